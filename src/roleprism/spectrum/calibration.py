"""Scores to shares, and how sure the first of them is."""

from __future__ import annotations

import numpy as np

from roleprism.evidence.weigh import logistic, softmax
from roleprism.evidence.weights import NATS_A_BIT, Floats

LEAST_SHARE = 0.08
"""Readers give shares in tenths: what is nearer to none than to one is none; cross-validation puts the line here."""

_TINY = np.finfo(float).tiny


def shares_of(scores: Floats) -> Floats:
    """Scores in bits to shares of the work: (n, 11) to (n, 11), rows sum to 1, none below `LEAST_SHARE` but 0."""
    shares = softmax(scores * NATS_A_BIT)
    shares[shares < LEAST_SHARE] = 0
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def confidence_features(shares: Floats, said: Floats, deciding: Floats) -> Floats:
    """What the confidence is judged by: (n, 6).

    1, the lead of the first share, its size, log2 of 1 + said, what part of what decides speaks for it, and log2 of
    1 + what decides in all.

    Args:
        shares: (n, 11).
        said: (n,).
        deciding: (n, 11) what is said of each slug where it decides.
    """
    ordered = np.sort(shares, axis=1)
    margin = ordered[:, -1] - ordered[:, -2]
    first = np.arange(said.size), shares.argmax(axis=1)
    decides = deciding.sum(axis=1)
    speaks = deciding[first] / np.maximum(decides, _TINY)
    said, decides = np.log2(1 + said), np.log2(1 + decides)
    return np.column_stack((np.ones(said.size), margin, ordered[:, -1], said, speaks, decides))


def confidence_of(shares: Floats, said: Floats, deciding: Floats, coefficients: Floats) -> Floats:
    """The probability that the largest share is the role a careful reader would name: (n,).

    Args:
        shares, said, deciding: as `confidence_features` takes them.
        coefficients: (6,), of `fit_confidence`, or (n, 6) of each document.
    """
    logits = (confidence_features(shares, said, deciding) * coefficients).sum(axis=1)
    return logistic(logits)
