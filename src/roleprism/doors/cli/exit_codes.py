"""What the shell is told."""

from __future__ import annotations

from enum import IntEnum

import click

from roleprism.errors import (
    BoardError,
    NoSuchPostingError,
    OutputError,
    PrerequisiteError,
    RoleprismError,
    StoreError,
    UsageError,
    WorkerError,
)


class ExitCode(IntEnum):
    """How a call ended. 1 is kept for findings, so that it can never mean a failure."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    DATA = 3
    OUTSIDE = 4
    DEFECT = 70
    """An error that nobody foresaw: its traceback is printed. The number that sysexits.h has for it."""
    INTERRUPTED = 130
    """Ctrl-C, as shells tell it."""


def exit_code(error: RoleprismError) -> ExitCode:
    """The code for an error that ended the call."""
    match error:
        case UsageError() | NoSuchPostingError():  # a name that is not known
            return ExitCode.USAGE
        case PrerequisiteError() | BoardError() | StoreError() | WorkerError() | OutputError():
            return ExitCode.OUTSIDE
        case _:
            return ExitCode.DATA


_VERDICT = "roleprism.verdict"


def know(ctx: click.Context, code: ExitCode) -> ExitCode:
    """Note what a call will end with, before its output is written and may be cut off."""
    ctx.meta[_VERDICT] = code
    return code


def verdict(ctx: click.Context) -> ExitCode:
    """What was noted; where nothing was, the output was cut off before anything was known."""
    code: ExitCode = ctx.meta.get(_VERDICT, ExitCode.OUTSIDE)
    return code
