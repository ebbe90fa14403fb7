"""`roleprism me`: which role one is, which one could be, who would call one what, and what misleads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from roleprism.advice import Adviser, Wishes, advise
from roleprism.atlas import load
from roleprism.doors.advice_rows import advice_row
from roleprism.doors.advice_words import heard_words
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
from roleprism.doors.jobs.kept import Kept, kept_in
from roleprism.doors.jobs.place import default_store
from roleprism.doors.report import render_advice
from roleprism.doors.rows import json_line
from roleprism.doors.words import role_names
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

    Without --prefs the wishes that `jobs wish` keeps are heeded. An employer's view also rests on its own postings,
    where --against and the open ones that `jobs` keeps hold five or more of AI work.
    """
    check_stdin([str(resume), *against])
    check_not_read(ctx, report, [resume, *against, *([prefs] if prefs else [])])
    today = date.today()
    given = read_resume(resume)
    if seems_a_posting(given):
        click.echo(f"note: {resume} reads like a posting; what follows takes it for a résumé.", err=True)
    atlas = load()
    reader = Reader(atlas)
    kept = kept_in(default_store(), reader)
    if prefs is not None:
        kept = kept._replace(wishes=read_wishes(prefs))
    advice = advise(
        Adviser(reader),
        given.document,
        Month(today.year, today.month),
        postings=read_postings(against),
        employer_postings=kept.postings,
        wishes=kept.wishes,
        look=given.look,
        source=given.source,
        config=read_config(None),
    )
    _tell_heeded(kept, heard_words(advice, atlas), are_wishes_kept=prefs is None)
    if as_json:
        click.echo(json_line(advice_row(advice)))
    else:
        console = out()
        console.print(advice_block(advice, atlas, role_names(atlas), employers=n_employers, width=console.width))
    if report is not None:
        write_page(ctx, report, render_advice(advice, atlas), is_private=True)


def _tell_heeded(kept: Kept, heard: str, *, are_wishes_kept: bool) -> None:
    """Say what of the store the advice heeds, and of which employers' own postings."""
    if kept.unheeded:
        click.echo(f"note: the wishes and postings kept are not heeded: {kept.unheeded}", err=True)
    if are_wishes_kept and kept.wishes != Wishes():
        told = "; ".join(f"{key} {', '.join(slugs)}" for key, slugs in vars(kept.wishes).items() if slugs)
        click.echo(f"note: heeds the wishes that `jobs wish` keeps: {told}.", err=True)
    if heard:
        click.echo(f"note: heeds employers' own AI postings: {heard}.", err=True)
