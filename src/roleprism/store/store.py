"""The store itself: opened, asked and written to. SQL for a person's own data lives in this folder only."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from roleprism.document import Span
from roleprism.document.listing import Listing, Workplace
from roleprism.errors import DamagedStoreError, Fault, NoSuchPostingError, StoreError, UsageError
from roleprism.evidence.weights import Floats
from roleprism.store.changes import Changes, apply
from roleprism.store.connection import Connection, transaction
from roleprism.store.identity import Source
from roleprism.store.imported import BOARD, apply_rows, close_rows
from roleprism.store.private import make_private_file, make_private_folder
from roleprism.store.query import Query
from roleprism.store.rows import STATES, Event, Mark, Stored, Version, pay_of, shares_blob, shares_of, span_of
from roleprism.store.schema import migrate

_BUSY_SECONDS = 60
_LARGEST_ID = 2**63 - 1
_FROM = (
    "FROM postings p JOIN versions v ON v.posting = p.id AND v.number = p.version "
    "LEFT JOIN readings r ON r.posting = p.id AND r.number = p.version "
)
_EVERY_OPEN = Query()
_SELECT = (
    "SELECT p.id, p.board, p.token, p.board_id, p.url, p.company, v.title, v.text, v.location, v.workplace, "
    "v.is_inferred, v.posted, v.pay, p.first_seen, p.last_seen, p.closed_at, p.version, "
    "coalesce((SELECT m.state FROM marks m WHERE m.posting = p.id ORDER BY m.id DESC LIMIT 1), ''), "
    "r.shares, coalesce(r.primary_role, ''), coalesce(r.confidence, 0), coalesce(r.thin, 1), r.title_role, p.kinship, "
    "v.title_start, v.title_end "
)


class BoardRow(NamedTuple):
    """A followed board, and how its last sync went; `outcome` is None before the first."""

    board: str
    token: str
    synced_at: str | None
    outcome: str | None
    message: str | None


class Unread(NamedTuple):
    """A version that was not read with the current weights yet."""

    id: int
    number: int
    title: str
    company: str
    text: str
    title_span: Span | None


class ReadRow(NamedTuple):
    """A reading to be kept."""

    id: int
    number: int
    shares: Floats
    primary: str
    confidence: float
    thin: bool
    title_role: str | None


class OpenReading(NamedTuple):
    """An open posting without its words, as it was read."""

    company: str
    kinship: bytes
    shares: Floats
    thin: bool


def utc_now() -> str:
    """The time as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Store:
    """One SQLite file in WAL mode; several processes may have it open.

    Args:
        path: made where there is none.
        now: tells the time, in ISO 8601.

    Raises:
        DamagedStoreError: the file is damaged.
        StoreError: it cannot be opened, or is none of ours.
    """

    def __init__(self, path: Path, now: Callable[[], str] = utc_now) -> None:
        self.path = path
        self._now = now
        try:
            make_private_folder(path.parent)
            make_private_file(path)
            self._db = sqlite3.connect(
                path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, factory=Connection
            )
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA foreign_keys = ON")
            migrate(self._db, str(path), now())
        except sqlite3.DatabaseError as error:
            raise _broken(path, error) from error
        except OSError as error:
            if isinstance(error, StoreError):
                raise
            raise StoreError(Fault(str(path), f"cannot be opened ({error.strerror})", remedy="name another")) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or nothing."""
        try:
            with transaction(self._db):
                yield self._db
        except sqlite3.DatabaseError as error:
            raise _broken(self.path, error) from error

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        try:
            return self._db.execute(sql, tuple(values)).fetchall()
        except sqlite3.DatabaseError as error:
            raise _broken(self.path, error) from error

    # Boards.

    def follow(self, board: str, token: str) -> bool:
        """Remember a board; False where it was followed already."""
        with self._writing() as db:
            cursor = db.execute(
                "INSERT OR IGNORE INTO boards (board, token, followed_at) VALUES (?, ?, ?)", (board, token, self._now())
            )
            return cursor.rowcount > 0

    def unfollow(self, board: str, token: str) -> bool:
        """Forget a board; its postings stay. False where it was not followed."""
        with self._writing() as db:
            return db.execute("DELETE FROM boards WHERE board = ? AND token = ?", (board, token)).rowcount > 0

    def boards(self) -> list[BoardRow]:
        """The followed boards, in the order in which they were."""
        sql = "SELECT board, token, synced_at, outcome, message FROM boards ORDER BY followed_at, rowid"
        return [BoardRow(*row) for row in self._rows(sql)]  # type: ignore[arg-type]

    def record(
        self, board: str, token: str, listings: Sequence[Listing], *, unread: frozenset[str] = frozenset(), closes: bool
    ) -> Changes:
        """Keep what a board lists, and that it was asked."""
        now = self._now()
        with self._writing() as db:
            changes = apply(db, board, token, listings, now, unread=unread, closes=closes)
            sql = "UPDATE boards SET synced_at = ?, outcome = 'synced', message = ? WHERE board = ? AND token = ?"
            db.execute(sql, (now, str(changes), board, token))
        return changes

    def record_failure(self, board: str, token: str, message: str) -> None:
        """Keep that a board failed; none of its postings changes."""
        with self._writing() as db:
            sql = "UPDATE boards SET outcome = 'failed', message = ? WHERE board = ? AND token = ?"
            db.execute(sql, (message, board, token))

    def record_rows(self, rows: Sequence[tuple[Source, Listing]]) -> Changes:
        """Keep postings of files, those of one file together."""
        total = Changes()
        with self._writing() as db:
            for source, of_one in groupby(rows, key=itemgetter(0)):
                total = total.plus(apply_rows(db, source, [listing for _, listing in of_one], self._now()))
        return total

    def close_rows(self, source: Source) -> Changes:
        """Close the postings of a file, which no import does; importing it again reopens them."""
        with self._writing() as db:
            return close_rows(db, source, self._now())

    def sources(self) -> list[str]:
        """The tokens of the files that have open postings, in order."""
        sql = "SELECT DISTINCT token FROM postings WHERE board = ? AND closed_at IS NULL ORDER BY token"
        return [str(token) for (token,) in self._rows(sql, (BOARD,))]

    # Readings.

    def unread(self, versions: str, limit: int) -> list[Unread]:
        """Newest versions that were not read with these versions of atlas and weights."""
        sql = (
            "SELECT p.id, p.version, v.title, p.company, v.text, v.title_start, v.title_end FROM postings p "
            "JOIN versions v ON v.posting = p.id AND v.number = p.version "
            "LEFT JOIN readings r ON r.posting = p.id AND r.number = p.version AND r.versions = ? "
            "WHERE r.posting IS NULL ORDER BY p.id LIMIT ?"
        )
        rows = self._rows(sql, (versions, limit))
        return [Unread(*row[:-2], span_of(*row[-2:])) for row in rows]  # type: ignore[arg-type, call-arg]

    def keep_readings(self, versions: str, rows: Sequence[ReadRow]) -> None:
        """Keep readings, in place of older ones of the same versions of postings."""
        with self._writing() as db:
            db.executemany(
                "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (row.id, row.number, versions, shares_blob(row.shares), row.primary, row.confidence, row.thin,
                     row.title_role)
                    for row in rows
                ],
            )  # fmt: skip

    def open_readings(self, versions: str) -> list[OpenReading]:
        """The open postings, the oldest first, whose newest version was read with these versions."""
        sql = (
            "SELECT p.company, p.kinship, r.shares, r.thin FROM postings p JOIN readings r ON r.posting = p.id "
            "AND r.number = p.version WHERE p.closed_at IS NULL AND r.versions = ? ORDER BY p.id"
        )
        rows = self._rows(sql, (versions,))
        return [OpenReading(company, kinship, shares_of(shares), bool(thin)) for company, kinship, shares, thin in rows]  # type: ignore[arg-type]

    # Questions.

    def get(self, id: int) -> Stored:  # noqa: A002
        """One posting.

        Raises:
            NoSuchPostingError: there is none of that id.
        """
        rows = self._rows(f"{_SELECT}{_FROM}WHERE p.id = ?", (id,)) if 0 < id <= _LARGEST_ID else ()
        for row in rows:
            return _stored(row)
        raise NoSuchPostingError(Fault(f"posting {id}", "is not in the store", remedy="see roleprism jobs list"))

    def all(self, query: Query = _EVERY_OPEN, *, limit: int | None = None, offset: int = 0) -> list[Stored]:
        """Postings, the newest first.

        Args:
            limit: how many at most; all where None.
            offset: how many of the newest to pass over.
        """
        condition, values = query.condition()
        sql = f"{_SELECT}{_FROM}{condition}ORDER BY p.id DESC LIMIT ? OFFSET ?"
        return [_stored(row) for row in self._rows(sql, (*values, -1 if limit is None else limit, offset))]

    def total(self, query: Query = _EVERY_OPEN) -> int:
        """How many postings `all` would give without a limit."""
        condition, values = query.condition()
        ((n,),) = self._rows(f"SELECT count(*) {_FROM}{condition}", values)
        return int(str(n))

    def kin(self, id: int) -> list[int]:  # noqa: A002
        """Ids of the same role elsewhere: same company, title and words on another board, or listed twice."""
        sql = (
            "SELECT o.id FROM postings p JOIN postings o ON o.kinship = p.kinship AND o.id <> p.id WHERE p.id = "
            "? ORDER BY o.id"
        )
        return [int(str(row[0])) for row in self._rows(sql, (id,))]

    def history(self, id: int) -> tuple[list[Version], list[Event], list[Mark]]:  # noqa: A002
        """All that happened to a posting, oldest first."""
        self.get(id)
        versions = self._rows(
            "SELECT number, seen_at, title, text, location, workplace, pay FROM versions WHERE posting = ? ORDER "
            "BY number",
            (id,),
        )
        events = self._rows("SELECT at, what, number FROM events WHERE posting = ? ORDER BY id", (id,))
        return (
            [Version(*row[:-1], pay_of(str(row[-1]))) for row in versions],  # type: ignore[arg-type, call-arg]
            [Event(*row) for row in events],  # type: ignore[arg-type]
            self.marks(id),
        )

    def count(self) -> tuple[int, int]:
        """How many postings are open, and how many closed."""
        ((still, gone),) = self._rows(
            "SELECT coalesce(sum(closed_at IS NULL), 0), coalesce(sum(closed_at IS NOT NULL), 0) FROM postings"
        )
        return int(str(still)), int(str(gone))

    # What the person says.

    def mark(self, id: int, state: str, note: str = "") -> None:  # noqa: A002
        """Keep what a person says of a posting; older marks stay.

        Raises:
            NoSuchPostingError: there is no such posting.
            UsageError: no such state.
        """
        if state not in STATES:
            raise UsageError(Fault(f"state {state!r}", "unknown", f"one of {', '.join(STATES)}"))
        self.get(id)
        with self._writing() as db:
            sql = "INSERT INTO marks (posting, at, state, note) VALUES (?, ?, ?, ?)"
            db.execute(sql, (id, self._now(), state, note))

    def marks(self, id: int) -> list[Mark]:  # noqa: A002
        """What was said of a posting, oldest first."""
        rows = self._rows("SELECT at, state, note FROM marks WHERE posting = ? ORDER BY id", (id,))
        return [Mark(*row) for row in rows]  # type: ignore[arg-type]

    def wishes(self) -> dict[str, str]:
        """What the person wants and refuses, by key."""
        return {str(key): str(value) for key, value in self._rows("SELECT key, value FROM wishes")}

    def wish(self, key: str, value: str) -> None:
        """Keep a wish; an empty one is forgotten."""
        with self._writing() as db:
            db.execute("DELETE FROM wishes WHERE key = ?", (key,))
            if value:
                db.execute("INSERT INTO wishes VALUES (?, ?)", (key, value))

    # Safety.

    def backup(self, path: Path) -> None:
        """A whole copy, made while others may write.

        Raises:
            StoreError: the file exists, or cannot be written.
        """
        if path.exists():
            raise StoreError(Fault(str(path), "exists already", remedy="name another file"))
        beside = path.with_name(f"{path.name}.part")
        try:
            make_private_file(beside)
            copy = sqlite3.connect(beside)
            try:
                self._db.backup(copy)
            finally:
                copy.close()
            beside.replace(path)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(Fault(str(path), f"cannot be written ({error})", remedy="name another place")) from error
        finally:
            beside.unlink(missing_ok=True)

    def faults(self) -> list[str]:
        """What is wrong with the file, by SQLite's own check; empty where all is well."""
        rows = self._rows("PRAGMA integrity_check")
        return [str(row[0]) for row in rows if row[0] != "ok"]


def _stored(row: tuple[object, ...]) -> Stored:
    values = list(row)
    values[9] = Workplace(str(values[9])) if values[9] else None
    values[10] = bool(values[10])
    values[12] = pay_of(str(values[12]))
    values[18] = shares_of(values[18])  # type: ignore[arg-type]
    values[21] = bool(values[21])
    return Stored(*values[:-2], span_of(*values[-2:]))  # type: ignore[arg-type, call-arg]


def _broken(path: Path, error: sqlite3.DatabaseError) -> StoreError:
    text = str(error)
    if "locked" in text:
        return StoreError(
            Fault(str(path), f"is in use by another process for over {_BUSY_SECONDS} s", remedy="try again")
        )
    if "malformed" in text or "not a database" in text or "disk image" in text:
        remedy = "run roleprism doctor --store FILE: it saves what can be read into a new file"
        return DamagedStoreError(Fault(str(path), f"is damaged ({text})", "a store", remedy))
    return StoreError(Fault(str(path), f"cannot be used ({text})", remedy="name another file with --store"))
