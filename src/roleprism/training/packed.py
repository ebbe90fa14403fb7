"""Tables of the project's labels, packed."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from importlib.resources.abc import Traversable


def packed_rows(source: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a gzipped CSV in ASCII, by column."""
    with source.open("rb") as packed, gzip.open(packed, "rt", encoding="ascii", newline="") as table:
        yield from csv.DictReader(table)
