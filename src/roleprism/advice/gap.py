"""What a posting asks for, beside what the résumé shows of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
        common: how much of the posting's work is AI work that the person does as well: 0 to 1.
        asked: the parts of its work, those of its largest role first.
    """

    posting: Reading
    common: float
    asked: tuple[Asked, ...]

    @property
    def in_common(self) -> str:
        """What they have in common, in words."""
        said = in_common(self.common, self.posting.spectrum.shares)
        names_one = self.posting.title.role in ROLE_SLUGS and _is_other(self.posting.spectrum.shares)
        return f"{said}, though its title names one" if names_one else said


def meet(record: Record, posting: Record) -> Meeting:
    """The posting's work beside the person's."""
    common = common_work(record, posting.reading.spectrum.shares)
    return Meeting(posting.reading, common, tuple(_asked(record, posting)))


def common_work(record: Record, shares: Mapping[str, float]) -> float:
    """How much of a posting's work is AI work that the person does as well: 0 to 1, by the posting's shares."""
    mine = record.work.spectrum.shares
    return sum(min(mine[role], shares[role]) for role in ROLE_SLUGS)


def in_common(common: float, shares: Mapping[str, float]) -> str:
    """The common work of a person and a posting in words, by the posting's shares."""
    if _is_other(shares):
        return "none of its work is of an AI role"
    return f"{common:.0%} of its work is AI work that is yours too"


def _is_other(shares: Mapping[str, float]) -> bool:
    return f"{shares[OTHER]:.0%}" == "100%"


def _asked(record: Record, posting: Record) -> Iterator[Asked]:
    shares = posting.reading.spectrum.shares
    for role in sorted(ROLE_SLUGS, key=lambda role: -shares[role]):
        if shares[role] >= WORTH_MEETING:
            for theirs, mine in zip(posting.shown.get(role, ()), record.shown.get(role, ()), strict=True):
                if theirs.mentions:
                    yield Asked(role, theirs.mentions, mine)
