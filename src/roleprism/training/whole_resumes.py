"""Invented résumés that were read whole: some teach how sure to be, the others only judge."""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.resources import files
from pathlib import PurePath
from typing import NamedTuple

import numpy as np

from roleprism.document import Document
from roleprism.evidence.weights import Floats
from roleprism.reading.open import open_document
from roleprism.training.labelled import parse_tenths

TEACHES, JUDGES = "teach", "judge"

LABELS = "labels.csv"


class Label(NamedTuple):
    """What one reader said of a résumé.

    Args:
        shares: (11,) parts of the work, in the order of `SLUGS`.
        clarity: "clear", "fuzzy" or "thin".
        lead: the slug whose title the person should lead with.
    """

    shares: Floats
    clarity: str
    lead: str


class WholeResume(NamedTuple):
    """A résumé as any door opens it, with what its readers said, each without sight of the other."""

    name: str
    document: Document
    labels: tuple[Label, ...]

    @property
    def shares(self) -> Floats:
        """The mean of its readers': (11,)."""
        return np.asarray(np.mean([label.shares for label in self.labels], axis=0))


def read_whole_resumes(part: str) -> list[WholeResume]:
    """The résumés that teach (`TEACHES`) or judge (`JUDGES`), in order of their names."""
    folder = files("roleprism.training") / "data" / "resumes"
    labels: dict[str, list[Label]] = defaultdict(list)
    with (folder / LABELS).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            labels[row["name"]].append(Label(parse_tenths(row["tenths"]), row["clarity"], row["lead"]))
    return [
        WholeResume(file.name, document, tuple(labels[PurePath(file.name).stem]))
        for file in sorted((folder / part).iterdir(), key=lambda file: file.name)
        for document in open_document(file.read_bytes(), name=file.name, source=file.name, kind="resume")
    ]
