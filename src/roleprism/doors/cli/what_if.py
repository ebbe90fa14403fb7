"""`roleprism whatif`: what a line more or a line less would change."""

from __future__ import annotations

from pathlib import Path

import click

from roleprism.advice import Adviser
from roleprism.advice import what_if as read_what_if
from roleprism.atlas import load
from roleprism.doors.advice_rows import what_if_row
from roleprism.doors.cli.advice_blocks import echoed, what_if_block
from roleprism.doors.cli.options import INPUT
from roleprism.doors.cli.terminal import out
from roleprism.doors.inputs import read_resume
from roleprism.doors.rows import json_line
from roleprism.doors.words import role_names
from roleprism.errors import Fault, UsageError
from roleprism.spectrum.read import Reader


@click.command(name="whatif")
@click.argument("resume", type=INPUT, metavar="RESUME")
@click.option("--add", multiple=True, metavar="TEXT", help="A line of work to add to the newest position.")
@click.option("--remove", multiple=True, type=int, metavar="LINE", help="The number of a line to take out.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
def what_if(resume: Path, *, add: tuple[str, ...], remove: tuple[int, ...], as_json: bool) -> None:
    """Say how the spectrum of the work in a RESUME would change with lines added or taken out."""
    if not add and not remove:
        raise UsageError(Fault("whatif", "nothing to change", "--add TEXT or --remove LINE", "give at least one"))
    remove = tuple(dict.fromkeys(remove))
    atlas = load()
    found = read_what_if(Adviser(Reader(atlas)), read_resume(resume).document, add, remove)
    if as_json:
        click.echo(json_line(what_if_row(found)))
    else:
        console = out()
        for line in echoed(found, add, remove):
            console.print(line)
        console.print(what_if_block(found, role_names(atlas)))
