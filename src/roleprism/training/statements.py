"""The statements of labelled postings as a table of candidate signals, read just as the kernel reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import pyarrow as pa
import scipy.sparse as sp
from numpy.typing import NDArray

from roleprism.atlas import Atlas, job_titles
from roleprism.document import SectionKind
from roleprism.evidence.gather import gather
from roleprism.evidence.weights import CLASSES, Floats, logits_of
from roleprism.reading.batch import BatchReader, ReadBatch
from roleprism.reading.fold import Bytes, Positions
from roleprism.reading.own_names import own_name_spans
from roleprism.reading.scan import fold_phrases
from roleprism.reading.sections import KINDS
from roleprism.spectrum.kernel import join_texts
from roleprism.training.deaf import is_deaf
from roleprism.training.labelled import Labelled
from roleprism.training.packed import packed_rows
from roleprism.training.quotes import Deciding, named_statements, quoted_statements, read_deciding
from roleprism.training.written import Written

LABELS = "statement_labels.csv.gz"

Labels = dict[tuple[str, str], tuple[str, ...]]
"""(document, statement key) -> classes."""

LONGEST = 3
"""The most words of a learned phrase; phrases of the atlas may be longer."""

FEWEST_EMPLOYERS = 4
"""A phrase that fewer employers use is theirs, not the trade's. Postings that name no company are one employer; a
written posting, which names no one at all, is one each."""

DEAF_SECTIONS = frozenset(
    {SectionKind.BENEFITS, SectionKind.PAY, SectionKind.LEGAL, SectionKind.EDUCATION, SectionKind.HEADLINE}
)

_FUNCTION_WORDS = frozenset(
    """
    a about across after all also an and any are as at be been before being between both but by can could d do
    does during each etc for from had has have how i if in into is it its ll may more most must new of on or
    other our out over own re s so some such t than that the then there these this those through to too under up
    use ve very was we well were what when where which while who will with within without would you your
    """.split()
)


@dataclass(frozen=True)
class Table:
    """Statements of postings, with the signals they hold.

    Args:
        signals: candidate phrases, folded.
        matrix: (n_statements, n_signals) float32 CSR, 1 where a statement holds a signal.
        posting: (n_statements,) int64, row of the posting.
        kind: (n_statements,) int32, code of the section kind.
        label: (n_statements, n_classes) float64, what a reader said of it; rows of zeros where none did.
        was_quoted: (n_statements,) float64, 1 where a reader quoted or named it as deciding, NaN where none was asked.
    """

    signals: tuple[str, ...]
    matrix: sp.csr_matrix
    posting: NDArray[np.int64]
    kind: NDArray[np.int32]
    label: Floats
    was_quoted: Floats

    @property
    def is_labelled(self) -> NDArray[np.bool_]:
        """(n_statements,) bool."""
        return np.asarray(self.label.sum(axis=1) > 0)


def read_table(postings: Sequence[Labelled], atlas: Atlas, written: Sequence[Written] = ()) -> Table:
    """Read all postings into one table of every phrase that may become a signal.

    Args:
        written: those of the postings whose statements came with labels.
    """
    heard = BatchReader([]).read(*_joined(list(map(_without_names, postings))), _are_resumes(postings))
    signals = tuple(sorted(_candidates(heard, postings) | atlas_phrases(atlas)))
    labels = _label_file() | written_labels(written)
    return table_of(postings, signals, labels, atlas, read_deciding())


def table_of(
    documents: Sequence[Labelled], signals: tuple[str, ...], labels: Labels, atlas: Atlas, deciding: Deciding
) -> Table:
    """Read documents into a table of given signals, folded and ascending, as a kernel with that atlas hears them."""
    are_resumes = _are_resumes(documents)
    told = BatchReader([]).read(*_joined([document.text for document in documents]), are_resumes)
    batch = BatchReader(signals, job_titles(atlas)).read(*_joined(list(map(_without_names, documents))), are_resumes)
    spoken = gather(batch, heard_kinds())
    indptr = np.append(spoken.first, spoken.signal.size)
    ones = np.ones(spoken.signal.size, dtype=np.float32)
    matrix = sp.csr_matrix((ones, spoken.signal, indptr), shape=(spoken.first.size, len(signals)))
    # Labels were given to statements with their names in, which start at the same byte or a little before.
    starts_at = batch.statements.start[spoken.statement]
    as_told = np.searchsorted(told.statements.start, starts_at, side="right") - 1
    texts = list(_texts(told, as_told.astype(np.int32)))
    keys = list(map(statement_key, texts))
    label = _labels(documents, spoken.document, keys, labels)
    quoted = quoted_statements(documents, spoken.document, texts)
    quoted = np.where(np.isnan(quoted), named_statements(documents, spoken.document, keys, deciding), quoted)
    return Table(signals, matrix, spoken.document.astype(np.int64), spoken.kind, label, quoted)


def _are_resumes(documents: Sequence[Labelled]) -> NDArray[np.bool_]:
    return np.array([document.is_resume for document in documents], dtype=bool)


def _joined(texts: Sequence[str]) -> tuple[Bytes, Positions]:
    return join_texts(pa.chunked_array([pa.array(texts, pa.large_string())]))


def _without_names(labelled: Labelled) -> str:
    """The text as a reading hears it, without its own names; no byte moves."""
    pieces: list[str] = []
    position = 0
    for start, end in sorted(own_name_spans(labelled.document)):
        if end > position:
            blank = " " * len(labelled.text[max(start, position) : end].encode())
            pieces += labelled.text[position:start], blank
            position = end
    return "".join(pieces) + labelled.text[position:]


def heard_kinds() -> NDArray[np.bool_]:
    """The section kinds that can speak of the work: (n_kinds,) bool."""
    return np.array([kind not in DEAF_SECTIONS for kind in KINDS])


def atlas_phrases(atlas: Atlas) -> set[str]:
    """The folded phrases of the atlas that may carry weight."""
    folded = set(fold_phrases(phrase for signal in atlas.signals for phrase in signal.phrases))
    return {phrase for phrase in folded if phrase and not is_deaf(phrase)}


def atlas_logits(signals: Sequence[str], atlas: Atlas) -> Floats:
    """What the atlas says of each signal before any text is counted: (n_signals, n_classes), in nats."""
    row = {phrase: at for at, phrase in enumerate(signals)}
    logits = np.zeros((len(signals), len(CLASSES)))
    for signal in atlas.signals:
        for phrase in fold_phrases(signal.phrases):
            at = row.get(phrase)
            if at is not None:
                logits[at] = logits_of(signal.weights)
    return logits


def _texts(batch: ReadBatch, rows: NDArray[np.int32]) -> Iterator[str]:
    """The folded text of each statement."""
    starts = batch.folded.statement_starts
    ends = np.append(starts[1:], batch.folded.text.size)
    whole = batch.folded.text.tobytes().decode("ascii")
    for start, end in zip(starts[rows].tolist(), ends[rows].tolist(), strict=True):
        yield whole[start:end].strip()


def _candidates(batch: ReadBatch, postings: Sequence[Labelled]) -> set[str]:
    """Phrases of one to three words that enough employers use and that name no one and no place."""
    statements = batch.statements
    rows = np.flatnonzero(heard_kinds()[statements.kind] & ~statements.is_heading).astype(np.int32)
    employers: dict[str, set[str]] = {}
    for document, text in zip(statements.document[rows].tolist(), _texts(batch, rows), strict=True):
        posting = postings[document]
        employer = posting.group if posting.company or posting.origin == "written" else ""
        for phrase in phrases_of(text):
            users = employers.setdefault(phrase, set())
            if len(users) < FEWEST_EMPLOYERS:
                users.add(employer)
    return {phrase for phrase, users in employers.items() if len(users) >= FEWEST_EMPLOYERS and not is_deaf(phrase)}


def phrases_of(text: str) -> set[str]:
    """The phrases of a folded statement that neither start nor end with a function word."""
    words = text.split()
    edges = [word not in _FUNCTION_WORDS for word in words]
    return {
        " ".join(words[at : at + length])
        for length in range(1, LONGEST + 1)
        for at in range(len(words) - length + 1)
        if edges[at] and edges[at + length - 1]
    }


def statement_key(text: str) -> str:
    """How the label file names a folded statement, without its words."""
    return hashlib.blake2b(text[:300].encode(), digest_size=6).hexdigest()


def _label_file() -> Labels:
    """The classes that the project's readers gave."""
    rows = packed_rows(files("roleprism.training") / "data" / LABELS)
    return {(row["posting"], row["statement"]): tuple(row["classes"].split("+")) for row in rows}


