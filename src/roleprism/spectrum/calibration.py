"""Scores to shares, and how sure the first of them is."""

from __future__ import annotations

from typing import NamedTuple

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


class Grounds(NamedTuple):
    """What a confidence rests on, of each document.

    Args:
        shares: (n, 11).
        said: (n,).
        deciding: (n, 11) what is said of each slug where it decides.
        opinion: (n, 11) how likely each slug leads by the second opinion.
    """

    shares: Floats
    said: Floats
    deciding: Floats
    opinion: Floats

    @property
    def features(self) -> Floats:
        """What the confidence is judged by: (n, 7).

        1, the lead of the first share, its size, log2 of 1 + said, what part of what decides speaks for it, log2 of
        1 + what decides in all, and how likely the second opinion makes it.
        """
        ordered = np.sort(self.shares, axis=1)
        margin = ordered[:, -1] - ordered[:, -2]
        first = np.arange(self.said.size), self.shares.argmax(axis=1)
        decides = self.deciding.sum(axis=1)
        speaks = self.deciding[first] / np.maximum(decides, _TINY)
        said, decides = np.log2(1 + self.said), np.log2(1 + decides)
        one = np.ones(self.said.size)
        return np.column_stack((one, margin, ordered[:, -1], said, speaks, decides, self.opinion[first]))


def confidence_of(grounds: Grounds, coefficients: Floats) -> Floats:
    """The probability that the largest share is the role a careful reader would name: (n,).

    Args:
        coefficients: (7,), of `fit_confidence`, or (n, 7) of each document.
    """
    return logistic((grounds.features * coefficients).sum(axis=1))
