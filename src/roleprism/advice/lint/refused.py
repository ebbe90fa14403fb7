"""A role that a person refuses though their work fits it: what rules of applications share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from roleprism.advice.lint.case import ResumeCase
from roleprism.advice.lint.finding import Finding, Rule
from roleprism.advice.record import Shown
from roleprism.document import Span

FITS = 0.15
"""A role with this share of the work told fits, and so does one all of whose core parts have work behind them."""


def refused_finding(role: str, mistake: str) -> Callable[[ResumeCase, Rule], Iterator[Finding]]:
    """A check that finds a role refused that fits, with what the atlas says against the refusal."""

    def find(case: ResumeCase, rule: Rule) -> Iterator[Finding]:
        if role not in case.wishes.refuse or not _fits(case, role):
            return
        told = next(one for one in case.atlas.mistakes if one.slug == mistake)
        share = case.record.work.spectrum.shares[role]
        name = case.atlas.role(role).name
        message = f"{name} is refused, and {share:.0%} of the work told is of it. {told.why.text} {told.instead.text}"
        yield rule.finding(message, Span(0, 0))

    return find


def _fits(case: ResumeCase, role: str) -> bool:
    core = [one for one in case.record.shown.get(role, ()) if one.part.is_core]
    has_core = bool(core) and all(one.how is Shown.WORK for one in core)
    return case.record.work.spectrum.shares[role] >= FITS or has_core
