"""What statements say, in bits.

A statement speaks for one class or several at once (`votes`, summing to 1), by a softmax over the logits of its
signals: one line of work has one vote, however many keywords it strings together. What a document says of a kind of
work is the sum of its statements' votes for it, each times the gain of its section; what it says plainly is the same
sum over votes times themselves, to which one line that is all about a kind of work adds twice as much as two that are
half about it. Readers quote the few statements that decided what they named. How likely they quote one is learned too,
and what a document says where it decides is the mean of its statements' votes by how likely each is quoted, each times
the gain of its section: it does not grow with the length of a text. The score of a kind of work is

    prior + sum over amounts a (said, said plainly or said where it decides, of each kind of work) and scales s of
        log2(1 + a / s) * class_bits[s, a]

so that the second line about the same work adds less than the first. A statement's bits are its part of that sum:
its own amount over that of the whole document.

Other work is many kinds of work, and any of them is enough: its score is the log of the sum of theirs. That sum
parts exactly, for with q the share of each kind in other work

    log2(sum of 2 ** score) = sum of q * score - sum of q * log2(q)

so a statement's bits for other work are those of its kinds times q, and what belongs to no statement is its prior.

How sure to be also hangs on a second opinion: which slug leads, by what signals say of a whole document, in the mean
over its statements, without understanding any of them. It is learned from the labels of whole documents alone, so it
errs otherwise; it changes no share and no bits.

A résumé's lines are heard by what signals say in résumés; what is said then weighs as it does in a posting. A résumé
may tell ten years in many words: one that says more than `most_said` is weighed as though it said the same in so many.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.evidence.gather import Spoken
from roleprism.evidence.weights import N_ROLES, NATS_A_BIT, SILENT, Floats, Weights

_TINY = np.finfo(float).tiny

LEAST_QUOTED = 0.3
"""A document of which readers would quote less than this, all its statements together, says the less where it decides:
one gold posting in eighty."""

_GROWING = 2 * SILENT
"""Of the amounts, how many grow with the length of a text: all but what is said where it decides."""


class Weighed(NamedTuple):
    """What the statements of a batch weigh.

    Args:
        said: (n_spoken, n_amounts) float64, what each statement says of each kind of work, what it says plainly, and
            what it says where it decides.
        totals: (n_documents, n_amounts) float64, what each document does.
        quoted: (n_spoken,) float64, how likely a reader quotes each statement as one that decided.
        works: (n_documents, n_work) float64, the score of each kind of work, in bits.
        scores: (n_documents, 11) float64, the score of each slug, in bits.
        opinion: (n_documents, 11) float64, how likely each slug leads by the second opinion; rows sum to 1.
    """

    said: Floats
    totals: Floats
    quoted: Floats
    works: Floats
    scores: Floats
    opinion: Floats

    @property
    def said_in_all(self) -> Floats:
        """What each document says of any work: (n_documents,)."""
        return said_in_all(self.totals)

    @property
    def deciding(self) -> Floats:
        """What each document says of each slug where it decides: (n_documents, 11)."""
        return said_where_it_decides(self.totals)


def logistic(logits: Floats) -> Floats:
    """Logits, in nats, to probabilities: of any shape."""
    return np.asarray(1 / (1 + np.exp(-logits)))


def softmax(logits: Floats) -> Floats:
    """Rows of logits, in nats, to rows that sum to 1."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def weigh(spoken: Spoken, is_resume: NDArray[np.bool_], weights: Weights) -> Weighed:
    """Weigh what the statements of a batch say.

    Args:
        is_resume: (n_documents,) bool.
    """
    quoted = _quoted(spoken, weights)
    parts = deciding_parts(quoted, spoken.document, is_resume.size)
    said = amounts_of(_votes(spoken, is_resume, weights), parts) * weights.section_gains[spoken.kind][:, None]
    totals = np.zeros((is_resume.size, said.shape[1]))
    first = np.flatnonzero(np.diff(spoken.document, prepend=-1))
    if first.size:
        totals[spoken.document[first]] = np.add.reduceat(said, first, axis=0)
    counted = _counted_part(totals, of_document(weights.most_said, is_resume))
    if (counted < 1).any():
        said, totals = told_at_length(said, counted[spoken.document]), told_at_length(totals, counted)
    works = work_scores(totals, weights.scales, weights.class_bits, weights.prior_bits)
    opinion = _opinion(spoken, first, is_resume.size, weights)
    return Weighed(said, totals, quoted, works, slug_scores(works), opinion)


def of_document(figures: Floats, is_resume: NDArray[np.bool_]) -> Floats:
    """What each document has of figures that stand in two rows, that of postings first: (n_documents, ...)."""
    return np.asarray(figures[is_resume.astype(np.intp)])


def _counted_part(totals: Floats, most: Floats) -> Floats:
    """What part of all that it says each document is weighed by, less than 1 where it says too much: (n_documents,)."""
    said = said_in_all(totals)
    return np.divide(most, said, out=np.ones_like(said), where=said > most)


def said_in_all(totals: Floats) -> Floats:
    """Of all amounts, what is said of any work: (n, n_amounts) to (n,)."""
    return np.asarray(totals[:, :SILENT].sum(axis=1))


def amounts_of(votes: Floats, parts: Floats) -> Floats:
    """What votes say of each kind of work, say plainly, and say where it decides: (n, n_classes) to (n, n_amounts).

    Args:
        parts: (n,) of `deciding_parts`.
    """
    work = votes[:, :SILENT]
    return np.hstack((work, work**2, work * parts[:, None]))


