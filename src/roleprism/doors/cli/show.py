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
"""More documents than this get a line each, where no number of phrases is asked for."""
USUAL_EVIDENCE = 5


def show(readings: Iterator[Reading], console: Console, names: Names, *, evidence: int | None) -> None:
    """Draws them as they come; only the first few are held back, to see whether they are many.

    Args:
        evidence: how many phrases to show of each, however many they are; None for the usual number of a few.
    """
    first = list(islice(readings, MOST_BLOCKS + 1))
    are_many = len(first) > MOST_BLOCKS
    tally = Tally()
    for reading in chain(first, readings):
        tally.add(reading)
        if are_many and evidence is None:
            console.print(line(reading, names, width=console.width))
        else:
            n_shown = USUAL_EVIDENCE if evidence is None else evidence
            console.print(block(reading, names, evidence=n_shown, width=console.width))
    if are_many:
        console.print(summary(tally, names))
