"""Which section every statement of a batch stands in.

A heading is a short line made mostly of a heading's phrase, or a statement that opens with such a phrase and
a colon. What follows belongs to it until the next one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.document import SectionKind
from roleprism.reading.fold import Bytes, Folded, Positions
from roleprism.reading.headings import POSTING_HEADINGS, RESUME_HEADINGS
from roleprism.reading.scan import Mentions
from roleprism.reading.statements import Lines

KINDS = tuple(SectionKind)
"""A section kind's code in the arrays below is its place here."""

MARKED_LENGTH = 60
"""The longest line, folded, that a mark ("#", "**", a closing colon) makes a heading."""

PLAIN_LENGTH = 45
"""The longest line, folded, that is a heading by its words alone."""

COVERAGE = 0.34
"""The part of a plain line that a heading's phrase must make up."""

_NONE = -1
_NO_RANK = 1 << 20
_COLON, _STAR = ord(":"), ord("*")


class HeadingTable(NamedTuple):
    """All heading phrases with what they open in each kind of document.

    Args:
        phrases: folded, distinct.
        kind: (2, n_phrases) int32, code of the section opened, or -1; row 0 postings, row 1 résumés.
        rank: (2, n_phrases) int32, precedence among the phrases of one line, the lowest first.
    """

    phrases: tuple[str, ...]
    kind: Positions
    rank: Positions


def _build_table() -> HeadingTable:
    tables: tuple[Mapping[SectionKind, tuple[str, ...]], ...] = (POSTING_HEADINGS, RESUME_HEADINGS)
    phrases = tuple(sorted({phrase for table in tables for group in table.values() for phrase in group}))
    row = {phrase: at for at, phrase in enumerate(phrases)}
    kind = np.full((len(tables), len(phrases)), _NONE, dtype=np.int32)
    rank = np.full_like(kind, _NO_RANK)
    for document, table in enumerate(tables):
        for precedence, (section, group) in enumerate(table.items()):
            for phrase in group:
                if kind[document, row[phrase]] == _NONE:
                    kind[document, row[phrase]] = KINDS.index(section)
                    rank[document, row[phrase]] = precedence
    return HeadingTable(phrases, kind, rank)


HEADINGS = _build_table()


class Statements(NamedTuple):
    """The statements of a batch, in order: each (n_statements,).

    Args:
        document: int32, the row of the document.
        start: int32, the first byte in the raw batch.
        kind: int32, code of the section that it stands in.
        is_heading: bool, the whole statement is a heading.
    """

    document: Positions
    start: Positions
    kind: Positions
    is_heading: NDArray[np.bool_]


def find_statements(
    raw: Bytes,
    folded: Folded,
    starts: Positions,
    lines: Lines,
    document_starts: Positions,
    is_resume: NDArray[np.bool_],
    headings: Mentions,
) -> Statements:
    """Give every statement its document and its section.

    Args:
        raw: (n,) uint8, the batch.
        folded: the batch, folded.
        starts: (n_statements,) int32, where in `raw` each starts.
        lines: the batch's lines.
        document_starts: (n_documents,) int32.
        is_resume: (n_documents,) bool.
        headings: mentions of `HEADINGS.phrases`.
    """
    document = (np.searchsorted(document_starts, starts, side="right") - 1).astype(np.int32)
    at = (np.searchsorted(folded.statement_starts, headings.start, side="right") - 1).astype(np.int32)
    table = is_resume[document[at]].astype(np.int32)
    kind, rank = HEADINGS.kind[table, headings.phrase], HEADINGS.rank[table, headings.phrase]
    is_whole = _are_whole_headings(raw, folded, starts, lines, document, at, headings)
    leads = _lead_with_colon(raw, folded, at, headings)
    opens = (kind != _NONE) & (is_whole | leads)
    length = headings.end - headings.start
    order = np.lexsort((-length[opens], rank[opens]))[::-1]
    opened = np.full(starts.size, _NONE, dtype=np.int32)
    opened[at[opens][order]] = kind[opens][order]
    is_heading = np.zeros(starts.size, dtype=bool)
    is_heading[at[opens & is_whole]] = True
    return Statements(document, starts, _carry_forward(opened, document), is_heading)


def _are_whole_headings(
    raw: Bytes,
    folded: Folded,
    starts: Positions,
    lines: Lines,
    document: Positions,
    at: Positions,
    headings: Mentions,
) -> NDArray[np.bool_]:
    """Whether each mention makes the whole statement it stands in a heading: (n_mentions,) bool."""
    if not at.size:
        return np.zeros(0, dtype=bool)
    own = np.flatnonzero(~lines.is_wrapped)
    line = np.full(starts.size + 1, _NONE, dtype=np.int32)
    line[np.searchsorted(starts, lines.start[own])] = own
    ends_document = np.append(document[1:] != document[:-1], True)
    is_line = (line[:-1] != _NONE) & ((line[1:] != _NONE) | ends_document)
    line = line[:-1]
    marked, bullet = lines.is_marked[line], lines.is_bullet[line]
    last = raw[lines.end[line] - 1]
    is_closed = (last == ord(".")) | (last == ord(",")) | (last == ord(";"))
    length = np.diff(folded.statement_starts, append=folded.text.size) - 2
    marked_one = marked & (length <= MARKED_LENGTH)
    plain_one = ~marked & ~bullet & ~is_closed & (length <= PLAIN_LENGTH)
    covers = headings.end - headings.start >= COVERAGE * length[at]
    return np.asarray((is_line & marked_one)[at] | ((is_line & plain_one)[at] & covers))


def _lead_with_colon(raw: Bytes, folded: Folded, at: Positions, headings: Mentions) -> NDArray[np.bool_]:
    """Whether each mention opens its statement and a colon follows, perhaps within bold marks: bool."""
    is_first = headings.start - folded.statement_starts[at] <= 2
    past = folded.source[headings.end - 1] + 1
    following = [raw[np.minimum(past + offset, raw.size - 1)] for offset in range(3)]
    bold = (following[0] == _STAR) & (following[1] == _STAR) & (following[2] == _COLON)
    return np.asarray(is_first & ((following[0] == _COLON) | bold))


def _carry_forward(opened: Positions, document: Positions) -> Positions:
    """Fill each statement with the section last opened in its document, at first `OPENING`."""
    first = np.append(True, document[1:] != document[:-1])
    opened = np.where(first & (opened == _NONE), KINDS.index(SectionKind.OPENING), opened)
    last = np.maximum.accumulate(np.where(opened != _NONE, np.arange(opened.size), 0))
    return opened[last].astype(np.int32)
