"""Where a document names its own jobs, with whom and when: words that a reading of the work leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roleprism.document import Document, Resume, Section, SectionKind, Span
from roleprism.reading.dates import find_date_ranges
from roleprism.reading.history import find_positions

_NOT_LINE_END = re.compile(r"[^\n]")


def own_title_spans(document: Document) -> tuple[Span, ...]:
    """The title that stands in the text, and of a résumé title, employer and dates of every position too."""
    return tuple(_spans(document))


def without_own_titles(document: Document) -> str:
    """The text, each character of a title made a space (line ends stay), so that no offset moves."""
    content = document.text.content
    pieces: list[str] = []
    position = 0
    for start, end in sorted(own_title_spans(document)):
        pieces += content[position:start], _NOT_LINE_END.sub(" ", content[max(start, position) : end])
        position = max(position, end)
    return "".join(pieces) + content[position:]


def _spans(document: Document) -> Iterator[Span]:
    span = document.extra.get("title_span")
    if isinstance(span, tuple):
        yield Span(*span)
    if isinstance(document, Resume):
        content = document.text.content
        yield from (dates.span for dates in find_date_ranges(content, Span(0, len(content))))
        whole = Section(SectionKind.EXPERIENCE, Span(0, len(content)), None)
        for position in find_positions(content, [whole]):
            for words in filter(None, (position.title, position.employer)):
                start = content.find(words, position.span.start, position.span.end)
                if start >= 0:
                    yield Span(start, start + len(words))
