"""RP106: the keywords of AI engineering and of ML engineering side by side, and nothing that says which leads."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lead import LEAST_NEAR, which_to_lead_with
from roleprism.advice.lint.case import Case, ResumeCase, headline_roles
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.lint.mixed import BOTH, why_not_both
from roleprism.advice.lint.self_named import self_named
from roleprism.atlas import OTHER
from roleprism.document import SectionKind
from roleprism.reading.finder import Mention
from roleprism.reading.scan import fold_phrases

_MOST_NAMED = 3
_A_KIT = 2
"""Parts of a role's work that a skills list speaks of before it holds the role's kit."""


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase):
        return
    called = {*headline_roles(case), *(role for one in self_named(case) for role in one.roles)}
    # Whoever names a role leads with it, and a stack of both is RP103's.
    if called - {OTHER} or any(case.record.told[role] < LEAST_NEAR for role in BOTH):
        return
    kits = [_kit(case, role) for role in BOTH]
    if all(len(kit) >= _A_KIT for kit in kits):
        first = min(mention.span for kit in kits for mention in kit)
        told = " and ".join(_told(case, role, kit) for role, kit in zip(BOTH, kits, strict=True))
        message = (
            f"Skills and work speak of {told}, and nothing at the head says which one you are. "
            f"{why_not_both(case.atlas)} {which_to_lead_with(case.lead)}"
        )
        yield RULE.finding(message, first)


def _kit(case: ResumeCase, role: str) -> list[Mention]:
    """Where the skills list has words of the parts of a role's work, the first place of each part."""
    listed = [one for one in case.found.mentions if case.found.statements[one.statement].kind is SectionKind.SKILLS]
    kit = set()
    for part in case.atlas.proofs[role].parts:
        phrases = set(fold_phrases(part.phrases))
        kit |= set([one for one in listed if one.phrase in phrases][:1])
    return sorted(kit, key=lambda one: one.span)


def _told(case: ResumeCase, role: str, kit: list[Mention]) -> str:
    tools = ", ".join(mention.span.slice(case.record.content) for mention in kit[:_MOST_NAMED])
    return f"{case.atlas.role(role).name} ({tools})"


RULE = Rule(
    code="RP106",
    name="ai-and-ml-mixed",
    group="positioning",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="Work and skills list hold the words of AI Engineer and of ML Engineer alike, and neither headline nor "
    "summary says which one leads.",
    why="Screens for either role look for its own words at the top; where half of them are the other's, both pass on.",
    instead="Lead with the role that more of the shipped work supports, its tools first; keep a second version of the "
    "résumé that leads with the other.",
    bad="Software Engineer (over half retrieval and half ranking; Skills: RAG, Langfuse, PyTorch, MLflow)",
    good="AI Engineer (retrieval & evals); Skills: RAG, Langfuse, then PyTorch",
    find=_find,
)
