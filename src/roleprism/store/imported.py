"""Postings that come out of files into the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from roleprism.document import Posting
from roleprism.document.kinship import digest
from roleprism.document.listing import Listing
from roleprism.store.changes import Changes, apply
from roleprism.store.identity import MADE, Source

BOARD = "import"
"""The board that all files are of."""


class _Former(NamedTuple):
    """A posting as an older roleprism kept it."""

    id: int
    token: str
    board_id: str
    title: str
    company: str
    words: bytes


def apply_rows(connection: sqlite3.Connection, source: Source, listings: Sequence[Listing], now: str) -> Changes:
    """Record postings of a file, which closes nothing: it says what there was, and not what there is no more."""
    _find_again(connection, source, listings)
    return apply(connection, BOARD, source.token, listings, now, closes=False)


def close_rows(connection: sqlite3.Connection, source: Source, now: str) -> Changes:
    """Close all postings of a file; importing it again reopens them."""
    return apply(connection, BOARD, source.token, (), now, closes=True)


def _find_again(connection: sqlite3.Connection, source: Source, listings: Sequence[Listing]) -> None:
    """Call postings by what they are known by now that an older roleprism called by their place in a file.

    It is the one with the same id and name, or with the same words; of several the oldest.
    """
    # Under the name that it has now, a posting with an id is found by that id anyway.
    is_made = any(listing.posting.id.startswith(MADE) for listing in listings)
    former = _former(connection, source, sorted({source.token, *source.formerly} if is_made else source.formerly))
    if not former:
        return
    given = {(source.token, listing.posting.id) for listing in listings}
    by_id = {one.board_id: one for one in former if one.token != source.token}
    by_words = {(one.company, one.words): one for one in former if (one.token, one.board_id) not in given}
    used: set[int] = set()
    for listing in listings:
        posting, words = listing.posting, digest(listing.posting.title, listing.posting.text.content)
        found = by_words.get((posting.company, words)) if posting.id.startswith(MADE) else by_id.get(posting.id)
        if found and found.id not in used and (found.words == words or _are_named_alike(found, posting)):
            used.add(found.id)
            connection.execute(
                "UPDATE OR IGNORE postings SET token = ?, board_id = ? WHERE id = ?",
                (source.token, posting.id, found.id),
            )


def _are_named_alike(one: _Former, posting: Posting) -> bool:
    """Whether it may be an edit of the same: another file of that name may have given the id to another posting."""
    return bool(one.title) and (one.title, one.company) == (posting.title, posting.company)


def _former(connection: sqlite3.Connection, source: Source, tokens: Iterable[str]) -> list[_Former]:
    sql = (
        "SELECT p.id, p.token, p.board_id, v.title, p.company, v.text FROM postings p "
        "JOIN versions v ON v.posting = p.id AND v.number = p.version "
        "WHERE p.board = ? AND p.token = ? AND (p.token <> ? OR p.board_id NOT GLOB ?) ORDER BY p.id DESC"
    )
    rows = (row for one in tokens for row in connection.execute(sql, (BOARD, one, source.token, f"{MADE}*")))
    # By its words alone: what is read from them, as pay and place, a newer roleprism may read otherwise.
    return [
        _Former(id_, token, board_id, title, company, digest(title, text))
        for id_, token, board_id, title, company, text in rows
    ]
