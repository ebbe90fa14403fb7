"""Words at places on a page -> text in the order a person reads it.

Words that stand on one baseline form a row. Where a strip of white runs down the page between rows that
begin anew on its right (a gutter), the page has two columns: rows that cross the strip are read where
they stand, and between them each column is read from top to bottom on its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from roleprism.reading.markup import CELL_GAP


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

_WIDE_GAP = 1.6
"""A gap of this many letter heights parts two runs of a row; a justified line's spaces stay below."""
_MIN_GUTTER = 7.0
_MIN_COLUMN_ROWS = 5
_CANDIDATES = 40
_MAX_CROSSING = 0.5
_MIN_ALIGNED = 0.4
_ALIGNED_WITHIN = 3.0
_MAX_DATED = 0.4
_PARAGRAPH_GAP = 1.35
_OTHER_SIZE = 1.1
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\bpresent\b", re.I)


def lay_out(words: Sequence[Word]) -> str:
    """The text of one page: a line for each row, a blank line where a paragraph or a column ends."""
    rows = _rows(words)
    gutter = _find_gutter(rows)
    blocks = [rows] if gutter is None else list(_blocks(rows, gutter))
    return "\n\n".join(_paragraphs(block) for block in blocks if block)


def has_columns(words: Sequence[Word]) -> bool:
    """Whether a page is set in two columns."""
    return _find_gutter(_rows(words)) is not None


def _rows(words: Iterable[Word]) -> list[Row]:
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


def _runs(row: Row) -> list[Row]:
    """The row cut where a wide gap parts its words."""
    runs = [[row[0]]]
    for before, word in pairwise(row):
        if word.left - before.right > _WIDE_GAP * max(before.height, word.height):
            runs.append([])
        runs[-1].append(word)
    return runs


def _find_gutter(rows: Sequence[Row]) -> float | None:
    """The x of the white strip between two columns; None where the page has one column.

    Candidates are the places where runs begin again and again. Right-aligned dates do not begin at one
    x, and dates to the left of their jobs are mostly dates: neither makes a column.
    """
    if len(rows) < _MIN_COLUMN_ROWS:
        return None
    runs_by_row = [_runs(row) for row in rows]
    runs = [run for row_runs in runs_by_row for run in row_runs]
    starts = Counter(round(run[0].left) for run in runs).most_common(_CANDIDATES)
    best: tuple[int, float] | None = None
    for start, _ in starts:
        x = start - _ALIGNED_WITHIN
        crossing = sum(any(_crosses(run, x) for run in row_runs) for row_runs in runs_by_row)
        if crossing <= _MAX_CROSSING * len(rows) and _parts_columns(runs, x):
            best = min(best or (crossing, x), (crossing, x))
    return best[1] if best else None


def _crosses(run: Row, x: float) -> bool:
    return run[0].left < x < run[-1].right + _MIN_GUTTER - _ALIGNED_WITHIN


def _parts_columns(runs: Sequence[Row], x: float) -> bool:
    left = [run for run in runs if run[-1].right < x]
    right = [run for run in runs if run[0].left > x]
    if min(len(left), len(right)) < _MIN_COLUMN_ROWS:
        return False
    aligned = sum(run[0].left < x + 2 * _ALIGNED_WITHIN for run in right)
    return aligned >= _MIN_ALIGNED * len(right) and max(map(_dated_share, (left, right))) <= _MAX_DATED


def _dated_share(runs: Sequence[Row]) -> float:
    return sum(_DATE.search(_words(run)) is not None for run in runs) / len(runs)


def _blocks(rows: Sequence[Row], gutter: float) -> Iterator[list[Row]]:
    """The rows in reading order, cut where a column or a stretch of crossing rows ends."""
    for is_crossing, stretch in groupby(rows, key=lambda row: any(_crosses(run, gutter) for run in _runs(row))):
        part = list(stretch)
        if is_crossing:
            yield part
            continue
        words = [word for row in part for word in row]
        columns = [[w for w in words if w.right < gutter], [w for w in words if w.right >= gutter]]
        if all(columns) and _has_name(columns[1], columns[0]):
            columns.reverse()
        yield from (_rows(column) for column in columns)


def _has_name(column: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a column holds the largest letters: a person's name, which a reader begins with."""
    return max(word.height for word in column) > 1.15 * max(word.height for word in other)


def _paragraphs(rows: Sequence[Row]) -> str:
    """The rows as lines, with a blank line where they stand further apart than is usual here, or change their size."""
    steps = [above[0].bottom - below[0].bottom for above, below in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    lines = [_line(rows[0])]
    for step, (above, row) in zip(steps, pairwise(rows), strict=True):
        sizes = sorted((above[-1].height, row[-1].height))
        if step > _PARAGRAPH_GAP * max(usual, row[0].height) or sizes[1] > _OTHER_SIZE * sizes[0]:
            lines.append("")
        lines.append(_line(row))
    return "\n".join(lines)


def _line(row: Row) -> str:
    return CELL_GAP.join(_words(run) for run in _runs(row))


def _words(run: Row) -> str:
    return " ".join(word.text for word in run)
