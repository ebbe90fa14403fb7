"""How the store speaks with SQLite: in UTF-8 and nothing else, and in whole transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Connection(sqlite3.Connection):
    r"""A connection that spells out what is no character.

    Half a pair of surrogates stands in the name of a file that is no UTF-8, in an argument of the command line and in
    strangers' JSON. It becomes its escape ("\udcff"), so that two names that differ stay two.
    """

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """See `sqlite3.Connection.execute`; parameters are a sequence."""
        return super().execute(sql, tuple(map(_clean, parameters)))


def _clean(value: object) -> object:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it is kept, or nothing; begun for writing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # of a full disk SQLite has taken all back, and says what it was once
            connection.execute("ROLLBACK")
        raise
