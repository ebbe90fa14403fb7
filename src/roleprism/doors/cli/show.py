"""Readings on the terminal: a few as blocks, many as lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from rich.console import Console

from roleprism.doors.cli.block import block
from roleprism.doors.cli.lines import Tally, line, summary
from roleprism.doors.words import Names
from roleprism.spectrum import Reading

MOST_BLOCKS = 3
"""More documents than this get a line each."""


def show(readings: Iterator[Reading], console: Console, names: Names, *, evidence: int) -> None:
    """Draws them as they come; only the first few are held back, to see whether they are many."""
    first = list(islice(readings, MOST_BLOCKS + 1))
    if len(first) <= MOST_BLOCKS:
        for reading in first:
            console.print(block(reading, names, evidence=evidence, width=console.width))
        return
    tally = Tally()
    for reading in chain(first, readings):
        console.print(line(reading, names))
        tally.add(reading)
    console.print(summary(tally, names))
