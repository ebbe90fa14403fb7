"""Words at places on a page -> text in the order a person reads it.

Words that stand on one baseline form a row. Where a strip of white runs down the page between rows that
begin anew on its right (a gutter), the page has two columns: rows that cross the strip are read where
they stand, and between them each column is read from top to bottom on its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, starmap
from statistics import median
from typing import NamedTuple

from roleprism.reading.markup import CELL_GAP
from roleprism.reading.rows import OTHER_SIZE, Row, Word, letter_height, step_between, to_rows, to_runs
from roleprism.reading.wrapping import Frame, frame_of, goes_on, joint, tightest

_MIN_GUTTER = 7.0
_MIN_COLUMN_ROWS = 5
_CANDIDATES = 40
_MAX_CROSSING = 0.5
_MIN_ALIGNED = 0.4
_ALIGNED_WITHIN = 3.0
_MAX_DATED = 0.4
_PARAGRAPH_GAP = 1.35
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\bpresent\b", re.I)


class _Block(NamedTuple):
    """Rows that are read one after the other, and those that show how wide they may be."""

    rows: Sequence[Row]
    within: Sequence[Row]


def lay_out(words: Sequence[Word]) -> str:
    """The text of one page: rows as lines, a blank line where a paragraph or a column ends."""
    rows = to_rows(words)
    gutter = _find_gutter(rows)
    blocks = [_Block(rows, rows)] if gutter is None else list(_blocks(rows, gutter))
    return "\n\n".join(_paragraphs(block.rows, frame_of(block.within)) for block in blocks if block.rows)


def has_columns(words: Sequence[Word]) -> bool:
    """Whether a page is set in two columns."""
    return _find_gutter(to_rows(words)) is not None


def _find_gutter(rows: Sequence[Row]) -> float | None:
    """The x of the white strip between two columns; None where the page has one column.

    Candidates are the places where runs begin again and again. Right-aligned dates do not begin at one
    x, and dates to the left of their jobs are mostly dates: neither makes a column.
    """
    if len(rows) < _MIN_COLUMN_ROWS:
        return None
    runs_by_row = [to_runs(row) for row in rows]
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


def _blocks(rows: Sequence[Row], gutter: float) -> Iterator[_Block]:
    """The rows in reading order, cut where a column or a stretch of crossing rows ends."""
    for is_crossing, stretch in groupby(rows, key=lambda row: any(_crosses(run, gutter) for run in to_runs(row))):
        part = list(stretch)
        if is_crossing:
            yield _Block(part, rows)
            continue
        words = [word for row in part for word in row]
        columns = [[w for w in words if w.right < gutter], [w for w in words if w.right >= gutter]]
        if all(columns) and _has_name(columns[1], columns[0]):
            columns.reverse()
        for column in map(to_rows, columns):
            yield _Block(column, column)


def _has_name(column: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a column holds the largest letters: a person's name, which a reader begins with."""
    return max(word.height for word in column) > 1.15 * max(word.height for word in other)


def _paragraphs(rows: Sequence[Row], frame: Frame) -> str:
    """The rows as lines, with a blank line where they stand further apart than is usual here, or change their size.

    Rows that the page's edge has broken are one line.
    """
    steps = list(starmap(step_between, pairwise(rows)))
    widest = _PARAGRAPH_GAP * max(median(steps), 1.0) if steps else 0.0
    tight = tightest(rows, frame)
    parts = [_line(rows[0])]
    for step, (above, row) in zip(steps, pairwise(rows), strict=True):
        sizes = sorted((letter_height(above), letter_height(row)))
        if step > widest or sizes[1] > OTHER_SIZE * sizes[0]:
            parts.append("\n\n")
        else:
            parts.append(joint(above, row) if goes_on(above, row, frame, is_tight=step <= tight) else "\n")
        parts.append(_line(row))
    return "".join(parts)


def _line(row: Row) -> str:
    return CELL_GAP.join(_words(run) for run in to_runs(row))


def _words(run: Row) -> str:
    return " ".join(word.text for word in run)
