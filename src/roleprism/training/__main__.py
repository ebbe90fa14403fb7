"""`python -m roleprism.training train|parts|evaluate`: make the weights, or say how good they are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from roleprism.atlas import load
from roleprism.errors import RoleprismError

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
@click.option(
    "--version", default="2026.11", show_default=True, help="What the weights are called; a digest of them is added."
)
def train(gold: Path, corpus: Path, out: Path, version: str) -> None:
    """Learn from all labelled postings, then from résumés, and write the weights."""
    import numpy as np
    from threadpoolctl import threadpool_limits

    from roleprism.evidence.weights import called_by_content, write_weights
    from roleprism.training.evaluate import ONE_THREAD
    from roleprism.training.recipe import Recipe
    from roleprism.training.resumes import teach_resumes
    from roleprism.training.sources import read_sources
    from roleprism.training.train import train as learn
    from roleprism.training.whole_resumes import TEACHES, read_whole_resumes
    from roleprism.training.written import RESUMES, read_written

    atlas = load()
    postings, table = read_sources(gold, corpus, atlas)
    written, whole = list(read_written(RESUMES)), read_whole_resumes(TEACHES)
    with threadpool_limits(ONE_THREAD):
        weights = learn(postings, table, np.arange(len(postings)), atlas, Recipe(), version)
        weights = called_by_content(teach_resumes(weights, written, whole, atlas, Recipe()))
    with out.open("wb") as file:
        write_weights(weights, file)
    click.echo(f"{out}: {len(weights.signals):,} signals from {len(postings):,} postings and {len(written):,} résumés")


@main.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the weights go (parts.npz).")
def parts(out: Path) -> None:
    """Learn what phrases say of the parts of roles' work, from labelled lines; needs neither gold nor corpus."""
    from threadpoolctl import threadpool_limits

    from roleprism.evidence.parts import write_part_weights
    from roleprism.training.evaluate import ONE_THREAD
    from roleprism.training.parts import part_lines, teach_parts

    lines = part_lines()
    with threadpool_limits(ONE_THREAD):
        weights = teach_parts(lines, load())
    with out.open("wb") as file:
        write_part_weights(weights, file)
    click.echo(f"{out}: {len(weights.phrases):,} phrases from {len(lines):,} lines")


@main.command()
@_GOLD
@_CORPUS
@click.option("--folds", default=5, show_default=True)
@click.option("--seeds", default=1, show_default=True, help="How many ways of parting the companies.")
@click.option("--baselines/--no-baselines", default=True, show_default=True)
@click.option("--ablations", is_flag=True, help="Also leave one thing out at a time, by the first seed.")
@click.option("--processes", default=os.cpu_count() or 1, show_default="one a core", help="Folds learned at once.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep the answers of each fold in this folder, and take those that are there; only for one and the same code.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The page; its charts go beside it.")
def evaluate(
    gold: Path,
    corpus: Path,
    folds: int,
    seeds: int,
    processes: int,
    keep: Path | None,
    out: Path,
    *,
    baselines: bool,
    ablations: bool,
) -> None:
    """Cross-validate over the gold, by company, beside the baselines; read the résumés that judge as shipped."""
    from roleprism.evidence.weights import load_weights
    from roleprism.training.evaluate import Ground, cross_validate
    from roleprism.training.page import evaluation_page
    from roleprism.training.recipe import Recipe
    from roleprism.training.sources import read_sources
    from roleprism.training.whole_resumes import JUDGES, read_whole_resumes

    atlas = load()
    ground = Ground(*read_sources(gold, corpus, atlas), atlas, Recipe(), folds)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
    found = cross_validate(
        ground, seeds=seeds, with_baselines=baselines, with_ablations=ablations, processes=processes, keep=keep
    )
    page = evaluation_page(ground, found, read_whole_resumes(JUDGES), load_weights(), out.stem)
    charts = out.with_suffix("")
    charts.mkdir(parents=True, exist_ok=True)
    out.write_text(page.text, encoding="utf-8")
    for name, svg in page.charts.items():
        (charts / name).write_text(svg, encoding="utf-8")
    click.echo(f"{out}: {len(ground.gold):,} gold postings, {seeds} seed(s)")


if __name__ == "__main__":
    try:
        main()
    except RoleprismError as error:
        click.echo(str(error), err=True)
        sys.exit(3)
