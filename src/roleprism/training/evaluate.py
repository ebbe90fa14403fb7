"""Cross-validation over the gold, with baselines and ablations on the same folds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from roleprism.atlas import SLUGS, Atlas
from roleprism.evidence.weights import Floats, Weights
from roleprism.spectrum.kernel import Kernel, share_matrix
from roleprism.spectrum.read import Reader, documents_table
from roleprism.training.ablations import Ablation, ablations
from roleprism.training.baselines import (
    certainty,
    hashed_phrases,
    keyword_counts,
    skill_rules,
    sparse_phrases,
    tfidf_logistic,
    title_rules,
)
from roleprism.training.hearing import Heard, hear
from roleprism.training.kept import Answer, digest_of, recalled
from roleprism.training.labelled import Labelled, group_folds
from roleprism.training.pointing import pointing
from roleprism.training.recipe import Recipe
from roleprism.training.statements import Table
from roleprism.training.train import train

ROLEPRISM = "roleprism"
ONE_THREAD = 1
"""Sums over more threads round otherwise, and a fit that stops early carries that into every figure."""


@dataclass(frozen=True)
class Ground:
    """What methods are compared on.

    Args:
        postings: the gold first, then the project's own labelled postings, which only ever train.
        table: their statements.
        atlas: whose phrases and titles are used.
        recipe: how the shipped weights are learned.
        folds: how many parts the companies are cut into.
    """

    postings: Sequence[Labelled]
    table: Table
    atlas: Atlas
    recipe: Recipe
    folds: int

    @property
    def gold(self) -> list[Labelled]:
        """What judges."""
        return [posting for posting in self.postings if posting.is_gold]


class Predicted(NamedTuple):
    """Out-of-fold predictions of one method over the gold, by seed.

    Args:
        shares: (n_seeds, n, 11).
        confidence: (n_seeds, n).
        pointed: (n_seeds, n, 2) of `pointing`; NaN of a method that shows no evidence.
    """

    name: str
    shares: Floats
    confidence: Floats
    pointed: Floats

    @classmethod
    def nothing(cls, name: str, seeds: int, n: int) -> Predicted:
        """To be filled in."""
        return cls(name, np.zeros((seeds, n, len(SLUGS))), np.zeros((seeds, n)), np.full((seeds, n, 2), np.nan))


class Fold(NamedTuple):
    """Methods, to learn from all folds but one and to predict that one: one after the other, for they share a part."""

    methods: tuple[str, ...]
    seed: int
    part: int


Judgement = tuple[Floats, NDArray[np.float64]]


def cross_validate(
    ground: Ground,
    *,
    seeds: int,
    with_baselines: bool = True,
    with_ablations: bool = False,
    processes: int = 1,
    keep: Path | None = None,
) -> list[Predicted]:
    """Predict every gold posting by what saw none of its company; the first is roleprism.

    Args:
        seeds: how many ways of parting the companies.
        with_ablations: also leave one thing out of the recipe at a time; by the first seed alone.
        processes: folds learned at once; the figures are the same for any number.
        keep: a folder for the answers of each fold; those that are there already, of the same labels and recipe, are
            taken. A change of code it does not notice.
    """
    methods = {ROLEPRISM: seeds}
    if with_baselines:
        methods |= dict.fromkeys(_LEARNED_BASELINES, seeds)
    if with_ablations:
        methods |= {ablation.name: 1 for ablation in ablations(ground.recipe)}
    jobs = [
        Fold(together, seed, part)
        for seed in range(seeds)
        for together in _together([method for method, method_seeds in methods.items() if seed < method_seeds])
        for part in range(ground.folds)
    ]
    n = len(ground.gold)
    found = {method: Predicted.nothing(method, count, n) for method, count in methods.items()}
    with ProcessPoolExecutor(processes, initializer=_settle, initargs=(ground, keep)) as pool:
        for job, answers in zip(jobs, pool.map(_predict_fold, jobs), strict=True):
            for method, answer in zip(job.methods, answers, strict=True):
                found[method].shares[job.seed, answer.rows] = answer.shares
                found[method].confidence[job.seed, answer.rows] = answer.confidence
                found[method].pointed[job.seed, answer.rows] = answer.pointed
    return [*found.values(), *(_fixed_baselines(ground, seeds) if with_baselines else ())]


def _together(methods: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Our own methods in one, for most hear statements alike, and each baseline by itself."""
    yield tuple(method for method in methods if method not in _LEARNED_BASELINES)
    yield from ((method,) for method in methods if method in _LEARNED_BASELINES)


