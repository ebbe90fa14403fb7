"""The same recipe with one thing left out or put in, to see what each is worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from roleprism.training.labelled import Labelled
from roleprism.training.recipe import Recipe

READER_AGREEMENT = 0.973
"""How often two readers of the gold name one primary."""

Teach = Callable[[Sequence[Labelled]], Sequence[Labelled]]


class Ablation(NamedTuple):
    """What differs from the recipe that ships.

    Args:
        recipe: how to learn.
        teach: what to make of the postings before learning from them; they are judged as they were.
    """

    name: str
    recipe: Recipe
    teach: Teach = list


def ablations(recipe: Recipe) -> tuple[Ablation, ...]:
    """What `evaluate --ablations` compares with the recipe; last what hears statements otherwise, which costs most."""
    return (
        Ablation("all sections heard alike", replace(recipe, gain_ridge=1e6)),
        Ablation("statements and documents not fitted together", replace(recipe, refine_steps=0)),
        Ablation("every statement decides alike", replace(recipe, heeds_quotes=False)),
        Ablation("prior as the fit left it", replace(recipe, lean_ridge=1e6)),
        Ablation("lean fitted to shares alone", replace(recipe, found_weight=0.0)),
        Ablation("without the project's own labels of postings", replace(recipe, own_label_weight=0.0)),
        Ablation("labels smoothed by how far two readers agree", recipe, smoothed),
        Ablation("without the atlas' say on its phrases", replace(recipe, trust=0.0)),
    )


def smoothed(postings: Sequence[Labelled]) -> list[Labelled]:
    """Shares as likely as two readers are to agree, the rest as roles usually are."""
    usual = sum(posting.shares for posting in postings) / len(postings)
    return [
        replace(posting, shares=READER_AGREEMENT * posting.shares + (1 - READER_AGREEMENT) * usual)
        for posting in postings
    ]
