"""Which boards are followed: `follow`, `unfollow`, `boards`."""

from __future__ import annotations

import click

from roleprism.boards import BOARDS, parse_followed
from roleprism.doors.cli.job_blocks import board_line
from roleprism.doors.cli.jobs.opened import opened
from roleprism.doors.cli.terminal import out
from roleprism.errors import Fault, UsageError


@click.command()
@click.argument("boards", nargs=-1, required=True, metavar="BOARD...")
@click.pass_context
def follow(ctx: click.Context, boards: tuple[str, ...]) -> None:
    """Remember boards: greenhouse:NAME, lever:NAME, ashby:NAME, ... or the address of a page."""
    named = [parse_followed(words) for words in boards]
    with opened(ctx, makes=True) as store:
        for one in named:
            is_new = store.follow(one.board, one.token)
            click.echo(f"{one}: {'followed' if is_new else 'was followed already'}")


@click.command()
@click.argument("boards", nargs=-1, required=True, metavar="BOARD...")
@click.pass_context
def unfollow(ctx: click.Context, boards: tuple[str, ...]) -> None:
    """Forget boards; their postings stay."""
    named = [parse_followed(words) for words in boards]
    with opened(ctx) as store:
        for one in named:
            if not store.unfollow(one.board, one.token):
                raise UsageError(Fault(str(one), "is not followed", remedy="see roleprism jobs boards"))
            click.echo(f"{one}: forgotten; its postings stay")


@click.command()
@click.option("--kinds", is_flag=True, help="Which kinds of boards there are.")
@click.pass_context
def boards(ctx: click.Context, *, kinds: bool) -> None:
    """List the followed boards, and how their last sync went."""
    if kinds:
        for board in BOARDS.values():
            click.echo(f"{board.name:<16} {board.describes}")
        return
    with opened(ctx) as store:
        rows = store.boards()
    for row in rows:
        out().print(board_line(row))
    if not rows:
        click.echo("No board is followed. Begin with: roleprism jobs follow greenhouse:NAME")
