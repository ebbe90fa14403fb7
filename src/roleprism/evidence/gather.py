"""Which statements of a batch speak, and with which signals."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.reading.batch import ReadBatch
from roleprism.reading.fold import Positions

_MIX = np.uint64(0x9E3779B97F4A7C15)


class Spoken(NamedTuple):
    """The distinct statements of a batch that hold a signal, each signal once a statement.

    Statements of one document and section kind that hold the same signals are one: what is said forty
    times is said once. The first of them stands for all.

    Args:
        statement: (n_spoken,) int32, row among the batch's statements.
        document: (n_spoken,) int32, row of the document.
        kind: (n_spoken,) int32, code of the section kind.
        signal: (n_signals,) int32, the signals of all statements, statement after statement.
        first: (n_spoken,) int64, where each statement's signals start in `signal`.
        mention: (n_signals,) int64, the first mention of each signal in its statement.
    """

    statement: Positions
    document: Positions
    kind: Positions
    signal: Positions
    first: NDArray[np.int64]
    mention: NDArray[np.int64]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many signals each statement holds: (n_spoken,) int64."""
        return np.diff(self.first, append=self.signal.size)


def gather(batch: ReadBatch, is_heard: NDArray[np.bool_]) -> Spoken:
    """Gather what is said in the sections that are heard.

    Args:
        batch: texts read.
        is_heard: (n_kinds,) bool, the section kinds that count.
    """
    statements = batch.statements
    heard = is_heard[statements.kind] & ~statements.is_heading
    kept = np.flatnonzero(heard.take(batch.statement))
    keys = batch.statement.take(kept).astype(np.int64) << 32 | batch.mentions.phrase.take(kept)
    keys, at = np.unique(keys, return_index=True)
    mention, signal = kept[at], (keys & 0xFFFFFFFF).astype(np.int32)
    statement = (keys >> 32).astype(np.int32)
    first = np.flatnonzero(np.diff(statement, prepend=-1))
    rows = statement[first]
    spoken = Spoken(rows, statements.document[rows], statements.kind[rows], signal, first, mention)
    return _take(spoken, _distinct(spoken.document, spoken.kind, _sets(signal, first)))


def _sets(signal: Positions, first: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A hash of each statement's set of signals."""
    if not first.size:
        return np.zeros(0, dtype=np.uint64)
    mixed = (signal.astype(np.uint64) + np.uint64(1)) * _MIX
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX
    return np.add.reduceat(mixed, first)


def _distinct(document: Positions, kind: Positions, sets: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The first statement of each document, kind and set of signals, in order of the text."""
    order = np.lexsort((sets, kind, document))
    same = np.zeros(order.size, dtype=bool)
    for column in (document, kind, sets):
        ordered = column[order]
        same[1:] |= ordered[1:] != ordered[:-1]
    same[:1] = True
    return np.sort(order[same])


def _take(spoken: Spoken, rows: NDArray[np.int64]) -> Spoken:
    """Only the given statements."""
    chosen = np.zeros(spoken.statement.size, dtype=bool)
    chosen[rows] = True
    counts = spoken.counts
    signals = np.repeat(chosen, counts)
    first = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts[rows])[:-1])) if rows.size else rows
    return Spoken(
        spoken.statement[rows],
        spoken.document[rows],
        spoken.kind[rows],
        spoken.signal[signals],
        first,
        spoken.mention[signals],
    )
