"""Stretches of time as résumés write them: "Jan 2020 - Present", "2019–2021", "03/2020 to 2021-06"."""

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
_YEAR = r"(?:19|20)\d\d(?!\d)"
_POINT = rf"(?:{_NAMED}{_YEAR}|\d\d?\s?[/.]\s?{_YEAR}|{_YEAR}[-/.]\d\d(?!\d)(?:-\d\d(?!\d))?|{_YEAR})"
_RANGE = re.compile(
    rf"(?<![\w/-])({_POINT})\s*(?:[-–—→]|[-=]>|to\b|until\b|through\b)\s*"
    rf"(?:({_POINT})(?!\w)|(?:present|now|current(?:ly)?|today|ongoing|date)\b)",
    re.I,
)
_YEAR_FIRST = re.compile(rf"({_YEAR})[-/.](\d\d)")


def find_date_ranges(text: str, span: Span) -> Iterator[DateRange]:
    """The date ranges within a span of the text, in order."""
    for match in _RANGE.finditer(text, span.start, span.end):
        end = _month(match[2]) if match[2] else None
        yield DateRange(_month(match[1]), end, Span(*match.span()))


def _month(point: str) -> Month:
    iso = _YEAR_FIRST.match(point)
    if iso:
        return Month(int(iso[1]), _valid(int(iso[2])))
    year = int(point[-4:])
    if point[0].isdigit():
        number = re.match(r"(\d\d?)\s?[/.]", point)
        return Month(year, _valid(int(number[1])) if number else None)
    return Month(year, _MONTHS.index(point[:3].casefold()) + 1)


def _valid(month: int) -> int | None:
    return month if 1 <= month <= 12 else None
