"""Builds the example résumés in binary formats from the sources in `example_sources/`.

Run as `python tests/make_examples.py`. PDFs come out the same, byte for byte, on every run; DOCX files
need LibreOffice (`soffice`) and carry the time at which they were made.

A source is Markdown of a small kind: "#" the name, "##" a heading, "###" the head of an entry (three
spaces push what follows to the right margin), "-" a bullet. "--- side" and "--- main" start a column of
a two-column page; what stands before them runs across the page.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate, Paragraph, Table

SOURCES = Path(__file__).parent / "example_sources"
RESUMES = Path(__file__).parent.parent / "examples" / "resumes"
MARGIN = 16 * mm


class Layout(NamedTuple):
    """Where the columns stand: the width of the side column in parts of the page, 0 for none."""

    side: float = 0.0
    is_side_left: bool = True


PDFS = {
    "backend-to-ai": Layout(0.28),
    "ml-engineer": Layout(),
    "responsible-ai": Layout(0.27, is_side_left=False),
}
DOCX = ("ai-product-manager", "forward-deployed")

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12.5, spaceAfter=2)
STYLES = {
    "# ": ParagraphStyle("name", BODY, fontName="Helvetica-Bold", fontSize=20, leading=25),
    "## ": ParagraphStyle("heading", BODY, fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=10),
    "### ": ParagraphStyle("entry", BODY, fontName="Helvetica-Bold", spaceBefore=7),
    "- ": ParagraphStyle("bullet", BODY, leftIndent=9, bulletIndent=0),
    "": BODY,
}
RIGHT = ParagraphStyle("right", BODY, alignment=TA_RIGHT)


def build_pdf(source: str, target: Path, layout: Layout) -> None:
    """One source as a PDF of one or two columns."""
    top, columns = split_columns(source)
    width, height = A4
    inner = width - 2 * MARGIN
    head = 26 * mm if layout.side else 0.0
    frames = []
    if layout.side:
        side, gap = layout.side * inner, 9 * mm
        main = inner - side - gap
        left = (side, main) if layout.is_side_left else (main, side)
        frames = [
            Frame(MARGIN, height - MARGIN - head, inner, head, 0, 0, 0, 0),
            Frame(MARGIN, MARGIN, left[0], height - 2 * MARGIN - head, 0, 0, 0, 0),
            Frame(MARGIN + left[0] + gap, MARGIN, left[1], height - 2 * MARGIN - head, 0, 0, 0, 0),
        ]
        widths = [inner, *left]
    else:
        frames = [Frame(MARGIN, MARGIN, inner, height - 2 * MARGIN, 0, 0, 0, 0)]
        widths = [inner]
    story: list[Flowable] = []
    for index, (lines, column_width) in enumerate(zip([top, *columns], widths, strict=True)):
        story += [FrameBreak()] if index else []
        story += [flowable(line, column_width) for line in lines]
    document = BaseDocTemplate(str(target), pagesize=A4, invariant=1, title=target.stem, author="roleprism")
    document.addPageTemplates(PageTemplate("page", frames))
    document.build(story)


def split_columns(source: str) -> tuple[list[str], list[list[str]]]:
    """The lines that run across, and those of each column in the order of the source."""
    parts: list[list[str]] = [[]]
    for line in source.splitlines():
        if line.startswith("--- "):
            parts.append([])
        elif line.strip():
            parts[-1].append(line)
    return parts[0], parts[1:]


def flowable(line: str, width: float) -> Flowable:
    """One line of a source as it is drawn."""
    mark = next(mark for mark in STYLES if line.startswith(mark))
    words = line[len(mark) :]
    if mark == "- ":
        return Paragraph(html.escape(words), STYLES[mark], bulletText="•")
    before, _, after = words.partition("   ")
    if not after:
        return Paragraph(html.escape(words), STYLES[mark])
    cells = [[Paragraph(html.escape(before), STYLES[mark]), Paragraph(html.escape(after), RIGHT)]]
    zero = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
    ]
    return Table(cells, [0.68 * width, 0.32 * width], style=zero, spaceBefore=5)


def build_docx(source: str, target: Path) -> None:
    """One source as a Word document, written by LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice is not installed: apt-get install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / f"{target.stem}.html"
        page.write_text(to_html(source), encoding="utf-8")
        convert = [
            office,
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            "docx:MS Word 2007 XML",
        ]
        subprocess.run([*convert, "--outdir", str(target.parent), str(page)], check=True, capture_output=True)


def to_html(source: str) -> str:
    """One source as a plain HTML page."""
    tags = {"# ": "h1", "## ": "h2", "### ": "h3", "- ": "li", "": "p"}
    lines = []
    for line in filter(str.strip, source.splitlines()):
        mark = next(mark for mark in tags if line.startswith(mark))
        element = f"<{tags[mark]}>{html.escape(line[len(mark) :])}</{tags[mark]}>"
        lines.append(f"<ul>{element}</ul>" if mark == "- " else element)
    body = "\n".join(lines).replace("</ul>\n<ul>", "\n")
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def main() -> None:
    for name, layout in PDFS.items():
        build_pdf((SOURCES / f"{name}.md").read_text(encoding="utf-8"), RESUMES / f"{name}.pdf", layout)
    for name in DOCX:
        build_docx((SOURCES / f"{name}.md").read_text(encoding="utf-8"), RESUMES / f"{name}.docx")


if __name__ == "__main__":
    main()
