"""Small files for the reading tests, made in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]

WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_pdf(*pages: Draw, password: str | None = None) -> bytes:
    """A PDF whose pages the given functions draw."""
    target = io.BytesIO()
    encrypt = {"encrypt": password} if password else {}
    canvas = Canvas(target, pagesize=(595, 842), invariant=1, **encrypt)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def column(lines: Sequence[str], x: float = 72, y: float = 770, *, size: float = 10, leading: float = 13) -> Draw:
    """Draws lines below one another; an empty one leaves a gap."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for number, line in enumerate(lines):
            canvas.drawString(x, y - number * leading, line)

    return draw


def drawn(*parts: Draw) -> Draw:
    """One page with several things on it."""

    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def make_docx(document_xml: str | bytes, parts: dict[str, str | bytes] | None = None) -> bytes:
    """A DOCX of one document part and whatever else is given."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document_xml)
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return target.getvalue()


def word_xml(body: str, *, root: str = "document", before: str = "") -> str:
    """A part of a Word document around a body."""
    wrapped = f"<w:body>{body}</w:body>" if root == "document" else body
    return f'<?xml version="1.0"?>{before}<w:{root} xmlns:w="{WORD_NAMESPACE}">{wrapped}</w:{root}>'


def paragraph(text: str, *, style: str = "", run: str = "") -> str:
    """A paragraph of one run, its style and its run's properties."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
