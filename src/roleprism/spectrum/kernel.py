"""The one batch kernel: a table of texts to a table of spectra, with or without the evidence.

Every door calls it, reading one document being a batch of one, so no two can disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from roleprism.atlas import OTHER_KINDS, SLUGS, Atlas, job_titles, title_role
from roleprism.errors import Fault, UsageError
from roleprism.evidence.attribute import Attributed, attribute
from roleprism.evidence.gather import Spoken, gather
from roleprism.evidence.weigh import Weighed, of_document, parts_of_other, prior_of, weigh
from roleprism.evidence.weights import Floats, Weights, logits_of
from roleprism.reading.batch import BatchReader, ReadBatch
from roleprism.reading.fold import Bytes, Positions
from roleprism.reading.scan import fold_phrases
from roleprism.spectrum.calibration import Grounds, confidence_of, shares_of

INPUT_SCHEMA = pa.schema([("text", pa.string()), ("title", pa.string()), ("is_resume", pa.bool_())])
"""What `Kernel.read_batch` takes; a null text or title is an empty one, a null `is_resume` is a posting."""

_SLUG_STRUCT = pa.struct([(slug, pa.float64()) for slug in SLUGS])
_KIND_STRUCT = pa.struct([(kind, pa.float64()) for kind in OTHER_KINDS])

OUTPUT_SCHEMA = pa.schema(
    [
        ("shares", _SLUG_STRUCT),
        ("primary", pa.string()),
        ("confidence", pa.float64()),
        ("thin", pa.bool_()),
        ("basis", pa.string()),
        ("title_role", pa.string()),
        ("title_agrees", pa.bool_()),
        ("scores", _SLUG_STRUCT),
        ("other_kinds", _KIND_STRUCT),
    ]
)
"""What `Kernel.read_batch` gives, row for row. The share of other work is parted among its kinds; null where thin."""

WORK, TITLE, PRIOR = "work", "title", "prior"


class Details(NamedTuple):
    """What a batch read in full holds beside its table; spans are bytes of `batch.raw`.

    Args:
        prior: (n_documents, 11) the bits of each slug that rest on no evidence.
    """

    batch: ReadBatch
    evidence: Attributed
    prior: Floats


class Kernel:
    """Reads batches with one atlas and one set of weights.

    Args:
        atlas: for what titles name, and for phrases of a user's own laid over the shipped atlas.
        weights: the learned figures.
    """

    def __init__(self, atlas: Atlas, weights: Weights) -> None:
        self.atlas = atlas
        known = with_own_signals(weights, atlas)
        # What is read of them is one class after the other.
        by_class = np.ascontiguousarray(known.signal_logits.transpose(2, 0, 1)).transpose(1, 2, 0)
        self.weights = known._replace(signal_logits=by_class, opinion_logits=np.asfortranarray(known.opinion_logits))
        self._reader = BatchReader(self.weights.signals, job_titles(atlas))
        self._title_role = lru_cache(maxsize=1 << 16)(lambda title: title_role(title, atlas))

    def read_batch(self, table: pa.Table | pa.RecordBatch) -> pa.Table:
        """Read a table of `INPUT_SCHEMA` (other columns are passed over) to a table of `OUTPUT_SCHEMA`."""
        batch = self._scan(table)
        _, weighed = self._weigh(batch)
        return self._judge(weighed, batch.is_resume, _titles(table))

    def read_full(self, table: pa.Table | pa.RecordBatch) -> tuple[pa.Table, Details]:
        """The same table as `read_batch`, with all evidence beside it."""
        batch = self._scan(table)
        spoken, weighed = self._weigh(batch)
        evidence = attribute(batch, spoken, weighed, self.weights)
        table_read = self._judge(weighed, batch.is_resume, _titles(table))
        return table_read, Details(batch, evidence, prior_of(weighed, self.weights))

    def _scan(self, table: pa.Table | pa.RecordBatch) -> ReadBatch:
        raw, starts = join_texts(_column(table, "text"))
        is_resume = np.asarray(pc.fill_null(_column(table, "is_resume"), False), dtype=bool)
        return self._reader.read(raw, starts, is_resume)

    def _weigh(self, batch: ReadBatch) -> tuple[Spoken, Weighed]:
        spoken = gather(batch, self.weights.is_heard)
        return spoken, weigh(spoken, batch.is_resume, self.weights)

    def _judge(self, weighed: Weighed, is_resume: NDArray[np.bool_], titles: Sequence[str]) -> pa.Table:
        weights = self.weights
        named = np.array([title_row(self._title_role(title)) for title in titles], dtype=np.int64)
        shares = shares_of(weighed.scores)
        said = weighed.said_in_all
        grounds = Grounds(shares, said, weighed.deciding, weighed.opinion)
        confidence = confidence_of(grounds, of_document(weights.confidence, is_resume))
        thin = said < weights.thin_below
        # What a thin text itself says is noise: its title decides, or where that names nothing, what is usual.
        shares[thin] = weights.title_shares[named[thin]]
        confidence[thin] = weights.title_confidence[named[thin]]
        primary = shares.argmax(axis=1)
        names = np.array([*SLUGS, ""])
        names_none = named == len(SLUGS)
        return pa.table(
            {
                "shares": _struct_column(shares, _SLUG_STRUCT),
                "primary": pa.array(names[primary]),
                "confidence": pa.array(confidence),
                "thin": pa.array(thin),
                "basis": pa.array(np.where(thin, np.where(names_none, PRIOR, TITLE), WORK)),
                "title_role": pa.array(names[named], mask=names_none),
                "title_agrees": pa.array(named == primary, mask=names_none | thin),
                "scores": _struct_column(weighed.scores, _SLUG_STRUCT),
                "other_kinds": _struct_column(parts_of_other(weighed.works) * shares[:, -1:], _KIND_STRUCT, mask=thin),
            },
            schema=OUTPUT_SCHEMA,
        )


MAX_BATCH_BYTES = np.iinfo(np.int32).max // 2
"""Positions are int32, and folding may add a byte a statement."""


def join_texts(texts: pa.ChunkedArray | pa.Array) -> tuple[Bytes, Positions]:
    r"""One buffer of a column of texts, each followed by "\n", and where each starts; null is empty.

    Raises:
        UsageError: the column holds more text than a batch may.
    """
    texts = texts.cast(pa.large_string())
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    empty, line_end = pa.scalar("", pa.large_string()), pa.scalar("\n", pa.large_string())
    ended = pc.binary_join_element_wise(pc.fill_null(texts, ""), empty, line_end)
    offsets = np.frombuffer(ended.buffers()[1], dtype=np.int64)[ended.offset : ended.offset + len(ended) + 1]
    size = int(offsets[-1] - offsets[0])
    if size > MAX_BATCH_BYTES:
        allowed = f"at most {MAX_BATCH_BYTES:,}"
        raise UsageError(Fault("column 'text'", f"holds {size:,} bytes", allowed, "give smaller batches"))
    data = ended.buffers()[2]
    whole = np.frombuffer(data, dtype=np.uint8) if data is not None else np.zeros(0, dtype=np.uint8)
    return whole[offsets[0] : offsets[-1]], (offsets[:-1] - offsets[0]).astype(np.int32)


def with_own_signals(weights: Weights, atlas: Atlas) -> Weights:
    """Weights that also heed the phrases of a user's own atlas, at the bits it gives them.

    A phrase that the weights know already says what the user's atlas says of it. The second opinion hears those that
    it knows as it knows them.
    """
    given = atlas.own_signal_bits()
    own = dict(zip(fold_phrases(given), given.values(), strict=True))
    own.pop("", None)
    if not own:
        return weights
    row = {signal: at for at, signal in enumerate(weights.signals)}
    added = [phrase for phrase in own if phrase not in row]
    row.update({phrase: len(weights.signals) + at for at, phrase in enumerate(added)})
    kinds, known, classes = weights.signal_logits.shape
    logits = np.zeros((kinds, len(row), classes), dtype=np.float32)
    logits[:, :known] = weights.signal_logits
    for phrase, bits in own.items():
        logits[:, row[phrase]] = logits_of(bits)
    return weights._replace(
        signals=(*weights.signals, *added),
        signal_logits=logits,
        quoted_logits=_silent_for(added, weights.quoted_logits),
        opinion_logits=_silent_for(added, weights.opinion_logits),
    )


def _silent_for(added: Sequence[str], logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Figures by signal, with nothing for those that are added."""
    return np.concatenate((logits, np.zeros((len(added), *logits.shape[1:]), dtype=np.float32)))


