"""`roleprism doctor`: is everything well, and what can be saved if not."""

from __future__ import annotations

from pathlib import Path

import click

from roleprism.doors.cli.exit_codes import ExitCode
from roleprism.doors.cli.options import OUTPUT
from roleprism.doors.cli.terminal import complain
from roleprism.doors.jobs.place import default_store
from roleprism.errors import DamagedStoreError, Fault
from roleprism.spectrum.read import Reader
from roleprism.store import Store
from roleprism.store.rescue import rescue


@click.command()
@click.option("--store", "path", type=OUTPUT, metavar="FILE")
@click.option("--save-to", type=OUTPUT, metavar="FILE",
              help="Where what can be read of a damaged store goes; a new file beside it where not given.")  # fmt: skip
@click.pass_context
def doctor(ctx: click.Context, path: Path | None, save_to: Path | None) -> None:
    """Check the program and the store; of a damaged store save what can be read into a new file."""
    click.echo(", ".join(f"{name} {version}" for name, version in Reader().versions.items()))
    path = path or default_store()
    if not path.exists():
        click.echo(f"No store yet: {path}")
        return
    try:
        with Store(path) as store:
            wrong = store.faults()
            still, gone = store.count()
    except DamagedStoreError as error:
        complain(error.faults)
        wrong = ["not all of it can be read"]
    if not wrong:
        click.echo(f"The store is sound: {still:,} open postings, {gone:,} closed, {path}")
        return
    complain([Fault(str(path), f"is damaged: {'; '.join(wrong[:5])}", remedy="what can be read is saved beside it")])
    target = save_to or path.with_name(f"{path.stem}.saved{path.suffix}")
    for table, (n, is_whole) in rescue(path, target).items():
        click.echo(f"{table}: {n:,} rows{'' if is_whole else ', and some that could not be read'}")
    click.echo(f"Saved to {target}; the damaged file was not touched.")
    ctx.exit(ExitCode.DATA)
