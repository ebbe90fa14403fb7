"""Postings into the store: `sync` from boards, `import` from files and `forget` of them."""

from __future__ import annotations

from pathlib import Path

import click

from roleprism.atlas import load
from roleprism.boards import Fetcher, Followed, parse_followed
from roleprism.doors.cli.exit_codes import ExitCode
from roleprism.doors.cli.jobs.opened import opened
from roleprism.doors.cli.jobs.progress import progress
from roleprism.doors.cli.options import PLACE, check_stdin
from roleprism.doors.cli.terminal import clean, complain
from roleprism.doors.inputs import read_at_most
from roleprism.doors.jobs.files import forget_file, import_files, import_listings, listings_of
from roleprism.doors.jobs.read_store import read_store
from roleprism.doors.jobs.sync import sync as sync_boards
from roleprism.doors.words import counted
from roleprism.errors import Fault, UsageError
from roleprism.reading.limits import MAX_BYTES
from roleprism.reading.open import STDIN
from roleprism.spectrum.read import Reader
from roleprism.store import Store

_ENDINGS = {
    "jobspy": ".csv", "csv": ".csv", "jsonl": ".jsonl", "html": ".html", "parquet": ".parquet", "json": ".json",
}  # fmt: skip


def make_fetcher() -> Fetcher:
    """The client of the boards; tests put another in its place."""
    return Fetcher()


@click.command()
@click.argument("boards", nargs=-1, metavar="[BOARD...]")
@click.pass_context
def sync(ctx: click.Context, boards: tuple[str, ...]) -> None:
    """Fetch the followed boards (or those named), keep what is new, changed and closed, and read it."""
    with opened(ctx) as store:
        followed = [Followed(row.board, row.token) for row in store.boards()]
        named = [parse_followed(words) for words in boards]
        if missing := [one for one in named if one not in followed]:
            raise UsageError(Fault(str(missing[0]), "is not followed", remedy=f"roleprism jobs follow {missing[0]}"))
        if not (wanted := named or followed):
            raise UsageError(Fault("jobs sync", "no board is followed", remedy="roleprism jobs follow greenhouse:NAME"))
        fetcher = make_fetcher()
        failed = 0
        with progress("boards", len(wanted)) as advance:
            for synced in sync_boards(store, fetcher, wanted):
                advance(1)
                failed += synced.changes is None
                click.echo(f"{synced.followed}: {synced.changes or 'failed; nothing of it was changed'}")
                complain(synced.faults)
        fetcher.close()
        _read(store)
        _closing_line(store)
    if failed:
        ctx.exit(ExitCode.OUTSIDE)


@click.command(name="import")
@click.argument("paths", nargs=-1, required=True, type=PLACE, metavar="PATH...")
@click.option("--as", "form", type=click.Choice(tuple(_ENDINGS)),
              help="What the files are; told from their content where not given.")  # fmt: skip
@click.pass_context
def import_(ctx: click.Context, paths: tuple[str, ...], *, form: str | None) -> None:
    """Keep the postings of files: JobSpy's CSV, tables, saved pages and boards; - is standard input."""
    check_stdin(paths)
    for path in paths if form else ():
        if Path(path).is_file() and Path(path).suffix.lower() != _ENDINGS[form or ""]:
            raise UsageError(Fault(path, f"is no file of the kind {form}", remedy="rename it, or leave --as out"))
    faults: list[Fault] = []
    with opened(ctx, makes=True) as store:
        with progress("postings") as advance:
            changes = import_files(store, [path for path in paths if path != STDIN], faults, advance)
            if STDIN in paths:
                listings = listings_of(read_at_most(Path(STDIN), MAX_BYTES), STDIN)
                changes = changes.plus(import_listings(store, STDIN, listings, faults, advance))
        click.echo(str(changes))
        _read(store)
        _closing_line(store)
    complain(faults[:20])
    if len(faults) > 20:
        complain([Fault("import", f"{len(faults) - 20:,} more could not be read", remedy="mend those above first")])
    if faults:
        ctx.exit(ExitCode.DATA)


@click.command()
@click.argument("files", nargs=-1, required=True, type=PLACE, metavar="FILE...")
@click.pass_context
def forget(ctx: click.Context, files: tuple[str, ...]) -> None:
    """Close the postings of imported files; marks and history stay, and importing a file again reopens them."""
    with opened(ctx) as store:
        for words in files:
            token, changes = forget_file(store, words)
            click.echo(f"{clean(token)}: {changes}; importing it again reopens them")
        _closing_line(store)


def _read(store: Store) -> None:
    with progress("read") as advance:
        read_store(store, Reader(load()), advance)


def _closing_line(store: Store) -> None:
    still, gone = store.count()
    click.echo(f"The store holds {counted(still, 'open posting')} and {gone:,} closed: {store.path}")
