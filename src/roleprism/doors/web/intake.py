"""What fills the store, as work in the background."""

from __future__ import annotations

from collections.abc import Sequence

from roleprism.boards import Followed
from roleprism.doors.jobs.files import import_listings, listings_of
from roleprism.doors.jobs.read_store import read_store
from roleprism.doors.jobs.sync import sync
from roleprism.doors.web.site import Site
from roleprism.doors.web.task import Progress
from roleprism.doors.words import counted
from roleprism.errors import DocumentError, Fault, RoleprismError, UsageError
from roleprism.store import Changes, Store

IMPORT_SECONDS = 600.0


def sync_task(site: Site) -> Progress | None:
    """Fetch all followed boards; None where other work still runs.

    Raises:
        UsageError: no board is followed.
    """
    with site.desk.store() as store:
        boards = [Followed(row.board, row.token) for row in store.boards()]
    if not boards:
        raise UsageError(Fault("Sync", "no board is followed", remedy="follow one first"))
    return site.tasks.start("Sync", lambda progress: _sync(site, boards, progress))


def import_task(site: Site, files: Sequence[tuple[str, bytes]]) -> Progress | None:
    """Take files, as name and bytes, into the store; None where other work still runs."""
    return site.tasks.start("Import", lambda progress: _import(site, files, progress))


def _sync(site: Site, boards: Sequence[Followed], progress: Progress) -> None:
    fetcher = site.desk.make_fetcher()
    try:
        with site.desk.store() as store:
            progress.phase = f"0 of {counted(len(boards), 'board')} done"
            synced_boards = sync(store, fetcher, boards, opener=site.desk.open_page)
            for done, synced in enumerate(synced_boards, start=1):
                progress.phase = f"{done} of {counted(len(boards), 'board')} done"
                progress.tell(f"{synced.followed}: {synced.changes or 'failed; nothing of it was changed'}")
                progress.blame(synced.faults)
            _read(site, store, progress)
    except RoleprismError as error:
        progress.blame(error.faults)
    finally:
        fetcher.close()


def _import(site: Site, files: Sequence[tuple[str, bytes]], progress: Progress) -> None:
    try:
        with site.desk.store() as store:
            total = Changes()
            for name, data in files:
                total = total.plus(_take(site, store, name, data, progress))
            progress.tell(str(total))
            _read(site, store, progress)
    except RoleprismError as error:
        progress.blame(error.faults)


def _take(site: Site, store: Store, name: str, data: bytes, progress: Progress) -> Changes:
    """One file; what was kept before it turned out to be broken stays kept."""
    kept = 0

    def advance(n: int) -> None:
        nonlocal kept
        kept += n
        progress.phase = f"{kept:,} postings of {name} kept"

    listings = site.desk.apart.run(listings_of, data, name, source=name, seconds=IMPORT_SECONDS)
    faults: list[Fault] = []
    try:
        return import_listings(store, name, listings, faults, advance)
    except DocumentError as error:
        faults += error.faults
        return Changes()
    finally:
        progress.blame(faults)


def _read(site: Site, store: Store, progress: Progress) -> None:
    read = 0

    def advance(n: int) -> None:
        nonlocal read
        read += n
        progress.phase = f"{read:,} postings read"

    read_store(store, site.desk.reader, advance)
    still, gone = store.count()
    progress.phase = ""
    progress.tell(f"The store holds {counted(still, 'open posting')} and {gone:,} closed.")
