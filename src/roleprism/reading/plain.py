r"""Characters that look like others, or like nothing, as what they look like.

A soft hyphen or a zero-width space within a word is no part of it, a no-break space is a blank, a line separator
ends a line, and a ligature, a full-width letter or a letter in mathematical bold is its letters. None of them gets
longer in UTF-8, so a batch is made plain in place and closed up, with the way back for each byte.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.reading.fold import Bytes, Positions

LINE_ENDS = "\n\x0b\x0c\x85\u2028\u2029"
"""What ends a line."""

_NEWLINE = ord("\n")
_UNSEEN = chain(
    (0xAD, 0x61C, 0x180E, 0xFEFF),
    range(0x200B, 0x2010),
    range(0x202A, 0x202F),
    range(0x2060, 0x2070),
    range(0xFE00, 0xFE10),
)
_TAGS = 0xE0000
_LOOK_ALIKE = chain(range(0xFB00, 0xFB07), range(0xFF01, 0xFF5F), range(0x1D400, 0x1D800))
_CODES = 0x20000
_LONGEST = 4
_MAY_BE_ODD = np.zeros(256, dtype=bool)
_MAY_BE_ODD[[0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3]] = True


class Plain(NamedTuple):
    """A batch made plain.

    Args:
        raw: (n,) uint8, UTF-8.
        dropped: (n_dropped,) int32, ascending, the bytes of the batch as given that have no place in it.
    """

    raw: Bytes
    dropped: Positions

    def places(self, at: Positions) -> Positions:
        """Where in `raw` what stood at places of the batch as given begins."""
        return np.asarray(at - np.searchsorted(self.dropped, at), dtype=np.int32)

    def origins(self, at: Positions) -> Positions:
        """Where in the batch as given stood what stands at places of `raw`, which ascend."""
        if not self.dropped.size:
            return at
        before = self.dropped - np.arange(self.dropped.size)
        edges = np.concatenate(([0], np.searchsorted(at, before), [at.size]))
        return at + np.repeat(np.arange(edges.size - 1, dtype=np.int32), np.diff(edges))


class _Table(NamedTuple):
    """What characters stand for.

    Args:
        row: (_CODES,) int16, by code point the row of what it stands for, 0 for itself.
        letters: (n_rows, _LONGEST) uint8, ASCII.
        length: (n_rows,) int32.
    """

    row: NDArray[np.int16]
    letters: Bytes
    length: Positions


def make_plain(raw: Bytes) -> Plain:
    r"""A batch with each character as what it looks like.

    Args:
        raw: (n,) uint8, UTF-8; each document ends with "\n".
    """
    ends_line = np.flatnonzero((raw == 0x0B) | (raw == 0x0C))
    at, row = _odd(raw)
    if not at.size and not ends_line.size:
        return Plain(raw, at)
    plain = raw.copy()
    plain[ends_line] = _NEWLINE
    table = _table()
    length, width = table.length[row], _width(raw[at])
    dropped = [at[:0]]
    for offset in range(_LONGEST):
        is_written = offset < length
        plain[at[is_written] + offset] = table.letters[row[is_written], offset]
        dropped.append(at[~is_written & (offset < width)] + offset)
    gone = np.sort(np.concatenate(dropped)).astype(np.int32)
    return Plain(np.delete(plain, gone), gone)


def _odd(raw: Bytes) -> tuple[Positions, NDArray[np.int16]]:
    """Where characters start that stand for something else, and for what: rows of the table."""
    at = np.flatnonzero(raw >= 0xC2).astype(np.int32)
    at = at[_MAY_BE_ODD[raw[at]]]
    code = _codes(raw, at)
    row = _table().row[np.where(code < _CODES, code, np.where(code >> 7 == _TAGS >> 7, 0xAD, 0))]
    return at[row > 0], row[row > 0]


def _width(lead: Bytes) -> Positions:
    """How many bytes a character takes, by its first."""
    return np.asarray(2 + (lead >= 0xE0) + (lead >= 0xF0), dtype=np.int32)


def _codes(raw: Bytes, at: Positions) -> Positions:
    """The code points of characters of two bytes and more: (n,) int32."""
    width = _width(raw[at])
    code = raw[at].astype(np.int32) & (0x7F >> width)
    for offset in range(1, _LONGEST):
        following = raw[np.minimum(at + offset, raw.size - 1)].astype(np.int32) & 0x3F
        code = np.where(offset < width, code << 6 | following, code)
    return code


@cache
def _table() -> _Table:
    row = np.zeros(_CODES, dtype=np.int16)
    rows: dict[str, int] = {}
    for code, letters in _stand_ins():
        row[code] = rows.setdefault(letters, len(rows) + 1)
    written = ["", *rows]
    padded = np.frombuffer("".join(one.ljust(_LONGEST) for one in written).encode(), dtype=np.uint8)
    return _Table(row, padded.reshape(-1, _LONGEST), np.array([len(one) for one in written], dtype=np.int32))


def _stand_ins() -> Iterator[tuple[int, str]]:
    """Code points, and the ASCII that each stands for."""
    yield from ((code, "") for code in _UNSEEN)
    yield from ((ord(end), "\n") for end in LINE_ENDS if end > "\x7f")
    for code in range(0x80, 0x3001):
        if unicodedata.category(chr(code)) == "Zs":
            yield code, " "
    for code in _LOOK_ALIKE:
        letters = unicodedata.normalize("NFKC", chr(code))
        if letters.isascii():
            yield code, letters
