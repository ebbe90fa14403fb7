"""The way from bytes of a batch to code points of the document that each stands in."""

from __future__ import annotations

import numpy as np

from roleprism.reading.batch import ReadBatch
from roleprism.reading.fold import Positions


class CodePoints:
    """Turns positions in `batch.raw` into offsets in their document's text."""

    def __init__(self, batch: ReadBatch) -> None:
        self._starts = batch.document_starts
        self._leads = np.zeros(batch.raw.size + 1, dtype=np.int32)
        np.cumsum((batch.raw & 0xC0) != 0x80, dtype=np.int32, out=self._leads[1:])

    def __call__(self, at: Positions) -> Positions:
        """Offsets of byte positions: (n,) int32 both."""
        document = np.searchsorted(self._starts, at, side="right") - 1
        return np.asarray(self._leads[at] - self._leads[self._starts[document]], dtype=np.int32)

    def lengths(self) -> Positions:
        """The length of each document, without the line end that was added."""
        ends = np.append(self._starts[1:], self._leads.size - 1)
        return np.asarray(self._leads[ends] - self._leads[self._starts] - 1, dtype=np.int32)
