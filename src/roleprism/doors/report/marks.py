"""A text cut at the edges of its evidence, so that overlapping quotes can each be marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from roleprism.document import Span


class Segment(NamedTuple):
    """A stretch of text in which nothing starts or ends.

    Args:
        text: the words; joined, all segments give the whole text.
        covering: the places, in the list of spans, of those that hold the segment; the first leads.
        ending: the places of those that end with it.
    """

    text: str
    covering: tuple[int, ...]
    ending: tuple[int, ...]


def segments(text: str, spans: Sequence[Span]) -> Iterator[Segment]:
    """The text in order, cut wherever a span starts or ends."""
    starting = _by_position(span.start for span in spans)
    ending = _by_position(span.end for span in spans)
    edges = sorted({0, len(text), *starting, *ending})
    covering: set[int] = set()
    for start, end in pairwise(edges):
        covering -= set(ending.get(start, ()))
        covering |= set(starting.get(start, ()))
        yield Segment(text[start:end], tuple(sorted(covering)), tuple(ending.get(end, ())))


def _by_position(positions: Iterator[int]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for place, position in enumerate(positions):
        places.setdefault(position, []).append(place)
    return places
