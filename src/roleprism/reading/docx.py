"""DOCX -> text: headers, body and footers, with tables and text boxes where they stand.

The parts are read with lxml straight from the checked archive, so that no second reader opens what the
checks have not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from roleprism.document import Text
from roleprism.errors import DocumentError, Fault
from roleprism.reading import limits
from roleprism.reading.decode import tidy
from roleprism.reading.docx_looks import Looks, W, is_marked
from roleprism.reading.markup import CELL_GAP
from roleprism.reading.zip_parts import read_parts

_NAMESPACE = W[1:-1].encode()
_STRICT_NAMESPACE = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WANTED = re.compile(r"word/(document|header|footer|styles)\d*\.xml")
_RUN = f"{W}r"
_TEXT_BOX = f"{W}txbxContent"
_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "tblPr")} | {_FALLBACK}
_LETTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class _Styles(NamedTuple):
    """What the styles of a document say of its paragraphs, by style id "heading" or "list", and of its letters."""

    roles: Mapping[str, str]
    looks: Looks


def read_docx(data: bytes, source: str) -> Text:
    """The text of a Word document: a line for each paragraph, "- " before list items.

    Raises:
        DocumentError: damaged, hostile, empty or too large.
    """
    trees = open_parts(data, source)
    styles = _Styles(_styles(trees), Looks(trees))
    by_kind: dict[str, list[str]] = {"header": [], "document": [], "footer": []}
    for name, tree in trees.items():
        kind = re.sub(r"word/(\w+?)\d*\.xml", r"\1", name)
        text = "\n".join(_blocks(tree, styles)).strip("\n")
        # First, even and other pages have headers of their own that mostly say the same.
        if kind in by_kind and text.strip() and text not in by_kind[kind]:
            by_kind[kind].append(text)
    content = "\n\n".join(text for texts in by_kind.values() for text in texts)
    return Text(limits.check_text(re.sub(r"\n{3,}", "\n\n", tidy(content)), source))


def open_parts(data: bytes, source: str) -> dict[str, etree._Element]:
    """The parts of a Word document that hold text or style, by their names in order.

    Raises:
        DocumentError: damaged, hostile or too large.
    """
    limits.check_bytes(len(data), source)
    parts = read_parts(data, source, wanted=lambda name: _WANTED.fullmatch(name) is not None)
    return {name: _parse(part, name, source) for name, part in sorted(parts.items())}


def _parse(part: bytes, name: str, source: str) -> etree._Element:
    where = f"{source}, {name}"
    if b"<!DOCTYPE" in part:
        raise _doctype(where)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(part.replace(_STRICT_NAMESPACE, _NAMESPACE), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(
            Fault(where, f"is damaged ({error})", remedy="save the document again, or export a PDF")
        ) from error
    if root.getroottree().docinfo.doctype:
        raise _doctype(where)  # in an encoding that hid it from the look at the bytes
    return root


def _doctype(where: str) -> DocumentError:
    return DocumentError(
        Fault(where, "declares a document type, which Word never does", remedy="export the document again")
    )


def _styles(trees: Mapping[str, etree._Element]) -> dict[str, str]:
    """Style id -> "heading" or "list", for the styles that are one."""
    roles = {}
    for style in (style for name, tree in trees.items() if "styles" in name for style in tree.iter(f"{W}style")):
        named = style.find(f"{W}name")
        name = "" if named is None else named.get(f"{W}val", "").lower()
        if name.startswith(("heading", "title")):
            roles[style.get(f"{W}styleId", "")] = "heading"
        elif name.startswith("list bullet") or style.find(f"{W}pPr/{W}numPr") is not None:
            roles[style.get(f"{W}styleId", "")] = "list"
    return roles


def _blocks(container: etree._Element, styles: _Styles) -> Iterator[str]:
    """The lines of a container's paragraphs and tables, in order."""
    for child in container:
        if child.tag == f"{W}p":
            yield from _paragraph(child, styles)
        elif child.tag == f"{W}tbl":
            yield from _table(child, styles)
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, styles)


def _paragraph(paragraph: etree._Element, styles: _Styles) -> Iterator[str]:
    boxes: list[etree._Element] = []
    text = "".join(_pieces(paragraph, boxes, styles.looks)).strip()
    role = _role(paragraph, styles)
    if role == "heading" and text:
        yield ""
    yield f"- {text}" if role == "list" and text else text
    for box in boxes:
        yield from _blocks(box, styles)


def _role(paragraph: etree._Element, styles: _Styles) -> str:
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    if number is not None:
        return "" if number.get(f"{W}val") == "0" else "list"
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else styles.roles.get(style.get(f"{W}val", ""), "")


def _pieces(element: etree._Element, boxes: list[etree._Element], looks: Looks) -> Iterator[str]:
    """The letters of a paragraph; text boxes anchored in it are laid aside in `boxes`."""
    for child in element:
        if child.tag == _TEXT_BOX:
            boxes.append(child)
        elif child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _LETTERS:
            yield _LETTERS[child.tag]
        elif child.tag not in _SKIPPED and not (child.tag == _RUN and is_marked(looks.of(child), "vanish")):
            yield from _pieces(child, boxes, looks)


def _table(table: etree._Element, styles: _Styles) -> Iterator[str]:
    """A row of short cells on one line; cells that hold paragraphs (a layout table) one after another."""
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue  # of a table inside a cell, which the cell itself yields
        cells = ["\n".join(_blocks(cell, styles)).strip("\n") for cell in row.iterchildren(f"{W}tc", f"{W}sdt")]
        cells = [cell for cell in cells if cell.strip()]
        if any("\n" in cell for cell in cells):
            yield from (line for cell in cells for line in ("", *cell.split("\n")))
        elif cells:
            yield CELL_GAP.join(cells)
