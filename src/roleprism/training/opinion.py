"""The second opinion: which slug leads a posting, by what the words of all its statements say of the whole.

It learns from the labels of postings alone, and understands no statement; so where both name one slug, it is right more
often than where they do not.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from roleprism.evidence.weights import Floats
from roleprism.training.fit import StatementFit, fit_statements


def fit_opinion(
    matrix: sp.csr_matrix, posting: NDArray[np.int64], shares: Floats, weight: Floats, *, ridge: float, steps: int
) -> StatementFit:
    """Which slug leads, every slug counting alike.

    Args:
        matrix: (n_statements, n_signals) crowded presence.
        posting: (n_statements,) row in `shares`; that of no others is learned from.
        shares: (n, 11).
        weight: (n,) how much each posting counts beside others that the same slug leads.
        ridge: penalty on what signals say.
        steps: most iterations.
    """
    rows = np.unique(posting[weight[posting] > 0])
    leads = np.eye(shares.shape[1])[shares[rows].argmax(axis=1)]
    alike = weight[rows] / (leads @ (weight[rows] @ leads))
    told = document_means(matrix, posting, len(shares))[rows]
    nothing = np.zeros((told.shape[1], leads.shape[1]))
    return fit_statements(told, leads, alike, nothing, ridge=ridge, steps=steps)


def document_means(matrix: sp.csr_matrix, posting: NDArray[np.int64], n: int) -> sp.csr_matrix:
    """The mean over statements by posting: (n_statements, k) to (n, k); nothing where there is none."""
    counts = np.maximum(np.bincount(posting, minlength=n), 1)
    mean = sp.csr_matrix((1 / counts[posting], (posting, np.arange(posting.size))), shape=(n, posting.size))
    return (mean @ matrix).tocsr()
