"""A role that a person refuses though their work fits it: what rules of applications share."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.background import past_work
from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.record import Shown
from roleprism.document import Span

FITS = 0.15
"""A role with this share of the work told fits; so does one all of whose core parts have work behind them, and one that
is a step of the person's own background."""


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
        if isinstance(case, ResumeCase) and role in case.wishes.refuse and (fits := _why_it_fits(case, role)):
            told = next(one for one in case.atlas.mistakes if one.slug == mistake)
            message = f"{case.atlas.role(role).name} is refused, and {fits}. {told.why.text} {told.instead.text}"
            yield rule.finding(message, Span(0, 0))

    rule = Rule(code, name, "application", "resume", Lifecycle.STABLE, summary, why, instead, bad, good, find)
    return rule


def _why_it_fits(case: ResumeCase, role: str) -> str:
    """What speaks for a role, as the end of a sentence; empty where nothing does."""
    core = [one for one in case.record.shown.get(role, ()) if one.part.is_core]
    has_core = bool(core) and all(one.how is Shown.WORK for one in core)
    if case.record.told[role] >= FITS:
        return f"{case.record.percent[role]}% of the work told is of it"
    if has_core:
        return "work is told for all that is at its core"
    past = past_work(case.record, case.atlas, case.today)
    near = (one.background.name for one in past if role in {step.role for step in one.background.next_steps})
    background = next(near, "")
    return f"it is a step that lies near your background ({background})" if background else ""
