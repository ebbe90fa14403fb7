"""RP201: duties without anything made."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.words_of_work import DUTY_ALONE, tells_of_work

_ENOUGH_LINES = 3
_MOSTLY = 0.75


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase):
        return
    work = case.record.work_statements()
    told = [(statement, case.record.text(statement)) for statement in work]
    told = [(statement, text) for statement, text in told if len(text.split()) >= 4]
    for position in case.record.positions:
        lines = [(s, text) for s, text in told if position.span.start <= s.span.start < position.span.end]
        lines = [(s, text) for s, text in lines if position.title not in text or not position.title]
        duties = [(s, text) for s, text in lines if DUTY_ALONE.match(text) or not tells_of_work(text)]
        begun = [s for s, text in lines if DUTY_ALONE.match(text)]
        if len(lines) >= _ENOUGH_LINES and len(duties) == len(lines) and len(begun) >= _MOSTLY * len(lines):
            where = position.employer or position.title or "this position"
            message = (
                f"Everything told of {where} is a duty; nothing says what was made, changed or shipped. Say what "
                f"exists "
                "now that did not before, and who uses it."
            )
            yield RULE.finding(message, begun[0].span)


RULE = Rule(
    code="RP201",
    name="nothing-shipped",
    group="evidence",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="All lines of a position tell what its holder was there for, and none what they made.",
    why="What opens doors is the shipped thing. A duty is the posting's sentence, not yours.",
    instead="Begin with the verb of what you did, name the thing, and say what came of it.",
    bad="- Responsible for machine learning models\n- Worked on the data platform\n- Participated in agile ceremonies",
    good="- Shipped the churn model that the retention team calls 400 customers a week by",
    find=_find,
)
