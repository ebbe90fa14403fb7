"""Where a document names its own job or jobs, and when: words that a reading of the work leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.document import Document, Resume, Section, SectionKind, Span
from roleprism.reading.dates import find_date_ranges
from roleprism.reading.history import find_positions


def own_title_spans(document: Document) -> tuple[Span, ...]:
    """The title that stands in the text, and of a résumé the title and the dates of every position too."""
    return tuple(_spans(document))


def without_own_titles(document: Document) -> str:
    """The text, each character of a title made a space, so that no offset moves."""
    content = document.text.content
    for start, end in own_title_spans(document):
        content = content[:start] + " " * (end - start) + content[end:]
    return content


def _spans(document: Document) -> Iterator[Span]:
    span = document.extra.get("title_span")
    if isinstance(span, tuple):
        yield Span(*span)
    if isinstance(document, Resume):
        content = document.text.content
        yield from (dates.span for dates in find_date_ranges(content, Span(0, len(content))))
        whole = Section(SectionKind.EXPERIENCE, Span(0, len(content)), None)
        for position in find_positions(content, [whole]):
            start = content.find(position.title, position.span.start, position.span.end) if position.title else -1
            if start >= 0:
                yield Span(start, start + len(position.title))
