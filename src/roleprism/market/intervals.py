"""How sure a figure is, where postings of one company are much alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_Z = 1.959964
"""Of the normal distribution, for 95%."""
_RESAMPLES = 1000

Floats = NDArray[np.float64]


class Estimate(NamedTuple):
    """A figure with its interval of 95%.

    Args:
        n: postings behind it.
        companies: that they come from.
    """

    value: float
    low: float
    high: float
    n: int
    companies: int


def share(hits: Floats, n: Floats) -> Estimate:
    """A share over companies: Wilson's interval, with as many postings as they are worth.

    Args:
        hits, n: of each company, (companies,).
    """
    keep = n > 0
    hits, n = hits[keep], n[keep]
    total, companies = int(n.sum()), int(n.size)
    if not total:
        return Estimate(math.nan, 0.0, 1.0, 0, 0)
    value = float(hits.sum() / total)
    low, high = _wilson(value, _worth(hits, n, value))
    return Estimate(value, low, high, total, companies)


def share_of_rows(rows: Iterable[Mapping[str, Any]]) -> Estimate:
    """The same from rows of `cluster`, `hits` and `n`, several to a company."""
    sums: dict[str, tuple[float, float]] = {}
    for row in rows:
        hits, n = sums.get(row["cluster"], (0.0, 0.0))
        sums[row["cluster"]] = hits + float(row["hits"]), n + float(row["n"])
    found = np.array([sums[name] for name in sorted(sums)], dtype=float).reshape(-1, 2)
    return share(found[:, 0], found[:, 1])


def _worth(hits: Floats, n: Floats, value: float) -> float:
    """How many independent postings would be as sure; between the companies and the postings."""
    companies, total = n.size, float(n.sum())
    if companies < 2:
        return 1.0
    variance = companies / (companies - 1) * float(((hits - value * n) ** 2).sum()) / total**2
    if not 0 < value < 1 or variance == 0:
        return float(companies)
    return min(total, value * (1 - value) / variance)


def _wilson(value: float, n: float) -> tuple[float, float]:
    spread = _Z * math.sqrt(value * (1 - value) / n + _Z**2 / (4 * n**2))
    middle, scale = value + _Z**2 / (2 * n), 1 + _Z**2 / n
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def difference(first: Estimate, second: Estimate) -> Estimate:
    """Of two shares, first less second, by Newcombe's method."""
    value = first.value - second.value
    low = value - math.hypot(first.value - first.low, second.high - second.value)
    high = value + math.hypot(first.high - first.value, second.value - second.low)
    return Estimate(value, low, high, first.n + second.n, first.companies + second.companies)


def resampled(clusters: Sequence[str], statistic: Callable[[NDArray[np.int64]], float]) -> Estimate:
    """Any statistic, with companies drawn again and again; the same answer each time.

    Args:
        clusters: the company of each row.
        statistic: of rows, given by position; NaN where a draw cannot say.
    """
    names, company = np.unique(np.asarray(clusters), return_inverse=True)
    rows = [np.flatnonzero(company == at) for at in range(names.size)]
    random = np.random.default_rng(0)
    drawn = [
        statistic(np.concatenate([rows[at] for at in random.integers(0, names.size, names.size)]))
        for _ in range(_RESAMPLES)
    ]
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return Estimate(statistic(np.arange(company.size)), float(low), float(high), company.size, names.size)
