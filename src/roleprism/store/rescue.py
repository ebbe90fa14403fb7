"""A damaged store: what can still be read goes into a new one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from roleprism.errors import Fault, StoreError
from roleprism.store.private import make_private_file
from roleprism.store.schema import migrate
from roleprism.store.store import utc_now

_TABLES = ("boards", "postings", "versions", "readings", "events", "marks", "wishes")


def rescue(damaged: Path, target: Path) -> dict[str, tuple[int, bool]]:
    """Copy every row that can be read; the damaged file is not touched.

    Returns:
        table -> how many rows were saved, and whether that is all of it.

    Raises:
        StoreError: the target exists or cannot be written, or nothing at all can be read.
    """
    if target.exists():
        raise StoreError(Fault(str(target), "exists already", remedy="name another file"))
    old = sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)
    try:
        make_private_file(target)
        saved = _copy_all(old, target)
    except (sqlite3.Error, OSError) as error:
        target.unlink(missing_ok=True)
        raise StoreError(Fault(str(target), f"cannot be written ({error})", remedy="name another place")) from error
    finally:
        old.close()
    if not any(n for n, _ in saved.values()):
        target.unlink()
        raise StoreError(Fault(str(damaged), "holds nothing that can be read", remedy="use a backup"))
    return saved


def _copy_all(old: sqlite3.Connection, target: Path) -> dict[str, tuple[int, bool]]:
    new = sqlite3.connect(target, isolation_level=None)
    try:
        migrate(new, str(target), utc_now())
        new.execute("BEGIN")  # so that the disk is waited for once, and not for every row
        saved = {table: _copy(old, new, table) for table in _TABLES}
        new.execute(
            "INSERT INTO words (rowid, title, company, text) SELECT p.id, v.title, p.company, v.text FROM postings p "
            "JOIN versions v ON v.posting = p.id AND v.number = p.version"
        )
        new.execute("COMMIT")
    finally:
        new.close()
    return saved


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> tuple[int, bool]:
    """Row by row, by rowid from both ends, so that one damaged page costs no more than itself."""
    saved = 0
    whole = True
    for order in ("ASC", "DESC"):
        try:
            rows = old.execute(f"SELECT * FROM {table} ORDER BY rowid {order}")  # noqa: S608  our own names
            # By name: an older store has fewer columns.
            names = ",".join(column[0] for column in rows.description)
            for row in rows:
                marks = ",".join("?" * len(row))
                sql = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
                saved += new.execute(sql, row).rowcount
        except sqlite3.DatabaseError:
            if not new.in_transaction:  # it is the new one that failed: its disk is full
                raise
            whole = False
        else:
            break
    return saved, whole
