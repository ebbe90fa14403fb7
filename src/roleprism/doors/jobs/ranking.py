"""The store ranked for a résumé: all by what is known at once, the nearest looked at closely."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roleprism.advice import Adviser, Wishes
from roleprism.advice.background import worked_years
from roleprism.advice.rank import Candidate, Filters, Ranked, Verdict, near_points, rank
from roleprism.advice.record import Record
from roleprism.atlas import SLUGS
from roleprism.reading.dates import Month
from roleprism.store.rows import Stored

CLOSE_LOOKS = 200
"""How many postings, the nearest by work, wishes and freshness, are looked at closely."""


@dataclass(frozen=True)
class Ranking:
    """What came of it.

    Args:
        ranked: the best first.
        considered: how many postings passed the filters or could not be judged.
        left_out: filter -> how many postings failed it.
    """

    ranked: tuple[Ranked, ...]
    considered: int
    left_out: Counter[str]


def rank_store(
    adviser: Adviser, record: Record, stored: Sequence[Stored], wishes: Wishes, filters: Filters, today: date
) -> Ranking:
    """Rank postings for a person; a posting that was never read is passed over."""
    left_out: Counter[str] = Counter()
    by_id = {one.id: one for one in stored}
    candidates = []
    for one in stored:
        if one.shares is None:
            continue
        candidate = candidate_of(one)
        failed = [name for name, verdict in filters.verdicts(candidate, SLUGS) if verdict is Verdict.FAILS]
        left_out.update(failed)
        if not failed:
            candidates.append(candidate)
    near = heapq.nlargest(
        CLOSE_LOOKS, candidates, key=lambda one: (near_points(record, one, wishes, SLUGS, today), -one.id)
    )
    years = worked_years(record, Month(today.year, today.month))
    ranked = [
        rank(record, one, adviser.record(by_id[one.id].posting()), wishes, filters, adviser.atlas, SLUGS, years, today)
        for one in near
    ]
    return Ranking(tuple(sorted(ranked, key=lambda one: (-one.points, one.candidate.id))), len(candidates), left_out)


def candidate_of(one: Stored) -> Candidate:
    """What ranking looks at of a stored posting."""
    if one.shares is None:
        raise ValueError(f"posting {one.id} was not read")
    return Candidate(one.id, one.title, one.shares, one.thin, one.posted, one.location, one.workplace, one.pay)
