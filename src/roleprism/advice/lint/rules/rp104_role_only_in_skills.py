"""RP104: a role that the skills list speaks of, and no work."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lead import LEAST_NEAR
from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.record import PartShown, Shown
from roleprism.document import SectionKind, Span
from roleprism.reading.scan import fold_phrases

_ENOUGH_PARTS = 2
_NO_WORK = 0.05


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or not case.record.has_work_sections:
        return
    shares, told = case.record.work.spectrum.shares, _words_of_work_told(case)
    claims = []
    for role, parts in case.record.shown.items():
        listed = [(one.part, at) for one in parts if (at := _listed(one, case, told)) is not None]
        has_work = any(one.how is Shown.WORK for one in parts)
        if len(listed) >= _ENOUGH_PARTS and not has_work and shares[role] < _NO_WORK:
            claims.append((len(listed), role, listed))
    if not claims:
        return
    _, role, listed = max(claims, key=lambda claim: claim[0])
    what = ", ".join(part.what for part, _ in listed[:3])
    artifact = listed[0][0].artifact.text
    message = (
        f"The skills list speaks of {case.atlas.role(role).name} ({what}), and no work does. Strike it, or make "
        f"something that shows it: {artifact[0].lower()}{artifact[1:]}"
    )
    yield RULE.finding(message, listed[0][1])


def _words_of_work_told(case: ResumeCase) -> frozenset[str]:
    """The words of the roles that work is told of: a tool that one of them brings claims no other role."""
    shares = case.record.work.spectrum.shares
    told = [proofs for role, proofs in case.atlas.proofs.items() if shares[role] >= LEAST_NEAR]
    return frozenset(fold_phrases(phrase for proofs in told for part in proofs.parts for phrase in part.phrases))


def _listed(shown: PartShown, case: ResumeCase, told: frozenset[str]) -> Span | None:
    """Where the skills list speaks of a part that no work does; None where it does not."""
    if shown.how is not Shown.WORDS:
        return None
    at = (
        mention.span
        for mention in shown.mentions
        if case.found.statements[mention.statement].kind is SectionKind.SKILLS and mention.phrase not in told
    )
    return next(at, None)


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
