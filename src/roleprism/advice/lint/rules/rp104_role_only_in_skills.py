"""RP104: a role that the skills list speaks of, and no work."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.record import PartShown, Shown
from roleprism.document import SectionKind

_ENOUGH_PARTS = 2
_NO_WORK = 0.05


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or not case.record.has_work_sections:
        return
    claims = []
    for role, parts in case.record.shown.items():
        listed = [one for one in parts if _is_listed(one, case)]
        has_work = any(one.how is Shown.WORK for one in parts)
        if len(listed) >= _ENOUGH_PARTS and not has_work and case.record.work.spectrum.shares[role] < _NO_WORK:
            claims.append((len(listed), role, listed))
    if not claims:
        return
    _, role, listed = max(claims, key=lambda claim: claim[0])
    what = ", ".join(one.part.what for one in listed[:3])
    artifact = listed[0].part.artifact.text
    message = (
        f"The skills list speaks of {case.atlas.role(role).name} ({what}), and no work does. Strike it, or make "
        f"something that shows it: {artifact[0].lower()}{artifact[1:]}"
    )
    yield RULE.finding(message, listed[0].mentions[0].span)


def _is_listed(shown: PartShown, case: ResumeCase) -> bool:
    kinds = {case.found.statements[mention.statement].kind for mention in shown.mentions}
    return shown.how is Shown.WORDS and SectionKind.SKILLS in kinds


RULE = Rule(
    code="RP104",
    name="role-only-in-skills",
    group="positioning",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="The skills list has the words of a role, and nothing told of the work has.",
    why="A list is a claim without a witness: it brings the interview that asks for the work, and weighs a fraction of "
    "one shipped thing.",
    instead="Tell the work behind the words, or leave the words out until there is some.",
    bad="Skills: RAG, LLM evals, AI agents (over ten years of billing systems)",
    good="- Built retrieval over our runbooks with 60 test questions (and then the skills)",
    find=_find,
)
