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
from roleprism.reading.headings import ALONE_HEADINGS, NO_HEADINGS, POSTING_HEADINGS, RESUME_HEADINGS
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

ALONE = 0.7
"""The part of its line, folded, that a heading which names work as well must make up."""

LONGEST_LABEL = 32
"""How far into a line, in bytes, the colon of a label stands."""

_ASIDES = [KINDS.index(kind) for kind in (SectionKind.SKILLS, SectionKind.SUMMARY, SectionKind.OTHER)]
_EDUCATION = KINDS.index(SectionKind.EDUCATION)
_WORK = [KINDS.index(kind) for kind in (SectionKind.EXPERIENCE, SectionKind.PROJECTS)]
_NONE = -1
_NO_RANK = 1 << 20
_FIRST_OF_ALL = -1
_LEAD = 2
"""How far from the start of its statement the first word of it stands, folded."""
_COLON, _STAR, _HASH = ord(":"), ord("*"), ord("#")


class HeadingTable(NamedTuple):
    """All heading phrases with what they open in each kind of document.

    Args:
        phrases: folded, distinct.
        kind: (2, n_phrases) int32, code of the section opened, or -1; row 0 postings, row 1 résumés.
        rank: (2, n_phrases) int32, precedence among the phrases of one line, the lowest first.
        is_none: (n_phrases,) bool, holds a heading's word and is no heading.
        is_alone: (n_phrases,) bool, names work as well, and so opens a section only where it is nearly all of its line;
            of résumés.
        is_label: (n_phrases,) bool, more than one word: in bold letters before a text it opens a section, where a
            single word is as likely to be stressed.
    """

    phrases: tuple[str, ...]
    kind: Positions
    rank: Positions
    is_none: NDArray[np.bool_]
    is_alone: NDArray[np.bool_]
    is_label: NDArray[np.bool_]


def _build_table() -> HeadingTable:
    tables: tuple[Mapping[SectionKind, tuple[str, ...]], ...] = (POSTING_HEADINGS, RESUME_HEADINGS)
    phrases = tuple(
        sorted({phrase for table in tables for group in table.values() for phrase in group} | set(NO_HEADINGS))
    )
    row = {phrase: at for at, phrase in enumerate(phrases)}
    kind = np.full((len(tables), len(phrases)), _NONE, dtype=np.int32)
    rank = np.full_like(kind, _NO_RANK)
    for document, table in enumerate(tables):
        for precedence, (section, group) in enumerate(table.items()):
            for phrase in group:
                if kind[document, row[phrase]] == _NONE:
                    kind[document, row[phrase]] = KINDS.index(section)
                    rank[document, row[phrase]] = precedence
    is_none, is_alone = np.isin(phrases, NO_HEADINGS), np.isin(phrases, ALONE_HEADINGS)
    return HeadingTable(phrases, kind, rank, is_none, is_alone, np.array([" " in phrase for phrase in phrases]))


HEADINGS = _build_table()
_ABOUT = HEADINGS.phrases.index("about")
"""A short line that starts so is a heading however long the name of the company behind it."""


class Statements(NamedTuple):
    """The statements of a batch, in order: each (n_statements,).

    Args:
        document: int32, the row of the document.
        start: int32, the first byte in the raw batch.
        section: int32, code of the section that it stands in.
        kind: int32, code of the section that it is heard as: the same, but for a line that names its own amid work.
        is_heading: bool, the whole statement is a heading.
    """

    document: Positions
    start: Positions
    section: Positions
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
    speaks = (kind != _NONE) | HEADINGS.is_none[headings.phrase]
    counts = (kind != _NONE) & ~_are_inside_another(headings, speaks)
    counts &= (table == 0) | _are_alone_enough(folded, at, headings)
    covered = np.zeros(starts.size)
    np.add.at(covered, at, (headings.end - headings.start) * counts)
    is_named = (headings.phrase == _ABOUT) & (headings.start - folded.statement_starts[at] <= _LEAD) & (table == 0)
    covered[at[is_named]] = np.inf
    rank = np.where(is_named, _FIRST_OF_ALL, rank)
    leads = _lead_a_statement(raw, folded, at, headings)
    of_resume = is_resume[document]
    is_label = np.zeros(starts.size, dtype=bool)
    is_label[at[leads & counts & ~_end_a_statement(folded, at, headings)]] = True
    is_label &= raw[starts] != _HASH
    is_whole = _are_whole_headings(raw, folded, starts, lines, document, covered, of_resume) & ~(of_resume & is_label)
    opens = counts & (is_whole[at] | leads)
    length = headings.end - headings.start
    order = np.lexsort((-length[opens], rank[opens]))[::-1]
    opened = np.full(starts.size, _NONE, dtype=np.int32)
    opened[at[opens][order]] = kind[opens][order]
    is_heading = np.zeros(starts.size, dtype=bool)
    is_heading[at[opens & is_whole[at]]] = True
    aside = of_resume & ~is_heading
    if aside.any():
        aside &= _are_asides(opened, document, _are_on_bullets(lines, starts))
    section = kinds = _carry_forward(np.where(aside, _NONE, opened), document)
    if aside.any():
        last, goes_on = _runs_of_labels(raw, starts, document, aside, is_heading)
        kinds = np.where(goes_on & (opened[last] != _EDUCATION), opened[last], section)
    return Statements(document, starts, section, kinds, is_heading)


