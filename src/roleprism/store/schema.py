"""The tables, as migrations that are each made in one transaction together with the note that they were."""

from __future__ import annotations

import sqlite3

from roleprism.errors import Fault, StoreError
from roleprism.store.connection import transaction

APPLICATION_ID = 0x726F6C65
"""Says of a file that it is a store: "role" in ASCII."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE migrations (number INTEGER PRIMARY KEY, at TEXT NOT NULL);
    CREATE TABLE boards (
        board TEXT NOT NULL, token TEXT NOT NULL, followed_at TEXT NOT NULL,
        synced_at TEXT, outcome TEXT, message TEXT, PRIMARY KEY (board, token)
    );
    CREATE TABLE postings (
        id INTEGER PRIMARY KEY, board TEXT NOT NULL, token TEXT NOT NULL, board_id TEXT NOT NULL,
        url TEXT NOT NULL, company TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
        closed_at TEXT, version INTEGER NOT NULL, kinship BLOB NOT NULL, UNIQUE (board, token, board_id)
    );
    CREATE INDEX postings_by_kinship ON postings (kinship);
    CREATE TABLE versions (
        posting INTEGER NOT NULL REFERENCES postings (id), number INTEGER NOT NULL, seen_at TEXT NOT NULL,
        title TEXT NOT NULL, text TEXT NOT NULL, location TEXT NOT NULL, workplace TEXT, is_inferred INTEGER NOT NULL,
        posted TEXT NOT NULL, pay TEXT NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (posting, number)
    );
    CREATE TABLE readings (
        posting INTEGER NOT NULL REFERENCES postings (id), number INTEGER NOT NULL, versions TEXT NOT NULL,
        shares BLOB NOT NULL, primary_role TEXT NOT NULL, confidence REAL NOT NULL, thin INTEGER NOT NULL,
        title_role TEXT, PRIMARY KEY (posting, number)
    );
    CREATE TABLE events (
        id INTEGER PRIMARY KEY, posting INTEGER NOT NULL REFERENCES postings (id), at TEXT NOT NULL, what TEXT NOT NULL,
        number INTEGER NOT NULL
    );
    CREATE INDEX events_by_posting ON events (posting);
    CREATE INDEX events_by_time ON events (at);
    CREATE TABLE marks (
        id INTEGER PRIMARY KEY, posting INTEGER NOT NULL REFERENCES postings (id), at TEXT NOT NULL,
        state TEXT NOT NULL, note TEXT NOT NULL
    );
    CREATE INDEX marks_by_posting ON marks (posting);
    CREATE TABLE wishes (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE VIRTUAL TABLE words USING fts5 (title, company, text, content='', tokenize="unicode61 tokenchars '+#'");
    """,
    """
    ALTER TABLE versions ADD COLUMN title_start INTEGER;
    ALTER TABLE versions ADD COLUMN title_end INTEGER;
    """,
)
"""Never changed once released; a new one is added at the end."""


def migrate(connection: sqlite3.Connection, path: str, now: str) -> None:
    """Bring a store to the newest tables.

    Raises:
        StoreError: the file is no store, or of a newer roleprism.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION_ID:
        raise StoreError(Fault(path, "is a database of another program", "a store", "name another file with --store"))
    if version > len(MIGRATIONS):
        raise StoreError(Fault(path, f"is of a newer roleprism (tables {version})", remedy="install the newer one"))
    for number in range(version, len(MIGRATIONS)):
        with transaction(connection):
            (current,) = connection.execute("PRAGMA user_version").fetchone()
            if current == number:  # another process may have been quicker
                _make(connection, number, now)


def _make(connection: sqlite3.Connection, number: int, now: str) -> None:
    # One by one: executescript would commit on its own.
    for statement in MIGRATIONS[number].split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute("INSERT INTO migrations VALUES (?, ?)", (number + 1, now))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number + 1}")
