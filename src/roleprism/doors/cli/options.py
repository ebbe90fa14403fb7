"""What several verbs ask of their options."""

from __future__ import annotations

from pathlib import Path

import click

from roleprism.doors.cli.exit_codes import ExitCode
from roleprism.doors.cli.terminal import complain
from roleprism.errors import Fault

PREFS_HELP = "What you want and refuse: lists `want`, `refuse` (role slugs) and `titles` (that you search for)."


def check_folder(ctx: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
    """The path of a file to write, whose folder must exist."""
    if path is not None and not path.parent.is_dir():
        raise click.BadParameter(f"the folder {str(path.parent)!r} does not exist.", ctx, param)
    return path


def write_page(ctx: click.Context, path: Path, page: str) -> None:
    """Write a page, or say why it cannot be and end the call."""
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        complain([Fault(str(path), f"cannot be written ({error.strerror})", remedy="choose another place")])
        ctx.exit(ExitCode.OUTSIDE)
    click.echo(f"The page: {path}", err=True)
