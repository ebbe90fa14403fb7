"""Which words carry a statement's bits, so that what is shown adds up to the score.

A statement's bits are parted among the stretches of words that made its vote: signals that overlap are one stretch,
and a stretch carries the part of the bits that its signals had in the class which the statement leans to.

Shown first is what decided: of each statement the weightiest stretch, by what it did for the answer and by how likely a
reader quotes the statement. By bits alone the words that a posting repeats most would stand first.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.atlas.slugs import SLUGS
from roleprism.evidence.gather import Spoken
from roleprism.evidence.weigh import Weighed, heard_signals, statement_bits
from roleprism.evidence.weights import SILENT, Floats, Weights
from roleprism.reading.batch import ReadBatch
from roleprism.reading.fold import Positions

NEARLY = 0.4
"""Signals that push less than this part of what their statement's best does are not shown as its evidence."""


class Attributed(NamedTuple):
    """Evidence of a batch, in order of the text: each (n_evidence, ...).

    Args:
        document: int32, row of the document.
        kind: int32, code of the section kind.
        start, end: int32, bytes of the raw batch, end exclusive.
        signal: int32, the signal of the stretch that says most.
        quoted: float64, how likely a reader quotes its statement as one that decided.
        is_secondary: bool, a weightier stretch of the same statement stands beside it.
        bits: (n_evidence, 11) float64.
    """

    document: Positions
    kind: Positions
    start: Positions
    end: Positions
    signal: Positions
    quoted: Floats
    is_secondary: NDArray[np.bool_]
    bits: Floats

    def in_order(self, influence: Floats) -> NDArray[np.int64]:
        """The rows document by document, what decided first: (n_evidence,).

        Args:
            influence: (n_evidence,) what each did for the answer.
        """
        return np.lexsort((self.start, -influence * self.quoted, self.is_secondary, self.document))


def attribute(batch: ReadBatch, spoken: Spoken, weighed: Weighed, weights: Weights) -> Attributed:
    """Part every statement's bits among its words."""
    heard = heard_signals(spoken, batch.is_resume, weights)
    statement = np.repeat(np.arange(spoken.statement.size), spoken.counts)
    start, end = batch.mentions.start.take(spoken.mention), batch.mentions.end.take(spoken.mention)
    # Of those that start together the longest first; statements stand one behind the other anyway.
    order = np.argsort((start.astype(np.int64) << 32) - end, kind="stable")
    statement, start, end, signal = statement[order], start[order], end[order], spoken.signal[order]
    support = _support(weights.by_class, heard[order], statement, weighed.said[:, :SILENT])
    pushes = _that_push(support, statement)
    statement, start, end = statement[pushes], start[pushes], end[pushes]
    signal, support = signal[pushes], support[pushes]
    stretch_first = _stretches(statement, start, end)
    if not stretch_first.size:
        return _empty()
    stretch_of = np.repeat(np.arange(stretch_first.size), np.diff(stretch_first, append=start.size))
    owner = statement[stretch_first]
    part = _parts(np.add.reduceat(support, stretch_first), owner)
    bits = statement_bits(spoken, weighed, weights)
    strongest = _strongest(support, stretch_of, stretch_first)
    last = np.maximum.reduceat(end, stretch_first)
    return Attributed(
        document=spoken.document[owner],
        kind=spoken.kind[owner],
        start=batch.folded.source[start[stretch_first]],
        end=batch.past(last - 1),
        signal=signal[strongest],
        quoted=weighed.quoted[owner],
        is_secondary=_are_secondary(part, owner),
        bits=bits[owner] * part[:, None],
    )


def _support(
    by_class: NDArray[np.float32], heard: NDArray[np.int32], statement: NDArray[np.int64], said: Floats
) -> Floats:
    """How much each signal found pushes the class that its statement leans to: (n,), never negative."""
    lean = said.argmax(axis=1)[statement]
    pushed = np.asarray(by_class[lean, heard] - by_class[:, heard].mean(axis=0), dtype=np.float64)
    return np.asarray(np.maximum(pushed, 0))


def _that_push(support: Floats, statement: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The signals that carry bits: those that push nearly as much as the best of their statement does."""
    best = np.zeros(int(statement[-1]) + 1 if statement.size else 0)
    np.maximum.at(best, statement, support)
    return np.asarray(support >= NEARLY * best[statement])


def _stretches(statement: NDArray[np.int64], start: Positions, end: Positions) -> NDArray[np.int64]:
    """Where a new stretch starts among signals ordered by place: one that overlaps none before it."""
    if not start.size:
        return np.zeros(0, dtype=np.int64)
    reach = np.maximum.accumulate(end)
    fresh = np.ones(start.size, dtype=bool)
    fresh[1:] = (statement[1:] != statement[:-1]) | (start[1:] >= reach[:-1])
    return np.flatnonzero(fresh)


def _strongest(support: Floats, stretch_of: NDArray[np.int64], first: NDArray[np.int64]) -> NDArray[np.int64]:
    """The signal of each stretch that pushes most, of equals the first: (n_stretches,)."""
    most = np.flatnonzero(support == np.maximum.reduceat(support, first)[stretch_of])
    return most[np.diff(stretch_of[most], prepend=-1) > 0]


def _parts(support: Floats, owner: NDArray[np.int64]) -> Floats:
    """Each stretch's part of its statement; equal parts where none pushes."""
    n = int(owner[-1]) + 1
    total = np.bincount(owner, support, minlength=n)
    count = np.bincount(owner, minlength=n)
    silent = total[owner] <= 0
    return np.asarray(np.where(silent, 1 / count[owner], support / np.where(silent, 1, total[owner])))


def _are_secondary(part: Floats, owner: NDArray[np.int64]) -> NDArray[np.bool_]:
    """All stretches but the weightiest of each statement, of equals the first: (n_stretches,)."""
    order = np.lexsort((-part, owner))
    secondary = np.ones(owner.size, dtype=bool)
    secondary[order[np.flatnonzero(np.diff(owner, prepend=-1))]] = False
    return secondary


def _empty() -> Attributed:
    none = np.zeros(0, dtype=np.int32)
    bits = np.zeros((0, len(SLUGS)))
    return Attributed(none, none, none, none, none, np.zeros(0), np.zeros(0, dtype=bool), bits)
