"""What several verbs ask of their options."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from roleprism.doors.cli.exit_codes import ExitCode
from roleprism.doors.cli.terminal import complain
from roleprism.errors import Fault, UsageError
from roleprism.reading.open import STDIN, find_files, to_path
from roleprism.scale.whole import write_whole

PREFS_HELP = "What you want and refuse: lists `want`, `refuse` (role slugs) and `titles` (that you search for)."


class _Place(click.Path):
    """A path that is one: an empty word is mostly a variable of the shell that is not set, and no name of this folder.

    Whether it is there and may be read is told by its reader, for every verb in one way: 3, data.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """See `click.Path`."""
        if not value:
            self.fail("is an empty word and no path; is a variable unset?", param, ctx)
        return super().convert(os.fspath(to_path(value)), param, ctx)


INPUT = _Place(path_type=Path, readable=False)
"""What is read."""

PLACE = _Place(readable=False)
"""The same as a word, for what takes patterns and many files."""

OUTPUT = _Place(path_type=Path, dir_okay=False, readable=False)
"""A file that is written, or a store."""


def check_folder(ctx: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
    """The path of a file to write, whose folder must exist."""
    if path is not None and not path.parent.is_dir():
        raise click.BadParameter(f"the folder {str(path.parent)!r} does not exist.", ctx, param)
    return path


def check_not_read(
    ctx: click.Context, written: Path | None, read: Iterable[Path | str], *, option: str = "--report"
) -> None:
    """Refuse to write over what is read, or into a folder that is: the next call would read it there."""
    if written is None:
        return
    paths = [Path(path) for path in read if str(path) != STDIN]
    target = Path(os.path.realpath(written))
    if any(target.is_relative_to(os.path.realpath(path)) for path in paths):
        wrong = "is also read, or lies in a folder that is"
    elif any(_is_same(written, file) for file in find_files(paths) if isinstance(file, Path)):
        wrong = "is another name of a file that is read"
    else:
        return
    raise click.BadParameter(f"{str(written)!r} {wrong}; name another file.", ctx, param_hint=option)


def _is_same(path: Path, other: Path) -> bool:
    """Whether two names lead to one file, as hard links do."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def check_stdin(paths: Sequence[str]) -> None:
    """Refuse to take standard input for two things."""
    if paths.count(STDIN) > 1:
        raise UsageError(Fault(STDIN, "is named twice", "standard input, which can be read once", "name a file"))


@contextmanager
def writing(ctx: click.Context, path: Path) -> Iterator[None]:
    """Says why a file cannot be written, and ends the call."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        complain([Fault(str(path), f"cannot be written ({reason})", remedy="choose another place")])
        ctx.exit(ExitCode.OUTSIDE)


def write_page(ctx: click.Context, path: Path, page: str, *, is_private: bool) -> None:
    """Write a page whole, or say why it cannot be and end the call.

    Args:
        is_private: it holds what people wrote of themselves, so that a new file is its owner's alone to read.
    """
    with writing(ctx, path):
        write_whole(path, page.encode("utf-8"), is_private=is_private)
    click.echo(f"The page: {path}", err=True)
