"""The two fits: what a statement's signals say, and what a document's statements add up to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from roleprism.document import SectionKind
from roleprism.evidence.weigh import amounts_of, logistic, slug_scores, softmax, work_scores
from roleprism.evidence.weights import N_ROLES, NATS_A_BIT, SILENT, SLUG_OF_WORK, Floats
from roleprism.reading.sections import KINDS

_TINY = 1e-9


class StatementFit(NamedTuple):
    """What signals say of their statement.

    Args:
        logits: (n_signals, n_classes) in nats.
        bias: (n_classes,) in nats.
    """

    logits: Floats
    bias: Floats

    def votes(self, matrix: sp.csr_matrix) -> Floats:
        """(n_statements, n_classes), rows sum to 1."""
        return softmax(np.asarray(matrix @ self.logits) + self.bias)


def fit_statements(
    matrix: sp.csr_matrix, label: Floats, weight: Floats, anchor: Floats, *, ridge: float, steps: int
) -> StatementFit:
    """Multinomial logistic regression on soft labels, drawn towards what the atlas says.

    Args:
        matrix: (n, n_signals) crowded presence.
        label: (n, n_classes), rows sum to 1.
        weight: (n,) how much each statement counts.
        anchor: (n_signals, n_classes) where the penalty draws the logits to.
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
        scales: (n_scales,).
        class_bits: (n_scales, n_amounts, n_work).
        prior_bits: (n_work,).
    """

    gains: Floats
    scales: Floats
    class_bits: Floats
    prior_bits: Floats

    def totals(
        self, votes: Floats, parts: Floats, kind: NDArray[np.int32], posting: NDArray[np.int64], n: int
    ) -> Floats:
        """The amounts of each posting: (n, n_amounts)."""
        return posting_sums(amounts_of(votes, parts) * self.gains[kind][:, None], posting, n)

    def works(self, totals: Floats) -> Floats:
        """(n, n_work) in bits."""
        return work_scores(totals, self.scales, self.class_bits, self.prior_bits)

    def scores(self, totals: Floats) -> Floats:
        """(n, 11) in bits."""
        return slug_scores(self.works(totals))

    def leaning(self, lean: Floats) -> DocumentFit:
        """With something added to the prior of each slug: (11,)."""
        return self._replace(prior_bits=self.prior_bits + lean[SLUG_OF_WORK])


def posting_sums(rows: Floats, posting: NDArray[np.int64], n: int) -> Floats:
    """Add up rows of statements by posting: (n_statements, k) to (n, k)."""
    add = sp.csr_matrix((np.ones(posting.size), (posting, np.arange(posting.size))), shape=(n, posting.size))
    return np.asarray(add @ rows)


def fit_documents(
    votes: Floats,
    parts: Floats,
    kind: NDArray[np.int32],
    posting: NDArray[np.int64],
    shares: Floats,
    weight: Floats,
    *,
    scales: Floats,
    ridge: float,
    gain_ridge: float,
    prior_ridge: float,
    heard: NDArray[np.bool_],
) -> DocumentFit:
    """Fit gains, bits and prior to the shares that readers gave, by the expected log score.

    Args:
        votes: (n_statements, n_classes), of a fit that did not see these postings.
        parts: (n_statements,) of what decides, by such a fit.
        kind, posting: (n_statements,).
        shares: (n, 11).
        weight: (n,).
        ridge: penalty on bits away from what is common to all kinds of work; see `_uncommon`.
        gain_ridge: penalty on the logs of the gains: away from 1.
        prior_ridge: penalty on the prior away from how often each role occurs: else it takes over what the words
            of a common role should say.
    """
    n = len(shares)
    kinds = np.unique(kind)
    duties = int(np.flatnonzero(kinds == KINDS.index(SectionKind.DUTIES))[0])
    amounts = amounts_of(votes, parts)
    per_kind = np.stack([posting_sums(amounts * (kind == code)[:, None], posting, n) for code in kinds])
    weight = (weight / weight.sum())[:, None]
    shape = (scales.size, amounts.shape[1], SILENT)
    cut = kinds.size, kinds.size + int(np.prod(shape))
    usual = _usual((weight * shares).sum(axis=0))

    def unpack(flat: Floats) -> tuple[Floats, Floats, Floats]:
        # Duties count as 1: the scales are in units of what a duty says.
        gains = np.exp(flat[: cut[0]] - flat[duties])
        return gains, flat[cut[0] : cut[1]].reshape(shape), flat[cut[1] :]

    def loss(flat: Floats) -> tuple[float, Floats]:
        gains, bits, prior = unpack(flat)
        totals = np.tensordot(gains, per_kind, axes=1)
        found, slope = _judged(work_scores(totals, scales, bits, prior), shares)
        drift, uncommon = flat[: cut[0]], _uncommon(bits)
        value = -(weight * shares * np.log(found + _TINY)).sum() + 0.5 * ridge * (uncommon**2).sum()
        value += 0.5 * gain_ridge * (drift**2).sum() + 0.5 * prior_ridge * ((prior - usual) ** 2).sum()
        slope *= weight
        on_bits = np.stack([np.log2(1 + totals / scale).T @ slope for scale in scales]) + ridge * uncommon
        on_totals = _slope_of_totals(totals, slope, DocumentFit(gains, scales, bits, prior))
        on_drift = np.array([(on_totals * part).sum() for part in per_kind]) * gains
        on_drift[duties] -= on_drift.sum()
        on_prior = slope.sum(axis=0) + prior_ridge * (prior - usual)
        return float(value), np.concatenate((on_drift + gain_ridge * drift, on_bits.ravel(), on_prior))

    # The kinds of other work are told apart by where the fit starts: each for itself.
    own = np.broadcast_to(0.25 * amounts_of(np.eye(SILENT), np.ones(SILENT)).T, shape)
    start = np.concatenate((np.zeros(cut[0]), own.ravel(), usual))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 600}).x
    gains, bits, prior = unpack(found)
    all_gains = np.zeros(len(KINDS))
    all_gains[kinds] = gains
    return DocumentFit(np.where(heard, all_gains, 0), scales, bits, prior)


def _usual(shares: Floats) -> Floats:
    """How often slugs occur, as a prior of kinds of work in bits: (n_work,), the kinds of other work alike."""
    of_work = shares[SLUG_OF_WORK] / np.bincount(SLUG_OF_WORK)[SLUG_OF_WORK]
    bits = np.log2(of_work + 1e-4)
    return np.asarray(bits - bits.mean())


def _judged(works: Floats, shares: Floats) -> tuple[Floats, Floats]:
    """The shares that scores of kinds of work come to, (n, 11), and the slope of their log score by them, (n, n_work).

    Which kind of other work it was no label says: each answers for as much of it as it was found to be.
    """
    parts = softmax(works * NATS_A_BIT)
    found = np.add.reduceat(parts, np.arange(shares.shape[1]), axis=1)
    wanted = (shares / (found + _TINY))[:, SLUG_OF_WORK]
    return found, parts * (1 - wanted) * NATS_A_BIT


_OWN = np.eye(SILENT, dtype=bool)
_IS_OTHER = SLUG_OF_WORK >= N_ROLES
_FROM_OTHER, _TO_OTHER = np.broadcast_arrays(_IS_OTHER[:, None], _IS_OTHER)

_ALIKE = tuple(
    part
    for giver in (_FROM_OTHER, ~_FROM_OTHER)
    for part in (_OWN & giver, ~_OWN & giver & _TO_OTHER, ~_OWN & giver & ~_TO_OTHER)
)
"""Pairs of kinds of work that are alike, each (n_work, n_work): what each gives itself, and gives the rest, roles and
kinds of other work told apart."""


def _uncommon(bits: Floats) -> Floats:
    """How far bits, (n_scales, n_amounts, n_work), are from the mean of those alike.

    A role of few postings so keeps what the others' lines are worth to them, until its own postings say otherwise.
    """
    blocks = bits.reshape(len(bits), -1, SILENT, SILENT)
    common = np.empty_like(blocks)
    for alike in _ALIKE:
        common[..., alike] = blocks[..., alike].mean(axis=-1, keepdims=True)
    return np.asarray(blocks - common).reshape(bits.shape)


def refine(
    signal: StatementFit,
    documents: DocumentFit,
    matrix: sp.csr_matrix,
    label: Floats,
    weight: Floats,
    parts: Floats,
    kind: NDArray[np.int32],
    posting: NDArray[np.int64],
    shares: Floats,
    posting_weight: Floats,
    anchor: Floats,
    *,
    ridge: float,
    document_ridge: float,
    document_weight: float,
    steps: int,
) -> tuple[StatementFit, DocumentFit]:
    """Fit signals, bits and prior on together, from where the two fits left them; the gains stay.

    What a statement says is then judged not only by its own label but by what its posting adds up to. Bits that move
    with the signals learn from statements that those have seen, and grow too sure; bits that stay are told nothing of
    what the signals have become. The mean of both ways is better than either.

    Args:
        matrix, label, weight: as `fit_statements` takes them.
        parts: (n,) of what decides, which stay.
        kind, posting: (n,) of each statement; posting -1 where it belongs to none that judges.
        shares, posting_weight: (n_postings, 11) and (n_postings,).
        document_weight: what the log score of a posting counts beside that of a statement.
        steps: most iterations: more of them fit the postings at hand and no others.
    """
    n_classes = anchor.shape[1]
    cuts = np.cumsum((anchor.size, n_classes, documents.class_bits.size))
    transposed = matrix.T.tocsr()
    weight = (weight / weight.sum())[:, None]
    posting_weight = (posting_weight / posting_weight.sum())[:, None]
    judged = np.flatnonzero(posting >= 0)
    add = sp.csr_matrix(
        (documents.gains[kind[judged]], (posting[judged], judged)), shape=(shares.shape[0], posting.size)
    )
    spread = add.T.tocsr()

    def unpack(flat: Floats) -> tuple[StatementFit, DocumentFit]:
        logits, bias, bits, prior = np.split(flat, cuts)
        return StatementFit(logits.reshape(anchor.shape), bias), documents._replace(
            class_bits=bits.reshape(documents.class_bits.shape), prior_bits=prior
        )

    def loss(flat: Floats, moves: float) -> tuple[float, Floats]:
        at, whole = unpack(flat)
        votes = at.votes(matrix)
        totals = np.asarray(add @ amounts_of(votes, parts))
        found, slope = _judged(whole.works(totals), shares)
        moved, uncommon = at.logits - anchor, _uncommon(whole.class_bits)
        value = -(weight * label * np.log(votes + _TINY)).sum() + 0.5 * ridge * (moved**2).sum()
        value -= document_weight * (posting_weight * shares * np.log(found + _TINY)).sum()
        value += 0.5 * document_weight * document_ridge * (uncommon**2).sum()
        slope *= document_weight * posting_weight
        on_bits = np.stack([np.log2(1 + totals / scale).T @ slope for scale in whole.scales])
        on_totals = _slope_of_totals(totals, slope, whole)
        on_votes = np.zeros_like(votes)
        on_votes[:, :SILENT] = _slope_of_votes(votes, parts, spread @ on_totals)
        on_logits = votes * (on_votes - (on_votes * votes).sum(axis=1, keepdims=True)) + (votes - label) * weight
        gradient = np.asarray(transposed @ on_logits) + ridge * moved
        on_bits += document_weight * document_ridge * uncommon
        return float(value), np.concatenate(
            (gradient.ravel(), on_logits.sum(axis=0), moves * on_bits.ravel(), moves * slope.sum(axis=0))
        )

    start = np.concatenate((signal.logits.ravel(), signal.bias, documents.class_bits.ravel(), documents.prior_bits))
    options = {"maxiter": steps, "maxcor": 8}
    ways = [minimize(loss, start, (moves,), jac=True, method="L-BFGS-B", options=options).x for moves in (1.0, 0.0)]
    return unpack(np.mean(ways, axis=0))


def _slope_of_totals(totals: Floats, slope: Floats, documents: DocumentFit) -> Floats:
    """How the loss moves with what is said, (n, n_amounts), from how it moves with scores, (n, n_work)."""
    parts = (
        (slope @ bits.T) / ((scale + totals) * NATS_A_BIT)
        for scale, bits in zip(documents.scales, documents.class_bits, strict=True)
    )
    return np.asarray(sum(parts))


def _slope_of_votes(votes: Floats, parts: Floats, slope: Floats) -> Floats:
    """How the loss moves with votes for work, (n, n_work), from how it moves with what they say, (n, n_amounts)."""
    said, plainly, decides = np.split(slope, 3, axis=1)
    return np.asarray(said + 2 * votes[:, :SILENT] * plainly + parts[:, None] * decides)


def fit_lean(scores: Floats, shares: Floats, weight: Floats, *, ridge: float, found_weight: float) -> Floats:
    """What to add to the prior so that postings which no fit saw are read as readers read them: (11,) bits.

    A fit is surer of the postings that it learned from than of others, and most of all where a role has few: so it
    expects too little of rare roles in a posting that it never saw. Shares tell little of that, for a rare role has a
    small part in all of them: so the roles that lead are to be found too, each counting as much as any.

    Args:
        scores: (n, 11) bits, each by a fit that did not see the posting.
        shares: (n, 11).
        weight: (n,) above 0.
        ridge: penalty on the lean.
        found_weight: what the mean F1 of the roles that lead, each found as far as its share goes, counts beside
            the log score.
    """
    weight = (weight / weight.sum())[:, None]
    leads = np.eye(shares.shape[1])[shares.argmax(axis=1)]
    lead = leads.sum(axis=0)
    a_role = (lead > 0) / max(np.count_nonzero(lead), 1)

    def loss(lean: Floats) -> tuple[float, Floats]:
        found = softmax((scores + lean) * NATS_A_BIT)
        rightly, either = (found * leads).sum(axis=0), found.sum(axis=0) + lead
        value = -(weight * shares * np.log(found + _TINY)).sum() + ridge * (lean**2).sum()
        value -= found_weight * (a_role * 2 * rightly / either).sum()
        on_found = -2 * found_weight * a_role * (leads * either - rightly) / either**2
        on_lean = ((found - shares) * weight).sum(axis=0)
        on_lean += (found * (on_found - (found * on_found).sum(axis=1, keepdims=True))).sum(axis=0)
        return float(value), on_lean * NATS_A_BIT + 2 * ridge * lean

    return np.asarray(minimize(loss, np.zeros(scores.shape[1]), jac=True, method="L-BFGS-B").x)


def fit_confidence(
    features: Floats,
    is_right: NDArray[np.bool_],
    weight: Floats,
    towards: Floats | None = None,
    ridge: float = 1e-4,
) -> Floats:
    """Logistic regression of whether the largest share was right: (7,) coefficients.

    Args:
        features: (n, 7), of `Grounds`, by fits that did not see the postings.
        is_right: (n,).
        weight: (n,).
        towards: (7,) what the penalty draws the coefficients to, nothing where None.
        ridge: strength of the penalty.
    """
    target, weight = is_right.astype(float), weight / weight.sum()
    towards = np.zeros(features.shape[1]) if towards is None else towards

    def loss(coefficients: Floats) -> tuple[float, Floats]:
        logit = features @ coefficients
        value = (weight * (np.logaddexp(0, logit) - target * logit)).sum()
        slope = weight * (logistic(logit) - target)
        away = coefficients - towards
        return float(value + ridge * (away**2).sum()), features.T @ slope + 2 * ridge * away

    return np.asarray(minimize(loss, towards, jac=True, method="L-BFGS-B").x)
