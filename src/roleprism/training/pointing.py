"""Whether the words that a reading shows first overlap those that a reader quoted as what decided."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

import numpy as np

from roleprism.document import Span
from roleprism.evidence import Evidence
from roleprism.evidence.weights import Floats
from roleprism.spectrum.read import Reader
from roleprism.training.labelled import Labelled

SHOWN = 3
"""How many pieces of evidence are looked at."""


def pointing(reader: Reader, postings: Sequence[Labelled]) -> Floats:
    """For each posting, (n, 2): whether a first piece of evidence overlaps quoted words, and how likely by chance.

    By chance is as though as many pieces were drawn from all its evidence. NaN where the text holds no quote word for
    word, or a reading has less evidence than is looked at.
    """
    readings = reader.read_many([posting.document for posting in postings])
    return np.array(
        [_points(reading.evidence, _places(posting)) for reading, posting in zip(readings, postings, strict=True)]
    ).reshape(-1, 2)


def _places(posting: Labelled) -> list[Span]:
    """Where the quotes stand that the text holds word for word."""
    starts = ((posting.text.find(quote), len(quote)) for quote in posting.quotes)
    return [Span(start, start + length) for start, length in starts if start >= 0]


def _points(evidence: Sequence[Evidence], quotes: Sequence[Span]) -> tuple[float, float]:
    if not quotes or len(evidence) < SHOWN:
        return np.nan, np.nan
    stands = [any(one.span.start < quote.end and quote.start < one.span.end for quote in quotes) for one in evidence]
    none_drawn = comb(stands.count(False), SHOWN) / comb(len(stands), SHOWN)
    return float(any(stands[:SHOWN])), 1 - none_drawn
