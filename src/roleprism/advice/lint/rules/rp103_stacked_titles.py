"""RP103: a headline that stacks several role titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roleprism.advice.lead import Lead
from roleprism.advice.lint.case import Case, ResumeCase, headline, headline_roles
from roleprism.advice.lint.finding import Edit, Finding, Fix, Lifecycle, Rule
from roleprism.advice.lint.mixed import BOTH, why_not_both
from roleprism.atlas import OTHER

_CONTACT = re.compile(r"@|\bhttps?:|\bwww\.|\d{3}")
_SEVERAL = 2
_MANY = 3


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or not case.record.document.title:
        return
    span, named = headline(case), headline_roles(case)
    roles = [role for role in named if role != OTHER]
    if len(roles) < _SEVERAL and len(named) < _MANY:
        return
    names = " and ".join(case.atlas.role(role).name for role in roles) or "several titles"
    lead = case.lead
    why = f" {why_not_both(case.atlas)}" if set(BOTH) <= set(roles) else ""
    fix = None
    # A line that also holds an address or a number would lose it.
    if lead.title and span.end > span.start and not _CONTACT.search(span.slice(case.record.content)):
        fix = Fix(f"Write {lead.title!r} as the headline.", (Edit(span, lead.title),), is_safe=False)
    yield RULE.finding(f"The headline stacks {names}.{why} {which_to_lead_with(lead)}", span, fix)


def which_to_lead_with(lead: Lead) -> str:
    """Which of several titles the work supports, and what becomes of one that lies close."""
    if not lead.title:
        return "Keep the one that the work supports."
    second = f"; keep a second version led by {lead.second[1]!r}" if lead.second else ""
    return f"Lead with {lead.title!r} alone{second}."


RULE = Rule(
    code="RP103",
    name="stacked-titles",
    group="positioning",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="The headline names two or more of the AI roles side by side, or in one: AI/ML Engineer.",
    why="A screen looks for one role. A stack of titles tells that its owner could not say which work they do "
    "best, and "
    "every reader sees the part that is not theirs.",
    instead="Lead with the role that most of the shipped work supports; send a second version of the résumé where "
    "another role lies close.",
    bad="AI Engineer / ML Engineer / Prompt Engineer",
    good="AI Engineer (agents & evals)",
    find=_find,
)
