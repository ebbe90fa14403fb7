"""One at a time, over all processes and threads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from roleprism.errors import Fault, StoreError
from roleprism.store.private import make_private_file

_WAIT_SECONDS = 10.0


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file while it is read, changed and written; others that ask for it wait.

    The lock is SQLite's on an empty file beside it: every system has it, and it ends with the process that holds it.

    Raises:
        OSError: nothing can be written beside the file.
        StoreError: another process holds it for too long.
    """
    beside = path.with_name(f".{path.name}.lock")
    make_private_file(beside)
    lock = sqlite3.connect(beside, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            wrong = f"is in use by another process for over {_WAIT_SECONDS:.0f} s ({error})"
            raise StoreError(Fault(str(path), wrong, remedy="try again")) from error
        yield
    finally:
        lock.close()
