"""RP504: dates that cannot be, or positions that overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.document import Span
from roleprism.reading.dates import DateRange, Month, find_date_ranges
from roleprism.reading.history import BULLET, Position
from roleprism.reading.title import JOB_WORD

_LONG_OVERLAP = 7
_BESIDE = re.compile(
    r"intern|freelanc|part[- ]time|advis|volunteer|consult|contract|student|assistant|board|founder|"
    r"open[- ]source|teach|"
    r"mentor|self[- ]employed|owner|fractional|sabbatical|parental leave|on leave|"
    r"(?:\d|one|two|three|four|half)(?: a)? days? (?:a|per|each) (?:week|month)|\d\d ?% (?:of|position|post)",
    re.IGNORECASE,
)
_HEAD_CHARS = 300
"""Of an entry: its title, its employer and what is said of them, before it tells of the work."""


class _Stretch(NamedTuple):
    """What counts of a position, in months."""

    start: int
    end: int
    employer: str


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase):
        return
    content = case.record.content
    for dates in find_date_ranges(content, Span(0, len(content))):
        # What a bullet dates may be a plan of the work ("roadmap 2024-2027"): it may lie ahead, and still not run back.
        is_bullet = bool(BULLET.match(content, content.rfind("\n", 0, dates.span.start) + 1))
        wrong = _wrong(dates, case.today, may_lie_ahead=is_bullet)
        if wrong:
            yield RULE.finding(f"{dates.span.slice(content)!r} {wrong}.", dates.span)
    for one, other, months in _collisions(case.record.positions, content, case.today):
        span = next(find_date_ranges(content, other.span), None)
        message = (
            f"{other.title or other.employer!r} and {one.title or one.employer!r} overlap by "
            f"{months} months. Say which was part-time or freelance, or mend the dates."
        )
        yield RULE.finding(message, span.span if span else other.span)


def _collisions(positions: Iterable[Position], content: str, today: Month) -> Iterator[tuple[Position, Position, int]]:
    """Each position that overlaps an earlier one, with the first of those and by how many months.

    Stretches that are alike are compared once, for a file may repeat one thousands of times.
    """
    earlier: dict[_Stretch, Position] = {}
    for position in positions:
        stretch = _stretch(position, today)
        if stretch.end - stretch.start < _LONG_OVERLAP or _may_stand_beside(position, content):
            continue
        before = next((one for one in earlier if _collide(one, stretch)), None)
        if before is not None:
            yield earlier[before], position, _overlap(before, stretch)
        earlier.setdefault(stretch, position)


def _may_stand_beside(position: Position, content: str) -> bool:
    """Whether an entry says that it was not the whole week, or may be an employer above the roles held there."""
    lines = position.span.slice(content)[:_HEAD_CHARS].splitlines()
    head = " ".join(takewhile(lambda line: not BULLET.match(line), lines))
    names_a_job = JOB_WORD.search(position.title)
    return not names_a_job or bool(_BESIDE.search(f"{position.title} {position.employer} {head}"))


def _stretch(position: Position, today: Month) -> _Stretch:
    """No longer than it is for sure: from the end of a year whose month is not said, and to the start of one."""
    return _Stretch(_ordinal(position.start, 12), _ordinal(position.end or today, 1), position.employer)


def _collide(one: _Stretch, other: _Stretch) -> bool:
    is_same_employer = bool(one.employer) and one.employer == other.employer
    return not is_same_employer and _overlap(one, other) >= _LONG_OVERLAP


def _wrong(dates: DateRange, today: Month, *, may_lie_ahead: bool) -> str:
    start, end = _ordinal(dates.start, 1), _ordinal(dates.end, 12) if dates.end else None
    if end is not None and end < start:
        return "ends before it starts"
    if may_lie_ahead:
        return ""
    if start > _ordinal(today, 12):
        return "starts in the future"
    if end is not None and dates.end is not None and _ordinal(dates.end, 1) > _ordinal(today, 12):
        return "ends in the future: write 'Present'"
    return ""


def _ordinal(month: Month, unknown: int) -> int:
    return 12 * month.year + (month.month or unknown)


def _overlap(one: _Stretch, other: _Stretch) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


RULE = Rule(
    code="RP504",
    name="impossible-dates",
    group="document",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="A stretch of time that ends before it starts, starts in the future, or overlaps another by seven "
    "months or "
    "more with nothing that explains it.",
    why="A screen adds the months up; a reader takes a slip for a lie.",
    instead="Mend the dates, or say which work was part-time or freelance.",
    bad="Mar 2023 - Jan 2021",
    good="Jan 2021 - Mar 2023",
    find=_find,
)
