"""Whether an archive can carry a trend; where it cannot, why."""

from __future__ import annotations

from typing import NamedTuple

from roleprism.market.readings import Readings

LEAST_DATED = 0.8
LEAST_A_SIDE = 100
LEAST_SOURCES = 2
LEAST_DAYS = 180


class Carrying(NamedTuple):
    """What can be compared over time.

    Args:
        sources: that hold enough postings in both halves; only they may be compared, like with like.
        why_not: why no trend is drawn; empty where one may be.
    """

    sources: tuple[str, ...]
    why_not: str


def carrying(readings: Readings) -> Carrying:
    """Which sources of an archive span the time; "other" is no source, for what it holds may change.

    The rules above were set before any archive was asked.
    """
    dated, total, days = readings.rows(
        "select count(day) as dated, count(*) as total, date_diff('day', min(day), max(day)) as days from work"
    )[0].values()
    if not total or dated / total < LEAST_DATED:
        return Carrying((), f"only {dated:,} of {total:,} postings have a date")
    if days < LEAST_DAYS:
        return Carrying((), f"the dates span {days} days, fewer than {LEAST_DAYS}")
    rows = readings.rows(
        "select source from work where side is not null and source not in ('', 'other') group by source "
        "having least(sum((side = 'early')::int), sum((side = 'late')::int)) >= $least order by source",
        least=LEAST_A_SIDE,
    )
    sources = tuple(row["source"] for row in rows)
    if len(sources) < LEAST_SOURCES:
        held = f"only {sources[0]} does" if sources else "none does"
        return Carrying(
            sources,
            f"{LEAST_SOURCES} sources with {LEAST_A_SIDE} postings in both halves of the time are needed, and {held}: "
            "a rise could be a change of source",
        )
    return Carrying(sources, "")
