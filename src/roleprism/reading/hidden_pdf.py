"""Looks at the drawing of a PDF: letters that do not show, pages that are pictures, pages in two columns."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from roleprism.reading.hidden import SMALLEST_POINTS, WHITE, Colour, Hidden, Look, is_invisible, joined
from roleprism.reading.layout import has_columns
from roleprism.reading.painted import Box, Painted
from roleprism.reading.pdf import letter_at, opened, page_words

_INVISIBLE_MODES = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
_INVISIBLY = "drawn invisibly"
_MOST_FORMS = 4
"""How deep drawings may lie in one another before they are passed over."""


class _Words(NamedTuple):
    """A text as it is drawn, and how many boxes were painted before it."""

    thing: pypdfium2.PdfObject
    box: Box
    n_before: int


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
    paper = Box(*page.get_bbox())
    painted: list[tuple[Box, Colour]] = []
    drawn: list[_Words] = []
    for thing in page.get_objects(max_depth=_MOST_FORMS):
        box = Box(*thing.get_bounds())
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            colour = _fill(thing)
            if colour is not None:
                painted.append((box, colour[:3]))
        elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            painted.append((box, (128, 128, 128)))
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            drawn.append(_Words(thing, box, len(painted)))
    hows = [
        (words, how)
        for words, behind in zip(drawn, _behind(drawn, painted), strict=True)
        if (how := _how(words.thing, words.box, paper, behind))
    ]
    texts = _texts(text_page) if hows else {}
    for words, how in hows:
        if (text := texts.get(_address(words.thing.raw), "")).strip():
            yield Hidden(text, how, number)


def _behind(drawn: Sequence[_Words], painted: Sequence[tuple[Box, Colour]]) -> Iterator[Colour]:
    """The colour behind each text: of the box painted last before it over its middle, else of the paper."""
    boxes = Painted(words.box.middle for words in drawn)
    done = 0
    for words in drawn:
        for box, _ in painted[done : words.n_before]:
            boxes.paint(box)
        done = words.n_before
        last = boxes.last_at(words.box.middle)
        yield painted[last - 1][1] if last else WHITE


def _how(thing: pypdfium2.PdfObject, box: Box, paper: Box, behind: Colour) -> str:
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


def _texts(text_page: pypdfium2.PdfTextPage) -> dict[int, str]:
    """Each drawn text of a page, in one walk; PDFium's own way walks the page for each of them."""
    letters: defaultdict[int, list[str]] = defaultdict(list)
    before = 0
    for index in range(text_page.count_chars()):
        letter = letter_at(text_page, index)
        of = _address(pdfium.FPDFText_GetTextObject(text_page, index))
        if of != before:
            letters[of].append(" ")
        letters[of].append(letter)
        before = of
    return {of: "".join(parts) for of, parts in letters.items()}


def _address(raw: object) -> int:
    return ctypes.cast(raw, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
