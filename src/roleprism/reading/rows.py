"""Words at places on a page -> rows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Word(NamedTuple):
    """A word and its box: `bottom` and `top` count upwards from the foot of the page, in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """How high its letters are, near enough the size of the font."""
        return self.top - self.bottom


Row = list[Word]

OTHER_SIZE = 1.1
"""Letters this many times as high as others are of another size."""
_WIDE_GAP = 1.6
"""A gap of this many letter heights parts two runs of a row; a justified line's spaces stay below."""


def to_rows(words: Iterable[Word]) -> list[Row]:
    """Words grouped by baseline, from the top of the page; each row from left to right."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: -word.bottom):
        if rows and _on_one_line(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _on_one_line(first: Word, word: Word) -> bool:
    shared = min(first.top, word.top) - max(first.bottom, word.bottom)
    return shared > 0.5 * min(first.height, word.height)


def to_runs(row: Row) -> list[Row]:
    """The row cut where a wide gap parts its words."""
    runs = [[row[0]]]
    for before, word in pairwise(row):
        if word.left - before.right > _WIDE_GAP * max(before.height, word.height):
            runs.append([])
        runs[-1].append(word)
    return runs


def letter_height(row: Row) -> float:
    """How high the letters of a row are; one sign from another font does not count."""
    return median(word.height for word in row)


def step_between(above: Row, row: Row) -> float:
    """How far a row stands below another, in heights of its letters."""
    return (above[0].bottom - row[0].bottom) / letter_height(row)