def deciding_parts(quoted: Floats, document: NDArray[np.integer], n: int) -> Floats:
    """What part each statement has of what decides its document, by how likely a reader quotes it: (n_statements,).

    The parts of a document come to 1, or to less where readers would hardly quote any of it.
    """
    in_all = np.bincount(document, quoted, minlength=n)
    return np.asarray(quoted / np.maximum(in_all, LEAST_QUOTED)[document])


def told_at_length(amounts: Floats, times: Floats) -> Floats:
    """Amounts, had the same been told in so many times as many statements: (n, n_amounts).

    What is said where it decides stays, also in the few documents that `LEAST_QUOTED` holds down.

    Args:
        times: (n,).
    """
    told = amounts.copy()
    told[:, :_GROWING] *= times[:, None]
    return told


def said_where_it_decides(totals: Floats) -> Floats:
    """Of all amounts, what is said of each slug where it decides: (n, n_amounts) to (n, 11)."""
    work = totals[:, _GROWING:]
    return np.column_stack((work[:, :N_ROLES], work[:, N_ROLES:].sum(axis=1)))


def work_scores(totals: Floats, scales: Floats, class_bits: Floats, prior_bits: Floats) -> Floats:
    """What documents say to the score of each kind of work: (n, n_amounts) to (n, n_work), in bits."""
    scores = np.tile(prior_bits, (totals.shape[0], 1))
    for scale, bits in zip(scales, class_bits, strict=True):
        scores += np.log2(1 + totals / scale) @ bits
    return scores


def slug_scores(works: Floats) -> Floats:
    """Scores of kinds of work to those of slugs: (n, n_work) to (n, 11), in bits."""
    other = np.logaddexp2.reduce(works[:, N_ROLES:], axis=1)
    return np.column_stack((works[:, :N_ROLES], other))


def parts_of_other(works: Floats) -> Floats:
    """What part of other work each of its kinds is: (n, n_work) to (n, n_kinds), rows sum to 1."""
    return softmax(works[:, N_ROLES:] * NATS_A_BIT)


def statement_bits(spoken: Spoken, weighed: Weighed, weights: Weights) -> Floats:
    """The bits that each statement adds to each slug's score: (n_spoken, 11)."""
    totals = np.maximum(weighed.totals, _TINY)
    said = weighed.said / totals[spoken.document]
    bits = np.zeros((said.shape[0], SILENT))
    for scale, class_bits in zip(weights.scales, weights.class_bits, strict=True):
        bits += (said * np.log2(1 + totals / scale)[spoken.document]) @ class_bits
    return _by_slug(bits, parts_of_other(weighed.works)[spoken.document])


def prior_of(weighed: Weighed, weights: Weights) -> Floats:
    """What no statement adds to each slug's score: (n_documents, 11)."""
    parts = parts_of_other(weighed.works)
    prior = _by_slug(np.tile(weights.prior_bits, (len(parts), 1)), parts)
    prior[:, N_ROLES] -= (parts * np.log2(np.maximum(parts, _TINY))).sum(axis=1)
    return prior


def _by_slug(bits: Floats, parts: Floats) -> Floats:
    """Bits by kind of work to bits by slug, other work by what part of it each kind is: (n, 11)."""
    return np.column_stack((bits[:, :N_ROLES], (bits[:, N_ROLES:] * parts).sum(axis=1)))


def heard_signals(spoken: Spoken, is_resume: NDArray[np.bool_], weights: Weights) -> NDArray[np.int32]:
    """The row of each signal found where those of postings and of résumés stand one behind the other: (n_signals,)."""
    if not is_resume.any():
        return spoken.signal
    later = is_resume[spoken.document].astype(np.int32) * np.int32(len(weights.signals))
    return spoken.signal + np.repeat(later, spoken.counts)


def _quoted(spoken: Spoken, weights: Weights) -> Floats:
    """How likely a reader quotes each statement as one that decided: (n_spoken,)."""
    if not spoken.first.size:
        return np.zeros(0)
    logits = np.add.reduceat(weights.quoted_logits.take(spoken.signal), spoken.first)
    logits = logits / spoken.counts**weights.crowding + weights.quoted_by_section[spoken.kind]
    return logistic(logits)


def _votes(spoken: Spoken, is_resume: NDArray[np.bool_], weights: Weights) -> Floats:
    """(n_spoken, n_classes), rows sum to 1."""
    n_classes = weights.class_logits.shape[1]
    if not spoken.first.size:
        return np.zeros((0, n_classes))
    heard = heard_signals(spoken, is_resume, weights)
    # Class by class: sums along a column are more than twice as fast as sums of rows, and the same.
    logits = np.empty((n_classes, spoken.first.size), dtype=np.float32)
    for of_class, column in zip(logits, weights.by_class, strict=True):
        np.add.reduceat(column.take(heard), spoken.first, out=of_class)
    shared = np.ascontiguousarray(logits.T) / (spoken.counts**weights.crowding)[:, None]
    return softmax(shared + of_document(weights.class_logits, is_resume[spoken.document]))


def _opinion(spoken: Spoken, first: NDArray[np.int64], n: int, weights: Weights) -> Floats:
    """How likely each slug leads, by the mean of what statements say of the whole: (n, 11), rows sum to 1.

    Args:
        first: the first statement of each document that has any.
    """
    logits = np.tile(weights.opinion_prior, (n, 1))
    if not first.size:
        return softmax(logits)
    # All of a document in one sum, each signal with its part of the say: half the time of sums by statement.
    statements = np.bincount(spoken.document, minlength=n)[spoken.document]
    part = np.repeat(1 / (spoken.counts**weights.crowding * statements), spoken.counts).astype(np.float32)
    document, start = spoken.document[first], spoken.first[first]
    for at, column in enumerate(weights.opinion_logits.T):
        logits[document, at] += np.add.reduceat(column.take(spoken.signal) * part, start)
    return softmax(logits)
