"""The page that says how good the readings are, as Markdown with charts beside it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from roleprism.atlas import SLUGS
from roleprism.evidence.parts import load_part_weights
from roleprism.evidence.weights import Floats, Weights
from roleprism.training.ablations import ablations
from roleprism.training.charts import COVERAGE_STEPS, calibration_chart, coverage_chart
from roleprism.training.evaluate import ROLEPRISM, Ground, Predicted
from roleprism.training.labelled import Labelled
from roleprism.training.metrics import Judged, Metrics, accuracy_at_coverage, interval, with_interval
from roleprism.training.part_page import part_section
from roleprism.training.pointing import SHOWN
from roleprism.training.quotes import read_deciding
from roleprism.training.resume_page import judge_resumes, resume_section
from roleprism.training.whole_resumes import TEACHES, WholeResume, read_whole_resumes
from roleprism.training.written import RESUMES, read_written

COVERAGES = (0.9, 0.75, 0.5)
CLARITIES = ("clear", "fuzzy", "thin")
RARE = 30
FAILURES = "known_failures.csv"

INTRODUCTION = "evaluation_introduction.md"


class Page(NamedTuple):
    """Markdown, and the files that it shows by name."""

    text: str
    charts: Mapping[str, str]


def evaluation_page(
    ground: Ground, found: Sequence[Predicted], resumes: Sequence[WholeResume], weights: Weights, chart_folder: str
) -> Page:
    """All that was measured.

    Args:
        found: what `cross_validate` gives.
        resumes: those that judge.
        weights: what they are read by.
        chart_folder: where the page will find its charts.
    """
    gold = ground.gold
    judged = {one.name: pooled(one, gold) for one in found}
    ours = judged[ROLEPRISM]
    seeds = len(found[0].shares)
    ablated = {ablation.name for ablation in ablations(ground.recipe)}
    full = [one.name for one in found if one.name not in ablated]
    parts = [
        _introduction(ground, seeds),
        _methods({name: judged[name] for name in full}, gold),
        _seeds(found[0], gold),
        _selective(ours),
        f"![Right by coverage]({chart_folder}/coverage.svg)",
        f"\n## Is the confidence to be trusted\n\n![Calibration]({chart_folder}/calibration.svg)",
        _roles(ours, gold),
        _clarity(ours, gold),
        _pointing(found[0], gold),
        _confusion(ours, seeds),
        resume_section(resumes, judge_resumes(resumes, weights, ground.atlas)),
        part_section(resumes, load_part_weights(), ground.atlas),
        _ablations(found[0], [one for one in found if one.name in ablated], gold),
        _failures(),
    ]
    curves = {
        name: [
            (share / 100, accuracy_at_coverage(judged[name].confidence, judged[name].is_right, share / 100))
            for share in COVERAGE_STEPS
        ]
        for name in full
        if judged[name].confidence.min() < 1
    }
    charts = {"calibration.svg": calibration_chart(ours), "coverage.svg": coverage_chart(curves)}
    lines = (line for part in parts for line in ([part] if isinstance(part, str) else part))
    return Page("\n".join(lines) + "\n", charts)


def pooled(one: Predicted, gold: Sequence[Labelled]) -> Judged:
    """The predictions of all seeds beneath one another."""
    given = np.array([posting.shares for posting in gold])
    seeds = len(one.shares)
    return Judged(np.concatenate(one.shares), np.concatenate(one.confidence), np.tile(given, (seeds, 1)))


def _companies(gold: Sequence[Labelled], judged: Judged) -> list[str]:
    return [posting.group for posting in gold] * (len(judged.given) // len(gold))


def _introduction(ground: Ground, seeds: int) -> str:
    count = {origin: sum(one.origin == origin for one in ground.postings) for origin in ("gold", "corpus", "written")}
    text = (files("roleprism.training") / "data" / INTRODUCTION).read_text(encoding="utf-8").rstrip("\n")
    return text.format(
        n_gold=count["gold"],
        n_own=count["corpus"],
        n_written=count["written"],
        n_companies=len({one.group for one in ground.gold}),
        n_resumes=sum(1 for _ in read_written(RESUMES)),
        n_whole=len(read_whole_resumes(TEACHES)),
        n_statements=int(ground.table.is_labelled.sum()),
        n_named=sum(map(bool, read_deciding().values())),
        folds=ground.folds,
        seeds=seeds,
    )


def _methods(judged: Mapping[str, Judged], gold: Sequence[Labelled]) -> Iterator[str]:
    yield "\n## Beside what others do\n"
    yield "| method | accuracy | macro-F1 | share distance | calibration error |"
    yield "| --- | --- | --- | --- | --- |"
    scores = {name: one.measure() for name, one in judged.items()}
    for name, one in judged.items():
        low, high = interval(one.measure, _companies(gold, one))
        yield f"| {name} | {' | '.join(map(with_interval, scores[name], low, high))} |"
    best = max((name for name in judged if name != ROLEPRISM), key=lambda name: scores[name].macro_f1, default=None)
    if best is not None:
        lead = 100 * (scores[ROLEPRISM].macro_f1 - scores[best].macro_f1)
        yield f"\nThe lead in macro-F1 over the best of the others, {best}, is {lead:.1f} points.\n"
    yield "TF-IDF, L1 and hashed phrases learn from all labels of real postings, as roleprism does; others from none."


def _seeds(one: Predicted, gold: Sequence[Labelled]) -> Iterator[str]:
    yield "\nroleprism, by each way of parting the companies:\n"
    yield "| seed | accuracy | macro-F1 | share distance | calibration error |"
    yield "| --- | --- | --- | --- | --- |"
    given = np.array([posting.shares for posting in gold])
    for seed, (shares, confidence) in enumerate(zip(one.shares, one.confidence, strict=True)):
        yield _row(str(seed), Judged(shares, confidence, given).measure())


def _row(name: str, metrics: Metrics) -> str:
    return f"| {name} | {' | '.join(f'{figure:.3f}' for figure in metrics)} |"


def _selective(ours: Judged) -> Iterator[str]:
    yield "\n## Answering only where it is surest\n"
    yield "| answers | right |"
    yield "| --- | --- |"
    for coverage in COVERAGES:
        yield f"| {coverage:.0%} | {accuracy_at_coverage(ours.confidence, ours.is_right, coverage):.3f} |"
    yield ""


def _roles(ours: Judged, gold: Sequence[Labelled]) -> Iterator[str]:
    yield "\n## By role\n"
    yield "| role | n | precision | recall | F1 (95%) |"
    yield "| --- | --- | --- | --- | --- |"
    primaries = np.bincount([posting.primary for posting in gold], minlength=len(SLUGS))
    present = np.flatnonzero(primaries)
    scores = ours.roles()
    low, high = interval(lambda count: ours.roles(count).f1[present], _companies(gold, ours))
    for at, least, most in zip(present.tolist(), low, high, strict=True):
        figures = (
            f"{scores.precision[at]:.2f} | {scores.recall[at]:.2f} | {scores.f1[at]:.2f} ({least:.2f} to {most:.2f})"
        )
        yield f"| {SLUGS[at]} | {primaries[at]} | {figures} |"
    rare = [f"{slug} on {n}" for slug, n in zip(SLUGS, primaries.tolist(), strict=True) if 0 < n <= RARE]
    yield f"\nSome roles rest on few postings ({', '.join(rare)}): their rows say little more than their intervals do."


def _clarity(ours: Judged, gold: Sequence[Labelled]) -> Iterator[str]:
    yield "\n## By how clear readers found the posting\n"
    yield "| posting | n | right | mean confidence |"
    yield "| --- | --- | --- | --- |"
    clarity = np.array([posting.clarity for posting in gold] * (len(ours.given) // len(gold)))
    for name in CLARITIES:
        inside = clarity == name
        n = sum(posting.clarity == name for posting in gold)
        if n:
            yield f"| {name} | {n} | {ours.is_right[inside].mean():.3f} | {ours.confidence[inside].mean():.3f} |"


def _pointing(ours: Predicted, gold: Sequence[Labelled]) -> Iterator[str]:
    """Whether the words shown are those that decided for a reader."""
    known = ~np.isnan(ours.pointed[..., 0])
    if not known.any():
        return
    rates = ours.pointed[known]
    companies = np.tile([posting.group for posting in gold], (len(known), 1))[known].tolist()
    low, high = interval(lambda count: np.average(rates, axis=0, weights=count), companies)
    shown, chance = map(with_interval, rates.mean(axis=0), low, high)
    yield "\n## Are the words that it shows those that decided\n"
    n = int(known.any(axis=0).sum())
    yield "Readers quoted one to three pieces of each posting, of 5 to 25 words, that decided what they named. Over"
    yield f"{n:,} postings that hold a quote word for word and {SHOWN} pieces of evidence or more, one of the first"
    yield f"{SHOWN} overlaps quoted words in {shown}; had as many been drawn from all its evidence,"
    yield f"in {chance}."


def _confusion(ours: Judged, seeds: int) -> Iterator[str]:
    yield "\n## What is taken for what\n"
    yield "Rows as labelled, columns as read; the mean of all ways of parting the companies, rounded.\n"
    yield "| | " + " | ".join(SLUGS) + " |"
    yield "| --- |" + " --- |" * len(SLUGS)
    for slug, row in zip(SLUGS, np.rint(ours.confusion() / seeds).astype(int).tolist(), strict=True):
        yield f"| {slug} | " + " | ".join(map(str, row)) + " |"


def _ablations(ours: Predicted, changed: Sequence[Predicted], gold: Sequence[Labelled]) -> Iterator[str]:
    """What each part is worth: the first seed alone, with the interval of the difference to the whole."""
    if not changed:
        return
    whole = pooled(ours._replace(shares=ours.shares[:1], confidence=ours.confidence[:1]), gold)
    yield "\n## What each part is worth\n"
    yield "Seed 0; differences to the whole with their 95% intervals.\n"
    yield "| change | accuracy | macro-F1 | share distance |"
    yield "| --- | --- | --- | --- |"
    for one in changed:
        other = pooled(one, gold)
        difference = _differences(whole, other)
        low, high = interval(difference, _companies(gold, other))
        cells = (
            f"{value:+.3f} ({a:+.3f} to {b:+.3f})" for value, a, b in zip(difference(None), low, high, strict=True)
        )
        yield f"| {one.name} | {' | '.join(cells)} |"


def _differences(whole: Judged, other: Judged) -> Callable[[Floats | None], Floats]:
    return lambda count: np.array(other.measure(count)[:3]) - np.array(whole.measure(count)[:3])


def _failures() -> Iterator[str]:
    """Where it goes wrong and why, from errors that were read one by one."""
    source = files("roleprism.training") / "data" / FAILURES
    with source.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    yield "\n## Known failures\n"
    n = sum(int(row["errors"]) for row in rows)
    yield f"{n} wrong readings of seed 0 were read one by one and sorted by cause.\n"
    yield "| cause | errors | what happens | what was done |"
    yield "| --- | --- | --- | --- |"
    for row in rows:
        yield f"| {row['cause']} | {row['errors']} | {row['what happens']} | {row['what was done']} |"
