"""RP103: a headline or a summary that stacks several role titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from roleprism.advice.lead import which_to_lead_with
from roleprism.advice.lint.case import Case, ResumeCase, headline, headline_roles
from roleprism.advice.lint.finding import Edit, Finding, Fix, Lifecycle, Rule
from roleprism.advice.lint.mixed import BOTH, why_not_both
from roleprism.advice.lint.self_named import self_named
from roleprism.atlas import OTHER

_CONTACT = re.compile(r"@|\bhttps?:|\bwww\.|\d{3}")
_SEVERAL = 2
_MANY = 3


def _find(case: Case) -> Iterator[Finding]:
    if isinstance(case, ResumeCase):
        yield from _headline(case)
        yield from _summary(case)


def _headline(case: ResumeCase) -> Iterator[Finding]:
    if not case.record.document.title:
        return
    span, named = headline(case), headline_roles(case)
    roles = [role for role in named if role != OTHER]
    if len(roles) < _SEVERAL and len(named) < _MANY:
        return
    lead = case.lead
    fix = None
    # A line that also holds an address or a number would lose it.
    if lead.title and span.end > span.start and not _CONTACT.search(span.slice(case.record.content)):
        fix = Fix(f"Write {lead.title!r} as the headline.", (Edit(span, lead.title),), is_safe=False)
    yield RULE.finding(f"The headline stacks {_says(case, roles)}", span, fix)


def _summary(case: ResumeCase) -> Iterator[Finding]:
    for called in self_named(case):
        roles = [role for role in called.roles if role != OTHER]
        if len(roles) >= _SEVERAL:
            yield RULE.finding(f"The summary stacks {_says(case, roles)}", called.span)
            return


def _says(case: ResumeCase, roles: Sequence[str]) -> str:
    names = " and ".join(case.atlas.role(role).name for role in roles) or "several titles"
    why = f" {why_not_both(case.atlas)}" if set(BOTH) <= set(roles) else ""
    return f"{names}.{why} {which_to_lead_with(case.lead)}"


RULE = Rule(
    code="RP103",
    name="stacked-titles",
    group="positioning",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="The headline or the summary names two or more of the AI roles side by side, or in one: AI/ML Engineer.",
    why="A screen looks for one role. A stack of titles tells that its owner could not say which work they do "
    "best, and "
    "every reader sees the part that is not theirs.",
    instead="Lead with the role that most of the shipped work supports; send a second version of the résumé where "
    "another role lies close.",
    bad="AI Engineer / ML Engineer / Prompt Engineer",
    good="AI Engineer (agents & evals)",
    find=_find,
)
