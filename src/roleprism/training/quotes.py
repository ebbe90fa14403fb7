"""What readers quoted or named as deciding a label, and how likely they quote a statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from roleprism.evidence.weigh import logistic
from roleprism.evidence.weights import Floats
from roleprism.reading.scan import fold_phrases
from roleprism.reading.sections import KINDS
from roleprism.training.labelled import Labelled
from roleprism.training.packed import packed_rows

DECIDING = "deciding_statements.csv.gz"

Deciding = Mapping[str, set[str]]
"""Posting -> keys of the statements that decided its label for one of the project's readers; none where nothing did."""

_RUN = 3
"""Words in a row: readers quote pieces of statements, or of two, and now and then leave out a word."""

_RARELY = -3.0
"""Where the fit starts: one statement in twenty is quoted."""


class QuoteFit(NamedTuple):
    """How likely a reader quotes a statement as one that decided.

    Args:
        logits: (n_signals,) in nats.
        by_section: (n_kinds,) in nats.
    """

    logits: Floats
    by_section: Floats

    @classmethod
    def alike(cls, n_signals: int) -> QuoteFit:
        """Every statement as likely as any."""
        return cls(np.zeros(n_signals), np.zeros(len(KINDS)))

    def likely(self, matrix: sp.csr_matrix, kind: NDArray[np.int32]) -> Floats:
        """(n_statements,) probabilities."""
        return logistic(np.asarray(matrix @ self.logits) + self.by_section[kind])


def fit_quotes(matrix: sp.csr_matrix, kind: NDArray[np.int32], is_quoted: Floats, *, ridge: float) -> QuoteFit:
    """Logistic regression of whether statements were quoted, by their signals and sections.

    Args:
        matrix: (n, n_signals) crowded presence.
        kind: (n,) codes of section kinds; what kinds that stand nowhere among them say is what all do.
        is_quoted: (n,) 0 or 1; where there is none, all are alike.
        ridge: strength of the penalty, against a loss that is a mean.
    """
    if not is_quoted.size:
        return QuoteFit.alike(matrix.shape[1])
    n_signals = matrix.shape[1]
    sections = sp.csr_matrix((np.ones(kind.size), (np.arange(kind.size), kind)), shape=(kind.size, len(KINDS)))
    known = sp.hstack((matrix, sections)).tocsr()
    transposed = known.T.tocsr()

    def loss(flat: Floats) -> tuple[float, Floats]:
        says, bias = flat[:-1], flat[-1]
        logit = known @ says + bias
        value = (np.logaddexp(0, logit) - is_quoted * logit).mean() + 0.5 * ridge * (says**2).sum()
        slope = (logistic(logit) - is_quoted) / is_quoted.size
        return float(value), np.append(transposed @ slope + ridge * says, slope.sum())

    start = np.append(np.zeros(known.shape[1]), _RARELY)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return QuoteFit(found[:n_signals], found[n_signals:-1] + found[-1])


def quoted_statements(
    postings: Sequence[Labelled], document: NDArray[np.int32], texts: Sequence[str]
) -> NDArray[np.float64]:
    """Which statements readers quoted: (n_statements,) 1 or 0, NaN in a posting of which no reader was asked.

    Args:
        document: (n_statements,) row in `postings`.
        texts: of the statements, folded.
    """
    folded = iter(fold_phrases(quote for posting in postings for quote in posting.quotes))
    quotes = [[_runs(quote) for quote in islice(folded, len(posting.quotes))] for posting in postings]
    return np.array([_is_quoted(text, quotes[row]) for row, text in zip(document.tolist(), texts, strict=True)])


def named_statements(
    postings: Sequence[Labelled], document: NDArray[np.int32], keys: Sequence[str], deciding: Deciding
) -> NDArray[np.float64]:
    """Which statements the project's readers named as deciding: as `quoted_statements`.

    Args:
        keys: of the statements.
    """
    ids = [posting.id for posting in postings]
    rows = zip(document.tolist(), keys, strict=True)
    return np.array([float(key in deciding[ids[row]]) if ids[row] in deciding else np.nan for row, key in rows])


def read_deciding() -> Deciding:
    """What the project's readers named: one or two statements a posting, and an empty key where nothing decided."""
    deciding: dict[str, set[str]] = defaultdict(set)
    for row in packed_rows(files("roleprism.training") / "data" / DECIDING):
        deciding[row["posting"]] |= {row["statement"]} - {""}
    return dict(deciding)


def _is_quoted(text: str, quotes: Sequence[set[tuple[str, ...]]]) -> float:
    """Whether half of the runs of a quote, or of what is said where those are fewer, are in the other."""
    if not quotes:
        return np.nan
    said = _runs(text)
    return float(any(2 * len(said & quote) >= min(len(said), len(quote)) > 0 for quote in quotes))


def _runs(text: str) -> set[tuple[str, ...]]:
    """The runs of words in a row; of fewer words, all of them, which only a quote as short has too."""
    words = text.split()
    return {tuple(words[at : at + _RUN]) for at in range(max(len(words) - _RUN, 0) + 1)} if words else set()
