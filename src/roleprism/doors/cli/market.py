"""`roleprism market`: what an archive of readings says of the market, and of what is said of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from roleprism.atlas import load
from roleprism.doors import words
from roleprism.doors.cli.narrow import NARROW
from roleprism.doors.cli.options import INPUT, OUTPUT, check_not_read, write_page, writing
from roleprism.doors.cli.terminal import out
from roleprism.doors.market_rows import claim_row, figure, interval, market_row
from roleprism.doors.report.market import render_market
from roleprism.errors import Fault, UsageError
from roleprism.market import Judged, Market, judge, load_claims, open_readings, survey

_BY = ("month", "company", "place")


class _OrShow(click.Group):
    """A group whose first word may be a folder: then the figures are shown."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_OrShow)
def market() -> None:
    """Say what the market does, from a folder that `roleprism bulk` wrote.

    `roleprism market FOLDER` is `roleprism market show FOLDER`.
    """


_folder = click.argument("folder", type=INPUT)
_since = click.option("--since", default="", metavar="2024-01", help="Only postings from this month, or day, on.")
_as_json = click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")


def _by(_: click.Context, __: click.Parameter, value: str) -> list[str]:
    names = [name.strip() for name in value.split(",") if name.strip()]
    if unknown := [name for name in names if name not in _BY]:
        raise UsageError(Fault("--by", f"is {', '.join(unknown)}", f"of {', '.join(_BY)}"))
    return names


@market.command()
@_folder
@_since
@click.option("--by", callback=_by, default=",".join(_BY), show_default=True, help="What the page breaks down by.")
@click.option("--report", type=OUTPUT, help="Write the page here.")
@_as_json
@click.pass_context
def show(ctx: click.Context, folder: Path, *, since: str, by: list[str], report: Path | None, as_json: bool) -> None:
    """Show the roles, titles against work, tools, pay, employers and places."""
    check_not_read(ctx, report, [folder])
    atlas = load()
    readings = open_readings(folder, since)
    found = survey(readings)
    if report:
        judged = judge(readings, load_claims(atlas))
        with writing(ctx, report):
            report.parent.mkdir(parents=True, exist_ok=True)
        write_page(ctx, report, render_market(found, judged, atlas, by=by, source=str(folder)), is_private=False)
    if as_json:
        click.echo(json.dumps(market_row(found)))
        return
    _print_market(out(), found, words.role_names(atlas))


@market.command()
@_folder
@_since
@_as_json
def claims(folder: Path, *, since: str, as_json: bool) -> None:
    """Judge what is said of the market: confirmed, refuted or undecided, with the figure behind it."""
    judged = judge(open_readings(folder, since), load_claims(load()))
    if as_json:
        for one in judged:
            click.echo(json.dumps(claim_row(one)))
        return
    _print_claims(out(), judged)


def _print_market(console: Console, found: Market, names: dict[str, str]) -> None:
    span = f", {found.span[0]} to {found.span[1]}" if found.span[0] else ""
    console.print(f"{found.postings:,} postings{span}; {found.thin:,} say too little for an answer.", highlight=False)
    rows = []
    right = {one.role: one.right for one in found.titles}
    median = {one.role: one.quantiles[2] for one in found.pay if one.level == "all"}
    for one in found.roles:
        said = f"{figure(right[one.role].value)} of {right[one.role].n:,}" if one.role in right else "–"
        pay = figure(median.get(one.role, float("nan")), "dollars")
        rows.append((names[one.role], figure(one.share.value), interval(one.share), said, pay))
    _print_table(console, ("Role", "Share", "Interval", "Title right", "Median pay"), rows)
    if found.trend.why_not:
        console.print(f"No trend is drawn: {found.trend.why_not}.", markup=False, highlight=False)


def _print_claims(console: Console, judged: list[Judged]) -> None:
    rows = [
        (one.claim.says, str(one.verdict), figure(one.estimate.value, one.claim.unit),
         interval(one.estimate, one.claim.unit), f"{one.estimate.n:,}", one.reason)
        for one in judged
    ]  # fmt: skip
    _print_table(console, ("Claim", "Verdict", "Figure", "Interval", "Postings", "Why"), rows)


def _print_table(console: Console, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows with their headings above; in a narrow window a paragraph each, with the headings inside."""
    if console.width < NARROW:
        for first, *others in rows:
            told = "; ".join(f"{heading} {cell}" for heading, cell in zip(headings[1:], others, strict=True) if cell)
            console.print(Text.assemble((first, "bold"), f": {told}"))
        return
    table = Table(*headings, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    console.print(table)
