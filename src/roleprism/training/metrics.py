"""How good predicted shares are, against the shares that readers gave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.atlas import SLUGS
from roleprism.evidence.weights import Floats

BINS = 10
RESAMPLES = 1000


class RoleScores(NamedTuple):
    """Figures by role, NaN where none is given: each (11,)."""

    n: Floats
    precision: Floats
    recall: Floats
    f1: Floats


class Metrics(NamedTuple):
    """The figures of one set of predictions.

    Args:
        accuracy: how often the largest share is the primary.
        macro_f1: mean over the roles and `other` that are the primary of any, each counting the same.
        share_distance: mean of half the L1 between predicted and given shares.
        calibration_error: expected, of the confidence, over ten bins.
    """

    accuracy: float
    macro_f1: float
    share_distance: float
    calibration_error: float


class Judged(NamedTuple):
    """Predictions beside what readers gave, a row each.

    Args:
        predicted, given: (n, 11) shares.
        confidence: (n,).
    """

    predicted: Floats
    confidence: Floats
    given: Floats

    @property
    def is_right(self) -> NDArray[np.bool_]:
        """Whether the largest share is the primary: (n,)."""
        return np.asarray(self.predicted.argmax(axis=1) == self.given.argmax(axis=1))

    def measure(self, count: Floats | None = None) -> Metrics:
        """All figures; `count` (n,) says how often each row counts, once where None."""
        count = np.ones(len(self.given)) if count is None else count
        distance = 0.5 * np.abs(self.predicted - self.given).sum(axis=1)
        return Metrics(
            accuracy=float(np.average(self.is_right, weights=count)),
            macro_f1=float(np.nanmean(self.roles(count).f1)),
            share_distance=float(np.average(distance, weights=count)),
            calibration_error=calibration_error(self.confidence, self.is_right, count),
        )

    def confusion(self, count: Floats | None = None) -> Floats:
        """(11, 11), rows given, columns predicted."""
        cells = self.given.argmax(axis=1) * len(SLUGS) + self.predicted.argmax(axis=1)
        return np.bincount(cells, count, minlength=len(SLUGS) ** 2).reshape(len(SLUGS), -1).astype(float)

    def roles(self, count: Floats | None = None) -> RoleScores:
        """Figures by role."""
        confusion = self.confusion(count)
        right, given, found = confusion.diagonal(), confusion.sum(axis=1), confusion.sum(axis=0)
        n = np.where(given > 0, given, np.nan)
        return RoleScores(given, right / np.maximum(found, 1), right / n, 2 * right / (n + found))


def calibration_error(confidence: Floats, is_right: NDArray[np.bool_], count: Floats | None = None) -> float:
    """Mean distance, over ten bins of confidence, between what was promised and how often it was right."""
    count = np.ones(confidence.size) if count is None else count
    bins = _bins(confidence)
    promised = np.bincount(bins, confidence * count, minlength=BINS)
    right = np.bincount(bins, is_right * count, minlength=BINS)
    return float(np.abs(promised - right).sum() / count.sum())


def calibration_bins(confidence: Floats, is_right: NDArray[np.bool_]) -> Iterator[tuple[float, float, int]]:
    """By bin that is not empty: the mean confidence, how often it was right, how many."""
    bins = _bins(confidence)
    for at in np.unique(bins).tolist():
        inside = bins == at
        yield float(confidence[inside].mean()), float(is_right[inside].mean()), int(inside.sum())


def _bins(confidence: Floats) -> NDArray[np.int64]:
    return np.minimum((confidence * BINS).astype(np.int64), BINS - 1)


def accuracy_at_coverage(confidence: Floats, is_right: NDArray[np.bool_], coverage: float) -> float:
    """How often the surest part of the answers is right."""
    surest = np.argsort(-confidence, kind="stable")[: max(1, round(coverage * confidence.size))]
    return float(is_right[surest].mean())


def interval(
    figure: Callable[[Floats], Floats | Sequence[float]],
    groups: Sequence[str],
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> tuple[Floats, Floats]:
    """A 95% bootstrap interval of one figure or several, drawing whole companies anew: low and high.

    Args:
        figure: what the interval is of: from how often each row counts, (n,), to one figure or several.
        groups: the company of each row.
    """
    names, company = np.unique(np.asarray(groups), return_inverse=True)
    rng = np.random.default_rng(seed)
    drawn = (np.bincount(rng.integers(0, names.size, names.size), minlength=names.size) for _ in range(resamples))
    found = np.stack([np.asarray(figure(times[company].astype(float))) for times in drawn])
    low, high = np.nanpercentile(found, [2.5, 97.5], axis=0)
    return low, high


def with_interval(value: float, low: float, high: float) -> str:
    """A figure with its interval, as the page tells it."""
    return f"{value:.3f} ({low:.3f} to {high:.3f})"
