"""Labelled postings to weights, reproducible to the byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from roleprism.atlas import SLUGS, Atlas, title_role
from roleprism.document import SectionKind
from roleprism.evidence.weigh import deciding_parts, said_in_all, said_where_it_decides
from roleprism.evidence.weights import Floats, Weights, for_both
from roleprism.reading.sections import KINDS
from roleprism.spectrum.calibration import confidence_features, shares_of
from roleprism.spectrum.kernel import title_row
from roleprism.training.fit import (
    DocumentFit,
    StatementFit,
    fit_confidence,
    fit_documents,
    fit_lean,
    fit_statements,
    refine,
)
from roleprism.training.labelled import Labelled, group_folds
from roleprism.training.quotes import QuoteFit, fit_quotes
from roleprism.training.statements import Table, atlas_logits, atlas_phrases, heard_kinds, learnable


@dataclass(frozen=True)
class Recipe:
    """Everything that training can be told; the shipped weights use the defaults.

    Args:
        crowding: signals of one statement share their say by n ** crowding.
        ridge: penalty on a signal's logits away from the atlas.
        trust: the part of the atlas' bits that signals start from.
        steps: most iterations of the fit of statements.
        statement_rarity, document_rarity: rare classes and roles count by (1 / frequency) to this power.
        scales: how much must be said of a class before saying more tells little; see `evidence/weigh.py`.
        quote_ridge: penalty on what signals tell of whether a reader quotes a statement.
        heeds_quotes: whether what decides goes by what readers quoted; else every statement decides alike.
        document_ridge: penalty on what kinds of work give each other, away from what is common to all.
        gain_ridge: penalty on hearing a section more or less than duties.
        prior_ridge: penalty on the prior away from how often each role occurs.
        own_label_weight: how much a posting of the project's own labels counts beside a gold one; written
            postings teach statements alone, for nobody drew them from the market.
        lean_ridge: penalty on what is added to the prior for postings that no fit saw; see `fit_lean`.
        document_weight, refine_steps: how much postings count beside statements where both are fitted together,
            and how far that goes.
        inner_folds: parts in which votes are made that did not see their posting.
        thin_below: a document that says less is thin.
        resume_ridge: penalty on what signals say in résumés away from what they say in postings.
        most_said: a résumé that says more is weighed as though it said so much.
        resume_confidence_ridge: penalty on being otherwise sure of résumés than of postings.
    """

    crowding: float = 0.3
    ridge: float = 5e-6
    trust: float = 1.0
    steps: int = 120
    statement_rarity: float = 0.3
    document_rarity: float = 0.2
    scales: tuple[float, ...] = (0.2, 1.0, 5.0)
    quote_ridge: float = 3e-5
    heeds_quotes: bool = True
    document_ridge: float = 2e-3
    gain_ridge: float = 1e-4
    prior_ridge: float = 3e-2
    lean_ridge: float = 1e-3
    own_label_weight: float = 0.8
    document_weight: float = 3.0
    refine_steps: int = 30
    inner_folds: int = 4
    thin_below: float = 0.75
    resume_ridge: float = 2e-5
    most_said: float = 12.0
    resume_confidence_ridge: float = 1e-2

    @property
    def of_statements(self) -> Recipe:
        """What of it `hear` heeds, the rest as shipped: two recipes of which this is the same hear alike."""
        return Recipe(
            crowding=self.crowding,
            ridge=self.ridge,
            trust=self.trust,
            steps=self.steps,
            statement_rarity=self.statement_rarity,
            quote_ridge=self.quote_ridge,
            inner_folds=self.inner_folds,
        )


class Lesson(NamedTuple):
    """Statements to learn from: crowded signals, classes, and how much each counts (0 for none)."""

    matrix: sp.csr_matrix
    label: Floats
    weight: Floats


class Heard(NamedTuple):
    """What labelled statements teach of signals, before any posting is weighed.

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
    lean = fit_lean(read.scores, shares, np.where(is_gold, weight, 0), ridge=recipe.lean_ridge)
    signal, documents = _learn(course, heard.signal, heard.votes, heard.statements, recipe)
    real = np.array([one.origin != "written" for one in learned])
    title_shares, title_confidence = _titles([postings[row] for row in rows[real]], shares[real], atlas)
    return _weights(
        table, heard, signal, documents.leaning(lean), recipe, version,
        confidence=_confidence(read, lean, shares, _label_weights(learned, recipe)),
        title_shares=title_shares, title_confidence=title_confidence,
    )  # fmt: skip


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