def _column(table: pa.Table | pa.RecordBatch, name: str) -> pa.ChunkedArray | pa.Array:
    if name not in table.schema.names:
        allowed = f"columns {', '.join(INPUT_SCHEMA.names)}"
        raise UsageError(Fault("the table", f"has no column {name!r}", allowed, "see INPUT_SCHEMA"))
    return table.column(name)


def title_row(slug: str | None) -> int:
    """Where what a title names stands in `Weights.title_shares`; the last row is for nothing."""
    return len(SLUGS) if slug is None else SLUGS.index(slug)


def input_table(texts: Sequence[str], titles: Sequence[str], are_resumes: Sequence[bool]) -> pa.Table:
    """Columns as a table of `INPUT_SCHEMA`."""
    columns = zip((texts, titles, are_resumes), INPUT_SCHEMA.types, strict=True)
    return pa.table([pa.array(column, kind) for column, kind in columns], schema=INPUT_SCHEMA)


def share_matrix(table: pa.Table) -> Floats:
    """The shares of a table of `OUTPUT_SCHEMA` as rows: (n, 11)."""
    return _matrix(table, "shares")


def other_kinds_matrix(table: pa.Table) -> Floats:
    """The kinds of other work of a table of `OUTPUT_SCHEMA` as rows: (n, 10), NaN where they are null."""
    return _matrix(table, "other_kinds")


def _matrix(table: pa.Table, name: str) -> Floats:
    return np.column_stack([np.asarray(column) for column in table.column(name).combine_chunks().flatten()])


def _titles(table: pa.Table | pa.RecordBatch) -> list[str]:
    return [title or "" for title in _column(table, "title").to_pylist()]


def _struct_column(values: Floats, kind: pa.StructType, mask: NDArray[np.bool_] | None = None) -> pa.StructArray:
    """A row of figures a row; null where the mask is true."""
    columns = [pa.array(column) for column in values.T]
    return pa.StructArray.from_arrays(columns, fields=list(kind), mask=None if mask is None else pa.array(mask))
