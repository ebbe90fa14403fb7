"""`roleprism` and `python -m roleprism`."""

from __future__ import annotations

import os
import signal

_INTERRUPTED = 130
"""What a shell says of a program that Ctrl-C ended."""


def main() -> None:
    """Load the command line and run it."""
    # Loading takes a second, in which Ctrl-C would end deep inside a library, and some take it for a failed import.
    is_heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_heeded:
        signal.signal(signal.SIGINT, lambda *_: os._exit(_INTERRUPTED))
    from roleprism.doors.cli.main import main as command_line

    if is_heeded:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    command_line(prog_name="roleprism")


if __name__ == "__main__":
    main()
