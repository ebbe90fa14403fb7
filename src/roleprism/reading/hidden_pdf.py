"""Looks at the drawing of a PDF: letters that do not show, pages that are pictures, pages in two columns."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from roleprism.reading.hidden import SMALLEST_POINTS, WHITE, Colour, Hidden, Look, is_invisible, joined
from roleprism.reading.layout import has_columns
from roleprism.reading.pdf import opened, page_words

_INVISIBLE_MODES = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
_INVISIBLY = "drawn invisibly"
_MOST_FORMS = 4
"""How deep drawings may lie in one another before they are passed over."""


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, other: _Box) -> bool:
        x, y = (other.left + other.right) / 2, (other.bottom + other.top) / 2
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def look_at_pdf(data: bytes, source: str) -> Look:
    """What the pages of a PDF hide and show; text under a picture of itself, as OCR lays it, is not hidden.

    Raises:
        DocumentError: damaged, locked or too large.
    """
    hidden: list[Hidden] = []
    pictures: list[int] = []
    columns: list[int] = []
    with opened(data, source) as document:
        for number in range(len(document)):
            words = page_words(document, number, source)
            page = document[number]
            has_picture = any(
                thing.type == pdfium.FPDF_PAGEOBJ_IMAGE for thing in page.get_objects(max_depth=_MOST_FORMS)
            )
            if not words and has_picture:
                pictures.append(number + 1)
            if has_columns(words):
                columns.append(number + 1)
            parts = _hidden(page, page.get_textpage(), number + 1)
            # A scan with its text laid invisibly over the picture is what OCR makes, and honest.
            hidden += [part for part in parts if not (has_picture and part.how == _INVISIBLY)]
    return Look(joined(hidden), tuple(pictures), tuple(columns))


def _hidden(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, number: int) -> Iterator[Hidden]:
    paper = _Box(*page.get_bbox())
    painted: list[tuple[_Box, Colour]] = []
    for thing in page.get_objects(max_depth=_MOST_FORMS):
        box = _Box(*thing.get_bounds())
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            colour = _fill(thing)
            if colour is not None:
                painted.append((box, colour[:3]))
        elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            painted.append((box, (128, 128, 128)))
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            how = _how(thing, box, paper, painted)
            if how and (text := _text(thing, text_page)).strip():
                yield Hidden(text, how, number)


def _how(thing: pypdfium2.PdfObject, box: _Box, paper: _Box, painted: list[tuple[_Box, Colour]]) -> str:
    """How a text is kept from sight; empty where it shows."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
    if mode in _INVISIBLE_MODES:
        return _INVISIBLY
    if box.right < paper.left or box.left > paper.right or box.top < paper.bottom or box.bottom > paper.top:
        return "off the page"
    if 0 < box.top - box.bottom < SMALLEST_POINTS / 3 or 0 < _points(thing) < SMALLEST_POINTS:
        return "tiny letters"
    fill = _rgba(thing)
    if fill is None:
        return ""
    if fill[3] == 0:
        return "see-through letters"
    behind = next((colour for under, colour in reversed(painted) if under.holds(box)), WHITE)
    if is_invisible(fill[:3], behind):
        return "white letters" if behind == WHITE else "letters in the colour behind them"
    return ""


def _points(thing: pypdfium2.PdfObject) -> float:
    size = ctypes.c_float()
    if not pdfium.FPDFTextObj_GetFontSize(thing, ctypes.byref(size)):
        return 0.0
    matrix = thing.get_matrix()
    return float(abs(size.value) * (matrix.b**2 + matrix.d**2) ** 0.5)


def _fill(thing: pypdfium2.PdfObject) -> tuple[int, int, int, int] | None:
    """The colour that a path is filled with; None where it is only a line."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    drawn = pdfium.FPDFPath_GetDrawMode(thing, ctypes.byref(mode), ctypes.byref(stroke))
    return _rgba(thing) if drawn and mode.value != pdfium.FPDF_FILLMODE_NONE else None


def _rgba(thing: pypdfium2.PdfObject) -> tuple[int, int, int, int] | None:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(thing, *map(ctypes.byref, channels)):
        return None
    red, green, blue, alpha = (channel.value for channel in channels)
    return red, green, blue, alpha


def _text(thing: pypdfium2.PdfObject, text_page: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(thing, text_page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(thing, text_page, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
