"""Scores to shares, and how sure the first of them is."""

from __future__ import annotations

import numpy as np

from roleprism.evidence.weigh import softmax
from roleprism.evidence.weights import NATS_A_BIT, Floats

LEAST_SHARE = 0.08
"""Readers give shares in tenths: what is nearer to none than to one is none; cross-validation puts the line here."""


def shares_of(scores: Floats) -> Floats:
    """Scores in bits to shares of the work: (n, 11) to (n, 11), rows sum to 1, none below `LEAST_SHARE` but 0."""
    shares = softmax(scores * NATS_A_BIT)
    shares[shares < LEAST_SHARE] = 0
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def confidence_features(shares: Floats, said: Floats) -> Floats:
    """What the confidence is judged by: (n, 4) of 1, margin, largest share, log2 of 1 + said."""
    ordered = np.sort(shares, axis=1)
    margin = ordered[:, -1] - ordered[:, -2]
    return np.column_stack((np.ones(said.size), margin, ordered[:, -1], np.log2(1 + said)))


def confidence_of(shares: Floats, said: Floats, coefficients: Floats) -> Floats:
    """The probability that the largest share is the role a careful reader would name: (n,)."""
    return np.asarray(1 / (1 + np.exp(-confidence_features(shares, said) @ coefficients)))
