"""The learned figures that a reading rests on, as one checked value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from io import BytesIO
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.atlas.slugs import ROLE_SLUGS, SLUGS, WORK
from roleprism.errors import Fault, WeightsError
from roleprism.evidence.archive import open_shipped, read_archive
from roleprism.reading.sections import KINDS

Floats = NDArray[np.float64]

FORMAT = 8
"""The layout of the file; a file of another layout is refused."""

CLASSES = (*WORK, "silent")
"""What a statement can speak for: the work of a role, a kind of other work, or nothing about the work."""

SILENT = len(WORK)

N_ROLES = len(ROLE_SLUGS)
"""Of the kinds of work the first are the roles, each its own slug; all after them are other work."""

SLUG_OF_WORK = np.minimum(np.arange(len(WORK)), N_ROLES)
"""The row in `SLUGS` that the share of each kind of work belongs to: (n_work,)."""

NATS_A_BIT = float(np.log(2))


def logits_of(bits: Mapping[str, float]) -> Floats:
    """What bits by slug add to the logits of each class, in nats: (n_classes,). Kinds of other work get the same."""
    by_slug = np.array([bits.get(slug, 0.0) for slug in SLUGS]) * NATS_A_BIT
    return np.append(by_slug[SLUG_OF_WORK], 0.0)


class Weights(NamedTuple):
    """Everything learned. Logits are in nats, scores in bits.

    What postings and résumés have each for themselves stands in two rows, that of postings first.

    Args:
        version: where and when they were learned, printed with every reading.
        signals: the phrases, folded, ascending.
        signal_logits: (2, n_signals, n_classes) float32, what a signal adds to each class of its statement.
        class_logits: (2, n_classes) what a statement says before its signals are read.
        crowding: signals of one statement share their say: their sum is divided by n ** crowding.
        quoted_logits: (n_signals,) float32, what a signal adds to how likely a reader quotes its statement as one that
            decided; of postings and résumés alike.
        quoted_by_section: (n_kinds,) the same of a section, before signals are read.
        section_gains: (n_kinds,) how much a statement counts by its section; 0 is not heard.
        scales: (n_scales,) how much must be said of a class of work before saying more of it tells little.
        class_bits: (n_scales, n_amounts, n_work) by scale: what log2(1 + amount / scale) adds to the score of each
            kind of work. Amounts are what is said of each kind of work, what is said plainly of each, and what is said
            of each where it decides.
        prior_bits: (n_work,) the score of each kind of work before reading.
        opinion_logits: (n_signals, 11) float32, what a signal says of the slug that leads its document, however its
            statement is understood; of postings and résumés alike.
        opinion_prior: (11,) the same before signals are read.
        most_said: (2,) a document that says more is weighed as though it said so much.
        confidence: (2, 7) logistic, over the features of `roleprism.spectrum.calibration`.
        thin_below: a document whose `said` is less says too little for an answer of its own.
        title_shares: (12, 11) where only a title is left: shares by what the title names; last row: nothing.
        title_confidence: (12,) how often the first of those shares is right.
    """

    version: str
    signals: tuple[str, ...]
    signal_logits: NDArray[np.float32]
    class_logits: Floats
    crowding: float
    quoted_logits: NDArray[np.float32]
    quoted_by_section: Floats
    section_gains: Floats
    scales: Floats
    class_bits: Floats
    prior_bits: Floats
    opinion_logits: NDArray[np.float32]
    opinion_prior: Floats
    most_said: Floats
    confidence: Floats
    thin_below: float
    title_shares: Floats
    title_confidence: Floats

    @property
    def by_class(self) -> NDArray[np.float32]:
        """What signals add to each class, those of postings, then those of résumés: (n_classes, 2 * n_signals)."""
        by_class = self.signal_logits.transpose(2, 0, 1)
        return by_class.reshape(by_class.shape[0], -1)

    @property
    def is_heard(self) -> NDArray[np.bool_]:
        """Which section kinds count at all: (n_kinds,) bool."""
        return self.section_gains > 0


def for_both(figures: NDArray[Any] | float) -> NDArray[Any]:
    """What postings and résumés share, in the two rows of what they may have each for themselves."""
    return np.stack([np.asarray(figures)] * 2)


@cache
def load_weights() -> Weights:
    """The weights that come with roleprism.

    Raises:
        WeightsError: the file is missing, damaged or of another layout.
    """
    return read_weights(*open_shipped("weights.npz"))


def read_weights(file: IO[bytes], where: str) -> Weights:
    """Read weights from a file that `write_weights` wrote.

    Raises:
        WeightsError: it is damaged or of another layout.
    """
    table = read_archive(file, where, FORMAT, (*Weights._fields, "work", "kinds"))
    if tuple(table["work"]) != WORK or tuple(table["kinds"]) != tuple(map(str, KINDS)):
        wrong, remedy = "is for other roles or sections", "train again, or install the matching version"
        raise WeightsError(Fault(where, wrong, remedy=remedy))
    return Weights(
        version=str(table["version"]),
        signals=tuple(bytes(table["signals"]).decode("ascii").split("\n")),
        signal_logits=np.cumsum(table["signal_logits"].astype(np.float32), axis=0),
        class_logits=table["class_logits"],
        crowding=float(table["crowding"]),
        quoted_logits=table["quoted_logits"].astype(np.float32),
        quoted_by_section=table["quoted_by_section"],
        section_gains=table["section_gains"],
        scales=table["scales"],
        class_bits=table["class_bits"],
        prior_bits=table["prior_bits"],
        opinion_logits=table["opinion_logits"].astype(np.float32),
        opinion_prior=table["opinion_prior"],
        most_said=table["most_said"],
        confidence=table["confidence"],
        thin_below=float(table["thin_below"]),
        title_shares=table["title_shares"],
        title_confidence=table["title_confidence"],
    )


def called_by_content(weights: Weights) -> Weights:
    """The weights with a digest of their figures in their name, so that no others can pass for them.

    What was read with other weights is read anew wherever readings are kept.
    """
    file = BytesIO()
    write_weights(weights, file)
    return weights._replace(version=f"{weights.version}-{blake2b(file.getvalue(), digest_size=3).hexdigest()}")


def write_weights(weights: Weights, file: IO[bytes]) -> None:
    """Write weights, the same bytes for the same figures.

    Of résumés stands what their signals say more than those of postings: most say the same, and nothings pack well.
    """
    table = dict(weights._asdict())
    table["signals"] = np.frombuffer("\n".join(weights.signals).encode("ascii"), dtype=np.uint8)
    table["signal_logits"] = np.diff(weights.signal_logits, axis=0, prepend=np.float32(0)).astype(np.float16)
    table["quoted_logits"] = weights.quoted_logits.astype(np.float16)
    table["opinion_logits"] = weights.opinion_logits.astype(np.float16)
    np.savez_compressed(
        file,
        allow_pickle=False,
        format=FORMAT,
        work=np.array(WORK),
        kinds=np.array(list(map(str, KINDS))),
        **table,
    )
