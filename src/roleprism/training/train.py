"""Labelled postings to weights, reproducible to the byte."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import mul
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.atlas import SLUGS, Atlas, title_role
from roleprism.document import SectionKind
from roleprism.evidence.weigh import deciding_parts, said_in_all, said_where_it_decides
from roleprism.evidence.weights import Floats, Weights, for_both
from roleprism.reading.sections import KINDS
from roleprism.spectrum.calibration import Grounds, shares_of
from roleprism.spectrum.kernel import title_row
from roleprism.training.fit import (
    DocumentFit,
    StatementFit,
    fit_confidence,
    fit_documents,
    fit_lean,
    refine,
)
from roleprism.training.hearing import Heard, Lesson, hear, seen_and_unseen
from roleprism.training.labelled import Labelled
from roleprism.training.opinion import document_means, fit_opinion
from roleprism.training.quotes import QuoteFit
from roleprism.training.recipe import Recipe
from roleprism.training.statements import Table, heard_kinds


def train(postings: Sequence[Labelled], table: Table, rows: NDArray[np.int64], atlas: Atlas, recipe: Recipe,
          version: str, heard: Heard | None = None) -> Weights:  # fmt: skip
    """Learn weights from some postings.

    Args:
        postings: all that the table was read from.
        table: their statements.
        rows: which postings to learn from; no other's labels are looked at, nor their statements but that the table's
            candidate phrases were drawn from all.
        atlas: whose phrases are kept, and draw their own logits.
        recipe: how.
        version: what the weights are to be called.
        heard: what their statements teach, where that is known already.
    """
    heard = hear(postings, table, rows, atlas, recipe) if heard is None else heard
    if not recipe.heeds_quotes:
        heard = heard._replace(quoted=np.ones_like(heard.quoted), quotes=QuoteFit.alike(heard.columns.size))
    learned = [postings[row] for row in rows]
    shares = np.array([one.shares for one in learned])
    row_of = np.full(len(postings), -1)
    row_of[rows] = np.arange(rows.size)
    weight = _document_weights(learned, shares, recipe)
    parts = deciding_parts(heard.quoted, table.posting, len(postings))
    course = Course(heard.lesson, parts, table.kind, row_of[table.posting], shares, weight, heard.anchor)
    read = _cross_read(course, heard, recipe)
    is_gold = np.array([one.is_gold for one in learned])
    # Our own labels were drawn for rare roles: how often roles occur, the gold alone says.
    lean = fit_lean(
        read.scores[is_gold],
        shares[is_gold],
        weight[is_gold],
        ridge=recipe.lean_ridge,
        found_weight=recipe.found_weight,
    )
    signal, documents = _learn(course, heard.signal, heard.votes, heard.statements, recipe)
    real = np.array([one.origin != "written" for one in learned])
    title_shares, title_confidence = _titles([postings[row] for row in rows[real]], shares[real], atlas)
    return _weights(
        table, heard, signal, documents.leaning(lean), _opinion(course, heard.statements, recipe), recipe, version,
        confidence=_confidence(read, lean, shares, _label_weights(learned, recipe)),
        title_shares=title_shares, title_confidence=title_confidence,
    )  # fmt: skip


def _label_weights(postings: Sequence[Labelled], recipe: Recipe) -> Floats:
    """How much each posting counts by who labelled it: (n,)."""
    by_origin = {"gold": 1.0, "corpus": recipe.own_label_weight, "written": 0.0}
    return np.array([by_origin[posting.origin] for posting in postings])


def _document_weights(postings: Sequence[Labelled], shares: Floats, recipe: Recipe) -> Floats:
    """How much each posting counts by who labelled it and by the rarity of its primary: (n,)."""
    primary = shares.argmax(axis=1)
    frequency = np.bincount(primary, minlength=shares.shape[1]) / primary.size
    by_rarity = (1 / np.maximum(frequency[primary], 1e-6)) ** recipe.document_rarity
    return np.asarray(_label_weights(postings, recipe) * by_rarity)


class Course(NamedTuple):
    """Statements and postings to learn from together.

    Args:
        lesson: the statements.
        parts: (n_statements,) of what decides.
        kind: (n_statements,) section kinds.
        posting: (n_statements,) row of the posting in `shares`, -1 for a posting that is not to be learned from.
        shares: (n_postings, 11).
        weight: (n_postings,) how much each posting counts.
        anchor: (n_signals, n_classes) what the atlas says.
    """

    lesson: Lesson
    parts: Floats
    kind: NDArray[np.int32]
    posting: NDArray[np.int64]
    shares: Floats
    weight: Floats
    anchor: Floats


def _learn(
    course: Course, signal: StatementFit, votes: Floats, statements: NDArray[np.int64], recipe: Recipe
) -> tuple[StatementFit, DocumentFit]:
    """Both fits over some statements: documents on votes that did not see them, then all on together.

    Args:
        signal: the fit of these statements.
        votes: (n_statements, n_classes) of every statement, by fits that did not see it.
    """
    lesson, kind, posting = course.lesson, course.kind[statements], course.posting[statements]
    parts = course.parts[statements]
    weight = np.where(np.isin(np.arange(course.weight.size), posting), course.weight, 0)
    documents = fit_documents(
        votes[statements], parts, kind, posting, course.shares, weight, scales=np.array(recipe.scales),
        ridge=recipe.document_ridge, gain_ridge=recipe.gain_ridge, prior_ridge=recipe.prior_ridge, heard=heard_kinds(),
    )  # fmt: skip
    return refine(
        signal, documents, lesson.matrix[statements], lesson.label[statements], lesson.weight[statements], parts, kind,
        np.where(weight[posting] > 0, posting, -1), course.shares, weight, course.anchor,
        ridge=recipe.ridge, document_ridge=recipe.document_ridge, document_weight=recipe.document_weight,
        steps=recipe.refine_steps,
    )  # fmt: skip


class CrossRead(NamedTuple):
    """Every posting as read by fits that saw no posting of its company.

    What those fits weighed of other postings, their votes and what decides, came from fits that did see some of it.

    Args:
        scores: (n, 11) bits.
        said: (n,).
        deciding: (n, 11) what is said of each slug where it decides.
        opinion: (n, 11) how likely each slug leads by the second opinion.
    """

    scores: Floats
    said: Floats
    deciding: Floats
    opinion: Floats


def _cross_read(course: Course, heard: Heard, recipe: Recipe) -> CrossRead:
    n = len(course.shares)
    nothing = np.zeros_like(course.shares)
    read = CrossRead(nothing, np.zeros(n), nothing.copy(), nothing.copy())
    for part, (seen, unseen) in enumerate(seen_and_unseen(heard.fold)):
        signal, documents = _learn(course, heard.without[part], heard.votes, seen, recipe)
        posting = course.posting[unseen]
        votes = signal.votes(course.lesson.matrix[unseen])
        rows = np.unique(posting)
        totals = documents.totals(votes, course.parts[unseen], course.kind[unseen], posting, n)[rows]
        read.scores[rows], read.said[rows] = documents.scores(totals), said_in_all(totals)
        read.deciding[rows] = said_where_it_decides(totals)
        told = document_means(course.lesson.matrix[unseen], posting, n)[rows]
        read.opinion[rows] = _opinion(course, seen, recipe).votes(told)
    return read


def _opinion(course: Course, statements: NDArray[np.int64], recipe: Recipe) -> StatementFit:
    """The second opinion as some statements teach it."""
    return fit_opinion(
        course.lesson.matrix[statements], course.posting[statements], course.shares, course.weight,
        ridge=recipe.opinion_ridge, steps=recipe.steps,
    )  # fmt: skip


def _confidence(read: CrossRead, lean: Floats, shares: Floats, weight: Floats) -> Floats:
    """The coefficients of the confidence, from what was right of postings as read by fits that did not see them."""
    found = shares_of(read.scores + lean)
    is_right = found.argmax(axis=1) == shares.argmax(axis=1)
    grounds = Grounds(found, read.said, read.deciding, read.opinion)
    return fit_confidence(grounds.features, is_right, weight)


def _titles(postings: Sequence[Labelled], shares: Floats, atlas: Atlas) -> tuple[Floats, Floats]:
    """Mean shares by what the title names, and how often the largest of them is the primary; smoothed by all."""
    named = [title_role(posting.title, atlas) for posting in postings]
    row = np.array([title_row(slug) for slug in named])
    overall = shares.mean(axis=0)
    mean = np.stack(
        [(shares[row == at].sum(axis=0) + 2 * overall) / ((row == at).sum() + 2) for at in range(len(SLUGS) + 1)]
    )
    first, primary = mean.argmax(axis=1), shares.argmax(axis=1)
    right = np.array(
        [((primary[row == at] == first[at]).sum() + 1) / ((row == at).sum() + 2) for at in range(len(mean))]
    )
    return mean, right


def _weights(table: Table, heard: Heard, signal: StatementFit, documents: DocumentFit, opinion: StatementFit,
             recipe: Recipe, version: str, *, confidence: Floats, title_shares: Floats,
             title_confidence: Floats) -> Weights:  # fmt: skip
    return Weights(
        version=version,
        signals=tuple(table.signals[at] for at in heard.columns),
        signal_logits=for_both(_as_stored(signal.logits)),
        class_logits=for_both(signal.bias),
        crowding=recipe.crowding,
        quoted_logits=_as_stored(heard.quotes.logits),
        quoted_by_section=_with_resume_sections(heard.quotes.by_section, _times_odds),
        section_gains=_with_resume_sections(documents.gains, mul),
        scales=documents.scales,
        class_bits=documents.class_bits,
        prior_bits=documents.prior_bits,
        opinion_logits=_as_stored(opinion.logits),
        opinion_prior=opinion.bias,
        most_said=for_both(np.inf),
        confidence=for_both(confidence),
        thin_below=recipe.thin_below,
        title_shares=title_shares,
        title_confidence=title_confidence,
    )


def _as_stored(logits: Floats) -> NDArray[np.float32]:
    """Rounded to what the file of the weights holds of them."""
    return logits.astype(np.float16).astype(np.float32)


_PART_OF_DUTIES = {
    SectionKind.EXPERIENCE: 1.0,
    SectionKind.PROJECTS: 1.0,
    SectionKind.PUBLICATIONS: 0.5,
    SectionKind.SUMMARY: 0.5,
    SectionKind.SKILLS: 0.25,
    SectionKind.OTHER: 0.25,
}
"""What the sections of a résumé, which no posting has, count beside a posting's duties: work done as they do, words in
a list a quarter of that, for a list shows no work."""


def _with_resume_sections(by_section: Floats, beside: Callable[[float, float], float]) -> Floats:
    """Figures by section, with those of a résumé.

    Args:
        beside: from the figure of duties and what a section counts beside them to its own.
    """
    duties = by_section[KINDS.index(SectionKind.DUTIES)]
    full = by_section.copy()
    for kind, part in _PART_OF_DUTIES.items():
        full[KINDS.index(kind)] = beside(duties, part)
    return full


def _times_odds(logit: float, part: float) -> float:
    return float(logit + np.log(part))
