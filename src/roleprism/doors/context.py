"""A quote with the words around it, on one line of a given width."""

from __future__ import annotations

from typing import NamedTuple

from roleprism.document import Span

ELLIPSIS = "…"


class Snippet(NamedTuple):
    """A quote and what stands around it; blanks and line ends are single spaces."""

    before: str
    quote: str
    after: str


def in_context(text: str, span: Span, width: int) -> Snippet:
    """The quote at `span` with as many whole words of its own line around it as `width` holds."""
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    before = text[line_start : span.start].lstrip(" \t-–•*·").split(" ")
    after = text[span.end : line_end if line_end >= 0 else len(text)].rstrip().split(" ")
    quote = " ".join(span.slice(text).split())
    if len(quote) > width:
        return Snippet("", quote[: width - 1] + ELLIPSIS, "")
    room = width - len(quote)
    left = _last_words(before, max(room // 2, room - len(" ".join(after))))
    return Snippet(left, quote, _first_words(after, room - len(left)))


def _first_words(words: list[str], room: int) -> str:
    if len(whole := " ".join(words)) <= room:
        return whole
    while words and len(" ".join(words)) + len(f" {ELLIPSIS}") > room:
        words = words[:-1]
    return f"{' '.join(words)} {ELLIPSIS}" if words else ""


def _last_words(words: list[str], room: int) -> str:
    mirrored = _first_words([word[::-1] for word in reversed(words)], room)
    return mirrored[::-1]
