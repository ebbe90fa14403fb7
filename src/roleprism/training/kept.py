"""Answers of folds kept in a folder, so that an evaluation that was broken off goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from roleprism.evidence.weights import Floats
from roleprism.training.labelled import Labelled
from roleprism.training.statements import Table
from roleprism.training.train import Recipe

Answer = tuple[NDArray[np.int64], Floats, NDArray[np.float64]]
"""Rows of postings, their shares (n, 11), and how sure each is (n,)."""


def digest_of(postings: Sequence[Labelled], table: Table, recipe: Recipe | None) -> str:
    """A name for what a method learns from; a change of code is not in it."""
    digest = blake2b(repr(recipe).encode(), digest_size=6)
    for posting in postings:
        digest.update(f"{posting.id}\n{posting.title}\n{posting.text}".encode())
        digest.update(posting.shares.tobytes())
    digest.update(table.label.tobytes())
    digest.update(table.matrix.indices.tobytes())
    return digest.hexdigest()


def recalled(path: Path, answer: Callable[[], Answer]) -> Answer:
    """The answer that a file holds, or where there is none, a new one, which the file then holds."""
    if path.is_file():
        with np.load(path, allow_pickle=False) as file:
            return file["rows"], file["shares"], file["confidence"]
    rows, shares, confidence = answer()
    # Whole or not at all: what is broken off while it writes leaves no answer.
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        np.savez(file, allow_pickle=False, rows=rows, shares=shares, confidence=confidence)
    unfinished.replace(path)
    return rows, shares, confidence
