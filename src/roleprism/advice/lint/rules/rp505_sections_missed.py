"""RP505: a résumé whose sections a parser does not find."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.document import SectionKind, Span

_LONG_ENOUGH = 60


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or len(case.record.content.split()) < _LONG_ENOUGH:
        return
    kinds = {statement.kind for statement in case.found.statements}
    if SectionKind.EXPERIENCE in kinds or SectionKind.PROJECTS in kinds:
        return
    message = (
        "No section of work was found. Put 'Experience' (or 'Projects') on a line of its own above what you did, and "
        "'Skills' and 'Education' above those: parsers look for these words."
    )
    yield RULE.finding(message, Span(0, 0))


RULE = Rule(
    code="RP505",
    name="sections-missed",
    group="document",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="No heading tells where the work starts.",
    why="A parser files what stands below no known heading under nothing, and a recruiter's search does not find it.",
    instead="Use the plain words: Experience, Projects, Skills, Education.",
    bad="MY JOURNEY SO FAR",
    good="Experience",
    find=_find,
)
