"""RP203: work without a number."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.words_of_work import has_number
from roleprism.atlas import OTHER
from roleprism.reading.dates import find_date_ranges

_ENOUGH_LINES = 4
_USUAL = "people served, time or money saved, how often it runs, how large it is"


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or not case.record.has_work_sections:
        return
    content = case.record.content
    lines = [
        statement
        for statement in case.record.work_statements()
        if len(case.record.text(statement).split()) >= 5 and not any(find_date_ranges(content, statement.span))
    ]
    if len(lines) < _ENOUGH_LINES or any(has_number(case.record.text(statement)) for statement in lines):
        return
    proofs = case.atlas.proofs.get(case.lead.role)
    measures = _USUAL if case.lead.role == OTHER or proofs is None else ", ".join(fact.text for fact in proofs.measures)
    message = f"No line of work has a number. Such work is judged by {measures}: put one into your two strongest lines."
    yield RULE.finding(message, lines[0].span)


RULE = Rule(
    code="RP203",
    name="no-numbers",
    group="evidence",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="Not one line of the work told has a number in it.",
    why="A number is what tells scale and effect apart from wording; each role has a few that its readers look for.",
    instead="Put a number into the two or three strongest lines: an effect, a scale, a time. An honest small one beats "
    "none.",
    bad="- Improved the search of the shop\n- Built dashboards for the team (and so on, to the end)",
    good="- Cut zero-result searches of the shop from 14% to 5%",
    find=_find,
)
