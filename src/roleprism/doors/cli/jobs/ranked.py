"""Postings by the work: `wish` and `rank`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from roleprism.advice import Adviser
from roleprism.advice.rank import Ranked
from roleprism.advice.record import Record
from roleprism.atlas import load
from roleprism.doors.cli.job_blocks import explain_block, rank_table
from roleprism.doors.cli.jobs.opened import opened
from roleprism.doors.cli.options import INPUT
from roleprism.doors.cli.terminal import clean, out
from roleprism.doors.inputs import read_resume
from roleprism.doors.job_rows import ranked_row
from roleprism.doors.jobs.ranking import Asked, rank_for, rank_one
from roleprism.doors.jobs.wishes import keep_wishes, wish_values
from roleprism.doors.rows import json_line
from roleprism.doors.words import counted, role_names
from roleprism.spectrum.read import Reader
from roleprism.store import Stored


@click.command()
@click.option("--want", multiple=True, metavar="SLUG", help="A role that you want.")
@click.option("--refuse", multiple=True, metavar="SLUG", help="A role that you refuse.")
@click.option("--place", multiple=True, metavar="WORDS", help='Where you look: "Berlin", "remote".')
@click.option("--min-pay", metavar="150000USD", help="The least a year.")
@click.option("--clear", is_flag=True, help="Forget all wishes first.")
@click.pass_context
def wish(
    ctx: click.Context, *, want: tuple[str, ...], refuse: tuple[str, ...], place: tuple[str, ...], min_pay: str | None,
    clear: bool,
) -> None:  # fmt: skip
    """Keep what you want and refuse; `jobs rank` heeds it."""
    with opened(ctx, makes=True) as store:
        keep_wishes(store, want=want, refuse=refuse, place=place, min_pay=min_pay or "", clear=clear)
        kept = store.wishes()
    for key in sorted(kept):
        click.echo(f"{key}: {', '.join(wish_values(kept, key))}")


@click.command()
@click.option("--resume", type=INPUT, required=True, metavar="RESUME")
@click.option("--role", "roles", metavar="SLUG,...", help="Only postings with a fifth of their work or more of these.")
@click.option("--place", "places", metavar="WORDS,...", help="Only these places; `remote` is one.")
@click.option("--min-pay", metavar="150000USD", help="Only where the range reaches this a year; unknown stays, marked.")
@click.option("--top", type=click.IntRange(1, 200), default=20, show_default=True)
@click.option("--explain", type=int, metavar="ID", help="The arithmetic of one posting, with the words on both sides.")
@click.option("--json", "as_json", is_flag=True, help="One ranked posting a line.")
@click.pass_context
def rank(
    ctx: click.Context, *, resume: Path, roles: str | None, places: str | None, min_pay: str | None, top: int,
    explain: int | None, as_json: bool,
) -> None:  # fmt: skip
    """Rank the open postings for a RESUME by the work, with reasons that add up."""
    adviser = Adviser(Reader(load()))
    record = adviser.record(read_resume(resume).document)
    with opened(ctx) as store:
        if explain is not None:
            _explain(*rank_one(adviser, record, store, explain, date.today()), record, adviser, as_json=as_json)
            return
        asked = Asked(_parts(roles), _parts(places), min_pay or "")
        ranking, by_id = rank_for(adviser, record, store, asked, date.today())
    shown = ranking.ranked[:top]
    if as_json:
        for one in shown:
            click.echo(json_line(ranked_row(one, by_id[one.candidate.id], record)))
        return
    for doubt in ranking.doubts:
        out().print(f"Your wishes: {clean(doubt.message)} ({doubt.code})")
    left = f"; left out: {ranking.left_out_words}" if ranking.left_out else ""
    if not shown:
        remedy = "widen --role, --place or --min-pay, say what you want (roleprism jobs wish --want SLUG), or sync"
        click.echo(f"No open posting passes{left}. To see more, {remedy}.")
        return
    out().print(rank_table(shown, by_id, role_names(adviser.atlas)))
    click.echo(f"{counted(ranking.considered, 'posting')} considered{left}.")
    click.echo("The arithmetic of one: roleprism jobs rank --resume FILE --explain ID")


def _explain(ranked: Ranked, posting: Stored, record: Record, adviser: Adviser, *, as_json: bool) -> None:
    if as_json:
        click.echo(json_line(ranked_row(ranked, posting, record)))
    else:
        out().print(explain_block(ranked, posting, record, role_names(adviser.atlas)))


def _parts(words: str | None) -> tuple[str, ...]:
    """The parts of a list with commas."""
    return tuple(part.strip() for part in (words or "").split(",") if part.strip())
