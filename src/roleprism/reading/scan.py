"""Find every known phrase in folded text, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind

from roleprism.reading.fold import Bytes, Positions, fold_bytes


class Mentions(NamedTuple):
    """Where known phrases occur, ascending by end: each (n_mentions,) int32.

    Args:
        phrase: the row of the phrase.
        start, end: positions of its words in the folded text, end exclusive.
    """

    phrase: Positions
    start: Positions
    end: Positions


class Scanner:
    """All phrases as one automaton.

    Args:
        phrases: folded phrases, distinct: words parted by one space.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        self.phrases = tuple(phrases)
        self._automaton = BytesAhoCorasick(
            [f" {phrase} ".encode("ascii") for phrase in phrases], matchkind=MatchKind.Standard
        )

    def scan(self, folded: Bytes) -> Mentions:
        """Find all mentions, overlapping ones too, in folded text."""
        found = self._automaton.find_matches_as_indexes(folded.tobytes(), overlapping=True)
        table = np.fromiter(chain.from_iterable(found), dtype=np.int32, count=3 * len(found)).reshape(-1, 3)
        return Mentions(table[:, 0], table[:, 1] + 1, table[:, 2] - 1)


def fold_phrase(phrase: str) -> str:
    """A phrase as it stands in folded text: "Fine-Tuning" -> "fine tuning"."""
    raw = np.frombuffer(phrase.encode(), dtype=np.uint8)
    return " ".join(fold_bytes(raw).tobytes().decode("ascii").split())