def written_labels(written: Sequence[Written]) -> Labels:
    """The classes that came with written documents."""
    told = [(one.posting.id, words, classes) for one in written for words, classes in one.statements]
    folded = fold_phrases(words for _, words, _ in told)
    return {(document, statement_key(text)): classes for (document, _, classes), text in zip(told, folded, strict=True)}


def _labels(documents: Sequence[Labelled], document: NDArray[np.int32], keys: Sequence[str], labels: Labels) -> Floats:
    """Join labels to statements: (n_statements, n_classes); of two classes the first counts more."""
    label = np.zeros((len(keys), len(CLASSES)))
    for at, (row, key) in enumerate(zip(document.tolist(), keys, strict=True)):
        classes = labels.get((documents[row].id, key), ())
        for name, part in zip(classes, (1.0,) if len(classes) == 1 else (0.6, 0.4), strict=False):
            label[at, CLASSES.index(name)] += part
    return label


def learnable(table: Table, rows: NDArray[np.int64], always: set[str]) -> NDArray[np.int64]:
    """The columns of the signals that some labelled statements share, and those of the atlas."""
    labelled = rows[table.is_labelled[rows]]
    shared = np.bincount(table.matrix[labelled].indices, minlength=len(table.signals)) > 1
    return np.flatnonzero(shared | np.array([phrase in always for phrase in table.signals]))
