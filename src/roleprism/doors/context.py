"""A quote with the words around it, on one line of a given width."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from roleprism.document import Span

ELLIPSIS = "…"
_REACH = 3


class Snippet(NamedTuple):
    """A quote and what stands around it; blanks and line ends are single spaces."""

    before: str
    quote: str
    after: str


def in_context(text: str, span: Span, width: int) -> Snippet:
    """The quote at `span` with as many whole words of its own line around it as `width` holds."""
    line = span.whole_lines(text)
    # A line may be megabytes long; what is further off than the width never shows.
    before = text[max(line.start, span.start - _REACH * width) : span.start].lstrip(" \t-–•*·").split(" ")
    after = text[span.end : min(line.end, span.end + _REACH * width)].rstrip().split(" ")
    quote = " ".join(span.slice(text).split())
    if len(quote) > width:
        return Snippet("", quote[: width - 1] + ELLIPSIS, "")
    room = width - len(quote)
    left = _last_words(before, max(room // 2, room - len(" ".join(after))))
    return Snippet(left, quote, _first_words(after, room - len(left)))


def _first_words(words: list[str], room: int) -> str:
    if len(whole := " ".join(words)) <= room:
        return whole
    room -= len(f" {ELLIPSIS}")
    ends = accumulate(len(word) + 1 for word in words)
    kept = words[: sum(1 for end in ends if end - 1 <= room)]
    return f"{' '.join(kept)} {ELLIPSIS}" if kept else ""


def _last_words(words: list[str], room: int) -> str:
    mirrored = _first_words([word[::-1] for word in reversed(words)], room)
    return mirrored[::-1]
