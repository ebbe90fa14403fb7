"""What was painted last at given points, when many boxes are painted over one another.

Points and boxes can both be tens of thousands, so no point looks through all boxes: a box is laid on the nodes of a
segment tree over the points' x, and within each over their y, that it covers whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Box(NamedTuple):
    """A box on a page; `bottom` and `top` count upwards from its foot."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def turned(self, quarters: int) -> Box:
        """Where it stands once the page is turned clockwise so often by a right angle, about its origin."""
        box = self
        for _ in range(quarters):
            box = Box(box.bottom, -box.right, box.top, -box.left)
        return box


class Painted:
    """Boxes laid down one by one, of which the last one at a point is wanted.

    Args:
        points: all points that will be asked about.
    """

    def __init__(self, points: Iterable[tuple[float, float]]) -> None:
        known = list(points)
        self._xs = sorted({x for x, _ in known})
        self._ys = sorted({y for _, y in known})
        self._last: dict[tuple[int, int], int] = {}
        self._n = 0

    def paint(self, box: Box) -> None:
        """Lay a box over all before it."""
        self._n += 1
        ys = list(_covered(self._ys, box.bottom, box.top))
        for x in _covered(self._xs, box.left, box.right):
            for y in ys:
                self._last[x, y] = self._n

    def last_at(self, point: tuple[float, float]) -> int:
        """The number, from 1, of the last box over a point so far; 0 where there is none."""
        ys = list(_above(self._ys, point[1]))
        return max(self._last.get((x, y), 0) for x in _above(self._xs, point[0]) for y in ys)


def _covered(values: list[float], low: float, high: float) -> Iterator[int]:
    """The fewest nodes that hold the values from low to high and no others."""
    left, right = len(values) + bisect_left(values, low), len(values) + bisect_right(values, high)
    while left < right:
        if left & 1:
            yield left
            left += 1
        if right & 1:
            right -= 1
            yield right
        left, right = left >> 1, right >> 1


def _above(values: list[float], value: float) -> Iterator[int]:
    """The nodes that hold a value."""
    node = len(values) + bisect_left(values, value)
    while node:
        yield node
        node >>= 1
