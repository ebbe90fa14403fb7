"""A statement of the atlas, with where it was taken from and when."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """Where a fact comes from. `date` is as fine as it is known: "2026" or "2026-11"."""

    id: str
    title: str
    date: str


class Fact(NamedTuple):
    """One thing that the atlas states."""

    text: str
    source: Source

    def __str__(self) -> str:
        return self.text
