"""What labelled lines of résumés and postings teach of the parts of roles' work."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import scipy.sparse as sp
from scipy.optimize import minimize

from roleprism.atlas import Atlas
from roleprism.evidence.parts import PartWeights
from roleprism.evidence.weigh import logistic
from roleprism.evidence.weights import Floats
from roleprism.reading.batch import BatchReader
from roleprism.reading.finder import Finder
from roleprism.reading.scan import fold_phrases
from roleprism.spectrum.kernel import join_texts
from roleprism.training.deaf import is_deaf
from roleprism.training.hearing import crowded
from roleprism.training.packed import packed_rows
from roleprism.training.statements import phrases_of
from roleprism.training.whole_resumes import TEACHES, read_whole_resumes
from roleprism.training.written import POSTINGS, RESUMES, read_written

JUDGES, JUDGES_AGAIN = "judge", "judge again"

CROWDING = 0.3
RIDGE = 1e-6
STEPS = 60
FEWEST_LINES = 3
"""A phrase that fewer lines hold, or lines of fewer documents, teaches nothing that holds elsewhere."""

_FIRST_SAY = 2.0
"""Where what the atlas' phrases say of their part starts, in nats."""

_DATA = files("roleprism.training") / "data" / "parts"

Key = tuple[str, str]
PartLabels = dict[tuple[str, int], frozenset[Key]]
"""(document, place in it) -> role slug and name of each part that a line shows."""


class Line(NamedTuple):
    """A line with the parts that a reader saw in it."""

    document: str
    text: str
    parts: frozenset[Key]


def read_part_labels(source: str) -> PartLabels:
    """What readers said of the lines of a source; lines that show no part are left out.

    Args:
        source: `RESUMES` or `POSTINGS` (places are lines), `TEACHES`, `JUDGES` or `JUDGES_AGAIN` (places are code
            points).
    """
    code = _codes()
    return {
        (row["name"], int(row["at"])): frozenset(code[one] for one in row["parts"].split())
        for row in packed_rows(_DATA / "labels.csv.gz")
        if row["source"] == source
    }


def _codes() -> dict[str, Key]:
    """What the codes of the label files stand for."""
    with (_DATA / "codes.csv").open(encoding="utf-8") as file:
        return {row["code"]: (row["role"], row["part"]) for row in csv.DictReader(file)}


def part_lines() -> list[Line]:
    """Every line that teaches, with its parts or none."""
    lines = list(_single_lines())
    for kind in (RESUMES, POSTINGS):
        labels = read_part_labels(kind)
        for one in read_written(kind):
            name = one.posting.id.removeprefix("written:")
            for at, (words, _) in enumerate(one.statements):
                lines.append(Line(f"{kind}/{name}", words, labels.get((name, at), frozenset())))
    return [*lines, *_whole_lines()]


def _single_lines() -> Iterator[Line]:
    """Lines that were written for parts which people tell in the most different words, and their near misses."""
    code = _codes()
    rows = (_DATA / "lines.txt").read_text(encoding="utf-8").splitlines()
    for number, row in enumerate(rows):
        codes, _, words = row.partition("|")
        yield Line(f"lines/{number}", words.strip(), frozenset(code[one] for one in codes.split() if one != "-"))


def _whole_lines() -> Iterator[Line]:
    labels = read_part_labels(TEACHES)
    finder = Finder()
    for resume in read_whole_resumes(TEACHES):
        for statement in finder.find(resume.document).statements:
            words = " ".join(statement.span.slice(resume.document.text.content).split())
            if words:
                parts = labels.get((resume.name, statement.span.start), frozenset())
                yield Line(f"{TEACHES}/{resume.name}", words, parts)


def teach_parts(lines: Sequence[Line], atlas: Atlas) -> PartWeights:
    """Weights that tell parts apart.

    A phrase of the atlas starts from what the phrases of its part say in the mean, and moves as far as lines say.
    """
    keys = tuple((role, part.what) for role, proofs in atlas.proofs.items() for part in proofs.parts)
    of_atlas = _atlas_phrases(atlas)
    phrases = tuple(sorted(_candidates(lines).union(*of_atlas)))
    said = np.array([[phrase in part for part in of_atlas] for phrase in phrases], dtype=float)
    shown = np.array([[key in line.parts for key in keys] for line in lines], dtype=float)
    logits, bias = _fit(crowded(_matrix(lines, phrases), CROWDING), shown, said)
    return PartWeights(keys, phrases, logits.astype(np.float32), bias.astype(np.float32), CROWDING)


def _atlas_phrases(atlas: Atlas) -> list[set[str]]:
    """The folded phrases of each part."""
    parts = [part for proofs in atlas.proofs.values() for part in proofs.parts]
    return [set(filter(None, fold_phrases(part.phrases))) for part in parts]


def _candidates(lines: Sequence[Line]) -> set[str]:
    users: dict[str, list[str]] = defaultdict(list)
    for line, folded in zip(lines, fold_phrases(line.text for line in lines), strict=True):
        for phrase in phrases_of(folded):
            users[phrase].append(line.document)
    return {phrase for phrase, of in users.items() if len(set(of)) >= FEWEST_LINES and not is_deaf(phrase)}


def _matrix(lines: Sequence[Line], phrases: tuple[str, ...]) -> sp.csr_matrix:
    """(n_lines, n_phrases) float32, 1 where a line holds a phrase, found as a reading finds it."""
    texts = pa.chunked_array([pa.array([line.text for line in lines], pa.large_string())])
    batch = BatchReader(phrases).read(*join_texts(texts), np.ones(len(lines), dtype=bool))
    at = batch.statements.document[batch.statement]
    matrix = sp.csr_matrix((np.ones(at.size, np.float32), (at, batch.mentions.phrase)), (len(lines), len(phrases)))
    matrix.data[:] = 1
    return matrix


def _fit(matrix: sp.csr_matrix, shown: Floats, said: Floats) -> tuple[Floats, Floats]:
    """Logits (n_phrases, n_parts) and bias (n_parts,) by logistic regression, a part at a time but all at once.

    Args:
        shown: (n_lines, n_parts), 1 where a line shows a part.
        said: (n_phrases, n_parts), 1 where the atlas has a phrase for a part.
    """
    n_lines, n_parts = shown.shape
    size = said.size
    across = sp.csr_matrix(matrix.T)
    atlas = np.asarray(matrix @ said)

    def loss(figures: Floats) -> tuple[float, Floats]:
        own, say, bias = figures[:size].reshape(said.shape), figures[size:-n_parts], figures[-n_parts:]
        score = np.asarray(matrix @ own) + atlas * say + bias
        off = (logistic(score) - shown) / n_lines
        cost = (np.logaddexp(0, score) - shown * score).sum() / n_lines + RIDGE * (own**2).sum()
        slope = (np.asarray(across @ off) + 2 * RIDGE * own).ravel()
        return float(cost), np.concatenate([slope, (atlas * off).sum(axis=0), off.sum(axis=0)])

    often = shown.mean(axis=0) + 1 / n_lines
    start = np.concatenate([np.zeros(size), np.full(n_parts, _FIRST_SAY), np.log(often / (1 - often))])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    say = found[size:-n_parts]
    return found[:size].reshape(said.shape) + said * say, found[-n_parts:]
