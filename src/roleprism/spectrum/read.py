"""Documents to readings, by the kernel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from roleprism.atlas import SLUGS, Atlas, load
from roleprism.document import Document, Posting, Resume, Section, Span
from roleprism.errors import Fault, UsageError
from roleprism.evidence import Evidence
from roleprism.evidence.attribute import Attributed
from roleprism.evidence.bits import Bits
from roleprism.evidence.weights import Floats, Weights, load_weights
from roleprism.reading.code_points import CodePoints
from roleprism.reading.own_names import without_own_names
from roleprism.reading.plain import LINE_ENDS
from roleprism.reading.sections import KINDS, Statements
from roleprism.spectrum.kernel import Kernel, input_table, share_matrix
from roleprism.spectrum.reading import Reading, TitleReading
from roleprism.spectrum.spectrum import Spectrum
from roleprism.version import __version__

BATCH = 64
"""Documents read at once: enough that the batch pays, few enough that the first answer comes soon."""

_LINE_END = re.compile(f"[{LINE_ENDS}]")


class Reader:
    """Reads documents with one atlas and one set of weights.

    Args:
        atlas: the shipped one where None.
        weights: the shipped ones where None.
    """

    def __init__(self, atlas: Atlas | None = None, weights: Weights | None = None) -> None:
        self.atlas = load() if atlas is None else atlas
        self.kernel = Kernel(self.atlas, load_weights() if weights is None else weights)
        self.versions: Mapping[str, str] = {
            "roleprism": __version__,
            "atlas": self.atlas.version,
            "weights": self.kernel.weights.version,
        }

    def read(self, document: Document) -> Reading:
        """Read one document.

        Raises:
            UsageError: it is none.
        """
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents as they come, in batches.

        Raises:
            UsageError: one of them is none.
        """
        rest = map(_checked, documents)
        while batch := list(islice(rest, BATCH)):
            yield from self._read_batch(batch)

    def _read_batch(self, documents: Sequence[Document]) -> Iterator[Reading]:
        table, details = self.kernel.read_full(documents_table(documents))
        code_points = CodePoints(details.batch)
        sections = _sections(details.batch.statements, code_points, [document.text.content for document in documents])
        evidence = self._evidence(details.evidence, code_points, documents, share_matrix(table))
        prior = details.prior.tolist()
        for at, row in enumerate(table.to_pylist()):
            document = documents[at]
            spectrum = Spectrum(
                shares=row["shares"],
                confidence=row["confidence"],
                thin=row["thin"],
                basis=row["basis"],
                scores=row["scores"],
                prior=dict(zip(SLUGS, prior[at], strict=True)),
                other_kinds=row["other_kinds"] or {},
            )
            title = TitleReading(document.title, row["title_role"], row["title_agrees"])
            yield Reading(document, sections[at], evidence[at], spectrum, title, self.versions)

    def _evidence(
        self, found: Attributed, code_points: CodePoints, documents: Sequence[Document], shares: Floats
    ) -> list[tuple[Evidence, ...]]:
        """In the order of `Attributed.in_order`, what each did for the answer being the largest of bits times share."""
        share = shares[found.document]
        order = found.in_order((found.bits * share).max(axis=1, initial=0))
        role = _roles_spoken_for(found.bits, share)
        start, end = code_points(found.start[order]), code_points(found.end[order])
        signals, texts = self.kernel.weights.signals, [document.text.content for document in documents]
        rows: list[list[Evidence]] = [[] for _ in documents]
        columns = (found.document[order], start, end, found.signal[order], found.kind[order], role[order])
        for document, first, past, signal, kind, at, bits in zip(
            *(column.tolist() for column in columns), found.bits[order], strict=True
        ):
            quote = texts[document][first:past]
            ev = Evidence(signals[signal], Span(first, past), quote, KINDS[kind], SLUGS[at], Bits(bits))
            rows[document].append(ev)
        return [tuple(row) for row in rows]


def _roles_spoken_for(bits: Floats, share: Floats) -> NDArray[np.int64]:
    """What each piece speaks for most of what has a share, or of all where it speaks for none of that: rows in `SLUGS`.

    A word of a rare role would else stand under that role in a text that has none of it.
    """
    of_those = np.where(share > 0, bits, -np.inf)
    speaks = of_those.max(axis=1, initial=-np.inf) > 0
    return np.asarray(np.where(speaks, of_those.argmax(axis=1), bits.argmax(axis=1)))


def _checked(document: object) -> Document:
    if not isinstance(document, Posting | Resume):
        wrong, remedy = f"is {type(document).__name__}", "read text with roleprism.read_text, files with roleprism.read"
        raise UsageError(Fault("a document to read", wrong, "a Posting or a Resume", remedy))
    return document


def documents_table(documents: Sequence[Document]) -> pa.Table:
    """Documents as the kernel takes them, their own names blanked."""
    return input_table(
        [work_text(document) for document in documents],
        [_encodable(document.title) for document in documents],
        [document.kind == "resume" for document in documents],
    )


def work_text(document: Document) -> str:
    """The text that the kernel reads: without the document's own names, no offset moved."""
    return _encodable(without_own_names(document))


def _encodable(text: str) -> str:
    """The text with "?" for lone surrogates, which neither UTF-8 nor Arrow can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _sections(statements: Statements, code_points: CodePoints, texts: Sequence[str]) -> list[tuple[Section, ...]]:
    """Runs of statements of one section, each from its first statement to the next run."""
    rows: list[list[Section]] = [[] for _ in texts]
    opens = np.ones(statements.start.size, dtype=bool)
    opens[1:] = (
        (statements.document[1:] != statements.document[:-1])
        | (statements.section[1:] != statements.section[:-1])
        | statements.is_heading[1:]
    )
    at = np.flatnonzero(opens).astype(np.int32)
    start = code_points(statements.start[at])
    end = np.append(start[1:], 0)
    documents = statements.document[at]
    is_last = np.append(documents[1:] != documents[:-1], True)
    end[is_last] = code_points.lengths()[documents[is_last]]
    for document, kind, first, past, is_heading in zip(
        documents.tolist(), statements.section[at].tolist(), start.tolist(), end.tolist(),
        statements.is_heading[at].tolist(), strict=True,
    ):  # fmt: skip
        line_end = _LINE_END.search(texts[document], first, past)
        heading = Span(first, line_end.start() if line_end else past) if is_heading else None
        rows[document].append(Section(KINDS[kind], Span(first, past), heading))
    return [tuple(row) for row in rows]
