"""The command `roleprism`."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from roleprism.doors.cli.bulk import bulk_
from roleprism.doors.cli.doctor import doctor
from roleprism.doors.cli.exit_codes import ExitCode, exit_code, verdict
from roleprism.doors.cli.guide import guide
from roleprism.doors.cli.jobs import jobs
from roleprism.doors.cli.lint import lint
from roleprism.doors.cli.market import market
from roleprism.doors.cli.mcp import mcp
from roleprism.doors.cli.me import me
from roleprism.doors.cli.quiz import quiz
from roleprism.doors.cli.read import read
from roleprism.doors.cli.roles import roles
from roleprism.doors.cli.serve import serve
from roleprism.doors.cli.terminal import complain
from roleprism.doors.cli.what_if import what_if
from roleprism.errors import Fault, RoleprismError
from roleprism.spectrum.read import Reader


class _Doors(click.Group):
    """A group that turns errors made on purpose into lines and a code, and others into a traceback and a code."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """See `click.Group`; options that act at once can fail as well, so this stands outermost."""
        _open_closed_streams()
        for stream in (sys.stdout, sys.stderr):
            # A terminal that lacks a letter gets a sign for it, and the rest of the answer.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            return super().main(*args, **kwargs)
        except RoleprismError as error:
            complain(error.faults)
            sys.exit(exit_code(error))
        except OSError as error:
            if error.filename is not None:
                # What is written has faults of its own; this is a path that leads nowhere.
                wrong = f"cannot be reached ({error.strerror})"
                complain([Fault(str(error.filename), wrong, remedy="check the path and its permissions")])
                sys.exit(ExitCode.DATA)
            # What is left are the streams: a full disk, a closed one.
            complain([Fault("output", f"cannot be written ({error.strerror})", remedy="write it somewhere else")])
            sys.exit(ExitCode.OUTSIDE)
        except Exception as error:
            # Python would say 1, which means findings here.
            traceback.print_exc()
            raise SystemExit(ExitCode.DEFECT) from error

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """See `click.Group`; options that act at once can be interrupted as well, and their pipe can close."""
        try:
            with _quiet_when_interrupted():
                return super().make_context(*args, **kwargs)
        except BrokenPipeError:
            _hush()
            raise click.exceptions.Exit(ExitCode.OUTSIDE) from None

    def invoke(self, ctx: click.Context) -> Any:
        """See `click.Group`; a reader that has seen enough and closed the pipe gets the verdict without a word.

        What a verb knew before it wrote (findings, say) holds however much was read of it. Where nothing was known, 0
        would say that all was told, so a pipe that closed early is a fault of the outside world, as it is to a shell.
        """
        try:
            try:
                with _quiet_when_interrupted():
                    return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            _hush()
            ctx.exit(verdict(ctx))


def _hush() -> None:
    """Send what is left to be written nowhere: Python flushes once more at its end, and would complain of the pipe."""
    for stream in (sys.stdout, sys.stderr):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def _quiet_when_interrupted() -> Iterator[None]:
    """Turns Ctrl-C into its code; click would say 1, which means findings here."""
    try:
        yield
    except KeyboardInterrupt:
        raise click.exceptions.Exit(ExitCode.INTERRUPTED) from None


def _open_closed_streams() -> None:
    """Have a stream where the caller closed one, so that no file which is opened later stands in its place.

    Input is empty, and words on the call go nowhere. An answer that nobody can get is lost as in a pipe that closed.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            place = os.open(os.devnull, os.O_RDONLY if mode == "r" else os.O_WRONLY)
            if name == "stdout":
                _close_pipe(place)
            setattr(sys, name, os.fdopen(place, mode, encoding="utf-8"))


def _close_pipe(place: int) -> None:
    """Put a pipe that nobody reads in the place of an open file."""
    reading, writing = os.pipe()
    os.close(reading)
    os.dup2(writing, place)
    os.close(writing)


def _print_version(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if not is_asked or ctx.resilient_parsing:
        return
    click.echo(", ".join(f"{name} {version}" for name, version in Reader().versions.items()))
    ctx.exit()


@click.group(cls=_Doors, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
    help="Print the versions of the program, the atlas and the weights.",
)  # fmt: skip
def main() -> None:
    """Read the work in a job posting or a résumé, and say which AI role it is.

    A title is white light; the work behind it is a spectrum.
    """


for verb in (read, me, lint, what_if, jobs, bulk_, market, roles, guide, quiz, serve, mcp, doctor):
    main.add_command(verb)
