"""What statements say, in bits.

A statement speaks for one class or several at once (`votes`, summing to 1), by a softmax over the logits of its
signals: one line of work has one vote, however many keywords it strings together. A document's score for a slug is

    prior + sum over its statements of gain * votes @ class_bits / (offset + said) ** exponent

so that statements add up, in bits, and a long text is no surer than a short one that says as much.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from roleprism.evidence.gather import Spoken
from roleprism.evidence.weights import SILENT, Floats, Weights


class Weighed(NamedTuple):
    """What the statements of a batch weigh.

    Args:
        votes: (n_spoken, 12) float64, parts of each statement's say, rows sum to 1.
        said: (n_documents,) float64, how much each document says about work.
        factor: (n_spoken,) float64, what turns a statement's votes @ class_bits into bits of the score.
        scores: (n_documents, 11) float64, in bits.
    """

    votes: Floats
    said: Floats
    factor: Floats
    scores: Floats


def softmax(logits: Floats) -> Floats:
    """Rows of logits, in nats, to rows that sum to 1."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def weigh(spoken: Spoken, n_documents: int, weights: Weights) -> Weighed:
    """Weigh what the statements of a batch say."""
    votes = _votes(spoken, weights)
    gains = weights.section_gains[spoken.kind]
    said = np.bincount(spoken.document, gains * (1 - votes[:, SILENT]), minlength=n_documents).astype(np.float64)
    offset, exponent = weights.saturation
    factor = gains / (offset + said[spoken.document]) ** exponent
    sums = np.zeros((n_documents, votes.shape[1]))
    if spoken.document.size:
        first = np.flatnonzero(np.diff(spoken.document, prepend=-1))
        sums[spoken.document[first]] = np.add.reduceat(votes * factor[:, None], first, axis=0)
    return Weighed(votes, said, factor, weights.prior_bits + sums @ weights.class_bits)


def _votes(spoken: Spoken, weights: Weights) -> Floats:
    if not spoken.first.size:
        return np.zeros((0, weights.class_logits.size))
    logits = np.add.reduceat(weights.signal_logits[spoken.signal], spoken.first, axis=0)
    shared = logits / (spoken.counts**weights.crowding)[:, None]
    return softmax(shared + weights.class_logits)
