"""Which postings are asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Query:
    """What postings must be; all that are open where nothing is set.

    Args:
        words: that title, company or text must all have.
        since: an ISO time at or after which something happened to them.
        state: their newest mark.
        board: of one board as people write it, "greenhouse:anthropic" or the address of a page; or of a file,
            "import:saved.csv".
        role: slug of the role that most of their work belongs to, in texts that say enough.
        with_closed: also those that are closed.
    """

    words: str = ""
    since: str = ""
    state: str = ""
    board: str = ""
    role: str = ""
    with_closed: bool = False

    def condition(self) -> tuple[str, list[str]]:
        """As SQL after `p JOIN versions v LEFT JOIN readings r`, with its values in order."""
        parts = list(self._parts())
        where = f"WHERE {' AND '.join(sql for sql, *_ in parts)} " if parts else ""
        return where, [value for _, *values in parts for value in values]

    def _parts(self) -> Iterator[tuple[str, ...]]:
        if not self.with_closed:
            yield ("p.closed_at IS NULL",)
        if words := _quoted(self.words):
            yield "p.id IN (SELECT rowid FROM words WHERE words MATCH ?)", words
        if self.since:
            yield "EXISTS (SELECT 1 FROM events e WHERE e.posting = p.id AND e.at >= ?)", self.since
        if self.state:
            newest = "SELECT m.state FROM marks m WHERE m.posting = p.id ORDER BY m.id DESC LIMIT 1"
            yield f"? = coalesce(({newest}), '')", self.state
        if self.board:
            yield _of_board(self.board)
        if self.role:
            yield "r.primary_role = ? AND NOT r.thin", self.role


def _of_board(words: str) -> tuple[str, ...]:
    board, _, token = words.partition(":")
    if board in ("http", "https"):
        return "p.board = 'page' AND p.token = ?", words
    if board == "import":  # kept under its whole path, and named by as much of it as tells it apart
        end = f"{os.sep}{token}"
        return "p.board = 'import' AND (p.token = ? OR substr(p.token, -length(?)) = ?)", token, end, end
    return "p.board = ? AND p.token = ?", board, token


def _quoted(words: str) -> str:
    """Words as FTS5 takes them: each in quotes, so that "c++" and "c#" are words and no syntax."""
    words = words.replace("\0", " ")  # which ends a query
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
