"""RP403: a posting that asks for several roles at once."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, PostingCase, title_span
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.lint.titles import duties
from roleprism.atlas import OTHER
from roleprism.spectrum import percents

_ENOUGH = 0.18
_ENOUGH_DUTIES = 5
_MANY = 3
_FAMILIES = (
    ("ai-engineer", "prompt-engineer"), ("ml-engineer", "research-engineer"), ("ai-platform-engineer",),
    ("forward-deployed-engineer", "ai-solutions-architect"), ("responsible-ai",), ("ai-product-manager",),
    ("voice-ai-engineer",),
)  # fmt: skip
"""Roles that one person does in one piece count as one."""
_NO_LEAD = 0.5


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, PostingCase) or case.reading.spectrum.thin or len(duties(case)) < _ENOUGH_DUTIES:
        return
    shares = case.reading.spectrum.shares
    families = [sum(shares[role] for role in family) for family in _FAMILIES]
    asked = [family for family, share in zip(_FAMILIES, families, strict=True) if share >= _ENOUGH]
    if len(asked) < _MANY or max(*families, shares[OTHER]) >= _NO_LEAD or shares[OTHER] >= max(families):
        return
    first = [max(family, key=lambda role: shares[role]) for family in asked]
    percent = percents(shares)
    names = ", ".join(f"{case.atlas.role(role).name} ({percent[role]}%)" for role in first)
    message = f"The work is that of several roles, and none leads: {names}. Say which one the rest serves, or open two."
    yield RULE.finding(message, title_span(case))


RULE = Rule(
    code="RP403",
    name="many-roles-no-lead",
    group="posting",
    kind="posting",
    lifecycle=Lifecycle.PREVIEW,
    summary="The work is that of three or more AI roles, and none of them leads.",
    why="Nobody is good at all of it, so those who fit the larger part stay away, and interviews cannot agree on whom "
    "they look for.",
    instead="Put the role's defining task first, and say which of the others are help and not duty.",
    bad="Train models, ship the product's LLM features, run the GPU cluster, and own the customer's deployment",
    good="Ship the product's LLM features; you will work with the team that runs the cluster",
    find=_find,
    measured="3 of 16 hits on corpus postings were right: one job told in the words of several roles is flagged "
    "too. In preview for that; flags about 1 in 1,000 postings.",
)
