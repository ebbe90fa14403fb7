"""The answer: what share of the work belongs to each role, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Spectrum:
    """The calibrated shares of one document.

    Args:
        shares: role slug -> expected part of the work, every role and `other`, summing to 1.
        confidence: the probability that `primary` is what a careful reader would name.
        thin: the text says too little about the work for an answer of its own.
        basis: "work"; of a thin text "title", where that names a role, else "prior": what is usual of such texts.
        scores: role slug -> prior plus all weights, in bits.
        prior: role slug -> what rests on no evidence, in bits: the score before reading; for other work that of its
            kinds, as far as each is found, and what several kinds at once add.
        other_kinds: kind of other work -> expected part of the work, summing to the share of `other`; empty where thin.
    """

    shares: Mapping[str, float]
    confidence: float
    thin: bool
    basis: str
    scores: Mapping[str, float]
    prior: Mapping[str, float]
    other_kinds: Mapping[str, float] = field(default_factory=dict)

    @property
    def primary(self) -> str:
        """The slug with the largest share."""
        return max(self.shares, key=self.shares.__getitem__)

    def ranked(self) -> list[tuple[str, float]]:
        """Slugs with their shares, the largest first."""
        return sorted(self.shares.items(), key=lambda item: (-item[1], item[0]))

    def fine_shares(self) -> dict[str, float]:
        """Shares with those that `shares` leaves out as too small: what one line adds is often no more.

        Those of a thin text are its shares.
        """
        if self.thin:
            return dict(self.shares)
        most = max(self.scores.values())
        odds = {slug: 2 ** (score - most) for slug, score in self.scores.items()}
        total = sum(odds.values())
        return {slug: part / total for slug, part in odds.items()}


def percents(shares: Mapping[str, float]) -> dict[str, int]:
    """The shares in whole percent, rounded so that they still add up to 100; nothing of what is nothing at all."""
    if not any(shares.values()):
        return dict.fromkeys(shares, 0)
    floors = {slug: int(share * 100) for slug, share in shares.items()}
    missing = 100 - sum(floors.values())
    by_remainder = sorted(shares, key=lambda slug: floors[slug] - shares[slug] * 100)
    return floors | {slug: floors[slug] + 1 for slug in by_remainder[:missing]}
