"""Documents to readings, by the kernel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
import pyarrow as pa

from roleprism.atlas import SLUGS, Atlas, load
from roleprism.document import Document, Section, Span
from roleprism.evidence import Evidence
from roleprism.evidence.bits import Bits
from roleprism.evidence.weights import Floats, Weights, load_weights
from roleprism.reading.fold import Positions
from roleprism.reading.own_titles import without_own_titles
from roleprism.reading.sections import KINDS
from roleprism.spectrum.kernel import INPUT_SCHEMA, Details, Kernel
from roleprism.spectrum.reading import Reading, TitleReading
from roleprism.spectrum.spectrum import Spectrum
from roleprism.version import __version__

BATCH = 64
"""Documents read at once: enough that the batch pays, few enough that the first answer comes soon."""


class Reader:
    """Reads documents with one atlas and one set of weights.

    Args:
        atlas: the shipped one where None.
        weights: the shipped ones where None.
    """

    def __init__(self, atlas: Atlas | None = None, weights: Weights | None = None) -> None:
        self.atlas = load() if atlas is None else atlas
        self.kernel = Kernel(self.atlas, load_weights() if weights is None else weights)
        self._prior = dict(zip(SLUGS, self.kernel.weights.prior_bits.tolist(), strict=True))
        self.versions: Mapping[str, str] = {
            "roleprism": __version__,
            "atlas": self.atlas.version,
            "weights": self.kernel.weights.version,
        }

    def read(self, document: Document) -> Reading:
        """Read one document."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents as they come, in batches."""
        rest = iter(documents)
        while batch := list(islice(rest, BATCH)):
            yield from self._read_batch(batch)

    def _read_batch(self, documents: Sequence[Document]) -> Iterator[Reading]:
        table, details = self.kernel.read_full(documents_table(documents))
        sections = _sections(details, len(documents))
        evidence = self._evidence(details, documents, _matrix(table.column("shares")))
        for at, row in enumerate(table.to_pylist()):
            document = documents[at]
            spectrum = Spectrum(
                shares=row["shares"],
                confidence=row["confidence"],
                thin=row["thin"],
                basis=row["basis"],
                scores=row["scores"],
                prior=self._prior,
            )
            title = TitleReading(document.title, row["title_role"], row["title_agrees"])
            yield Reading(document, sections[at], evidence[at], spectrum, title, self.versions)

    def _evidence(self, details: Details, documents: Sequence[Document], shares: Floats) -> list[tuple[Evidence, ...]]:
        """What did most for the answer first: by the largest of bits times share."""
        found = details.evidence
        influence = (found.bits * shares[found.document]).max(axis=1, initial=0)
        order = np.lexsort((found.start, -influence, found.document))
        start, end = _code_points(details, found.start[order]), _code_points(details, found.end[order])
        signals, texts = self.kernel.weights.signals, [document.text.content for document in documents]
        rows: list[list[Evidence]] = [[] for _ in documents]
        columns = (found.document[order], start, end, found.signal[order], found.kind[order])
        for document, first, past, signal, kind, bits in zip(
            *(column.tolist() for column in columns), found.bits[order], strict=True
        ):
            quote = texts[document][first:past]
            rows[document].append(Evidence(signals[signal], Span(first, past), quote, KINDS[kind], Bits(bits)))
        return [tuple(row) for row in rows]


def documents_table(documents: Iterable[Document]) -> pa.Table:
    """Documents as the kernel takes them; a title that stands in the text is blanked there."""
    rows = [(work_text(document), _encodable(document.title), document.kind == "resume") for document in documents]
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, INPUT_SCHEMA, strict=True)],
                    schema=INPUT_SCHEMA)  # fmt: skip


def work_text(document: Document) -> str:
    """The text that the kernel reads: without the document's own titles, no offset moved."""
    return _encodable(without_own_titles(document))


def _encodable(text: str) -> str:
    """The text with "?" for lone surrogates, which neither UTF-8 nor Arrow can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _matrix(slugs: pa.ChunkedArray) -> Floats:
    """A column of structs by slug as rows: (n, 11)."""
    return np.column_stack([np.asarray(column) for column in slugs.combine_chunks().flatten()])


def _code_points(details: Details, at: Positions) -> Positions:
    """Bytes of the batch to code points of the document that each stands in."""
    batch = details.batch
    leads = np.concatenate((np.zeros(1, np.int32), np.cumsum((batch.raw & 0xC0) != 0x80, dtype=np.int32)))
    document = np.searchsorted(batch.document_starts, at, side="right") - 1
    return np.asarray(leads[at] - leads[batch.document_starts[document]], dtype=np.int32)


def _sections(details: Details, n_documents: int) -> list[tuple[Section, ...]]:
    """Runs of statements of one kind, each from its first statement to the next run."""
    statements = details.batch.statements
    rows: list[list[Section]] = [[] for _ in range(n_documents)]
    opens = np.ones(statements.start.size, dtype=bool)
    opens[1:] = (
        (statements.document[1:] != statements.document[:-1])
        | (statements.kind[1:] != statements.kind[:-1])
        | statements.is_heading[1:]
    )
    at = np.flatnonzero(opens).astype(np.int32)
    ends = _ends(details)
    start = _code_points(details, statements.start[at])
    end = np.append(start[1:], 0)
    documents = statements.document[at]
    is_last = np.append(documents[1:] != documents[:-1], True)
    end[is_last] = ends[documents[is_last]]
    heading_end = _heading_ends(details, at, end)
    for document, kind, first, past, is_heading, stop in zip(
        documents.tolist(), statements.kind[at].tolist(), start.tolist(), end.tolist(),
        statements.is_heading[at].tolist(), heading_end.tolist(), strict=True,
    ):  # fmt: skip
        heading = Span(first, min(stop, past)) if is_heading else None
        rows[document].append(Section(KINDS[kind], Span(first, past), heading))
    return [tuple(row) for row in rows]


def _ends(details: Details) -> Positions:
    """The length of each document in code points, without the line end that was added."""
    batch = details.batch
    leads = ((batch.raw & 0xC0) != 0x80).astype(np.int64)
    return np.asarray(np.add.reduceat(leads, batch.document_starts) - 1, dtype=np.int32)


def _heading_ends(details: Details, at: Positions, end: Positions) -> Positions:
    """Where the statement that opens each section ends, in code points."""
    statements = details.batch.statements
    following = np.minimum(at + 1, statements.start.size - 1)
    is_same = statements.document[following] == statements.document[at]
    stop = _code_points(details, statements.start[following])
    return np.where(is_same & (following > at), stop, end).astype(np.int32)
