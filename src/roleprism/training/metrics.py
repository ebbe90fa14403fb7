"""How good predicted shares are, against the shares that readers gave."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

from roleprism.atlas import SLUGS
from roleprism.evidence.weights import Floats

BINS = 10


class RoleScore(NamedTuple):
    """One role's figures; `n` is how many postings have it as their primary."""

    slug: str
    precision: float
    recall: float
    f1: float
    n: int


class Metrics(NamedTuple):
    """The figures of one set of predictions.

    Args:
        accuracy: how often the largest share is the primary.
        macro_f1: mean over roles and `other`, each counting the same.
        share_distance: mean of half the L1 between predicted and given shares.
        calibration_error: expected, of the confidence, over ten bins.
        roles: one a slug.
        confusion: (11, 11), rows given, columns predicted.
    """

    accuracy: float
    macro_f1: float
    share_distance: float
    calibration_error: float
    roles: tuple[RoleScore, ...]
    confusion: NDArray[np.int64]


def measure(predicted: Floats, confidence: Floats, shares: Floats) -> Metrics:
    """Compare predicted shares with given ones: both (n, 11); confidence (n,)."""
    given, found = shares.argmax(axis=1), predicted.argmax(axis=1)
    labels = np.arange(len(SLUGS))
    precision, recall, f1, support = precision_recall_fscore_support(given, found, labels=labels, zero_division=0)
    return Metrics(
        accuracy=float((given == found).mean()),
        macro_f1=float(f1.mean()),
        share_distance=float(0.5 * np.abs(predicted - shares).sum(axis=1).mean()),
        calibration_error=calibration_error(confidence, given == found),
        roles=tuple(
            map(
                RoleScore._make,
                zip(SLUGS, precision.tolist(), recall.tolist(), f1.tolist(), support.tolist(), strict=True),
            )
        ),
        confusion=confusion_matrix(given, found, labels=labels),
    )


def calibration_error(confidence: Floats, is_right: NDArray[np.bool_]) -> float:
    """Mean distance, over ten bins of confidence, between what was promised and how often it was right."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    promised = np.bincount(bins, confidence, minlength=BINS)
    right = np.bincount(bins, is_right, minlength=BINS)
    return float(np.abs(promised - right).sum() / confidence.size)


def accuracy_at_coverage(confidence: Floats, is_right: NDArray[np.bool_], coverage: float) -> float:
    """How often the surest part of the answers is right."""
    surest = np.argsort(-confidence, kind="stable")[: max(1, round(coverage * confidence.size))]
    return float(is_right[surest].mean())


def interval(values: NDArray[np.float64], seed: int = 0, resamples: int = 2000) -> tuple[float, float]:
    """A 95% bootstrap interval of a mean over postings: values (n,)."""
    rng = np.random.default_rng(seed)
    means = values[rng.integers(0, values.size, (resamples, values.size))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)
