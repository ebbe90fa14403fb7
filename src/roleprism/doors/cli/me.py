"""`roleprism me`: which role one is, which one could be, who would call one what, and what misleads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from roleprism.advice import Adviser, Wishes, advise
from roleprism.atlas import load
from roleprism.doors.advice_rows import advice_row
from roleprism.doors.cli.advice_blocks import advice_block
from roleprism.doors.cli.options import (
    INPUT,
    OUTPUT,
    PLACE,
    PREFS_HELP,
    check_folder,
    check_not_read,
    check_stdin,
    write_page,
)
from roleprism.doors.cli.terminal import out
from roleprism.doors.inputs import read_config, read_postings, read_resume, read_wishes, seems_a_posting
from roleprism.doors.jobs.place import default_store
from roleprism.doors.jobs.wishes import kept_wishes
from roleprism.doors.report import render_advice
from roleprism.doors.rows import json_line
from roleprism.doors.words import role_names
from roleprism.errors import StoreError
from roleprism.reading.dates import Month
from roleprism.spectrum.read import Reader


@click.command()
@click.argument("resume", type=INPUT, metavar="RESUME")
@click.option(
    "--against",
    multiple=True,
    type=PLACE,
    metavar="PATH",
    help="A posting (or a folder or table of them) that you think of.",
)
@click.option("--prefs", type=INPUT, metavar="FILE.toml", help=PREFS_HELP)
@click.option("--json", "as_json", is_flag=True, help="All of it as one line of JSON.")
@click.option(
    "--report",
    type=OUTPUT,
    callback=check_folder,
    metavar="FILE.html",
    help="Also write a page for the browser.",
)
@click.option("--employers", "n_employers", type=click.IntRange(min=0), default=6, show_default=True, metavar="N",
              help="How many employers' views to show; JSON and report hold all.")  # fmt: skip
@click.pass_context
def me(
    ctx: click.Context,
    resume: Path,
    *,
    against: tuple[str, ...],
    prefs: Path | None,
    as_json: bool,
    report: Path | None,
    n_employers: int,
) -> None:
    """Advise a person from their RESUME: the title to lead with, next steps, employers' views, findings.

    Without --prefs the wishes that `jobs wish` keeps are heeded.
    """
    check_stdin([str(resume), *against])
    check_not_read(ctx, report, [resume, *against, *([prefs] if prefs else [])])
    today = date.today()
    given = read_resume(resume)
    if seems_a_posting(given):
        click.echo(f"note: {resume} reads like a posting; what follows takes it for a résumé.", err=True)
    advice = advise(
        Adviser(Reader(load())),
        given.document,
        Month(today.year, today.month),
        postings=read_postings(against),
        wishes=_wishes(prefs),
        look=given.look,
        source=given.source,
        config=read_config(None),
    )
    atlas = load()
    if as_json:
        click.echo(json_line(advice_row(advice)))
    else:
        console = out()
        console.print(advice_block(advice, atlas, role_names(atlas), employers=n_employers, width=console.width))
    if report is not None:
        write_page(ctx, report, render_advice(advice, atlas), is_private=True)


def _wishes(prefs: Path | None) -> Wishes:
    """The wishes given, or those kept; a store that cannot be read holds no advice up."""
    if prefs is not None:
        return read_wishes(prefs)
    try:
        wishes = kept_wishes(default_store())
    except StoreError as error:
        click.echo(f"note: the wishes kept are not heeded: {error}", err=True)
        return Wishes()
    if wishes != Wishes():
        told = "; ".join(f"{key} {', '.join(slugs)}" for key, slugs in vars(wishes).items() if slugs)
        click.echo(f"note: heeds the wishes that `jobs wish` keeps: {told}.", err=True)
    return wishes
