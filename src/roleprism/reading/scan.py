"""Find every known phrase in folded text, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind
from numpy.typing import NDArray

from roleprism.reading.fold import Folded, Positions, fold_bytes

CHUNK = 16_384
"""Bytes scanned at a time: the automaton answers in Python tuples, which a cache should hold."""


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

    def scan(self, folded: Folded) -> Mentions:
        """Find all mentions, overlapping ones too."""
        text = folded.text.tobytes()
        cuts = _cuts(folded)
        found = [self._scan(text[start:end], start) for start, end in pairwise(cuts)]
        phrase, start, end = np.concatenate(found, axis=1) if found else np.zeros((3, 0), dtype=np.int32)
        return Mentions(phrase, start + 1, end - 1)

    def _scan(self, text: bytes, offset: int) -> NDArray[np.int32]:
        """(3, n_mentions): phrase, start and end with the spaces around it."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        table = np.fromiter(chain.from_iterable(found), dtype=np.int32, count=3 * len(found)).reshape(-1, 3).T
        return np.add(table, [[0], [offset], [offset]], dtype=np.int32)


def _cuts(folded: Folded) -> list[int]:
    """Where the text is cut for the scan: at statements, which no phrase crosses, about `CHUNK` apart."""
    starts = folded.statement_starts
    wanted = np.arange(0, folded.text.size, CHUNK)
    at = np.minimum(np.searchsorted(starts, wanted), starts.size - 1)
    return [*np.unique(starts[at]).tolist(), folded.text.size] if starts.size else []


def fold_phrase(phrase: str) -> str:
    """A phrase as it stands in folded text: "Fine-Tuning" -> "fine tuning"."""
    raw = np.frombuffer(phrase.encode(), dtype=np.uint8)
    return " ".join(fold_bytes(raw).tobytes().decode("ascii").split())
