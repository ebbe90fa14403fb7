"""The positions that a résumé lists: what, where, from when to when.

An entry is known by its dates. Around the line that holds them stand the title and the employer, in one
of the usual layouts: all on one line, or on up to two lines above and one below. The title is the part
that names a kind of job; the employer is the part nearest to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roleprism.document import Section, SectionKind, Span
from roleprism.reading.dates import DateRange, Month, find_date_ranges
from roleprism.reading.headings import RESUME_HEADINGS
from roleprism.reading.title import JOB_WORD


class Position(NamedTuple):
    """One entry of a person's history.

    Args:
        employer: as written; empty where none was found.
        title: as written; empty where none was found.
        start: year and month (None where only the year is given).
        end: the same; None for a position that the person still holds.
        span: the whole entry, with what it says of the work.
    """

    employer: str
    title: str
    start: Month
    end: Month | None
    span: Span


class _Entry(NamedTuple):
    """An entry's dates, and the lines of its head: `above` nearest first."""

    dates: DateRange
    line: Span
    above: tuple[Span, ...]
    below: Span | None


BULLET = re.compile(r"[ \t]*(?:[•●▪◦*·–-]\s|\d+[.)]\s)")
"""How a line starts that tells of the work and heads no entry."""
_GAPS = re.compile(r"\s+[—–|·•/-]\s+|\s*\|\s*|\t+|\s{3,}|\s+(?:at|@)\s+|\s*[()]\s*")
_COMMA = re.compile(r",\s+(?!(?:Inc|LLC|Ltd|GmbH|Corp)\b)")
_MARKS = " \t#*_,;:|·•—–-()"
_PLACE = re.compile(
    r"(?:remote|hybrid|on-?site|full[- ]time|part[- ]time|contract|usa?|germany|france|india|canada|"
    r"united (?:states|kingdom)|(?:\d+ (?:years?|yrs?|months?|mos?)\s*)+)\b.{0,20}",
    re.I,
)
_ABBREVIATED = re.compile(
    r"\b(?:Inc|Ltd|Co|Corp|Bros|Pty|Pvt|Intl|Jr|St|L\.?L\.?C|L\.?P|P\.?C|S\.?A|N\.?V|B\.?V|S\.?p\.?A|S\.?r\.?l|S\.?L|"
    r"e\.V|K\.K|a\.s|s\.r\.o|d\.o\.o|z\.o\.o|Coop|U\.S|U\.K|D\.C)\.$"
)
"""A line whose dot ends a name and no sentence: "Acme Inc."."""
_SMALL_NAME = re.compile(r"[a-z]{1,3}[A-Z]|[a-z0-9-]+\.(?:com|ai|io|org|net)\b")
"""A name that starts small: "eBay", "booking.com"."""
_WORD = re.compile(r"\w+")
_HEADINGS = frozenset(phrase for phrases in RESUME_HEADINGS.values() for phrase in phrases)
_MAX_HEAD_CHARS = 140
_MAX_ABOVE = 2


def find_positions(resume_text: str, sections: Sequence[Section]) -> tuple[Position, ...]:
    """The entries of the experience sections, in the order of the text.

    Args:
        resume_text: the whole résumé.
        sections: its sections; those of the kind EXPERIENCE are looked at.
    """
    return tuple(
        position
        for section in sections
        if section.kind is SectionKind.EXPERIENCE
        for position in _section_positions(resume_text, section)
    )


def _section_positions(text: str, section: Section) -> Iterator[Position]:
    body = Span(section.heading.end if section.heading else section.span.start, section.span.end)
    entries = list(_entries(text, list(_lines(text, body))))
    starts = [_head_start(entry) for entry in entries]
    employer = ""
    for entry, start, end in zip(entries, starts, [*starts, body.end][1:], strict=True):
        title, named = _title_and_employer(text, entry)
        employer = named or employer  # an entry that names none is another role at the same one
        span = Span(start, start + len(text[start:end].rstrip()))
        yield Position(employer, title, entry.dates.start, entry.dates.end, span)


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        yield Span(start, end)
        start = end + 1


def _entries(text: str, lines: Sequence[Span]) -> Iterator[_Entry]:
    used = -1
    for index, line in enumerate(lines):
        dates = next(find_date_ranges(text, line), None)
        if dates is None or not _may_be_head(line.slice(text)):
            continue
        above: list[Span] = []
        for candidate in reversed(lines[max(used + 1, index - _MAX_ABOVE) : index]):
            if not _may_be_head(candidate.slice(text)):
                break
            above.append(candidate)
        below = None if _says_all(text, line, dates) else _below(text, lines, index)
        used = index if below is None else index + 1
        yield _Entry(dates, line, tuple(above), below)


def _says_all(text: str, line: Span, dates: DateRange) -> bool:
    """Whether the line of the dates holds title and employer as well."""
    parts = _own_parts(text, line, dates)
    return len(parts) > 1 and any(map(JOB_WORD.search, parts))


def _below(text: str, lines: Sequence[Span], index: int) -> Span | None:
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or not _may_be_head(below.slice(text)) or any(find_date_ranges(text, below)):
        return None
    return below


def _may_be_head(line: str) -> bool:
    """Whether a line may carry an employer or a title: short, no bullet, no sentence, no rest of one, no heading."""
    words = line.strip(" \t*_#")
    return bool(
        words
        and len(words) <= _MAX_HEAD_CHARS
        and not BULLET.match(line)
        and (words[-1] not in ".:;" or _ABBREVIATED.search(words))
        and (not words[0].islower() or _SMALL_NAME.match(words))
        and " ".join(_WORD.findall(words.lower())) not in _HEADINGS
    )


def _head_start(entry: _Entry) -> int:
    return min(span.start for span in (entry.line, *entry.above))


def _title_and_employer(text: str, entry: _Entry) -> tuple[str, str]:
    own = _own_parts(text, entry.line, entry.dates)
    above = [_parts(line.slice(text)) for line in entry.above]
    below = _parts(entry.below.slice(text)) if entry.below else []
    lines = [own, *above, below]
    titled = next((line for line in lines if any(map(JOB_WORD.search, line))), None)
    if titled is None:
        title, employer, *_ = (*(part for line in (*reversed(above), own, below) for part in line), "", "")
        return title, _without_place(employer)
    at = next(index for index, part in enumerate(titled) if JOB_WORD.search(part))
    beside = [*titled[:at], *titled[at + 1 :]]
    others = [part for line in lines if line is not titled for part in line]
    # Below the dates the title's neighbour is a place: the employer stands beside the dates.
    ranked = others + beside if titled is below else beside + others
    return titled[at], _without_place(next(iter(ranked), ""))


def _own_parts(text: str, line: Span, dates: DateRange) -> list[str]:
    return _parts(f"{text[line.start : dates.span.start]} | {text[dates.span.end : line.end]}")


def _parts(line: str) -> list[str]:
    """The parts of a line that may name an employer or a title: no places, no durations.

    A comma parts them only where nothing stronger does: "Product Manager, AI — Quillworks".
    """
    parts = _named(_GAPS.split(line))
    return parts if len(parts) > 1 else _named(_COMMA.split(parts[0])) if parts else []


def _named(parts: Sequence[str]) -> list[str]:
    stripped = (part.strip(_MARKS) for part in parts)
    return [part for part in stripped if part and not _PLACE.fullmatch(part)]


def _without_place(employer: str) -> str:
    return _COMMA.split(employer)[0]