def _statement_folds(
    postings: Sequence[Labelled], table: Table, rows: NDArray[np.int64], n_folds: int
) -> NDArray[np.int64]:
    """The fold of each statement, by the company of its posting; -1 where it is not to be learned from."""
    fold = np.full(len(postings), -1)
    fold[rows] = group_folds([postings[row] for row in rows], n_folds, seed=0)
    return np.asarray(fold[table.posting])


def _parts(fold: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The statements seen and unseen of each fold; those of fold -1 are in neither."""
    for part in range(int(fold.max()) + 1):
        yield np.flatnonzero((fold >= 0) & (fold != part)), np.flatnonzero(fold == part)


def _cross_fit(
    lesson: Lesson, fold: NDArray[np.int64], anchor: Floats, recipe: Recipe
) -> tuple[list[StatementFit], Floats]:
    """A fit without each fold, and the votes of all statements (n_statements, n_classes) by the fit without its own."""
    signals: list[StatementFit] = []
    votes = np.zeros_like(lesson.label)
    for seen, unseen in _parts(fold):
        signals.append(fit_lesson(lesson, seen, anchor, recipe))
        votes[unseen] = signals[-1].votes(lesson.matrix[unseen])
    return signals, votes


def _hear_quotes(
    matrix: sp.csr_matrix, table: Table, fold: NDArray[np.int64], recipe: Recipe
) -> tuple[Floats, QuoteFit]:
    """How likely a reader quotes each statement (n_statements,), by a fit without its fold, and the fit of all."""
    was_asked = ~np.isnan(table.quoted)

    def fit(seen: NDArray[np.int64]) -> QuoteFit:
        rows = seen[was_asked[seen]]
        return fit_quotes(matrix[rows], table.kind[rows], table.quoted[rows], ridge=recipe.quote_ridge)

    quoted = np.zeros(fold.size)
    for seen, unseen in _parts(fold):
        quoted[unseen] = fit(seen).likely(matrix[unseen], table.kind[unseen])
    return quoted, fit(np.flatnonzero(fold >= 0))


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
    """

    scores: Floats
    said: Floats
    deciding: Floats


def _cross_read(course: Course, heard: Heard, recipe: Recipe) -> CrossRead:
    n = len(course.shares)
    nothing = np.zeros_like(course.shares)
    read = CrossRead(nothing, np.zeros(n), nothing.copy())
    for part, (seen, unseen) in enumerate(_parts(heard.fold)):
        signal, documents = _learn(course, heard.without[part], heard.votes, seen, recipe)
        posting = course.posting[unseen]
        votes = signal.votes(course.lesson.matrix[unseen])
        rows = np.unique(posting)
        totals = documents.totals(votes, course.parts[unseen], course.kind[unseen], posting, n)[rows]
        read.scores[rows], read.said[rows] = documents.scores(totals), said_in_all(totals)
        read.deciding[rows] = said_where_it_decides(totals)
    return read


def _confidence(read: CrossRead, lean: Floats, shares: Floats, weight: Floats) -> Floats:
    """The coefficients of the confidence, from what was right of postings as read by fits that did not see them."""
    found = shares_of(read.scores + lean)
    is_right = found.argmax(axis=1) == shares.argmax(axis=1)
    return fit_confidence(confidence_features(found, read.said, read.deciding), is_right, weight)


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


def _weights(table: Table, heard: Heard, signal: StatementFit, documents: DocumentFit, recipe: Recipe,
             version: str, *, confidence: Floats, title_shares: Floats,
             title_confidence: Floats) -> Weights:  # fmt: skip
    return Weights(
        version=version,
        signals=tuple(table.signals[at] for at in heard.columns),
        signal_logits=for_both(signal.logits.astype(np.float16).astype(np.float32)),
        class_logits=for_both(signal.bias),
        crowding=recipe.crowding,
        quoted_logits=heard.quotes.logits.astype(np.float16).astype(np.float32),
        quoted_by_section=_with_resume_sections(heard.quotes.by_section, _times_odds),
        section_gains=_with_resume_sections(documents.gains, mul),
        scales=documents.scales,
        class_bits=documents.class_bits,
        prior_bits=documents.prior_bits,
        most_said=for_both(np.inf),
        confidence=for_both(confidence),
        thin_below=recipe.thin_below,
        title_shares=title_shares,
        title_confidence=title_confidence,
    )


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
