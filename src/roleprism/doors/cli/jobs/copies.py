"""The store in other files: `export` and `backup`."""

from __future__ import annotations

from pathlib import Path

import click

from roleprism.doors.cli.jobs.opened import opened
from roleprism.doors.cli.options import OUTPUT, check_not_read, writing
from roleprism.doors.job_rows import stored_row
from roleprism.doors.jobs.export import check_ending, write_rows
from roleprism.doors.words import counted
from roleprism.store import Query


@click.command()
@click.argument("path", type=OUTPUT)
@click.option("--closed", is_flag=True, help="Also those that are closed.")
@click.pass_context
def export(ctx: click.Context, path: Path, *, closed: bool) -> None:
    """Write all postings with their readings to a .csv, .json, .jsonl or .parquet file."""
    check_ending(path)
    check_not_read(ctx, path, [ctx.obj], option="PATH")
    with opened(ctx) as store:
        rows = [{**stored_row(one), "text": one.text} for one in store.all(Query(with_closed=closed))]
    with writing(ctx, path):
        write_rows(path, rows)
    click.echo(f"{path}: {counted(len(rows), 'posting')}")


@click.command()
@click.argument("path", type=OUTPUT)
@click.pass_context
def backup(ctx: click.Context, path: Path) -> None:
    """Write a whole copy of the store to a new file."""
    with opened(ctx) as store:
        store.backup(path)
    click.echo(f"{path}: a copy of {ctx.obj}")
