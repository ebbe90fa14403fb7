"""Bits by slug, kept as the row of figures that the kernel made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roleprism.atlas.slugs import SLUGS
from roleprism.evidence.weights import Floats

_AT = {slug: at for at, slug in enumerate(SLUGS)}


class Bits(Mapping[str, float]):
    """A mapping from every slug to its bits; a dict for each of millions of evidences would cost more than reading.

    Args:
        row: (11,) float64, in the order of `SLUGS`.
    """

    __slots__ = ("_row",)

    def __init__(self, row: Floats) -> None:
        self._row = row

    def __getitem__(self, slug: str) -> float:
        return float(self._row[_AT[slug]])

    def __iter__(self) -> Iterator[str]:
        return iter(SLUGS)

    def __len__(self) -> int:
        return len(SLUGS)

    def __repr__(self) -> str:
        return repr(dict(self))
