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


class Place(NamedTuple):
    """A position as a person names it: page (None where the format has none), line and column, from 1."""

    page: int | None
    line: int
    column: int

    def __str__(self) -> str:
        line = f"line {self.line}"
        return line if self.page is None else f"page {self.page}, {line}"
