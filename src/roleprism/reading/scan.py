"""Find every known phrase in folded text, by its words.

Each space of folded text ends a word, and of two spaces the second ends an empty one. So a statement's end is a word
that no phrase holds, and no phrase is found across it. Words are looked up as they are written, and phrases by the
numbers of their words: an answer is exact, hashes only say where to look.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from roleprism.reading.fold import SPACE, Bytes, Folded, Positions, fold_bytes
from roleprism.reading.plain import make_plain
from roleprism.reading.trie import NOTHING, Reached, Trie

# By buffers here and below, for `pa.scalar` and `to_numpy` import pandas where it is installed: half a second.
_NOTHING = pa.Array.from_buffers(pa.int32(), 1, [None, pa.py_buffer(np.full(1, NOTHING, dtype=np.int32))])[0]


class Mentions(NamedTuple):
    """Where known phrases occur, ascending by end, of one end the longest first: each (n_mentions,) int32.

    Args:
        phrase: the row of the phrase.
        start, end: positions of its words in the folded text, end exclusive.
    """

    phrase: Positions
    start: Positions
    end: Positions

    def take(self, rows: NDArray[np.int64]) -> Mentions:
        """Only the given ones."""
        return Mentions(*(column.take(rows) for column in self))


class Scanner:
    """All phrases, to be found in one pass.

    Args:
        phrases: folded phrases, distinct: words parted by one space.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        self.phrases = tuple(phrases)
        written, _ = _words(np.frombuffer("".join(f" {phrase} " for phrase in phrases).encode("ascii"), dtype=np.uint8))
        # The empty word before the first phrase makes itself number 0, `NOTHING`.
        self._vocabulary = written[:-1].unique()
        words = self._look_up(written)
        self._trie = Trie(words[words != NOTHING], np.diff(np.flatnonzero(words == NOTHING)) - 1)

    def scan(self, folded: Folded) -> Mentions:
        """Find all mentions, overlapping ones too."""
        written, bounds = _words(folded.text)
        return _in_order(self._trie.find(self._look_up(written)), bounds)

    def _look_up(self, written: pa.BinaryArray) -> Positions:
        """The number of each word, `NOTHING` for one that no phrase holds: (n_words,) int32."""
        numbers = pc.coalesce(pc.index_in(written, value_set=self._vocabulary), _NOTHING)
        return np.frombuffer(numbers.buffers()[1], dtype=np.int32, count=len(numbers))


def _words(text: Bytes) -> tuple[pa.BinaryArray, Positions]:
    """The words of a text, each with the space that ends it, last of all "", and where each starts.

    Args:
        text: (n,) uint8, ends with a space.
    """
    spaces = np.flatnonzero(text == SPACE)
    bounds = np.empty(spaces.size + 2, dtype=np.int32)
    bounds[0], bounds[1:-1], bounds[-1] = 0, spaces + 1, text.size
    buffers = [None, pa.py_buffer(bounds), pa.py_buffer(text)]
    return pa.Array.from_buffers(pa.binary(), spaces.size + 1, buffers), bounds[:-1]


def _in_order(found: Sequence[Reached], bounds: Positions) -> Mentions:
    """All that was found, by the place of its last word."""
    ends = np.zeros(bounds.size, dtype=np.int32)
    for one in found:
        ends[one.last] += 1
    before = np.cumsum(ends) - ends
    phrase, start, end = np.empty((3, ends.sum()), dtype=np.int32)
    for one in reversed(found):
        at = before[one.last]
        before[one.last] = at + 1
        phrase[at], start[at], end[at] = one.phrase, bounds[one.first], bounds[one.last + 1] - 1
    return Mentions(phrase, start, end)


def fold_phrase(phrase: str) -> str:
    """A phrase as it stands in folded text: "Fine-Tuning" -> "fine tuning"."""
    return fold_phrases((phrase,))[0]


def fold_phrases(phrases: Iterable[str]) -> list[str]:
    """Phrases as they stand in folded text; all in one pass, for each pass costs more than a phrase."""
    encoded = [f"{phrase}\n".encode() for phrase in phrases]
    bounds = np.cumsum([0, *map(len, encoded)], dtype=np.int32)
    plain = make_plain(np.frombuffer(b"".join(encoded), dtype=np.uint8))
    folded = fold_bytes(plain.raw).tobytes().decode("ascii")
    return [" ".join(folded[start:end].split()) for start, end in pairwise(plain.places(bounds).tolist())]
