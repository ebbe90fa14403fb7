"""The two streams, and what may be written to them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from roleprism.doors.palette import LOOKS
from roleprism.errors import Fault

MAX_WIDTH = 100
"""Lines longer than this are hard to read, however wide the window."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control codes, which could drive the terminal, and marks that could turn the direction of a line."""


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leaves a closed pipe to `main`, which tells what it means in one place."""
        raise  # the error that rich is handling as it calls this


def out() -> Console:
    """Standard output."""
    return _console(stderr=False)


def err() -> Console:
    """Standard error."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    console = _Console(file=sys.stderr if stderr else sys.stdout, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, MAX_WIDTH)
    return console


def printable(text: str) -> str:
    """The text with a sign in place of everything that a terminal would obey."""
    return _UNPRINTABLE.sub("\ufffd", text)


def printable_lines(text: str) -> str:
    """The same for text of several lines, whose ends and tabs stay."""
    return re.sub(r"[^\n\t]+", lambda line: printable(line[0]), text)


def clean(text: str) -> str:
    """The same on one line, without needless blanks."""
    return printable(" ".join(text.split()))


def colour(role: str) -> str:
    """The style in which a role's bar is drawn."""
    return LOOKS[role].light


def swatch(role: str) -> tuple[str, str]:
    """A dab of the role's colour, to stand before its name.

    Names are never coloured themselves: no hue is dark enough for a white window and light enough for a
    black one.
    """
    return "▌", colour(role)


def complain(faults: Iterable[Fault]) -> None:
    """One line a fault, on standard error."""
    console = err()
    for fault in faults:
        line = Text.assemble(("error", "bold red"), ": ", clean(str(fault)))
        console.print(line, soft_wrap=True)
