"""A text that came without fields -> a posting or a résumé, whole, with its title pointed at."""

from __future__ import annotations

from roleprism.document import Document, Posting, Resume, Text
from roleprism.reading.kind import Kind, detect_kind
from roleprism.reading.place import find_location
from roleprism.reading.title import find_posting_title, find_resume_title


def free_document(text: Text, *, name: str, source: str, kind: Kind | None, heading: str = "") -> Document:
    """The document that a free text is; the text stays whole.

    Args:
        text: as read.
        name: the file's name, a clue to what it is.
        source: where it was read.
        kind: what the caller says it is; None to tell from the text.
        heading: what a page marks up as its main heading, the likely title of a posting (the main
            heading of a résumé is the person's name).
    """
    content = text.content
    is_resume = (kind or detect_kind(content, name)) == "resume"
    span = find_resume_title(content) if is_resume else find_posting_title(content, heading)
    title = span.slice(content) if span else ""
    if is_resume:
        return Resume(id=source, source=source, text=text, title=title, title_span=span)
    return Posting(id=source, source=source, text=text, title=title, location=find_location(content), title_span=span)
