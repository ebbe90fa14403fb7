"""How much drawing a PDF asks for, counted without drawing it.

A form is a drawing that other drawings draw. Forms of a few bytes, each of which draws the next ten times, ask for
more than any machine has, and PDFium does not stop. So the drawing of each form is counted once, and that count
times as often as others draw it.
"""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from roleprism.errors import DocumentError, Fault
from roleprism.reading.limits import MAX_PDF_DRAWN
from roleprism.reading.pdf_objects import NOTHING, Dictionary, Objects, Stream

_EACH = 100
"""What it takes to begin a form, in bytes of instructions that take as long."""
_MOST_NESTED = 64
"""PDFium itself stops before."""
_UNREAD_RATIO = 10
_UNREAD_DRAWS = 1_000
"""What is held to stand in instructions that are packed in a way not read here."""
_LOOK_BACK = 300

_DO = re.compile(rb"(?<![^\s\0)>\[\]{}])Do(?![^\s\0()<>\[\]{}/%])")
_BARE = re.compile(rb"[^\s\0()<>\[\]{}/%]+")
_BLANKS = b"\0\t\n\f\r "
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def check_drawing(document: pypdfium2.PdfDocument, source: str) -> None:
    """Refuse a PDF whose pages ask for more drawing than a machine should do for one document.

    Raises:
        DocumentError: with what is allowed.
        pypdfium2.PdfiumError: it is too damaged to be looked at.
    """
    copy = io.BytesIO()
    document.save(copy, flags=pdfium.FPDF_REMOVE_SECURITY)
    if _Drawing(Objects(copy.getvalue())).total() > MAX_PDF_DRAWN:
        raise DocumentError(
            Fault(
                source,
                "is too large: its pages ask for too many drawing instructions",
                f"at most {MAX_PDF_DRAWN:,} bytes of them, each counted as often as it is drawn",
                "print it to a new PDF, or give its text",
            )
        )


class _Instructions(NamedTuple):
    """What one stream holds: how many bytes, and how often it draws what; under b"" what cannot be told."""

    size: int
    draws: Counter[bytes]


class _Drawing:
    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._read: dict[int, _Instructions] = {}
        self._named: dict[int, dict[bytes, Stream]] = {}
        self._known: dict[tuple[int, int, int], float] = {}
        self._begun: set[tuple[int, int, int]] = set()

    def total(self) -> float:
        """The instructions of all pages, and of all letters that are drawings, in bytes."""
        pages = [(page[b"/Contents"], self._resources(page)) for page in self._objects.with_key(b"/Contents")]
        total = sum(self._all(contents, resources) for contents, resources in pages)
        around = {id(resources): resources for _, resources in pages}
        for font in self._objects.with_key(b"/CharProcs"):
            own = [self._objects.dictionary(font[b"/Resources"])] if b"/Resources" in font else around.values()
            letters = list(self._objects.dictionary(font[b"/CharProcs"]).values())
            total += sum(self._all(letters, resources) for resources in own)
        return total

    def _all(self, written: Any, resources: Dictionary) -> float:
        """The instructions of one stream, or of a list of them."""
        found = self._objects.at(written)
        streams = map(self._objects.at, found if isinstance(found, list) else [found])
        return sum(self._stream(one, resources, resources, 0) for one in streams if isinstance(one, Stream))

    def _resources(self, page: Dictionary) -> Dictionary:
        """The page's own resources, or those of the folder of pages above it."""
        for _ in range(_MOST_NESTED):
            if b"/Resources" in page:
                return self._objects.dictionary(page[b"/Resources"])
            page = self._objects.dictionary(page.get(b"/Parent"))
        return NOTHING

    def _stream(self, stream: Stream, own: Dictionary, page: Dictionary, depth: int) -> float:
        """The instructions of a stream with all that it draws."""
        read = self._instructions(stream)
        total = float(read.size)
        for name, times in read.draws.items():
            total += times * (_EACH + self._drawn(name, own, page, depth + 1))
            if total > MAX_PDF_DRAWN:
                break
        return total

    def _drawn(self, name: bytes, own: Dictionary, page: Dictionary, depth: int) -> float:
        """The instructions of what a name stands for; of all that have one where it cannot be told."""
        of_own, of_page = self._forms(own), self._forms(page)
        if name:
            form = of_own.get(name) or of_page.get(name)
            return 0.0 if form is None else self._form(form, own, page, depth)
        total = 0.0
        for form in (*of_own.values(), *of_page.values()):
            total += _EACH + self._form(form, own, page, depth)
            if total > MAX_PDF_DRAWN:
                break
        return total

    def _forms(self, resources: Dictionary) -> dict[bytes, Stream]:
        """Name -> form, of all that may be drawn by name and is no picture."""
        if id(resources) not in self._named:
            named = self._objects.dictionary(resources.get(b"/XObject")).items()
            streams = ((_plain(name), self._objects.at(value)) for name, value in named)
            self._named[id(resources)] = {
                name: stream
                for name, stream in streams
                if isinstance(stream, Stream) and self._objects.at(stream.about.get(b"/Subtype")) != b"/Image"
            }
        return self._named[id(resources)]

    def _form(self, form: Stream, around: Dictionary, page: Dictionary, depth: int) -> float:
        own = self._objects.dictionary(form.about[b"/Resources"]) if b"/Resources" in form.about else around
        key = id(form.about), id(own), id(page)
        if key in self._begun or depth > _MOST_NESTED:
            return math.inf  # one that draws itself has no end
        if key not in self._known:
            self._begun.add(key)
            self._known[key] = self._stream(form, own, page, depth)
            self._begun.remove(key)
        return self._known[key]

    def _instructions(self, stream: Stream) -> _Instructions:
        key = id(stream.about)
        if key not in self._read:
            content = self._objects.decoded(stream, MAX_PDF_DRAWN)
            if content is None:
                self._read[key] = _Instructions(len(stream.data) * _UNREAD_RATIO, Counter({b"": _UNREAD_DRAWS}))
            else:
                self._read[key] = _Instructions(len(content), _draws(content))
        return self._read[key]


def _draws(content: bytes) -> Counter[bytes]:
    """How often instructions draw what, by name; no fewer than PDFium will, for it is the looser reader."""
    draws: Counter[bytes] = Counter()
    # More than these are too many, whatever they draw.
    for found in islice(_DO.finditer(content), MAX_PDF_DRAWN // _EACH + 1):
        draws[_operand(content[max(0, found.start() - _LOOK_BACK) : found.start()])] += 1
    return draws


def _operand(before: bytes) -> bytes:
    """The name that stands last before a place; empty where it cannot be told, for a remark may stand between."""
    bare = before.rstrip(_BLANKS)
    between = before[len(bare) :]
    last_line = re.split(rb"[\r\n]", bare)[-1]
    if not bare or (b"%" in last_line and re.search(rb"[\r\n]", between)):
        return b""
    word = re.split(rb"[\s\0/]", bare)[-1]
    return _plain(word) if _BARE.fullmatch(word) else b""


def _plain(name: bytes) -> bytes:
    """A name without its slash, each letter as itself."""
    return _ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), name.removeprefix(b"/"))