def _are_inside_another(headings: Mentions, speaks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each mention is a part of a longer one that speaks, as "description" is of "company description"."""
    order = np.lexsort((-headings.end, headings.start))
    order = order[speaks[order]]
    end = headings.end[order]
    inside = np.zeros(speaks.size, dtype=bool)
    inside[order[1:]] = np.maximum.accumulate(end)[:-1] >= end[1:]
    return inside


def _are_whole_headings(
    raw: Bytes,
    folded: Folded,
    starts: Positions,
    lines: Lines,
    document: Positions,
    covered: NDArray[np.float64],
    is_resume: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Whether each statement is a heading as a whole, if it holds a heading's phrase: (n_statements,) bool.

    Args:
        covered: (n_statements,) how much of each is heading phrases.
        is_resume: (n_statements,) bool; under its headings a résumé parts its work with colons of its own ("Hands on,
            about half of my week:"), which are headings only where their words are a heading's.
    """
    own = np.flatnonzero(~lines.is_wrapped)
    line = np.full(starts.size + 1, _NONE, dtype=np.int32)
    line[np.searchsorted(starts, lines.start[own])] = own
    ends_document = np.append(document[1:] != document[:-1], True)
    is_line = (line[:-1] != _NONE) & ((line[1:] != _NONE) | ends_document)
    if not lines.start.size:
        return np.zeros(starts.size, dtype=bool)
    line = line[:-1]
    marked, bullet = lines.is_marked[line], lines.is_bullet[line]
    last = raw[lines.end[line] - 1]
    is_closed = (last == ord(".")) | (last == ord(",")) | (last == ord(";"))
    length = _lengths(folded)
    is_named = covered >= COVERAGE * length
    is_bold = (last == _STAR) & (raw[lines.end[line] - 2] == _STAR)
    ends_in_colon = (last == _COLON) | (is_bold & (raw[lines.end[line] - 3] == _COLON))
    is_enough = is_named | ~(is_resume & ends_in_colon)
    marked_one = marked & (length <= MARKED_LENGTH) & is_enough
    plain_one = ~marked & ~bullet & ~is_closed & (length <= PLAIN_LENGTH) & is_named
    return np.asarray(is_line & (marked_one | plain_one))


def _lead_a_statement(raw: Bytes, folded: Folded, at: Positions, headings: Mentions) -> NDArray[np.bool_]:
    """Whether each mention opens its statement and is set off by a colon, or by the end of bold letters: bool."""
    is_first = headings.start - folded.statement_starts[at] <= _LEAD
    past = folded.source[headings.end - 1] + 1
    following = [raw[np.minimum(past + offset, raw.size - 1)] for offset in range(3)]
    bold = (following[0] == _STAR) & (following[1] == _STAR)
    is_label = HEADINGS.is_label[headings.phrase] | (following[2] == _COLON)
    return np.asarray(is_first & ((following[0] == _COLON) | (bold & is_label)))


def _end_a_statement(folded: Folded, at: Positions, headings: Mentions) -> NDArray[np.bool_]:
    """Whether each mention is the last of its statement's words: bool."""
    return np.asarray(headings.end >= folded.statement_starts[at] + _lengths(folded)[at] - 1)


def _are_alone_enough(folded: Folded, at: Positions, headings: Mentions) -> NDArray[np.bool_]:
    """Whether each mention may open a section: of words that name work as well, where they are nearly all of a line."""
    is_most = headings.end - headings.start >= ALONE * _lengths(folded)[at]
    return np.asarray(~HEADINGS.is_alone[headings.phrase] | is_most)


def _lengths(folded: Folded) -> Positions:
    """How long each statement is, folded, without the two spaces that part it from the next: (n_statements,)."""
    return np.asarray(np.diff(folded.statement_starts, append=folded.text.size) - 2)


def _runs_of_labels(
    raw: Bytes, starts: Positions, document: Positions, aside: NDArray[np.bool_], is_heading: NDArray[np.bool_]
) -> tuple[Positions, NDArray[np.bool_]]:
    """The aside before each statement, and whether the statement is of it: itself, or one more line with a label.

    "Technical skills: Java" may head a list: "Databases: Postgres", "AI: agents and RAG". What has no label ends it.
    """
    rows = np.arange(starts.size, dtype=np.int32)
    colons = np.append(np.flatnonzero(raw == _COLON), raw.size)
    first = colons[np.searchsorted(colons, starts)]
    has_label = (first - starts <= LONGEST_LABEL) & (first < np.append(starts[1:], raw.size)) & ~is_heading
    is_first = np.append(True, document[1:] != document[:-1])
    ends = ~(aside | has_label) | (is_first & ~aside)
    last_end = np.maximum.accumulate(np.where(ends, rows, _NONE))
    last = np.maximum.accumulate(np.where(aside, rows, _NONE))
    return np.maximum(last, 0).astype(np.int32), last > last_end


def _are_on_bullets(lines: Lines, starts: Positions) -> NDArray[np.bool_]:
    """Whether each statement stands on a line that is a bullet: (n_statements,) bool."""
    if not lines.start.size:
        return np.zeros(starts.size, dtype=bool)
    return lines.is_bullet[np.maximum(np.searchsorted(lines.start, starts, side="right") - 1, 0)]


def _are_asides(opened: Positions, document: Positions, is_bullet: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each statement names its own kind amid work that goes on after it, as "Technologies: Java" does: bool.

    A bullet may name any: "- Training: PyTorch on 32 GPUs" is work, and starts no education.
    """
    may_be = np.isin(opened, _ASIDES) | (is_bullet & (opened != _NONE))
    return np.asarray(may_be & np.isin(_carry_forward(np.where(may_be, _NONE, opened), document), _WORK))


def _carry_forward(opened: Positions, document: Positions) -> Positions:
    """Fill each statement with the section last opened in its document, at first `OPENING`."""
    first = np.append(True, document[1:] != document[:-1])
    opened = np.where(first & (opened == _NONE), KINDS.index(SectionKind.OPENING), opened)
    last = np.maximum.accumulate(np.where(opened != _NONE, np.arange(opened.size), 0))
    return opened[last].astype(np.int32)
