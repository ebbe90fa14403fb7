"""The store ranked for a résumé: all by what is known at once, the nearest looked at closely."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from roleprism.advice import Adviser, Wishes
from roleprism.advice.advice import doubts_of_wishes
from roleprism.advice.background import worked_years
from roleprism.advice.lint import Finding
from roleprism.advice.rank import Candidate, Filters, Ranked, Verdict, is_worth_ranking, near_points, rank
from roleprism.advice.record import Record
from roleprism.atlas import SLUGS
from roleprism.doors.jobs.read_store import read_store
from roleprism.doors.jobs.wishes import filters_of, wishes_of
from roleprism.reading.dates import Month
from roleprism.store import Store
from roleprism.store.rows import Stored

_OTHER_WORK = "work"
_LEFT_OUT = {_OTHER_WORK: "whose work is not yours"}

CLOSE_LOOKS = 200
"""How many postings, the nearest by work, wishes and freshness, are looked at closely."""


@dataclass(frozen=True)
class Ranking:
    """What came of it.

    Args:
        ranked: the best first.
        considered: how many postings passed the filters or could not be judged.
        left_out: filter -> how many postings failed it; "work" those that have no work in common with the person.
        doubts: what the atlas says against the person's wishes, which the ranking heeds.
    """

    ranked: tuple[Ranked, ...]
    considered: int
    left_out: Counter[str]
    doubts: tuple[Finding, ...] = ()

    @property
    def left_out_words(self) -> str:
        """How many were left out and why: "12 by place, 40 whose work is not yours"."""
        return ", ".join(f"{n:,} {_LEFT_OUT.get(name, f'by {name}')}" for name, n in self.left_out.items())


class Asked(NamedTuple):
    """What a person asks of a ranking; what is not asked is as the store keeps it.

    Args:
        roles: slugs, one of which must be a fifth of a posting's work or more.
        places: words of which its location must hold one.
        min_pay: the least a year: "150000USD".
    """

    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    min_pay: str = ""


def rank_for(
    adviser: Adviser, record: Record, store: Store, asked: Asked, today: date
) -> tuple[Ranking, dict[int, Stored]]:
    """Rank the open postings of a store for a person, by their wishes; and the postings, by id.

    Raises:
        UsageError: for a role or a pay that is none.
    """
    kept = store.wishes()
    filters = filters_of(kept, roles=asked.roles, places=asked.places, min_pay=asked.min_pay)
    read_store(store, adviser.reader)
    stored = store.all()
    return rank_store(adviser, record, stored, wishes_of(kept), filters, today), {one.id: one for one in stored}


def rank_one(adviser: Adviser, record: Record, store: Store, id: int, today: date) -> tuple[Ranked, Stored]:  # noqa: A002
    """Rank one posting of a store, whatever the filters.

    Raises:
        NoSuchPostingError: there is none of that id.
    """
    read_store(store, adviser.reader)
    one = store.get(id)
    return _look_closely(adviser, record, one, wishes_of(store.wishes()), Filters(), today), one


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
        if not failed and not is_worth_ranking(record, candidate, wishes, filters, SLUGS):
            failed = [_OTHER_WORK]
        left_out.update(failed)
        if not failed:
            candidates.append(candidate)
    near = heapq.nlargest(
        CLOSE_LOOKS, candidates, key=lambda one: (near_points(record, one, wishes, SLUGS, today), -one.id)
    )
    ranked = [_look_closely(adviser, record, by_id[one.id], wishes, filters, today) for one in near]
    best_first = sorted(ranked, key=lambda one: (-one.points, one.candidate.id))
    # The same role on another board or in another file is one posting to apply for; of twins the first stays.
    once: dict[bytes, Ranked] = {}
    for found in best_first:
        once.setdefault(by_id[found.candidate.id].kinship, found)
    doubts = doubts_of_wishes(record, adviser.atlas, Month(today.year, today.month), wishes)
    return Ranking(tuple(once.values()), len(candidates), left_out, doubts)


def _look_closely(
    adviser: Adviser, record: Record, one: Stored, wishes: Wishes, filters: Filters, today: date
) -> Ranked:
    posting = adviser.record(one.posting())
    years = worked_years(record, Month(today.year, today.month))
    return rank(record, candidate_of(one), posting, wishes, filters, adviser.atlas, SLUGS, years, today)


def candidate_of(one: Stored) -> Candidate:
    """What ranking looks at of a stored posting."""
    if one.shares is None:
        raise ValueError(f"posting {one.id} was not read")
    return Candidate(one.id, one.title, one.shares, one.thin, one.posted, one.location, one.workplace, one.pay)
