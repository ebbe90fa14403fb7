"""The text of a document, with the way back to page and line."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from roleprism.document.span import Place


@dataclass(frozen=True)
class Text:
    r"""What a reader drew out of a document; every span of roleprism points into `content`.

    Args:
        content: the whole text, lines parted by "\n".
        page_starts: the offset in code points at which each page starts, ascending, the first 0;
            empty where the format has no pages.
    """

    content: str
    page_starts: tuple[int, ...] = ()

    def place(self, offset: int) -> Place:
        """Page, line (within the page where there are pages) and column of a code point offset."""
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1] + 1
        if not self.page_starts:
            return Place(None, line, column)
        page = bisect_right(self.page_starts, offset)
        first_line = bisect_right(self._line_starts, self.page_starts[page - 1])
        return Place(page, line - first_line + 1, column)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        position = self.content.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.content.find("\n", position + 1)
        return starts
