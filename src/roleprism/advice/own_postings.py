"""What the postings at hand say of whom the employers of the atlas look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from roleprism.atlas import OTHER, Atlas
from roleprism.document import Posting
from roleprism.document.kinship import kinship
from roleprism.spectrum import Reading

LEAST_POSTINGS = 5
"""An employer's own postings are heard from this many on."""

Shares = Mapping[str, float]
"""Slug -> part of the work."""


class OwnPosting(NamedTuple):
    """A posting as far as the view of its company rests on it.

    Args:
        company: as posted.
        kinship: the same for the same role elsewhere.
        thin: whether it says too little about its work.
    """

    company: str
    kinship: bytes
    shares: Shares
    thin: bool = False

    @property
    def is_of_a_role(self) -> bool:
        """Whether its work is foremost that of a role: a board lists all that a company hires for."""
        return not self.thin and max(self.shares, key=self.shares.__getitem__) != OTHER


def own_postings(readings: Iterable[Reading]) -> Iterator[OwnPosting]:
    """The postings among what was read."""
    for reading in readings:
        document, spectrum = reading.document, reading.spectrum
        if isinstance(document, Posting):
            yield OwnPosting(document.company, kinship(document), spectrum.shares, spectrum.thin)


def by_employer(postings: Iterable[OwnPosting], atlas: Atlas) -> dict[str, list[Shares]]:
    """Employer slug -> shares of those of its own postings that are a role's, each once, where there are enough."""
    found: dict[str, dict[bytes, Shares]] = {}
    for one in postings:
        employer = atlas.employer_named(one.company)
        if employer is not None and one.is_of_a_role:
            found.setdefault(employer.slug, {})[one.kinship] = one.shares
    return {slug: list(own.values()) for slug, own in found.items() if len(own) >= LEAST_POSTINGS}
