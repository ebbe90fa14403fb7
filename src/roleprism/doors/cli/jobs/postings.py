"""The postings themselves: `list`, `show`, `history`, `mark`."""

from __future__ import annotations

import click

from roleprism.atlas import load
from roleprism.boards import Followed
from roleprism.doors.cli.job_blocks import history_block, list_table, show_block
from roleprism.doors.cli.jobs.opened import BEGIN, opened
from roleprism.doors.cli.terminal import clean, out
from roleprism.doors.job_rows import posting_row, stored_row
from roleprism.doors.jobs.since import parse_since
from roleprism.doors.rows import json_line
from roleprism.doors.words import counted, role_names
from roleprism.errors import Fault, UsageError
from roleprism.store import Query, Store
from roleprism.store.rows import STATES


@click.command(name="list")
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@click.option("--changed-since", metavar="7d|2026-11-01", help="Where something happened since.")
@click.option("--state", type=click.Choice(STATES), help="Marked so.")
@click.option("--board", metavar="BOARD", help="Of one board: greenhouse:NAME, https://...; or of a file: import:FILE.")
@click.option("--closed", is_flag=True, help="Also those that are closed.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=30, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One posting a line.")
@click.pass_context
def list_(
    ctx: click.Context, words: tuple[str, ...], *, changed_since: str | None, state: str | None, board: str | None,
    closed: bool, limit: int, as_json: bool,
) -> None:  # fmt: skip
    """List postings, the newest first; WORDS must all occur in title, company or text."""
    query = Query(
        words=" ".join(words),
        since=parse_since(changed_since) if changed_since else "",
        state=state or "",
        board=board or "",
        with_closed=closed,
    )
    with opened(ctx) as store:
        if board:
            _check_board(store, board)
        found, total = store.all(query, limit=limit), store.total(query)
        is_empty = store.count() == (0, 0)
    if as_json:
        for one in found:
            click.echo(json_line(stored_row(one)))
        return
    console = out()
    console.print(list_table(found, role_names(load()), width=console.width))
    begin = f" Begin with: {BEGIN}" if is_empty else ""
    click.echo(f"{len(found):,} of {counted(total, 'posting')}.{begin}")


def _check_board(store: Store, words: str) -> None:
    """Refuse a board that the store has never heard of."""
    followed = [str(Followed(row.board, row.token)) for row in store.boards()]
    if words not in followed and not store.total(Query(board=words, with_closed=True)):
        remedy = "see roleprism jobs boards"
        raise UsageError(Fault(f"board {words!r}", "is not followed, and no posting is of it", remedy=remedy))


@click.command()
@click.argument("id", type=int)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def show(ctx: click.Context, id: int, *, as_json: bool) -> None:  # noqa: A002
    """Show one posting with what is known of it."""
    with opened(ctx) as store:
        one, kin, marks = store.get(id), store.kin(id), store.marks(id)
    if as_json:
        click.echo(json_line(posting_row(one, kin)))
    else:
        console = out()
        console.print(show_block(one, kin, marks, role_names(load())))


@click.command()
@click.argument("id", type=int)
@click.pass_context
def history(ctx: click.Context, id: int) -> None:  # noqa: A002
    """Tell all that happened to a posting: versions with what changed, marks and notes."""
    with opened(ctx) as store:
        out().print(history_block(*store.history(id)))


@click.command()
@click.argument("id", type=int)
@click.argument("state", type=click.Choice(STATES))
@click.option("--note", default="", help="A word to yourself.")
@click.pass_context
def mark(ctx: click.Context, id: int, state: str, *, note: str) -> None:  # noqa: A002
    """Mark a posting; older marks and notes stay, and no sync touches them."""
    with opened(ctx) as store:
        store.mark(id, state, note)
        click.echo(f"{id}: {state}, {clean(store.get(id).title)}")
