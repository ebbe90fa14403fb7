r"""Fold text so that a phrase is written one way only, and keep the way back.

Folded text is ASCII: words in lower case, parted by one space; everything that is no letter, digit,
`+` or `#` parts words. Statements (see `statements.py`) are parted by two spaces, so that a phrase that
is searched with a space at each end stands on word boundaries and never runs from one statement
into the next. Letters beyond ASCII fold to `~`, which no separator is: "résumé" stays one word.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Positions = NDArray[np.int32]

SPACE = 32
_WORD_BEYOND_ASCII = ord("~")
_LATIN_1_SIGNS = 0xC2  # leads U+0080 to U+00BF: middle dot, degree, quotes, ...
_GENERAL_SIGNS = 0xE2  # leads U+2000 to U+2FFF: quotes, dashes, bullets, arrows, ...


def _fold_table() -> Bytes:
    table = np.full(256, SPACE, dtype=np.uint8)
    for char in "abcdefghijklmnopqrstuvwxyz0123456789+#":
        table[ord(char)] = ord(char)
        table[ord(char.upper())] = ord(char)
    table[0x80:] = _WORD_BEYOND_ASCII
    return table


_FOLD = _fold_table().tobytes()
_LETTER = np.zeros(256, dtype=bool)
_LETTER[[ord(char) for char in "abcdefghijklmnopqrstuvwxyz0123456789"]] = True


class Folded(NamedTuple):
    """A batch of texts, folded.

    Args:
        text: (n_folded,) uint8; starts and ends with a space.
        source: (n_folded,) int32, the byte of the raw batch that each folded byte came from.
        statement_starts: (n_statements,) int32, where in `text` each statement starts.
    """

    text: Bytes
    source: Positions
    statement_starts: Positions


def fold_bytes(raw: Bytes) -> Bytes:
    """Fold byte for byte, without closing up the spaces: (n,) uint8 to (n,) uint8."""
    folded = np.frombuffer(bytearray(raw).translate(_FOLD), dtype=np.uint8)
    for lead, length in ((_LATIN_1_SIGNS, 2), (_GENERAL_SIGNS, 3)):
        at = np.flatnonzero(raw == lead)
        for offset in range(length):
            folded[np.minimum(at + offset, raw.size - 1)] = SPACE
    _part_at_loose_signs(folded)
    return folded


def _part_at_loose_signs(folded: Bytes) -> None:
    """Make `+` and `#` part words unless they end one, as in "c++" and "c#": Markdown's "##" is no word."""
    at = np.flatnonzero((folded == ord("+")) | (folded == ord("#")))
    before, earlier = folded[np.maximum(at - 1, 0)], folded[np.maximum(at - 2, 0)]
    ends_word = (at > 0) & (_LETTER[before] | ((at > 1) & (before == folded[at]) & _LETTER[earlier]))
    folded[at[~ends_word]] = SPACE


def fold(raw: Bytes, starts: Positions) -> Folded:
    r"""Fold a batch.

    Args:
        raw: (n,) uint8, UTF-8; each document ends with "\n".
        starts: (n_statements,) int32, ascending, where in `raw` each statement starts; the first is 0.
    """
    folded = fold_bytes(raw)
    keep = folded != SPACE
    keep[1:] |= folded[:-1] != SPACE
    # Each byte may give two: the space before a statement that it starts, and itself.
    given = np.zeros((raw.size, 2), dtype=bool)
    given[starts, 0] = True
    given[:, 1] = keep
    places = np.flatnonzero(given)
    places >>= 1
    text = folded[places]
    statement_starts = np.add(_counts_before(starts, keep), np.arange(starts.size), dtype=np.int32)
    text[statement_starts] = SPACE
    return Folded(text=text, source=places.astype(np.int32), statement_starts=statement_starts)


def _counts_before(at: Positions, kept: NDArray[np.bool_]) -> Positions:
    """How many bytes are kept before each place: (n,) int32."""
    bits = np.packbits(kept, bitorder="little")
    blocks = np.zeros(kept.size // 64 + 1, dtype="<u8")
    blocks.view(np.uint8)[: bits.size] = bits
    counts = np.bitwise_count(blocks)
    before = np.cumsum(counts, dtype=np.int32) - counts
    earlier_in_block = (np.uint64(1) << (at & 63).astype(np.uint64)) - np.uint64(1)
    within = np.bitwise_count(blocks[at >> 6] & earlier_in_block)
    return np.asarray(before[at >> 6] + within, dtype=np.int32)
