"""RP405: skills asked for that no duty uses."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, PostingCase, words
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.lint.rules.rp406_research_grade_requirements import SOFT
from roleprism.advice.lint.titles import duties
from roleprism.advice.record import PartShown
from roleprism.document import SectionKind
from roleprism.reading.finder import Mention

_ENOUGH_PARTS = 2
_ENOUGH_LINES = 2
_ROLES = ("ml-engineer", "research-engineer", "voice-ai-engineer", "ai-platform-engineer")
"""Those whose skills are told by words of their own; a roadmap or a demo is asked for in any trade."""
_ENOUGH_DUTIES = 4
_NONE = 0.03


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, PostingCase) or len(duties(case)) < _ENOUGH_DUTIES:
        return
    shares = case.reading.spectrum.shares
    for role in _ROLES:
        parts = case.shown[role]
        near = {other.role for other in case.atlas.role(role).confused_with} - {role}
        if shares[role] > _NONE or any(shares[other] > _NONE for other in near):
            continue
        asked = [(one, found) for one in parts if (found := _firmly_required(one, case))]
        used = any(one.mentions and not _is_only_required(one, case) for one in parts)
        lines = {mention.statement for _, found in asked for mention in found}
        if len(asked) >= _ENOUGH_PARTS and len(lines) >= _ENOUGH_LINES and not used:
            what = ", ".join(one.part.what for one, _ in asked[:3])
            message = (
                f"The requirements ask for {case.atlas.role(role).name} skills ({what}), and no duty uses them. "
                "Strike them, or say where."
            )
            yield RULE.finding(message, asked[0][1][0].span)


def _firmly_required(shown: PartShown, case: PostingCase) -> list[Mention]:
    """Where a part is asked for in lines that ask firmly; empty where it stands outside the requirements too."""
    if not shown.mentions or not _is_only_required(shown, case):
        return []
    return [one for one in shown.mentions if not SOFT.search(words(case, case.found.statements[one.statement]))]


def _is_only_required(shown: PartShown, case: PostingCase) -> bool:
    kinds = {case.found.statements[mention.statement].kind for mention in shown.mentions}
    return kinds == {SectionKind.REQUIREMENTS}


RULE = Rule(
    code="RP405",
    name="skills-no-duty-uses",
    group="posting",
    kind="posting",
    lifecycle=Lifecycle.PREVIEW,
    summary="The requirements ask for the skills of a role of which no duty has any work.",
    why="Every such line keeps away people who could do the work, and calls people who look for other work.",
    instead="Ask for what the duties use; put the rest under what is nice to have, or leave it out.",
    bad="Requirements: distributed training, CUDA kernels (over duties of retrieval and prompts)",
    good="Requirements: has shipped an LLM feature and measured it",
    find=_find,
    measured="none of 12 hits on corpus postings was right in an earlier form that also asked after roadmaps and "
    "demos; this form flags hardly any. In preview until it is shown right.",
)
