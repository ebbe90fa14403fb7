"""`python -m roleprism.training train|evaluate`: make the weights, or say how good they are."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from threadpoolctl import threadpool_limits

from roleprism.atlas import load
from roleprism.errors import RoleprismError

ONE_THREAD = 1
"""Sums over more threads round otherwise, and a fit that stops early carries that into every figure."""

_GOLD = click.option("--gold", type=click.Path(path_type=Path), required=True, help="Labelled postings, JSON Lines.")
_CORPUS = click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    required=True,
    help="The corpus, Parquet, that our own labels are of.",
)


@click.group()
def main() -> None:
    """Learn roleprism's weights from labelled postings, and measure them."""


@main.command()
@_GOLD
@_CORPUS
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the weights go (weights.npz).")
@click.option("--version", default="2026.11", show_default=True, help="What the weights are called.")
def train(gold: Path, corpus: Path, out: Path, version: str) -> None:
    """Learn from all labelled postings and write the weights."""
    import numpy as np

    from roleprism.evidence.weights import write_weights
    from roleprism.training.sources import read_sources
    from roleprism.training.train import Recipe
    from roleprism.training.train import train as learn

    atlas = load()
    postings, table = read_sources(gold, corpus, atlas)
    with threadpool_limits(ONE_THREAD):
        weights = learn(postings, table, np.arange(len(postings)), atlas, Recipe(), version)
    with out.open("wb") as file:
        write_weights(weights, file)
    click.echo(f"{out}: {len(weights.signals):,} signals from {len(postings):,} postings")


@main.command()
@_GOLD
@_CORPUS
@click.option("--folds", default=5, show_default=True)
@click.option("--seeds", default=1, show_default=True, help="How many ways of parting the companies; a table each.")
@click.option("--baselines/--no-baselines", default=True, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write the page there instead of printing it.")
def evaluate(gold: Path, corpus: Path, folds: int, seeds: int, out: Path | None, *, baselines: bool) -> None:
    """Cross-validate over the gold, by company, beside the baselines."""
    from roleprism.training.evaluate import INTRODUCTION, cross_validate, report
    from roleprism.training.sources import read_sources
    from roleprism.training.train import Recipe

    atlas = load()
    postings, table = read_sources(gold, corpus, atlas)
    labelled = [posting for posting in postings if posting.is_gold]
    page = [INTRODUCTION]
    for seed in range(seeds):
        with threadpool_limits(ONE_THREAD):
            found = cross_validate(postings, table, atlas, Recipe(), folds=folds, seed=seed, baselines=baselines)
        page += [f"\n## Seed {seed}\n", *report(found, labelled)]
    if out is None:
        click.echo("\n".join(page))
    else:
        out.write_text("\n".join(page) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except RoleprismError as error:
        click.echo(str(error), err=True)
        sys.exit(3)
