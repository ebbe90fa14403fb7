"""Where something stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: `start` and `end` in code points of the original, end exclusive."""

    start: int
    end: int

    def slice(self, text: str) -> str:
        """The words at this span of `text`."""
        return text[self.start : self.end]

    def whole_lines(self, text: str) -> Span:
        """The lines of `text` that this span stands in, without the line end after them."""
        end = text.find("\n", self.end)
        return Span(text.rfind("\n", 0, self.start) + 1, end if end >= 0 else len(text))


class Place(NamedTuple):
    """A position as a person names it: page (None where the format has none), line and column, from 1."""

    page: int | None
    line: int
    column: int

    def __str__(self) -> str:
        line = f"line {self.line}"
        return line if self.page is None else f"page {self.page}, {line}"
