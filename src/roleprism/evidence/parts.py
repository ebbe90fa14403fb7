"""What phrases say of the parts of a role's work, learned from labelled lines of résumés and postings.

A part ("retrieval", "scoping") is no kind of work of its own: one line may show several, of one role or of many, or
none. So each part has a score for itself: its bias, and what the phrases of a line add to it, their sum divided by
n ** crowding, as where lines speak of kinds of work. A line shows the part from `LEAST_SCORE` on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import IO, NamedTuple

import numpy as np

from roleprism.evidence.archive import open_shipped, read_archive
from roleprism.evidence.weights import Floats

FORMAT = 1
"""The layout of the file; a file of another layout is refused."""

LEAST_SCORE = -0.8
"""In nats: three in ten. Of roles that have a tenth of the work this finds most parts for the fewest false ones."""

_SMALLEST = 0.05
"""Logits below this say nothing that counts; without them the file is a third as large."""


class PartWeights(NamedTuple):
    """What was learned of parts. Logits are in nats.

    Args:
        parts: role slug and name of each part.
        phrases: folded, ascending.
        logits: (n_phrases, n_parts) float32, what a phrase adds to each part.
        bias: (n_parts,) float32, the score of a line without any phrase.
        crowding: phrases of one line share their say: their sum is divided by n ** crowding.
    """

    parts: tuple[tuple[str, str], ...]
    phrases: tuple[str, ...]
    logits: Floats
    bias: Floats
    crowding: float

    def scores(self, rows: Sequence[int]) -> Floats:
        """The score of each part for a line: (n_parts,).

        Args:
            rows: of its phrases, each once.
        """
        return np.asarray(self.logits[list(rows)].sum(axis=0) / max(1, len(rows)) ** self.crowding + self.bias)


@cache
def load_part_weights() -> PartWeights:
    """The weights that come with roleprism.

    Raises:
        WeightsError: the file is missing, damaged or of another layout.
    """
    return read_part_weights(*open_shipped("parts.npz"))


def read_part_weights(file: IO[bytes], where: str) -> PartWeights:
    """Read weights from a file that `write_part_weights` wrote.

    Raises:
        WeightsError: it is damaged or of another layout.
    """
    table = read_archive(file, where, FORMAT, ("roles", *PartWeights._fields))
    return PartWeights(
        parts=tuple(zip(table["roles"].tolist(), table["parts"].tolist(), strict=True)),
        phrases=tuple(bytes(table["phrases"]).decode("ascii").split("\n")),
        logits=table["logits"].astype(np.float32),
        bias=table["bias"],
        crowding=float(table["crowding"]),
    )


def write_part_weights(weights: PartWeights, file: IO[bytes]) -> None:
    """Write weights, the same bytes for the same figures; those near nothing as nothing."""
    logits = np.where(np.abs(weights.logits) < _SMALLEST, 0, weights.logits).astype(np.float16)
    np.savez_compressed(
        file,
        allow_pickle=False,
        format=FORMAT,
        roles=np.array([role for role, _ in weights.parts]),
        parts=np.array([part for _, part in weights.parts]),
        phrases=np.frombuffer("\n".join(weights.phrases).encode("ascii"), dtype=np.uint8),
        logits=logits,
        bias=weights.bias.astype(np.float32),
        crowding=weights.crowding,
    )
