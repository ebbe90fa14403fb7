"""What statements say, in bits.

A statement speaks for one class or several at once (`votes`, summing to 1), by a softmax over the logits of its
signals: one line of work has one vote, however many keywords it strings together. What a document says of a class
is the sum of its statements' votes for it, each times the gain of its section. A document's score for a slug is

    prior + sum over classes c and scales s of log2(1 + said of c / s) * class_bits[s, c]

so that the second line about the same work adds less than the first. A statement's bits are its part of that sum:
what it says of a class, over all that the document says of it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from roleprism.evidence.gather import Spoken
from roleprism.evidence.weights import SILENT, Floats, Weights


class Weighed(NamedTuple):
    """What the statements of a batch weigh.

    Args:
        said: (n_spoken, 11) float64, what each statement says of each class of work.
        totals: (n_documents, 11) float64, what each document says of each.
        scores: (n_documents, 11) float64, in bits.
    """

    said: Floats
    totals: Floats
    scores: Floats


def softmax(logits: Floats) -> Floats:
    """Rows of logits, in nats, to rows that sum to 1."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def weigh(spoken: Spoken, n_documents: int, weights: Weights) -> Weighed:
    """Weigh what the statements of a batch say."""
    said = _votes(spoken, weights)[:, :SILENT] * weights.section_gains[spoken.kind][:, None]
    totals = np.zeros((n_documents, SILENT))
    if spoken.document.size:
        first = np.flatnonzero(np.diff(spoken.document, prepend=-1))
        totals[spoken.document[first]] = np.add.reduceat(said, first, axis=0)
    return Weighed(said, totals, scores_of(totals, weights.scales, weights.class_bits, weights.prior_bits))


def scores_of(totals: Floats, scales: Floats, class_bits: Floats, prior_bits: Floats) -> Floats:
    """What is said of each class to scores: (n, 11) to (n, 11), in bits."""
    scores = np.tile(prior_bits, (totals.shape[0], 1))
    for scale, bits in zip(scales, class_bits, strict=True):
        scores += np.log2(1 + totals / scale) @ bits
    return scores


def statement_bits(spoken: Spoken, weighed: Weighed, weights: Weights) -> Floats:
    """The bits that each statement adds to each slug's score: (n_spoken, 11)."""
    totals = np.maximum(weighed.totals, np.finfo(float).tiny)
    parts = weighed.said / totals[spoken.document]
    bits = np.zeros_like(weighed.said)
    for scale, class_bits in zip(weights.scales, weights.class_bits, strict=True):
        bits += (parts * np.log2(1 + totals / scale)[spoken.document]) @ class_bits
    return bits


def _votes(spoken: Spoken, weights: Weights) -> Floats:
    """(n_spoken, 12), rows sum to 1."""
    if not spoken.first.size:
        return np.zeros((0, weights.class_logits.size))
    logits = np.add.reduceat(weights.signal_logits.take(spoken.signal, axis=0), spoken.first, axis=0)
    shared = logits / (spoken.counts**weights.crowding)[:, None]
    return softmax(shared + weights.class_logits)
