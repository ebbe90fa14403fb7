"""What a posting asks for, beside what the résumé shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from roleprism.advice.record import PartShown, Record, Shown
from roleprism.atlas import OTHER, ROLE_SLUGS
from roleprism.reading.finder import Mention
from roleprism.spectrum import Reading

WORTH_MEETING = 0.1
"""A role with less of the posting's work than this is no part of what it asks for."""


class Asked(NamedTuple):
    """One part of a role's work that a posting asks for.

    Args:
        role: the role's slug.
        posting: where the posting speaks of it.
        resume: how far the résumé shows it, and where.
    """

    role: str
    posting: tuple[Mention, ...]
    resume: PartShown

    @property
    def how(self) -> Shown:
        """How far the résumé shows it."""
        return self.resume.how


class Meeting(NamedTuple):
    """How a person's work meets a posting's.

    Args:
        common: how much of the AI work that the posting asks for the person's own work covers: 0 to 1.
        asked: the parts of its work, those of its largest role first.
    """

    posting: Reading
    common: float
    asked: tuple[Asked, ...]


def meet(record: Record, posting: Record) -> Meeting:
    """The posting's work beside the person's."""
    return Meeting(posting.reading, common_work(record, posting.reading), tuple(_asked(record, posting)))


def common_work(record: Record, posting: Reading) -> float:
    """How much of the AI work that a posting asks for the person's own work covers: 0 to 1."""
    mine, theirs = record.work.spectrum.shares, posting.spectrum.shares
    wanted = 1 - theirs[OTHER]
    common = sum(min(mine[role], theirs[role]) for role in theirs if role != OTHER)
    return common / wanted if wanted > 0 else 0.0


def _asked(record: Record, posting: Record) -> Iterator[Asked]:
    shares = posting.reading.spectrum.shares
    for role in sorted(ROLE_SLUGS, key=lambda role: -shares[role]):
        if shares[role] >= WORTH_MEETING:
            for theirs, mine in zip(posting.shown.get(role, ()), record.shown.get(role, ()), strict=True):
                if theirs.mentions:
                    yield Asked(role, theirs.mentions, mine)
