"""`roleprism bulk`: whole archives of postings, on all cores."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from roleprism.doors.cli.exit_codes import ExitCode
from roleprism.doors.cli.options import PLACE
from roleprism.doors.cli.terminal import complain, err
from roleprism.errors import Fault, UsageError
from roleprism.scale.bulk import Done, bulk
from roleprism.scale.columns import REJECTS
from roleprism.scale.inputs import columns_of, find_files
from roleprism.scale.spark import bulk_on_spark


def _columns(_: click.Context, param: click.Parameter, words: str | None) -> dict[str, str]:
    found = {}
    for pair in filter(None, (words or "").split(",")):
        use, equals, name = pair.partition("=")
        if not equals:
            raise click.BadParameter(f"{pair!r} is no pair like text=body.", param=param)
        found[use.strip()] = name.strip()
    return found


@click.command(name="bulk")
@click.argument("paths", nargs=-1, required=True, type=PLACE, metavar="PATH... OUT")
@click.option("--columns", callback=_columns, metavar="text=body,title=job_title",
              help="Which columns hold what; told by their usual names where not given.")  # fmt: skip
@click.option(
    "--keep", metavar="NAME,...", help="Columns to pass through; title, company, place, date, source where not given."
)
@click.option("--details/--no-details", default=True, show_default=True,
              help="Tools, pay, and the words that decided; slower.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 1_024), default=os.cpu_count() or 1, show_default="one a core")
@click.option("--engine", type=click.Choice(("local", "spark")), default="local", show_default=True)
@click.option("--master", default="local[*]", show_default=True, metavar="URL", help="Spark's.")
@click.pass_context
def bulk_(
    ctx: click.Context, paths: tuple[str, ...], *, columns: dict[str, str], keep: str | None, details: bool,
    workers: int, engine: str, master: str,
) -> None:  # fmt: skip
    """Read all postings of tables (Parquet, JSON Lines, CSV; folders, patterns, .gz, .zst) into Parquet under OUT.

    Run again after a break, it goes on where it stood. A row that cannot be read is written to OUT/_rejects with the
    reason, and stops nothing.
    """
    *inputs, out = paths
    if not inputs:
        raise UsageError(Fault("bulk", "was given one path", "PATH... OUT", "name the folder for the readings last"))
    named = [name.strip() for name in keep.split(",") if name.strip()] if keep is not None else None
    if engine == "spark":
        counts = bulk_on_spark(inputs, out, columns, named, master=master, with_details=details)
        rejected, read = counts.rejected, f"{counts.rows:,} postings, read by Spark at {master}"
    else:
        done = _bulk(inputs, Path(out), columns, named, workers=workers, with_details=details)
        there = f", {done.skipped:,} of them there already" if done.skipped else ""
        rejected, read = done.rejected, f"{done.rows:,} postings in {done.parts:,} parts{there}"
    click.echo(f"{out}: {read}; {rejected:,} rows turned away")
    if rejected:
        complain([Fault(f"{out}/{REJECTS}", f"holds {rejected:,} rows that could not be read", "with the reasons")])
        ctx.exit(ExitCode.DATA)


def _bulk(
    inputs: Sequence[str], out: Path, columns: Mapping[str, str], keep: Sequence[str] | None, *, workers: int,
    with_details: bool,
) -> Done:  # fmt: skip
    """Read on this machine, counted on the terminal meanwhile."""
    files = find_files(inputs, out)
    found = columns_of(files, columns, keep)
    console = err()
    progress = Progress(
        SpinnerColumn(), TextColumn("{task.completed:,.0f} read"), TimeElapsedColumn(), console=console, transient=True,
        disable=not console.is_terminal,
    )  # fmt: skip
    with progress:
        task = progress.add_task("read", total=None)
        return bulk(files, out, found, workers=workers, with_details=with_details,
                    advance=lambda n: progress.advance(task, n))  # fmt: skip
