"""What a board lists now, against what is stored: new, changed, closed and reopened postings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, NamedTuple

from roleprism.document import Span
from roleprism.document.kinship import digest, kinship
from roleprism.document.listing import Listing
from roleprism.store.rows import pay_json


class Changes(NamedTuple):
    """How many postings of a board did what, and how many are as they were."""

    new: int = 0
    changed: int = 0
    closed: int = 0
    reopened: int = 0
    unchanged: int = 0

    def plus(self, other: Changes) -> Changes:
        """The sum of two."""
        return Changes(*(one + more for one, more in zip(self, other, strict=True)))

    def __str__(self) -> str:
        named = zip(self._fields[:4], self[:4], strict=True)
        return ", ".join(f"{n:,} {what}" for what, n in named if n) or f"nothing new, {self.unchanged:,} as they were"


class _Known(NamedTuple):
    id: int
    digest: bytes
    version: int
    is_closed: bool


class _Written(NamedTuple):
    """The columns of a version that a listing gives, in the order of the table."""

    title: str
    text: str
    location: str
    workplace: str | None
    is_inferred: bool
    posted: str
    pay: str
    title_start: int | None
    title_end: int | None
    digest: bytes


def apply(
    connection: sqlite3.Connection,
    board: str,
    token: str,
    listings: Sequence[Listing],
    now: str,
    *,
    unread: frozenset[str] = frozenset(),
    closes: bool,
) -> Changes:
    """Record what a board lists, within the transaction that is open.

    Args:
        unread: ids that the board lists and that could not be read: they stay as they are.
        closes: whether what is not listed is closed.
    """
    known = _known(connection, board, token, None if closes else {listing.posting.id for listing in listings})
    new = changed = reopened = unchanged = 0
    seen: set[str] = set(unread)
    for listing in listings:
        id_ = listing.posting.id
        seen.add(id_)
        written = _written(listing)
        before = known.get(id_)
        if before is None:
            _insert(connection, board, token, listing, written, now)
            new += 1
            continue
        if before.is_closed:
            _event(connection, before.id, now, "reopened", before.version)
            reopened += 1
        if before.digest != written.digest:
            _add_version(connection, before, listing, written, now)
            changed += 1
        elif not before.is_closed:
            unchanged += 1
        connection.execute("UPDATE postings SET last_seen = ?, closed_at = NULL WHERE id = ?", (now, before.id))
    gone = [one for id_, one in known.items() if id_ not in seen and not one.is_closed] if closes else []
    for one in gone:
        connection.execute("UPDATE postings SET closed_at = ? WHERE id = ?", (now, one.id))
        _event(connection, one.id, now, "closed", one.version)
    return Changes(new, changed, len(gone), reopened, unchanged)


def _known(connection: sqlite3.Connection, board: str, token: str, ids: Set[str] | None) -> Mapping[str, _Known]:
    """The postings of a board, or those with these ids: a large file comes in parts, and each need not see all."""
    sql = (
        "SELECT p.board_id, p.id, v.digest, p.version, p.closed_at IS NOT NULL FROM postings p "
        "JOIN versions v ON v.posting = p.id AND v.number = p.version WHERE p.board = ? AND p.token = ?"
    )
    if ids is None:
        rows: Iterable[tuple[Any, ...]] = connection.execute(sql, (board, token))
    else:
        one = f"{sql} AND p.board_id = ?"
        rows = (row for id_ in ids for row in connection.execute(one, (board, token, id_)))
    return {row[0]: _Known(row[1], row[2], row[3], bool(row[4])) for row in rows}


def _written(listing: Listing) -> _Written:
    posting = listing.posting
    start, end = posting.title_span or (None, None)
    columns = (
        posting.title, posting.text.content, posting.location, str(listing.workplace) if listing.workplace else None,
        listing.is_inferred, listing.posted, pay_json(listing.pay), start, end,
    )  # fmt: skip
    # When it was posted moves with every edit on some boards, and is no change of the posting.
    said = (columns[0], columns[1], columns[2], columns[3] or "", columns[6], *_place(posting.title_span))
    return _Written(*columns, digest(*said))


def _place(span: Span | None) -> tuple[str, ...]:
    return () if span is None else (f"{span.start}-{span.end}",)


def _insert(
    connection: sqlite3.Connection, board: str, token: str, listing: Listing, written: _Written, now: str
) -> None:
    posting = listing.posting
    cursor = connection.execute(
        "INSERT INTO postings (board, token, board_id, url, company, first_seen, last_seen, version, kinship) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)",
        (board, token, posting.id, listing.url, posting.company, now, now, kinship(posting)),
    )
    id_ = cursor.lastrowid
    _write_version(connection, id_, 1, written, now)
    connection.execute(
        "INSERT INTO words (rowid, title, company, text) VALUES (?, ?, ?, ?)",
        (id_, written.title, posting.company, written.text),
    )
    _event(connection, id_, now, "new", 1)


def _add_version(connection: sqlite3.Connection, before: _Known, listing: Listing, written: _Written, now: str) -> None:
    number = before.version + 1
    # The index keeps no text of its own, so that it must be told what it forgets.
    connection.execute(
        "INSERT INTO words (words, rowid, title, company, text) SELECT 'delete', p.id, v.title, p.company, v.text "
        "FROM postings p JOIN versions v ON v.posting = p.id AND v.number = p.version WHERE p.id = ?",
        (before.id,),
    )
    _write_version(connection, before.id, number, written, now)
    posting = listing.posting
    connection.execute(
        "UPDATE postings SET version = ?, url = ?, company = ?, kinship = ? WHERE id = ?",
        (number, listing.url, posting.company, kinship(posting), before.id),
    )
    connection.execute(
        "INSERT INTO words (rowid, title, company, text) VALUES (?, ?, ?, ?)",
        (before.id, written.title, posting.company, written.text),
    )
    _event(connection, before.id, now, "changed", number)


def _write_version(connection: sqlite3.Connection, id_: int | None, number: int, written: _Written, now: str) -> None:
    connection.execute(
        "INSERT INTO versions (posting, number, seen_at, title, text, location, workplace, is_inferred, posted, "
        "pay, title_start, title_end, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (id_, number, now, *written),
    )


def _event(connection: sqlite3.Connection, id_: int | None, now: str, what: str, number: int) -> None:
    connection.execute("INSERT INTO events (posting, at, what, number) VALUES (?, ?, ?, ?)", (id_, now, what, number))