class Settled(NamedTuple):
    """What a process judges on, and where it keeps answers: by what they were learned from, unless by a recipe."""

    ground: Ground
    keep: Path | None
    digest: str
    digest_without_recipe: str


_settled: list[Settled] = []
"""Set once when a process starts, for it is too large to send with every fold."""


def _settle(ground: Ground, keep: Path | None) -> None:
    digests = [digest_of(ground.postings, ground.table, recipe) if keep else "" for recipe in (ground.recipe, None)]
    _settled[:] = [Settled(ground, keep, *digests)]


def _predict_fold(job: Fold) -> list[Answer]:
    (settled,) = _settled
    ground = settled.ground
    fold = group_folds(ground.postings, ground.folds, job.seed)
    learn = np.flatnonzero(fold != job.part)
    test = np.flatnonzero(fold[: len(ground.gold)] == job.part)
    heard = lru_cache(maxsize=1)(partial(hear, ground.postings, ground.table, learn, ground.atlas))
    with threadpool_limits(ONE_THREAD):
        return [
            _kept(settled, job, method, partial(_answer, ground, method, learn, test, heard)) for method in job.methods
        ]


def _kept(settled: Settled, job: Fold, method: str, answer: Callable[[], Answer]) -> Answer:
    if settled.keep is None:
        return answer()
    digest = settled.digest_without_recipe if method in _LEARNED_BASELINES else settled.digest
    words = re.sub("[^a-z0-9]+", "-", method.lower())
    return recalled(settled.keep / f"{digest}-{job.seed}-{job.part}of{settled.ground.folds}-{words}.npz", answer)


Hearing = Callable[[Recipe], Heard]


def _answer(ground: Ground, method: str, learn: NDArray[np.int64], test: NDArray[np.int64], heard: Hearing) -> Answer:
    """What a method that learned from some rows says of others."""
    nothing = np.full((test.size, 2), np.nan)
    if method in _LEARNED_BASELINES:
        return Answer(test, *_baseline(ground, method, learn, test), nothing)
    reader = Reader(ground.atlas, _taught(ground, _ablation(ground, method), learn, heard))
    judged = [ground.postings[row] for row in test]
    pointed = pointing(reader, judged) if method == ROLEPRISM else nothing
    return Answer(test, *predict(reader.kernel, judged), pointed)


def _ablation(ground: Ground, name: str) -> Ablation:
    by_name = {ablation.name: ablation for ablation in ablations(ground.recipe)}
    return by_name.get(name, Ablation(ROLEPRISM, ground.recipe))


def _taught(ground: Ground, ablation: Ablation, learn: NDArray[np.int64], heard: Hearing) -> Weights:
    recipe = ablation.recipe
    statements = heard(recipe.of_statements)
    return train(ablation.teach(ground.postings), ground.table, learn, ground.atlas, recipe, "fold", statements)


_LEARNED_BASELINES = ("TF-IDF + logistic", "L1 phrases", "hashed phrases + atlas concepts")


def _baseline(ground: Ground, name: str, learn: NDArray[np.int64], test: NDArray[np.int64]) -> Judgement:
    """A baseline taught by the same labels of real postings as roleprism is."""
    real = np.array([row for row in learn if ground.postings[row].origin != "written"])
    train_on, judge = [ground.postings[row] for row in real], [ground.postings[row] for row in test]
    if name == "TF-IDF + logistic":
        shares = tfidf_logistic(train_on, judge)
    elif name == "L1 phrases":
        shares = sparse_phrases(train_on, judge)
    else:
        concepts = keyword_counts(ground.table, len(ground.postings), ground.atlas)
        shares = hashed_phrases(train_on, judge, concepts[real], concepts[test])
    return shares, certainty(shares)


def _fixed_baselines(ground: Ground, seeds: int) -> Iterator[Predicted]:
    """Those that learn nothing: the same for every seed."""
    gold = ground.gold
    fixed = {
        "title rules": title_rules(gold, ground.atlas),
        "first-match skill rules": skill_rules(gold),
        "keyword counts of the atlas": keyword_counts(ground.table, len(gold), ground.atlas),
    }
    for name, shares in fixed.items():
        nothing = Predicted.nothing(name, seeds, len(gold))
        yield nothing._replace(shares=np.stack([shares] * seeds), confidence=np.stack([certainty(shares)] * seeds))


def predict(kernel: Kernel, postings: Sequence[Labelled]) -> Judgement:
    """Shares (n, 11) and confidence (n,) of postings, by the kernel that people use."""
    read = kernel.read_batch(documents_table([posting.document for posting in postings]))
    return share_matrix(read), np.asarray(read.column("confidence"))
