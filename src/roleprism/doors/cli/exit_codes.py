"""What the shell is told."""

from __future__ import annotations

from enum import IntEnum

from roleprism.errors import BoardError, PrerequisiteError, RoleprismError, StoreError, UsageError


class ExitCode(IntEnum):
    """How a call ended. 1 is kept for findings, so that it can never mean a failure."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    DATA = 3
    OUTSIDE = 4


def exit_code(error: RoleprismError) -> ExitCode:
    """The code for an error that ended the call."""
    match error:
        case UsageError():
            return ExitCode.USAGE
        case PrerequisiteError() | BoardError() | StoreError():
            return ExitCode.OUTSIDE
        case _:
            return ExitCode.DATA
