"""The two fits: what a statement's signals say, and what a document's statements add up to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from roleprism.document import SectionKind
from roleprism.evidence.weigh import softmax
from roleprism.evidence.weights import CLASSES, SILENT, Floats
from roleprism.reading.sections import KINDS
from roleprism.spectrum.calibration import NATS_A_BIT, confidence_features

_TINY = 1e-9


class StatementFit(NamedTuple):
    """What signals say of their statement.

    Args:
        logits: (n_signals, 12) in nats.
        bias: (12,) in nats.
    """

    logits: Floats
    bias: Floats

    def votes(self, matrix: sp.csr_matrix) -> Floats:
        """(n_statements, 12), rows sum to 1."""
        return softmax(np.asarray(matrix @ self.logits) + self.bias)


def fit_statements(
    matrix: sp.csr_matrix, label: Floats, weight: Floats, anchor: Floats, *, ridge: float, steps: int
) -> StatementFit:
    """Multinomial logistic regression on soft labels, drawn towards what the atlas says.

    Args:
        matrix: (n, n_signals) crowded presence.
        label: (n, 12), rows sum to 1.
        weight: (n,) how much each statement counts.
        anchor: (n_signals, 12) where the penalty draws the logits to.
        ridge: strength of the penalty, against a loss that is a mean.
        steps: most iterations of L-BFGS.
    """
    n_signals, n_classes = anchor.shape
    size = n_signals * n_classes
    transposed = matrix.T.tocsr()
    weight = (weight / weight.sum())[:, None]

    def loss(flat: Floats) -> tuple[float, Floats]:
        logits, bias = flat[:size].reshape(n_signals, n_classes), flat[size:]
        votes = softmax(np.asarray(matrix @ logits) + bias)
        moved = logits - anchor
        value = -(weight * label * np.log(votes + _TINY)).sum() + 0.5 * ridge * (moved**2).sum()
        slope = (votes - label) * weight
        gradient = np.asarray(transposed @ slope) + ridge * moved
        return float(value), np.concatenate((gradient.ravel(), slope.sum(axis=0)))

    bias = np.log((weight * label).sum(axis=0) + 1e-4)
    start = np.concatenate((anchor.ravel(), bias))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8}).x
    return StatementFit(found[:size].reshape(n_signals, n_classes), found[size:])


class DocumentFit(NamedTuple):
    """What statements add up to.

    Args:
        gains: (n_kinds,) by section kind.
        class_bits: (12, 11).
        prior_bits: (11,).
        saturation: offset and exponent.
    """

    gains: Floats
    class_bits: Floats
    prior_bits: Floats
    saturation: tuple[float, float]

    def said(self, votes: Floats, kind: NDArray[np.int32], posting: NDArray[np.int64], n: int) -> Floats:
        """How much each posting says about work: (n,)."""
        return np.bincount(posting, self.gains[kind] * (1 - votes[:, SILENT]), minlength=n).astype(np.float64)

    def scores(self, votes: Floats, kind: NDArray[np.int32], posting: NDArray[np.int64], n: int) -> Floats:
        """(n, 11) in bits."""
        offset, exponent = self.saturation
        sums = posting_sums(votes * self.gains[kind][:, None], posting, n)
        crowd = (offset + self.said(votes, kind, posting, n)) ** exponent
        return self.prior_bits + (sums / crowd[:, None]) @ self.class_bits


def posting_sums(rows: Floats, posting: NDArray[np.int64], n: int) -> Floats:
    """Add up rows of statements by posting: (n_statements, k) to (n, k)."""
    add = sp.csr_matrix((np.ones(posting.size), (posting, np.arange(posting.size))), shape=(n, posting.size))
    return np.asarray(add @ rows)


def fit_documents(
    votes: Floats,
    kind: NDArray[np.int32],
    posting: NDArray[np.int64],
    shares: Floats,
    weight: Floats,
    *,
    saturation: tuple[float, float],
    ridge: float,
    heard: NDArray[np.bool_],
) -> DocumentFit:
    """Fit gains, bits and prior to the shares that readers gave, by the expected log score.

    Args:
        votes: (n_statements, 12), of a fit that did not see these postings.
        kind, posting: (n_statements,).
        shares: (n, 11).
        weight: (n,).
    """
    n, n_slugs = shares.shape
    offset, exponent = saturation
    kinds = np.unique(kind)
    per_kind = np.stack([posting_sums(votes * (kind == code)[:, None], posting, n) for code in kinds])
    weight = (weight / weight.sum())[:, None]
    start_bits = np.zeros((len(CLASSES), n_slugs))
    start_bits[:n_slugs] = 4 * np.eye(n_slugs)
    cut = kinds.size, kinds.size + start_bits.size

    duties = int(np.flatnonzero(kinds == KINDS.index(SectionKind.DUTIES))[0])

    def unpack(flat: Floats) -> tuple[Floats, Floats, Floats]:
        # Duties count as 1: else gains could grow without end and make the saturation's offset nothing.
        gains = np.exp(flat[: cut[0]] - flat[duties])
        return gains, flat[cut[0] : cut[1]].reshape(start_bits.shape), flat[cut[1] :]

    def loss(flat: Floats) -> tuple[float, Floats]:
        gains, bits, prior = unpack(flat)
        sums = np.tensordot(gains, per_kind, axes=1)
        crowd = offset + sums[:, :SILENT].sum(axis=1)
        mean = sums / (crowd**exponent)[:, None]
        found = softmax((mean @ bits + prior) * NATS_A_BIT)
        drift = np.log(gains)
        value = -(weight * shares * np.log(found + _TINY)).sum()
        value += 0.5 * ridge * (((bits - start_bits) ** 2).sum() + (drift**2).sum())
        slope = (found - shares) * weight * NATS_A_BIT
        on_mean = slope @ bits.T
        on_sums = on_mean / (crowd**exponent)[:, None]
        on_sums[:, :SILENT] -= (exponent * (on_mean * mean).sum(axis=1) / crowd)[:, None]
        on_drift = np.array([(on_sums * part).sum() for part in per_kind]) * gains + ridge * drift
        on_drift[duties] -= on_drift.sum()
        on_bits = mean.T @ slope + ridge * (bits - start_bits)
        return float(value), np.concatenate((on_drift, on_bits.ravel(), slope.sum(axis=0)))

    start = np.concatenate((np.zeros(kinds.size), start_bits.ravel(), np.zeros(n_slugs)))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    gains, bits, prior = unpack(found)
    all_gains = np.zeros(len(KINDS))
    all_gains[kinds] = gains
    return DocumentFit(np.where(heard, all_gains, 0), bits, prior, saturation)


def fit_confidence(shares: Floats, said: Floats, is_right: NDArray[np.bool_]) -> Floats:
    """Logistic regression of whether the largest share was right: (4,) coefficients."""
    features = confidence_features(shares, said)
    target = is_right.astype(float)

    def loss(coefficients: Floats) -> tuple[float, Floats]:
        logit = features @ coefficients
        value = np.logaddexp(0, logit) - target * logit
        slope = 1 / (1 + np.exp(-logit)) - target
        return float(
            value.mean() + 1e-4 * (coefficients**2).sum()
        ), features.T @ slope / slope.size + 2e-4 * coefficients

    return np.asarray(minimize(loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B").x)
