"""HTML -> text that a person would see, laid out in lines.

Block elements break lines, headings stand on lines of their own with a blank line before, list items
start with "- ", cells of a table row stand side by side. What a browser would not show by the elements and
their own styles, what it strikes out as deleted, and what is about the site instead of the document (navigation,
footer), is left out. Style sheets are not followed; `hidden_html` looks at those.
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from roleprism.reading.decode import tidy
from roleprism.reading.markup_guard import check_markup
from roleprism.reading.sniff import is_html

Page = LexborHTMLParser
"""The tree of a parsed page."""

CELL_GAP = "   "
"""Between things that stand side by side on one line: cells here, columns of a PDF line elsewhere."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DROPPED = _names(
    "head script style nav footer template noscript svg math iframe object button select textarea input datalist audio "
    "video canvas progress meter noframes noembed del"
)
_PARAGRAPHS = _names("h1 h2 h3 h4 h5 h6 p ul ol dl table blockquote pre section article header main hr")
_LINES = _names("div li tr dt dd figure figcaption address fieldset form details summary body html")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"[ \t\n\r\f\v\xa0]+")


def parse_page(html: str, source: str) -> Page:
    """The tree of a page, once its markup is known to be safe to parse."""
    check_markup(html, source)
    return LexborHTMLParser(html)


def render_html(html: str, source: str) -> str:
    """The text of an HTML page or fragment."""
    return render(parse_page(html, source).root)


def description_text(raw: str, source: str) -> str:
    """The text of a description that may be plain, HTML, or HTML escaped once more than it should be."""
    if is_html(raw):
        return render_html(raw, source)
    unescaped = entities.unescape(raw)
    return render_html(unescaped, source) if is_html(unescaped) else tidy(raw)


def render(root: LexborNode | None) -> str:
    """The text below one node.

    Walks with a stack of its own: a hostile page nests deeper than Python may recurse.
    """
    page = _Page()
    stack: list[tuple[LexborNode, bool]] = [(root, True)] if root is not None else []
    while stack:
        node, is_entering = stack.pop()
        tag = node.tag or ""
        if not is_entering:
            page.leave(tag)
            continue
        if node.is_text_node:
            page.write(node.text_content or "")
        elif not is_left_out(node, tag):
            page.enter(tag)
            stack.append((node, False))
            stack.extend((child, True) for child in reversed(_children(node)))
    return page.text()


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def is_left_out(node: LexborNode, tag: str) -> bool:
    """Whether a node is no part of a page's text, with all that stands in it."""
    if tag in _DROPPED or node.is_comment_node:
        return True
    if not node.is_element_node:
        return False
    attributes = node.attributes
    if tag == "dialog" and "open" not in attributes:
        return True
    return "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or "") is not None


@dataclass
class _Page:
    """Lines as they come to be; `line` holds the pieces of the one being written."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    preformatted: int = 0
    items: int = 0
    has_bullet_due: bool = False

    def enter(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.end_paragraph()
        elif tag in _LINES or tag == "br":
            self.end_line()
        if tag == "li":
            self.items += 1
            self.has_bullet_due = True
        elif tag in ("td", "th") and self.line:
            self.line.append(CELL_GAP)
        elif tag == "pre":
            self.preformatted += 1

    def leave(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.end_paragraph()
        elif tag in _LINES:
            self.end_line()
        if tag == "li":
            self.items -= 1
            self.has_bullet_due = False
        elif tag == "pre":
            self.preformatted -= 1

    def write(self, text: str) -> None:
        if not self.preformatted:
            self._write_words(_SPACE.sub(" ", text))
            return
        first, *rest = text.split("\n")
        self._write_words(first)
        for line in rest:
            self.end_line()
            self._write_words(line)

    def _write_words(self, words: str) -> None:
        if not words.strip() and not self.line:
            return
        if self.has_bullet_due:
            self.line.append("- ")
            self.has_bullet_due = False
        self.line.append(words)

    def end_line(self) -> None:
        if self.line:
            line = "".join(self.line)
            self.lines.append(line.rstrip() if self.preformatted else _even(line))
            self.line = []

    def end_paragraph(self) -> None:
        self.end_line()
        # The paragraphs inside a list item, or a list in it, must not tear the list apart.
        if self.lines and self.lines[-1] and not self.items:
            self.lines.append("")

    def text(self) -> str:
        self.end_line()
        return tidy("\n".join(self.lines).strip("\n"))


def _even(line: str) -> str:
    """The line with single spaces inside each cell."""
    cells = (_SPACE.sub(" ", cell).strip() for cell in line.split(CELL_GAP))
    return CELL_GAP.join(cell for cell in cells if cell)
