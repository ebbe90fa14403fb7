"""A role that a person refuses though their work fits it: what rules of applications share."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.record import Shown
from roleprism.document import Span

FITS = 0.15
"""A role with this share of the work told fits, and so does one all of whose core parts have work behind them."""


def refused_rule(
    role: str, mistake: str, *, code: str, name: str, summary: str, why: str, instead: str, bad: str, good: str
) -> Rule:
    """A rule that finds a role refused that fits, with what the atlas says against the refusal.

    Args:
        role: its slug.
        mistake: the slug of the mistake in the atlas.
        code, name, summary, why, instead, bad, good: as for `Rule`.
    """

    def find(case: Case) -> Iterator[Finding]:
        if isinstance(case, ResumeCase) and role in case.wishes.refuse and _fits(case, role):
            yield rule.finding(_message(case, role, mistake), Span(0, 0))

    rule = Rule(code, name, "application", "resume", Lifecycle.STABLE, summary, why, instead, bad, good, find)
    return rule


def _message(case: ResumeCase, role: str, mistake: str) -> str:
    told = next(one for one in case.atlas.mistakes if one.slug == mistake)
    share = case.record.work.spectrum.shares[role]
    name = case.atlas.role(role).name
    return f"{name} is refused, and {share:.0%} of the work told is of it. {told.why.text} {told.instead.text}"


def _fits(case: ResumeCase, role: str) -> bool:
    core = [one for one in case.record.shown.get(role, ()) if one.part.is_core]
    has_core = bool(core) and all(one.how is Shown.WORK for one in core)
    return case.record.work.spectrum.shares[role] >= FITS or has_core
