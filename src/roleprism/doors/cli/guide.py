"""`roleprism guide`: what the atlas says beyond single roles."""

from __future__ import annotations

import click
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from roleprism.atlas import load
from roleprism.doors.cli.terminal import out
from roleprism.doors.guide import Chapter, chapter_row
from roleprism.doors.guide import guide as chapters
from roleprism.doors.rows import json_line


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON, one chapter a line.")
def guide(*, as_json: bool) -> None:
    """Tell what holds for all roles: which to pick, where they blur, and common mistakes.

    The roles themselves are told by `roleprism roles`.
    """
    told = chapters(load())
    if as_json:
        for chapter in told:
            click.echo(json_line(chapter_row(chapter)))
        return
    out().print(Group(*map(_block, told)))


def _block(chapter: Chapter) -> RenderableType:
    entries = [
        Text.assemble((f"{entry.about}: ", "bold") if entry.about else "", entry.says) for entry in chapter.entries
    ]
    return Group(Text(chapter.heading, "bold underline"), *(Padding(entry, (0, 0, 1, 2)) for entry in entries))
