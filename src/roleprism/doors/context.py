"""A quote with the words around it, on one line of a given width."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from roleprism.document import Span

ELLIPSIS = "…"
PAGE_WIDTH = 110
"""Letters that a line of quotes has on a page."""

_REACH = 3
_SHORTEST_WRAPPED = 40
_DEEPEST_INDENT = 20
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_EMPHASIS = re.compile(r"(?<!\w)\*+(?=\w)|(?<=[\w.,:;!?)])\*+(?!\w)|\*\*+")
"""Markdown's marks, which say nothing where their words stand alone."""


class Snippet(NamedTuple):
    """A quote and what stands around it; blanks and line ends are single spaces."""

    before: str
    quote: str
    after: str


def in_context(text: str, span: Span, width: int) -> Snippet:
    """The quote at `span` with as many whole words of its line, wrapped or not, around it as `width` holds."""
    # A line may be megabytes long; what is further off than the width never shows.
    reach = Span(span.start - _REACH * width, span.end + _REACH * width)
    line = _unwrapped(text, span, reach)
    before = _on_one_line(text[max(line.start, reach.start) : span.start]).lstrip(" \t-–•*·").split(" ")
    after = _on_one_line(text[span.end : min(line.end, reach.end)]).rstrip().split(" ")
    quote = " ".join(span.slice(text).split())
    if len(quote) > width:
        return Snippet("", quote[: width - 1] + ELLIPSIS, "")
    room = width - len(quote)
    left = _last_words(before, max(room // 2, room - len(" ".join(after))))
    return Snippet(left, quote, _first_words(after, room - len(left)))


def _unwrapped(text: str, span: Span, reach: Span) -> Span:
    """The lines that `span` stands in, with those that go on before and after them, as far as `reach`."""
    start, end = span.whole_lines(text)
    while start > max(0, reach.start) and _goes_on(text, start - 1):
        start = text.rfind("\n", 0, start - 1) + 1
    while end < min(len(text), reach.end) and _goes_on(text, end):
        end = Span(end + 1, end + 1).whole_lines(text).end
    return Span(start, end)


def _goes_on(text: str, line_end: int) -> bool:
    """Whether the line that ends there was wrapped: it is as long as lines are set, and the next begins small."""
    line = text[text.rfind("\n", 0, line_end) + 1 : line_end]
    following = text[line_end + 1 : line_end + 1 + _DEEPEST_INDENT].lstrip(" \t")
    return len(line.strip()) >= _SHORTEST_WRAPPED and following[:1].islower()


def _on_one_line(text: str) -> str:
    return _EMPHASIS.sub("", _LINE_END.sub(" ", text))


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
