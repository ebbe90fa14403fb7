"""Answers of folds kept in a folder, so that an evaluation that was broken off goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.evidence.weights import Floats
from roleprism.training.labelled import Labelled
from roleprism.training.recipe import Recipe
from roleprism.training.statements import Table


class Answer(NamedTuple):
    """What a method that learned from some postings says of others.

    Args:
        rows: (n,) of the others.
        shares: (n, 11).
        confidence: (n,).
        pointed: (n, 2) of `pointing`; NaN of a method that shows no evidence.
    """

    rows: NDArray[np.int64]
    shares: Floats
    confidence: Floats
    pointed: Floats


def digest_of(postings: Sequence[Labelled], table: Table, recipe: Recipe | None) -> str:
    """A name for what a method learns from, quotes where it has a recipe; a change of code is not in it."""
    digest = blake2b(repr(recipe).encode(), digest_size=6)
    for posting in postings:
        digest.update(f"{posting.id}\n{posting.title}\n{posting.text}".encode())
        digest.update(posting.shares.tobytes())
    digest.update(table.label.tobytes())
    if recipe is not None:
        digest.update(table.was_quoted.tobytes())
    digest.update(table.matrix.indices.tobytes())
    return digest.hexdigest()


def recalled(path: Path, answer: Callable[[], Answer]) -> Answer:
    """The answer that a file holds, or where there is none, a new one, which the file then holds."""
    if path.is_file():
        with np.load(path, allow_pickle=False) as file:
            return Answer(*(file[name] for name in Answer._fields))
    found = answer()
    # Whole or not at all: what is broken off while it writes leaves no answer.
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        np.savez(file, allow_pickle=False, **found._asdict())
    unfinished.replace(path)
    return found
