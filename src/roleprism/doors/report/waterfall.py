"""How far the bars of an explanation reach, on one scale that holds them all."""

from __future__ import annotations

from typing import NamedTuple

from roleprism.spectrum.explain import Explanation, Row, RowKind


class Bar(NamedTuple):
    """One row of an explanation as a bar on a scale from 0 to 100.

    Args:
        x: where the bar starts, from the left.
        width: how far it reaches to the right.
        zero: where no lead at all lies.
        favours: the slug that the row speaks for.
    """

    row: Row
    x: float
    width: float
    zero: float
    favours: str


def bars(explanation: Explanation) -> tuple[Bar, ...]:
    """The rows as bars: each step from where the last one ended, the score from zero."""
    ends = [0.0, *(row.running for row in explanation.rows)]
    low, high = min(ends), max(ends)
    reach = (high - low) or 1.0

    def place(bits: float) -> float:
        return (bits - low) / reach * 100

    def bar(row: Row) -> Bar:
        start = 0.0 if row.kind is RowKind.SCORE else row.start
        left, right = sorted((place(start), place(row.running)))
        favours = explanation.role if row.bits >= 0 or explanation.against is None else explanation.against
        return Bar(row, round(left, 2), round(right - left, 2), round(place(0.0), 2), favours)

    return tuple(bar(row) for row in explanation.rows)
