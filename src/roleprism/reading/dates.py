"""Stretches of time as résumés write them: "Jan 2020 - Present", "2019–'21", "03/2020 to 2021-06", "since 04.2020"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from roleprism.document import Span


class Month(NamedTuple):
    """A month of a year; `month` is None where only the year is given."""

    year: int
    month: int | None


class DateRange(NamedTuple):
    """From when to when, and where it stands; `end` is None for what still goes on."""

    start: Month
    end: Month | None
    span: Span


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?,?\s*"
_YEAR = r"(?:(?:19|20)\d\d(?!\d)|['’‘]\d\d(?!\d))"
_FULL_YEAR = r"(?:19|20)\d\d(?!\d)"
_POINT = rf"(?:{_NAMED}{_YEAR}|\d\d?\s?[/.]\s?{_YEAR}|{_FULL_YEAR}[-/.]\d\d(?!\d)(?:-\d\d(?!\d))?|{_YEAR})"
_STILL = r"(?:(?:till?|to|until)\s+)?(?:present|now|current(?:ly)?|today|ongoing|date)\b"
_LINE_OR_COLUMN_ENDS = r"(?=[ \t]*(?:\n|\Z|[|·:)]|[ \t]{2}))"
_RANGE = re.compile(
    rf"(?<![\w/-])(?:(?P<start>{_POINT})\s*(?:[-–—→]|[-=]>|till?\b|to\b|until\b|through\b)\s*"
    rf"(?:(?P<end>{_POINT})(?!\w)|{_STILL})"
    rf"|(?:since\s+(?P<since>{_POINT})|(?P<from>{_POINT})\s*→){_LINE_OR_COLUMN_ENDS})",
    re.I,
)
_YEAR_FIRST = re.compile(rf"({_FULL_YEAR})[-/.](\d\d)")
_THIS_CENTURY = 50


def find_date_ranges(text: str, span: Span) -> Iterator[DateRange]:
    """The date ranges within a span of the text, in order."""
    for match in _RANGE.finditer(text, span.start, span.end):
        start = match["start"] or match["since"] or match["from"]
        yield DateRange(_month(start), _month(match["end"]) if match["end"] else None, Span(*match.span()))


def _month(point: str) -> Month:
    iso = _YEAR_FIRST.match(point)
    if iso:
        return Month(int(iso[1]), _valid(int(iso[2])))
    year = _year(point)
    if point[0].isdigit():
        number = re.match(r"(\d\d?)\s?[/.]", point)
        return Month(year, _valid(int(number[1])) if number else None)
    named = point[:3].casefold()
    return Month(year, _MONTHS.index(named) + 1 if named in _MONTHS else None)


def _year(point: str) -> int:
    """The year that a point of time ends in, of which an apostrophe leaves two digits."""
    if point[-3] not in "'’‘":
        return int(point[-4:])
    short = int(point[-2:])
    return short + (2000 if short < _THIS_CENTURY else 1900)


def _valid(month: int) -> int | None:
    return month if 1 <= month <= 12 else None
