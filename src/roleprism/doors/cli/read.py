"""`roleprism read`: what share of the work belongs to each role."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from roleprism.atlas import Atlas, load
from roleprism.document import Document
from roleprism.doors.cli.exit_codes import ExitCode
from roleprism.doors.cli.options import INPUT, OUTPUT, PLACE, check_folder, check_not_read, write_page
from roleprism.doors.cli.show import USUAL_EVIDENCE, show
from roleprism.doors.cli.terminal import complain, err, out
from roleprism.doors.report import render_report
from roleprism.doors.rows import json_line, reading_row, reading_schema
from roleprism.doors.words import role_names
from roleprism.errors import DocumentError, Fault
from roleprism.reading import limits
from roleprism.reading.kind import KINDS, Kind
from roleprism.reading.open import STDIN, open_paths
from roleprism.spectrum import Reading
from roleprism.spectrum.read import Reader


def _print_schema(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        click.echo(reading_schema(), nl=False)
        ctx.exit()


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PLACE, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="One reading a line, as JSON; see --schema.")
@click.option(
    "--report",
    type=OUTPUT,
    callback=check_folder,
    metavar="FILE.html",
    help="Also write a page for the browser, with the text and its evidence marked.",
)
@click.option("--kind", type=click.Choice(KINDS), help="What is read, if it can't be told.")
@click.option(
    "--atlas",
    "overlay",
    type=INPUT,
    metavar="DIR",
    help="A folder of your own atlas files, laid over the shipped ones.",
)
@click.option(
    "--evidence",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"How many phrases to show for each document; {USUAL_EVIDENCE} of a few, and a line each of many, where not "
    "given. JSON and report hold all.",
)
@click.option(
    "--schema", is_flag=True, is_eager=True, expose_value=False, callback=_print_schema,
    help="Print the JSON Schema of a line of --json, and stop.",
)  # fmt: skip
@click.pass_context
def read(
    ctx: click.Context,
    paths: tuple[str, ...],
    *,
    as_json: bool,
    report: Path | None,
    kind: Kind | None,
    overlay: Path | None,
    evidence: int | None,
) -> None:
    """Say what share of the work belongs to each AI role, and show the words that say so.

    PATH is a posting or a résumé (text, Markdown, HTML, PDF, Word), a table of postings (JSON Lines, CSV,
    Parquet), a folder of these, or - for standard input.
    """
    check_not_read(ctx, report, [*paths, *([overlay] if overlay else [])])
    atlas = load(overlay)
    faults: list[Fault] = []
    kept: list[Reading] = []
    readings = _read(paths, kind, atlas, faults)
    if report is not None:
        readings = _keep(readings, kept)
    if as_json:
        for reading in _with_progress(readings):
            click.echo(json_line(reading_row(reading)))
    else:
        show(_with_progress(readings), out(), role_names(atlas), evidence=evidence)
    if report is not None:
        write_page(ctx, report, render_report(kept, faults, atlas), is_private=True)
    if faults:
        ctx.exit(ExitCode.DATA)


def _read(paths: Iterable[str], kind: Kind | None, atlas: Atlas, faults: list[Fault]) -> Iterator[Reading]:
    # One byte more than is allowed tells a document that is too large from one that just fits.
    stdin = sys.stdin.buffer.read(limits.MAX_BYTES + 1) if STDIN in paths else b""
    opened = open_paths(paths, kind=kind, stdin=stdin)
    yield from Reader(atlas).read_many(_documents(opened, faults))


def _documents(opened: Iterable[Document | DocumentError], faults: list[Fault]) -> Iterator[Document]:
    """The documents; what could not be read is told at once and kept in `faults`."""
    for item in opened:
        if isinstance(item, DocumentError):
            complain(item.faults)
            faults += item.faults
        else:
            yield item


def _keep(readings: Iterable[Reading], kept: list[Reading]) -> Iterator[Reading]:
    for reading in readings:
        kept.append(reading)
        yield reading


def _with_progress(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings, counted on the terminal while they go elsewhere."""
    console = err()
    if not console.is_terminal or sys.stdout.isatty():
        yield from readings
        return
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} read"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(readings, total=None)
