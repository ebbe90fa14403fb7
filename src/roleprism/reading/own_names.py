"""Where a document names who, where and when: words that a reading of the work leaves out.

The names of jobs themselves are left out wherever a text has one, its own or another; see `reading/batch.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from roleprism.document import Document, Posting, Section, SectionKind, Span
from roleprism.reading.dates import find_date_ranges
from roleprism.reading.history import find_positions
from roleprism.reading.person_name import find_name

_NOT_LINE_END = re.compile(r"[^\n]")
_BETWEEN = re.compile(r"[\s\-]+")
_ADDRESS = re.compile(
    r"[^\s@]{1,64}@[a-z0-9.-]{1,200}\.[a-z]{2,}"
    r"|\b(?:https?://|www\.)\S{1,500}"
    r"|\b[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,3}\.(?:"
    r"(?:com|org|net|io|dev|ai|me|app|edu|info)/\S{1,500}"
    # Without a path: of what ends in .net, .io, .ai or .app too many are the names of tools.
    r"|(?:com|org|dev|me|edu|info)\b(?![.@-]?\w))",
    re.I,
)
_MOST_WORDS = 40
"""Of a name; the first ones of a longer one are looked for."""


def own_name_spans(document: Document) -> tuple[Span, ...]:
    """Where the text has its title's line or company; of a résumé addresses, dates, and what heads its positions."""
    return tuple(_spans(document))


def without_own_names(document: Document) -> str:
    """The text, each character of a name made a space (line ends stay), so that no offset moves."""
    content = document.text.content
    pieces: list[str] = []
    position = 0
    for start, end in sorted(own_name_spans(document)):
        pieces += content[position:start], _NOT_LINE_END.sub(" ", content[max(start, position) : end])
        position = max(position, end)
    return "".join(pieces) + content[position:]


def _spans(document: Document) -> Iterator[Span]:
    if document.title_span:
        yield document.title_span
    content = document.text.content
    if isinstance(document, Posting):
        yield from _mentions(document.company.split(), content)
    else:
        name = find_name(content)
        if name:
            yield name
        yield from (Span(*match.span()) for match in _ADDRESS.finditer(content))
        yield from (dates.span for dates in find_date_ranges(content, Span(0, len(content))))
        whole = Section(SectionKind.EXPERIENCE, Span(0, len(content)), None)
        for position in find_positions(content, [whole]):
            for words in filter(None, (position.title, position.employer)):
                start = content.find(words, position.span.start, position.span.end)
                if start >= 0:
                    # Beside an employer stands what the employer does, and that no employee did.
                    yield Span(start, start + len(words)).whole_lines(content)


def _mentions(name: Sequence[str], text: str) -> Iterator[Span]:
    """Where a text has a name, whatever stands between its words: "at Acme-Widgets we".

    Searched as plain strings, for a pattern costs more to make than to use, and each posting would need its own.
    """
    # A dash alone stands between words, and could be found at any place between them.
    words = [word for word in name[:_MOST_WORDS] if word.strip("-")]
    start = text.find(words[0]) if words else -1
    while start >= 0:
        end = -1 if _is_in_word(text, start - 1) else _end(words, text, start)
        if end >= 0:
            yield Span(start, end)
        start = text.find(words[0], max(start + 1, end))


def _end(words: Sequence[str], text: str, start: int) -> int:
    """Where a name ends whose words start at a place; -1 where they do not stand there."""
    past = start + len(words[0])
    for word in words[1:]:
        between = _BETWEEN.match(text, past)
        if not between:
            return -1
        # A word may start with a hyphen itself, which then is not between.
        start = between.end() - (len(word) - len(word.lstrip("-")))
        if start <= past or not text.startswith(word, start):
            return -1
        past = start + len(word)
    return -1 if _is_in_word(text, past) else past


def _is_in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
