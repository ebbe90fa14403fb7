"""Cross-validation over the gold, with the baselines on the same folds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from roleprism.atlas import SLUGS, Atlas
from roleprism.evidence.weights import Floats
from roleprism.spectrum.kernel import Kernel, input_table, share_matrix
from roleprism.training.baselines import certainty, tfidf_logistic, title_rules
from roleprism.training.labelled import Labelled, group_folds
from roleprism.training.metrics import Metrics, accuracy_at_coverage, interval, measure
from roleprism.training.statements import Table
from roleprism.training.train import Recipe, train

COVERAGES = (0.9, 0.75, 0.5)


class Predicted(NamedTuple):
    """Out-of-fold predictions of one method over the gold: (n, 11) and (n,)."""

    name: str
    shares: Floats
    confidence: Floats


def cross_validate(
    postings: Sequence[Labelled],
    table: Table,
    atlas: Atlas,
    recipe: Recipe,
    *,
    folds: int,
    seed: int,
    baselines: bool,
) -> list[Predicted]:
    """Predict every gold posting by weights that saw none of its company.

    Args:
        postings: the gold first, then the project's own labelled postings, which only ever train.
        table: their statements.
        folds, seed: how the companies are parted.
        baselines: whether to run those on the same folds too.
    """
    gold = [posting for posting in postings if posting.is_gold]
    fold = group_folds(postings, folds, seed)
    shares, confidence = np.zeros((len(gold), len(SLUGS))), np.zeros(len(gold))
    tfidf = np.zeros_like(shares)
    for part in range(folds):
        learn, test = np.flatnonzero(fold != part), np.flatnonzero(fold[: len(gold)] == part)
        weights = train(postings, table, learn, atlas, recipe, "fold")
        shares[test], confidence[test] = predict(Kernel(atlas, weights), [gold[row] for row in test])
        if baselines:
            tfidf[test] = tfidf_logistic([gold[row] for row in learn if row < len(gold)], [gold[row] for row in test])
    found = [Predicted("roleprism", shares, confidence)]
    if baselines:
        titles = title_rules(gold, atlas)
        found += [
            Predicted("title rules", titles, certainty(titles)),
            Predicted("TF-IDF + logistic", tfidf, certainty(tfidf)),
        ]
    return found


def predict(kernel: Kernel, postings: Sequence[Labelled]) -> tuple[Floats, Floats]:
    """Shares (n, 11) and confidence (n,) of postings, by the kernel that people use."""
    texts, titles = [posting.text for posting in postings], [posting.title for posting in postings]
    read = kernel.read_batch(input_table(texts, titles, [False] * len(postings)))
    return share_matrix(read), np.asarray(read.column("confidence"))


INTRODUCTION = """\
# How good the readings are

Made by `python -m roleprism.training evaluate --gold FILE --corpus FILE --out docs/evaluation.md`.

The gold is 1,653 postings labelled by language-model readers under a written rubric: the share of the work of each
role. Two readers of 371 postings named the same primary 97.3% of the time (kappa 0.97), and their shares were 0.04
apart; people would agree less, so this is the ceiling of consistency and not of truth. Postings were drawn by strata:
how often a role occurs here is not how often it occurs in the market.

Every figure is out of fold: all postings of a company are in one fold, and the weights that read them saw none of that
company, neither its gold nor the project's own labels (`design/learning.md`). Intervals are 95%, by bootstrap over
postings. Share distance is half the L1 distance of shares; calibration error is of the confidence, over ten bins.
Rare roles rest on few postings (prompt engineer on 4): read their rows with that in mind.
"""


def report(found: Sequence[Predicted], gold: Sequence[Labelled]) -> Iterator[str]:
    """The evaluation as lines of Markdown."""
    shares = np.array([posting.shares for posting in gold])
    measured = {one.name: measure(one.shares, one.confidence, shares) for one in found}
    yield f"{len(gold)} gold postings, out of fold.\n"
    yield "| method | accuracy (95%) | macro-F1 | share distance | calibration error |"
    yield "| --- | --- | --- | --- | --- |"
    for one in found:
        figures = measured[one.name]
        low, high = interval((one.shares.argmax(axis=1) == shares.argmax(axis=1)).astype(float))
        yield (
            f"| {one.name} | {figures.accuracy:.3f} ({low:.3f} to {high:.3f}) | {figures.macro_f1:.3f} "
            f"| {figures.share_distance:.3f} | {figures.calibration_error:.3f} |"
        )
    yield from _selective(found[0], shares)
    yield from _roles(measured[found[0].name])
    yield from _confusion(measured[found[0].name])


def _selective(one: Predicted, shares: Floats) -> Iterator[str]:
    is_right = one.shares.argmax(axis=1) == shares.argmax(axis=1)
    yield "\nAnswering only where it is surest:\n"
    yield "| answers | right |"
    yield "| --- | --- |"
    for coverage in COVERAGES:
        yield f"| {coverage:.0%} | {accuracy_at_coverage(one.confidence, is_right, coverage):.3f} |"


def _roles(metrics: Metrics) -> Iterator[str]:
    yield "\n| role | n | precision | recall | F1 |"
    yield "| --- | --- | --- | --- | --- |"
    for role in metrics.roles:
        yield f"| {role.slug} | {role.n} | {role.precision:.2f} | {role.recall:.2f} | {role.f1:.2f} |"


def _confusion(metrics: Metrics) -> Iterator[str]:
    yield "\nRows as labelled, columns as read:\n"
    yield "| | " + " | ".join(SLUGS) + " |"
    yield "| --- |" + " --- |" * len(SLUGS)
    for slug, row in zip(SLUGS, metrics.confusion.tolist(), strict=True):
        yield f"| {slug} | " + " | ".join(map(str, row)) + " |"
