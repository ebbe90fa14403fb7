"""Where a person comes from, by the titles of their history."""

from __future__ import annotations

from typing import NamedTuple

from roleprism.advice.record import Record
from roleprism.atlas import Atlas, Background
from roleprism.atlas.titles import title_words
from roleprism.document import SectionKind
from roleprism.reading.dates import Month
from roleprism.reading.history import Position

_UNDATED_MONTHS = 12
_DOCTORATE = ("phd", "ph.d", "doctorate", "doctoral", "dphil", "dr. rer")
_RESEARCHER = "researcher"


class PastWork(NamedTuple):
    """A background with the months spent in it, and the titles that tell of it.

    Args:
        known_by: the words of those titles that do, each once: a data scientist finds why they are an ML engineer.
        part: of all months that the history tells, those of no known background among them: 0 to 1.
    """

    background: Background
    months: int
    titles: tuple[str, ...]
    known_by: tuple[str, ...]
    part: float


def past_work(record: Record, atlas: Atlas, today: Month) -> tuple[PastWork, ...]:
    """The backgrounds of a résumé, the longest first; one that its headline alone names counts as a year.

    Args:
        today: when positions that still go on are cut off.
    """
    months: dict[str, int] = {}
    titles: dict[str, list[tuple[str, str]]] = {}
    whole = 0
    for position in record.positions:
        slug, name = _background_of(position.title, atlas)
        whole += _months(position, today)
        if slug and _months(position, today):
            months[slug] = months.get(slug, 0) + _months(position, today)
            titles.setdefault(slug, []).append((position.title, name))
    headline, name = _background_of(record.document.title, atlas)
    if headline and not whole:
        months[headline], titles[headline] = _UNDATED_MONTHS, [(record.document.title, name)]
    if has_doctorate(record) and _RESEARCHER not in months:
        months[_RESEARCHER], titles[_RESEARCHER] = _UNDATED_MONTHS, [("a doctorate", "a doctorate")]
    by_slug = {background.slug: background for background in atlas.backgrounds}
    whole = max(whole, sum(months.values()))
    found = []
    for slug in months:
        told, names = zip(*titles[slug], strict=True)
        found.append(PastWork(by_slug[slug], months[slug], told, tuple(dict.fromkeys(names)), months[slug] / whole))
    return tuple(sorted(found, key=lambda past: -past.months))


def worked_years(record: Record, today: Month) -> float | None:
    """How long a person has worked, in years: every month of their history once, whatever ran side by side.

    None of a résumé whose history has no dates, which is no beginner's.
    """
    months: set[int] = set()
    for position in record.positions:
        start, end = position.start, position.end or today
        first = 12 * start.year + (start.month or 7) - 1
        months |= set(range(first, min(12 * end.year + (end.month or 6), 12 * today.year + 12)))
    return len(months) / 12 if months else None


def _background_of(title: str, atlas: Atlas) -> tuple[str, str]:
    """The background whose longest known title stands in this one, and that title; empty where none does.

    The rank is part of a title here: a staff engineer has written software, and a staff nurse has not.
    """
    words = f" {title_words(title)} "
    known = (
        (len(name), background.slug, fact.text)
        for background in atlas.backgrounds
        for fact in background.titles
        if f" {(name := title_words(fact.text))} " in words
    )
    return max(known, default=(0, "", ""))[1:]


def _months(position: Position, today: Month) -> int:
    """How long a position lasted; of years alone a whole one less than they could hold, of impossible dates nothing."""
    start, end = position.start, position.end or today
    if start.month is None or end.month is None:
        return max(0, 12 * (end.year - start.year)) or (_UNDATED_MONTHS // 2 if end.year == start.year else 0)
    return max(0, 12 * (end.year - start.year) + end.month - start.month + 1)


def has_doctorate(record: Record) -> bool:
    """Whether the education tells of a doctorate, be it on its way."""
    education = (
        record.text(statement).lower()
        for statement in record.found.statements
        if statement.kind is SectionKind.EDUCATION
    )
    return any(word in line for line in education for word in _DOCTORATE)
