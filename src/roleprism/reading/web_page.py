"""An HTML page -> its documents: what it says for machines first, what it shows otherwise."""

from __future__ import annotations

from roleprism.document import Document, Text
from roleprism.reading import jsonld, limits
from roleprism.reading.free_text import free_document
from roleprism.reading.kind import Kind
from roleprism.reading.markup import parse_page, render


def read_page(html: str, *, name: str, source: str, kind: Kind | None) -> list[Document]:
    """The postings in the page's JSON-LD where there are any, otherwise the page's visible text.

    Raises:
        DocumentError: no text, too large, or hostile markup.
    """
    page = parse_page(html, source)
    if kind != "resume":
        postings = jsonld.to_postings(jsonld.page_blocks(page), source)
        if postings:
            return list(postings)
    text = Text(limits.check_text(render(page.root), source))
    heading = page.css_first("h1")
    words = " ".join(heading.text().split()) if heading is not None else ""
    return [free_document(text, name=name, source=source, kind=kind, heading=words)]
