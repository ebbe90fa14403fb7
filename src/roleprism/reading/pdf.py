"""PDF -> text, page by page."""

from __future__ import annotations

import ctypes
import math
import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from roleprism.document import Text
from roleprism.errors import DocumentError, Fault
from roleprism.reading import limits
from roleprism.reading.hyphens import SOFT_HYPHEN, join_hyphenated
from roleprism.reading.layout import lay_out
from roleprism.reading.painted import Box
from roleprism.reading.pdf_bullets import drawn_bullets
from roleprism.reading.pdf_drawing import check_drawing
from roleprism.reading.rows import Word

_ONE_AT_A_TIME = threading.Lock()
"""PDFium keeps state for the whole process and is not thread safe."""

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_HYPHEN_MARKS = {0x02: SOFT_HYPHEN, 0xAD: SOFT_HYPHEN, 0xFFFE: SOFT_HYPHEN}
_SYMBOL_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "‣"}  # as Word draws them, in Symbol and Wingdings
_NORMAL = {**_LIGATURES, **_HYPHEN_MARKS, **_SYMBOL_BULLETS}
_LAST_CODE_POINT = 0x10FFFF
_LOOKED_AT = 500
"""Of so many letters, spread over a page, it is looked which way they run."""


def read_pdf(data: bytes, source: str) -> Text:
    """The text of a PDF with where each page starts.

    Raises:
        DocumentError: damaged, locked, a scan without text, or too large.
    """
    with opened(data, source) as document:
        pages = _read_pages(document, source)
    if not any(page.strip() for page in pages):
        raise DocumentError(
            Fault(
                source,
                f"holds no text on its {len(pages)} page(s): it is a scan or a picture",
                remedy="run OCR over it (for example ocrmypdf) and give the result",
            )
        )
    content = limits.check_text("\n".join(pages), source)
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page) + 1)
    return Text(content, tuple(starts))


@contextmanager
def opened(data: bytes, source: str) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF opened, while no other is.

    Raises:
        DocumentError: damaged, locked or too large.
    """
    limits.check_bytes(len(data), source)
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _cannot_open(error, source) from error
        try:
            if len(document) > limits.MAX_PAGES:
                raise limits.too_large(source, f"{len(document)} pages", f"{limits.MAX_PAGES} pages")
            _check_drawing(document, source)
            yield document
        finally:
            document.close()


def _check_drawing(document: pypdfium2.PdfDocument, source: str) -> None:
    try:
        check_drawing(document, source)
    except pypdfium2.PdfiumError as error:
        raise _damaged(source) from error


def _read_pages(document: pypdfium2.PdfDocument, source: str) -> list[str]:
    pages: list[str] = []
    chars = 0
    for number in range(len(document)):
        pages.append(join_hyphenated(lay_out(page_words(document, number, source))))
        chars += len(pages[-1])
        if chars > limits.MAX_CHARS:
            raise limits.too_large(source, f"over {chars:,} characters", f"{limits.MAX_CHARS:,} characters")
    return pages


def page_words(document: pypdfium2.PdfDocument, number: int, source: str) -> list[Word]:
    """The words of a page, from 0, with their boxes.

    Raises:
        DocumentError: the page is damaged or too large.
    """
    try:
        page = document[number]
        text_page = page.get_textpage()
        count = text_page.count_chars()
    except pypdfium2.PdfiumError as error:
        raise _damaged(f"{source}, page {number + 1}") from error
    if count > limits.MAX_CHARS:
        raise limits.too_large(source, f"{count:,} characters", f"{limits.MAX_CHARS:,} characters")
    quarters = _quarters(text_page, count)
    words = list(_words(text_page, count, quarters))
    return words + drawn_bullets(page, words, quarters)


def _quarters(text_page: pypdfium2.PdfTextPage, count: int) -> int:
    """By how many right angles most letters of a page run upwards from the left: 0 where they stand upright.

    Their boxes are those of the sheet; a landscape page may be a portrait sheet with letters that run up it.
    """
    angles = (pdfium.FPDFText_GetCharAngle(text_page, at) for at in range(0, count, count // _LOOKED_AT + 1))
    turns = Counter(round(-2 * angle / math.pi) % 4 for angle in angles if angle >= 0)
    return turns.most_common(1)[0][0] if turns else 0


def _words(text_page: pypdfium2.PdfTextPage, count: int, quarters: int) -> Iterator[Word]:
    """Letters joined to words: a blank, a jump sideways or to another line ends a word."""
    letters: list[Word] = []
    for index in range(count):
        letter = _letter(text_page, index, quarters)
        if letters and (letter is None or not _continues(letters[-1], letter)):
            yield _joined(letters)
            letters = []
        if letter:
            letters.append(letter)
    if letters:
        yield _joined(letters)


def letter_at(text_page: pypdfium2.PdfTextPage, index: int) -> str:
    """One character as it reads: ligatures in their letters, bullets as bullets."""
    code = pdfium.FPDFText_GetUnicode(text_page, index)
    return _NORMAL.get(code) or (chr(code) if code <= _LAST_CODE_POINT else "\ufffd")


def _letter(text_page: pypdfium2.PdfTextPage, index: int, quarters: int) -> Word | None:
    """One character in its box; None for a blank or a control character."""
    text = letter_at(text_page, index)
    if re.fullmatch(r"[\s\x00-\x1f\ud800-\udfff]", text):
        return None
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box)):
        return None
    left, bottom, right, top = Box(box.left, box.bottom, box.right, box.top).turned(quarters)
    return Word(text, left, right, bottom, top)


def _continues(before: Word, letter: Word) -> bool:
    gap = letter.left - before.right
    shared = min(before.top, letter.top) - max(before.bottom, letter.bottom)
    height = min(before.height, letter.height)
    return -0.5 * height < gap < 0.25 * height and shared > 0.4 * height


def _joined(letters: list[Word]) -> Word:
    return Word(
        "".join(letter.text for letter in letters),
        min(letter.left for letter in letters),
        max(letter.right for letter in letters),
        min(letter.bottom for letter in letters),
        max(letter.top for letter in letters),
    )


def _cannot_open(error: pypdfium2.PdfiumError, source: str) -> DocumentError:
    if error.err_code == pdfium.FPDF_ERR_PASSWORD:
        return DocumentError(
            Fault(source, "is locked with a password", remedy="save a copy without the password and give that")
        )
    return _damaged(source)


def _damaged(source: str) -> DocumentError:
    return DocumentError(Fault(source, "is damaged: it begins like a PDF and cannot be read", remedy="export it again"))
