"""Stretches of time as résumés write them: "Jan 2020 - Present", "2019–'21", "2018-22", "Fall 2022 -"."""

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
_SEASONS = {"spring": 4, "summer": 7, "fall": 10, "autumn": 10, "q1": 2, "q2": 5, "q3": 8, "q4": 11}
"""The month in the middle of each; a winter has none, for it may lie at either end of its year."""
_SEASON = rf"(?:{'|'.join(_SEASONS)}|winter)(?:\s+of)?[,\s]\s*"
_YEAR = r"(?:(?:19|20)\d\d(?!\d)|['’‘]\d\d(?!\d))"
_FULL_YEAR = r"(?:19|20)\d\d(?!\d)"
_YEAR_AND_MONTH = rf"{_FULL_YEAR}(?:-(?:0[1-9]|1[0-2])|[/.]\d\d)(?!\d)(?:-\d\d(?!\d))?"
_POINT = rf"(?:(?:{_NAMED}|{_SEASON}){_YEAR}|\d\d?\s?[/.]\s?{_YEAR}|{_YEAR_AND_MONTH}|{_YEAR})"
_STILL = r"(?:(?:till?|to|until)\s+)?(?:present|now|current(?:ly)?|today|ongoing|date)\b"
_DASH = r"(?:[-–—→]|[-=]>)"
# Of "2008-12" no one knows whether it is a month or four years; another dash than a hyphen stands between years alone.
_YEAR_TO_SHORT = rf"(?P<year>{_FULL_YEAR})(?:-(?=1[3-9]|[2-9])|[–—])(?P<short>\d\d)(?![\w%]|[-–/.,]\d)"
_LINE_OR_COLUMN_ENDS = r"(?=[ \t]*(?:\n|\Z|[|·:)]|[ \t]{2}))"
_RANGE = re.compile(
    rf"(?<![\w/-])(?:(?P<start>{_POINT})\s*(?:{_DASH}|till?\b|to\b|until\b|through\b)\s*"
    rf"(?:(?P<end>{_POINT})(?!\w)|{_STILL})"
    rf"|{_YEAR_TO_SHORT}"
    # A dash with nothing behind it leaves the end open, but for one that is a sentence's: "rebuilt in 2019 -".
    rf"|(?:since\s+(?P<since>{_POINT})|(?<!\w )(?P<from>{_POINT})[ \t]*{_DASH}){_LINE_OR_COLUMN_ENDS})",
    re.I,
)
_YEAR_FIRST = re.compile(rf"({_FULL_YEAR})[-/.](\d\d)")
_THIS_CENTURY = 50
_LONGEST_YEARS = 60
"""What lasts longer is no stretch of a life: "2019–11" is a month, and "1910-2020" a firm's."""


def find_date_ranges(text: str, span: Span) -> Iterator[DateRange]:
    """The date ranges within a span of the text, in order."""
    for match in _RANGE.finditer(text, span.start, span.end):
        start = _month(match["start"] or match["since"] or match["from"] or match["year"])
        end = _month(match["end"]) if match["end"] else _short_end(start.year, match["short"])
        if end is None or end.year - start.year <= _LONGEST_YEARS:
            yield DateRange(start, end, Span(*match.span()))


def _short_end(start: int, short: str | None) -> Month | None:
    """The first year from a start on that ends in two digits."""
    return Month(start + (int(short) - start) % 100, None) if short else None


def _month(point: str) -> Month:
    iso = _YEAR_FIRST.match(point)
    if iso:
        return Month(int(iso[1]), _valid(int(iso[2])))
    year = _year(point)
    if point[0].isdigit():
        number = re.match(r"(\d\d?)\s?[/.]", point)
        return Month(year, _valid(int(number[1])) if number else None)
    season = next((month for name, month in _SEASONS.items() if point.casefold().startswith(name)), None)
    named = point[:3].casefold()
    return Month(year, season or (_MONTHS.index(named) + 1 if named in _MONTHS else None))


def _year(point: str) -> int:
    """The year that a point of time ends in, of which an apostrophe leaves two digits."""
    if point[-3] not in "'’‘":
        return int(point[-4:])
    short = int(point[-2:])
    return short + (2000 if short < _THIS_CENTURY else 1900)


def _valid(month: int) -> int | None:
    return month if 1 <= month <= 12 else None
