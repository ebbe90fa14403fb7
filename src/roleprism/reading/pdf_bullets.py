"""The bullets of a PDF that are drawn and are no letters, as browsers print those of lists."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from roleprism.reading.painted import Box
from roleprism.reading.rows import Row, Word, to_rows

_SMALLEST = 0.12
_LARGEST = 0.45
"""How large a bullet is, in heights of the letters behind it; what is larger is a picture or a timeline."""
_SQUARE_WITHIN = 0.2
_NEAR = 1.6
"""Within how many letter heights the words of its item begin."""


def drawn_bullets(page: pypdfium2.PdfPage, words: Sequence[Word], quarters: int) -> list[Word]:
    """A bullet for each small drawing that stands right before words, and behind none.

    Args:
        quarters: how often the page was turned by a right angle for the words to be upright.
    """
    rows = to_rows(words)[::-1]
    bottoms = [row[0].bottom for row in rows]
    bullets: dict[Word, Word] = {}
    for drawing in _drawings(page):
        box = drawing.turned(quarters)
        at = bisect_right(bottoms, box.middle[1]) - 1
        word = _item(rows[at], box) if at >= 0 else None
        if word:
            bullets[word] = Word("•", box.left, box.right, word.bottom, word.top)
    return list(bullets.values())


def _drawings(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """The boxes of what is drawn on the page itself, where a browser draws its bullets, and not in a form on it."""
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        edges = [ctypes.c_float() for _ in Box._fields]
        if pdfium.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, edges)):
            yield Box(*(edge.value for edge in edges))


def _item(row: Row, box: Box) -> Word | None:
    """The word that a box stands before as a bullet does; None where it is none."""
    at = bisect_left(row, box.right, key=lambda word: word.left)
    if at == len(row) or not _is_bullet(box, row[at]):
        return None
    is_within = at > 0 and row[at - 1].right > box.left - _NEAR * row[at].height
    return None if is_within else row[at]


def _is_bullet(box: Box, word: Word) -> bool:
    width, height = box.right - box.left, box.top - box.bottom
    is_square = abs(width - height) <= _SQUARE_WITHIN * max(width, height)
    is_beside = box.middle[1] < word.top and word.left - box.right <= _NEAR * word.height
    return is_square and is_beside and _SMALLEST * word.height <= height <= _LARGEST * word.height
