"""RP504: dates that cannot be, or positions that overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.document import Span
from roleprism.reading.dates import DateRange, Month, find_date_ranges
from roleprism.reading.history import Position

_LONG_OVERLAP = 7
_BESIDE = re.compile(
    r"intern|freelanc|part[- ]time|advis|volunteer|consult|contract|student|assistant|board|founder|"
    r"open[- ]source|teach|"
    r"mentor|self[- ]employed|owner",
    re.IGNORECASE,
)


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase):
        return
    content = case.record.content
    for dates in find_date_ranges(content, Span(0, len(content))):
        wrong = _wrong(dates, case.today)
        if wrong:
            yield RULE.finding(f"{dates.span.slice(content)!r} {wrong}.", dates.span)
    for at, other in enumerate(case.record.positions):
        one = next((one for one in case.record.positions[:at] if _collide(one, other, case.today)), None)
        if one is not None:
            span = next(find_date_ranges(content, other.span), None)
            message = (
                f"{other.title or other.employer!r} and {one.title or one.employer!r} overlap by "
                f"{_overlap(one, other, case.today)} months. Say which was part-time or freelance, or mend the dates."
            )
            yield RULE.finding(message, span.span if span else other.span)


def _collide(one: Position, other: Position, today: Month) -> bool:
    return _overlap(one, other, today) >= _LONG_OVERLAP and not _may_overlap(one, other)


def _wrong(dates: DateRange, today: Month) -> str:
    start, end = _ordinal(dates.start, 1), _ordinal(dates.end, 12) if dates.end else None
    if end is not None and end < start:
        return "ends before it starts"
    if start > _ordinal(today, 12):
        return "starts in the future"
    if end is not None and dates.end is not None and _ordinal(dates.end, 1) > _ordinal(today, 12):
        return "ends in the future: write 'Present'"
    return ""


def _ordinal(month: Month, unknown: int) -> int:
    return 12 * month.year + (month.month or unknown)


def _overlap(one: Position, other: Position, today: Month) -> int:
    start = max(_ordinal(one.start, 12), _ordinal(other.start, 12))
    end = min(_ordinal(one.end or today, 1), _ordinal(other.end or today, 1))
    return end - start


def _may_overlap(one: Position, other: Position) -> bool:
    if one.employer and one.employer == other.employer:
        return True
    return any(_BESIDE.search(f"{position.title} {position.employer}") for position in (one, other))


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
