"""Rows of a page that are one line, which only the page's edge has broken.

A row is full where the first word of the next would not have found room before the edge. What the page says by where
its words stand is exact; the text alone, in letters of differing width, is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from roleprism.reading.hyphens import CUT, SOFT_HYPHEN
from roleprism.reading.rows import OTHER_SIZE, Row, letter_height, step_between, to_runs

_NARROWEST = 25.0
"""No text is set narrower, in heights of its letters: shorter rows are short because they end."""
_LONGEST_WORD = 20.0
_BLANK = 0.25
"""What a blank between two words takes, in letter heights, where the row has none."""
_TIGHT = 1.1
"""Rows of one line stand as close as rows do here, but for this factor; a tenth of all may be closer by mistake."""
_ALIGNED_WITHIN = 0.5
"""How far, in letter heights, a row may begin from where the one before did, and go on with it."""
_CENTRED_WITHIN = 1.0
_LOOK_BACK = 8
_ENDS = re.compile(r"[.!?:;][^\w,]*$")
_LABEL = re.compile(r"\S[^.,;()]{0,30}:(?!\S)")
_MOST_LABEL_WORDS = 6
_BULLET = re.compile(r"[•▪▫‣◦·●○■□◆◇►➢➤✓✔★❖❑–—*>|\ue000-\uf8ff]|-(?![a-z])|\d{1,2}[.)]$|[a-z]\)$")
_CUT = re.compile(rf"\w[-{SOFT_HYPHEN}]$")
_TIED = re.compile(r"\w[—–/]$")


class Frame(NamedTuple):
    """Where on the page some text is set, and in letters of which height: in points."""

    left: float
    right: float
    size: float


def frame_of(rows: Sequence[Row]) -> Frame:
    """The frame that rows fill; an address longer than the page is wide is no measure of it."""
    size = median(word.height for row in rows for word in row)
    ends = [word.right for row in rows for word in row[-1:] if word.right - word.left <= _LONGEST_WORD * size]
    return Frame(min(row[0].left for row in rows), max(ends, default=0.0), size)


def tightest(rows: Sequence[Row], frame: Frame) -> float:
    """How far rows of ordinary size may stand from one another, in letter heights, and still stand as close as any."""
    ordinary = [(above, row) for above, row in pairwise(rows) if not (_is_large(above, frame) or _is_large(row, frame))]
    steps = sorted(step_between(above, row) for above, row in ordinary)
    return _TIGHT * steps[len(steps) // 10] if steps else 0.0


def goes_on(above: Row, row: Row, frame: Frame, *, is_tight: bool) -> bool:
    """Whether a row goes on with the line of the row above it, which is of one size with it.

    Args:
        frame: of all text that is set as they are.
        is_tight: the rows stand as close as any.
    """
    if frame.right - frame.left < _NARROWEST * frame.size or len(to_runs(above)) > 1 or len(to_runs(row)) > 1:
        return False
    is_heading = _is_large(row, frame)
    if not _is_full(above, row, frame) or not (is_heading or _may_go_on(above, row, is_tight=is_tight)):
        return False
    return _is_aligned(above, row) or (is_heading and _is_centred(above, frame) and _is_centred(row, frame))


def _is_large(row: Row, frame: Frame) -> bool:
    return letter_height(row) > OTHER_SIZE * frame.size


def _may_go_on(above: Row, row: Row, *, is_tight: bool) -> bool:
    """Whether a row of ordinary size does not begin anew by what it says, nor the one above end."""
    is_new = _ENDS.search(above[-1].text[-_LOOK_BACK:]) or _is_labelled(row)
    return is_tight and not _BULLET.match(row[0].text) and (row[0].text[0].islower() or not is_new)


def _is_labelled(row: Row) -> bool:
    return _LABEL.match(" ".join(word.text for word in row[:_MOST_LABEL_WORDS])) is not None


def _is_full(above: Row, row: Row, frame: Frame) -> bool:
    indent = max(0.0, above[0].left - frame.left) if _is_centred(above, frame) else 0.0
    return above[-1].right + indent + _blank(above) + row[0].right - row[0].left > frame.right


def _blank(row: Row) -> float:
    """What a blank takes in a row: none where its end is the half of a word."""
    if _CUT.search(row[-1].text[-2:]) or _TIED.search(row[-1].text[-2:]):
        return 0.0
    return median(word.left - before.right for before, word in pairwise(row)) if row[1:] else _BLANK * row[0].height


def _is_aligned(above: Row, row: Row) -> bool:
    """Whether a row begins where the one above does, or where that one's words begin behind its bullet."""
    starts = [word.left for word in (above[:2] if _BULLET.match(above[0].text) else above[:1])]
    return any(abs(row[0].left - start) <= _ALIGNED_WITHIN * letter_height(row) for start in starts)


def _is_centred(row: Row, frame: Frame) -> bool:
    off = (row[0].left - frame.left) - (frame.right - row[-1].right)
    return abs(off) <= _CENTRED_WITHIN * letter_height(row)


def joint(above: Row, row: Row) -> str:
    """What stands between two rows that are one line: `CUT` where they are the halves of one word."""
    if _CUT.search(above[-1].text[-2:]) and row[0].text[0].isalnum():
        return CUT
    return "" if _TIED.search(above[-1].text[-2:]) else " "
