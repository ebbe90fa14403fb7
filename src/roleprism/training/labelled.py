"""Labelled postings: the gold file, and the project's own labels of corpus postings."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow.parquet as pq

from roleprism.atlas import SLUGS
from roleprism.document import Document, Posting, Resume, Text
from roleprism.errors import DocumentError, Fault
from roleprism.evidence.weights import Floats

LABELS = "posting_labels.csv"

_WORD = re.compile(r"\w+")
_LEGAL_FORMS = frozenset("inc llc ltd limited gmbh corp corporation co plc ag sa bv pbc the".split())

Origin = Literal["gold", "corpus", "written"]


@dataclass(frozen=True)
class Labelled:
    """One posting or résumé with the shares that a reader gave it.

    Args:
        shares: (11,) parts of the work, in the order of `SLUGS`.
        clarity: "clear", "fuzzy" or "thin".
        origin: the gold file, the corpus with the project's own label, or written for training.
        quotes: what of the text decided for its reader, where one was asked.
    """

    id: str
    title: str
    company: str
    text: str
    shares: Floats
    clarity: str
    origin: Origin
    is_resume: bool = False
    quotes: tuple[str, ...] = ()

    @property
    def document(self) -> Document:
        """As roleprism reads it."""
        text = Text(self.text)
        if self.is_resume:
            return Resume(id=self.id, source=self.origin, text=text)
        return Posting(id=self.id, source=self.origin, text=text, title=self.title, company=self.company)

    @property
    def is_gold(self) -> bool:
        """Whether it may judge a reading, and not only teach one."""
        return self.origin == "gold"

    @property
    def primary(self) -> int:
        """The row in `SLUGS` of the largest share."""
        return int(self.shares.argmax())

    @property
    def group(self) -> str:
        """What folds keep together: the company, or the posting alone where none is named."""
        words = [word for word in _WORD.findall(self.company.lower()) if word not in _LEGAL_FORMS]
        return " ".join(words) or f"?{self.id}"


def read_gold(path: Path) -> list[Labelled]:
    """The postings of a gold file, in its order.

    Raises:
        DocumentError: the file is absent or a line of it is no labelled posting.
    """
    if not path.is_file():
        raise DocumentError(Fault(str(path), "does not exist", "a gold file in JSON Lines", "give --gold FILE"))
    gold: list[Labelled] = []
    faults: list[Fault] = []
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    for number, line in enumerate(lines, 1):
        try:
            gold.append(_gold_row(json.loads(line)))
        except (ValueError, KeyError) as error:
            faults.append(Fault(f"{path}:{number}", f"is no labelled posting ({error})"))
    if faults:
        raise DocumentError(*faults)
    return gold


def _gold_row(row: Mapping[str, object]) -> Labelled:
    shares = row["shares"]
    if not isinstance(shares, dict):
        raise ValueError("shares must be an object")
    return Labelled(
        id=str(row["id"]),
        title=str(row["title"] or ""),
        company=str(row["company"] or ""),
        text=str(row["description"]),
        shares=_vector(shares),
        clarity=str(row["clarity"]),
        origin="gold",
        quotes=_texts(row.get("quotes") or []),
    )


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("quotes must be a list")
    return tuple(text for text in map(str, value) if text.strip())


def read_corpus_labels(corpus: Path) -> list[Labelled]:
    """The corpus postings that the project's own label file names, sorted by id."""
    source = files("roleprism.training") / "data" / LABELS
    with source.open(encoding="utf-8") as file:
        labels = {row["id"]: row for row in csv.DictReader(file)}
    columns = ["id", "title", "company", "description"]
    rows = pq.read_table(corpus, columns=columns, filters=[("id", "in", list(labels))]).to_pylist()
    return [
        Labelled(
            id=row["id"],
            title=row["title"] or "",
            company=row["company"] or "",
            text=row["description"],
            shares=parse_tenths(labels[row["id"]]["tenths"]),
            clarity=labels[row["id"]]["clarity"],
            origin="corpus",
        )
        for row in sorted(rows, key=lambda row: str(row["id"]))
    ]


def parse_tenths(text: str) -> Floats:
    """Shares written as "ml-engineer 7, other 3": (11,)."""
    pairs = (part.split() for part in text.split(","))
    return _vector({slug: int(tenths) / 10 for slug, tenths in pairs})


def _vector(shares: Mapping[str, float]) -> Floats:
    vector = np.array([float(shares.get(slug, 0)) for slug in SLUGS])
    if unknown := set(shares) - set(SLUGS):
        raise ValueError(f"unknown roles {sorted(unknown)}")
    return np.asarray(vector / vector.sum())


def group_folds(labelled: Iterable[Labelled], n_folds: int, seed: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """A fold for each posting, all postings of a company in one."""
    groups = [posting.group for posting in labelled]
    names = sorted(set(groups))
    shuffled = np.random.default_rng(seed).permutation(len(names)) % n_folds
    fold = dict(zip(names, shuffled.tolist(), strict=True))
    return np.array([fold[group] for group in groups])
