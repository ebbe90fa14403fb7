"""What labelled statements teach of signals, before any posting is weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from roleprism.atlas import Atlas
from roleprism.evidence.weights import Floats
from roleprism.training.fit import StatementFit, fit_statements
from roleprism.training.labelled import Labelled, group_folds
from roleprism.training.quotes import QuoteFit, fit_quotes
from roleprism.training.recipe import Recipe
from roleprism.training.statements import Table, atlas_logits, atlas_phrases, learnable


class Lesson(NamedTuple):
    """Statements to learn from: crowded signals, classes, and how much each counts (0 for none)."""

    matrix: sp.csr_matrix
    label: Floats
    weight: Floats


class Heard(NamedTuple):
    """What some statements taught.

    Args:
        columns: (n_signals,) of the table, the signals that can be learned.
        anchor: (n_signals, n_classes) what the atlas says of them.
        lesson: all statements of the table.
        statements: those that taught.
        fold: (n_statements,) the fold of each, -1 where it did not teach.
        without: a fit without each fold.
        votes: (n_statements, n_classes), by the fit without its own.
        signal: the fit of all that taught.
        quoted: (n_statements,) how likely a reader quotes each, by a fit without its fold.
        quotes: the fit of all of which readers were asked.
    """

    columns: NDArray[np.int64]
    anchor: Floats
    lesson: Lesson
    statements: NDArray[np.int64]
    fold: NDArray[np.int64]
    without: list[StatementFit]
    votes: Floats
    signal: StatementFit
    quoted: Floats
    quotes: QuoteFit


def hear(postings: Sequence[Labelled], table: Table, rows: NDArray[np.int64], atlas: Atlas, recipe: Recipe) -> Heard:
    """Learn from the statements of some postings; the arguments are those of `train`."""
    learning = np.zeros(len(postings), dtype=bool)
    learning[rows] = True
    statements = np.flatnonzero(learning[table.posting])
    columns = learnable(table, statements, atlas_phrases(atlas))
    anchor = atlas_logits([table.signals[at] for at in columns], atlas) * recipe.trust
    matrix = crowded(table.matrix[:, columns], recipe.crowding)
    fold = _statement_folds(postings, table, rows, recipe.inner_folds)
    lesson = Lesson(matrix, table.label, rarity(table.label, statements, recipe.statement_rarity))
    without, votes = _cross_fit(lesson, fold, anchor, recipe)
    signal = fit_lesson(lesson, statements, anchor, recipe)
    quoted, quotes = _hear_quotes(matrix, table, fold, recipe)
    return Heard(columns, anchor, lesson, statements, fold, without, votes, signal, quoted, quotes)


def crowded(matrix: sp.csr_matrix, exponent: float) -> sp.csr_matrix:
    """Each row divided by its number of signals to the exponent."""
    counts = np.maximum(np.diff(matrix.indptr), 1)
    return (sp.diags(counts**-exponent) @ matrix).tocsr()


def fit_lesson(lesson: Lesson, statements: NDArray[np.int64], anchor: Floats, recipe: Recipe) -> StatementFit:
    """A fit of those of some statements that count."""
    rows = statements[lesson.weight[statements] > 0]
    return fit_statements(
        lesson.matrix[rows],
        lesson.label[rows],
        lesson.weight[rows],
        anchor,
        ridge=recipe.ridge,
        steps=recipe.steps,
    )


def rarity(label: Floats, statements: NDArray[np.int64], power: float) -> Floats:
    """How much each statement counts by the rarity of its classes, 1 on average; 0 where it has none: (n,)."""
    frequency = label[statements].sum(axis=0)
    frequency /= frequency.sum()
    by_class = (1 / np.maximum(frequency, 1e-6)) ** power
    return np.asarray(label @ (by_class / (frequency @ by_class)))


def _statement_folds(
    postings: Sequence[Labelled], table: Table, rows: NDArray[np.int64], n_folds: int
) -> NDArray[np.int64]:
    """The fold of each statement, by the company of its posting; -1 where it is not to be learned from."""
    fold = np.full(len(postings), -1)
    fold[rows] = group_folds([postings[row] for row in rows], n_folds, seed=0)
    return np.asarray(fold[table.posting])


def seen_and_unseen(fold: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The statements seen and unseen of each fold; those of fold -1 are in neither."""
    for part in range(int(fold.max()) + 1):
        yield np.flatnonzero((fold >= 0) & (fold != part)), np.flatnonzero(fold == part)


def _cross_fit(
    lesson: Lesson, fold: NDArray[np.int64], anchor: Floats, recipe: Recipe
) -> tuple[list[StatementFit], Floats]:
    """A fit without each fold, and the votes of all statements (n_statements, n_classes) by the fit without its own."""
    signals: list[StatementFit] = []
    votes = np.zeros_like(lesson.label)
    for seen, unseen in seen_and_unseen(fold):
        signals.append(fit_lesson(lesson, seen, anchor, recipe))
        votes[unseen] = signals[-1].votes(lesson.matrix[unseen])
    return signals, votes


def _hear_quotes(
    matrix: sp.csr_matrix, table: Table, fold: NDArray[np.int64], recipe: Recipe
) -> tuple[Floats, QuoteFit]:
    """How likely a reader quotes each statement (n_statements,), by a fit without its fold, and the fit of all."""
    was_asked = ~np.isnan(table.was_quoted)

    def fit(seen: NDArray[np.int64]) -> QuoteFit:
        rows = seen[was_asked[seen]]
        return fit_quotes(matrix[rows], table.kind[rows], table.was_quoted[rows], ridge=recipe.quote_ridge)

    quoted = np.zeros(fold.size)
    for seen, unseen in seen_and_unseen(fold):
        quoted[unseen] = fit(seen).likely(matrix[unseen], table.kind[unseen])
    return quoted, fit(np.flatnonzero(fold >= 0))
