r"""Where statements start: a bullet, a sentence, a heading; what says one thing of its own.

A statement starts at every line, but for lines that a narrow page wrapped, and after the end of a
sentence or before a bullet within a line. Works on a whole batch at once, without a Python object per line.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.reading.fold import Bytes, Positions

WRAP_WIDTH = 130
"""A document hardly any of whose lines is longer, in bytes, may have been wrapped by whoever saved it."""

HARDLY_ANY = 0.03
"""An address or a table may be longer than the page is wide."""

NARROWEST = 50
"""No page is narrower, in bytes: shorter lines are short because they end."""

FULL_LINE = 0.8
"""A line of at least this part of the longest was broken for want of room, not to end a statement."""

SLACK = 3
"""How much shorter than the longest line, in bytes, the page may be: a word that would have fitted was not wrapped."""

_NEWLINE = 10


def _table(chars: str) -> NDArray[np.bool_]:
    table = np.zeros(256, dtype=bool)
    table[[ord(char) for char in chars]] = True
    return table


_BLANKS = " \t\r\n\x0b\x0c"
_SENTENCE_ENDS = ".!?;"
_BLANK = _table(_BLANKS)
_GAP = _table(" \t")
_UPPER = _table("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LOWER = _table("abcdefghijklmnopqrstuvwxyz")
_WORD = _UPPER | _LOWER | _table("0123456789")
_SENTENCE_END = _table(_SENTENCE_ENDS)
_BULLET_MARK = _table("-*+>|")
_HEADING_MARK = _table("#")
_DIGIT = _table("0123456789")
_NUMBER_END = _table(".)")


class Lines(NamedTuple):
    """The lines of a batch that are not blank, by position in the raw bytes: each (n_lines,).

    Args:
        document: int32, the row of the document.
        start, end: int32, the first byte that is not blank, and one past the last.
        is_bullet: bool, starts with a list mark.
        is_marked: bool, marked as a heading by "#", "**" or a closing colon.
        is_wrapped: bool, goes on with the sentence of the line before.
    """

    document: Positions
    start: Positions
    end: Positions
    is_bullet: NDArray[np.bool_]
    is_marked: NDArray[np.bool_]
    is_wrapped: NDArray[np.bool_]


def find_lines(raw: Bytes, document_starts: Positions) -> Lines:
    r"""Find the lines of a batch.

    Args:
        raw: (n,) uint8, UTF-8; each document ends with "\n".
        document_starts: (n_documents,) int32.
    """
    word_start, word_end = _words(raw)
    past = np.searchsorted(word_start, np.flatnonzero(raw == _NEWLINE).astype(np.int32))
    first = np.concatenate(([0], past))[:-1]
    full = past > first
    first, last = first[full], past[full] - 1
    start, end = word_start[first], word_end[last]
    document = (np.searchsorted(document_starts, start, side="right") - 1).astype(np.int32)
    after_blank = np.diff(np.flatnonzero(full), prepend=-2) > 1
    is_bullet = _are_bullets(raw, start)
    is_marked = _are_marked(raw, start, end)
    lines = Lines(document, start, end, is_bullet, is_marked, np.zeros(start.size, dtype=bool))
    first_word = word_end[first] - start
    return lines._replace(is_wrapped=_are_wrapped(raw, lines, first_word, after_blank, document_starts.size))


def _words(raw: Bytes) -> tuple[Positions, Positions]:
    """Where what stands between blanks starts and ends, end exclusive; every document ends with a blank."""
    blank = np.ones(raw.size + 1, dtype=bool)
    blank[1:] = _are_any_of(_BLANKS, raw)
    edges = np.flatnonzero(blank[1:] != blank[:-1]).astype(np.int32)
    return edges[::2], edges[1::2]


def _are_any_of(chars: str, raw: Bytes) -> NDArray[np.bool_]:
    """Whether each byte is one of a few: over a whole batch some comparisons are faster than looking up a table."""
    found = raw == ord(chars[0])
    for char in chars[1:]:
        found |= raw == ord(char)
    return np.asarray(found)


def _byte(raw: Bytes, at: Positions) -> Bytes:
    return raw[np.minimum(at, raw.size - 1)]


def _are_bullets(raw: Bytes, start: Positions) -> NDArray[np.bool_]:
    first, second, third = raw[start], _byte(raw, start + 1), _byte(raw, start + 2)
    sign = (first == 0xE2) | ((first == 0xC2) & (second == 0xB7))
    numbered = _DIGIT[first] & (_NUMBER_END[second] | (_DIGIT[second] & _NUMBER_END[third]))
    dashed = (first == ord("-")) & _UPPER[second]
    return np.asarray(sign | (_BULLET_MARK[first] & _BLANK[second]) | numbered | dashed)


def _are_marked(raw: Bytes, start: Positions, end: Positions) -> NDArray[np.bool_]:
    first, second = raw[start], _byte(raw, start + 1)
    last = raw[end - 1]
    before = raw[np.maximum(end - 3, 0)]
    colon = (last == ord(":")) | ((last == ord("*")) & (before == ord(":")))
    bold = (first == ord("*")) & (second == ord("*")) & (last == ord("*"))
    return np.asarray(_HEADING_MARK[first] | bold | colon)


def _are_wrapped(
    raw: Bytes, lines: Lines, first_word: Positions, after_blank: NDArray[np.bool_], n_documents: int
) -> NDArray[np.bool_]:
    """Whether each line goes on with the sentence of the line before: (n_lines,) bool.

    Args:
        first_word: (n_lines,) int32, the length in bytes of the first word of each.
        after_blank: (n_lines,) bool.
    """
    wrapped = np.zeros(lines.start.size, dtype=bool)
    if lines.start.size < 2:
        return wrapped
    length = lines.end - lines.start
    width = _page_widths(lines.document, length, n_documents)[lines.document[1:]]
    first, before = raw[lines.start[1:]], raw[lines.end[:-1] - 1]
    same = (lines.document[1:] == lines.document[:-1]) & ~after_blank[1:]
    has_no_room = length[:-1] + 1 + first_word[1:] > width - SLACK
    is_full = (length[:-1] >= FULL_LINE * width) & has_no_room & ~_SENTENCE_END[before]
    goes_on = _LOWER[first] | is_full
    own = lines.is_bullet[1:] | lines.is_marked[:-1] | (lines.is_marked[1:] & ~_LOWER[first])
    wrapped[1:] = same & goes_on & ~own & (width <= WRAP_WIDTH) & (width >= NARROWEST)
    return wrapped


def _page_widths(document: Positions, length: Positions, n_documents: int) -> Positions:
    """The length of each document's longest line, `HARDLY_ANY` of them left out: (n_documents,)."""
    ordered = length[np.lexsort((length, document))]
    lines = np.bincount(document, minlength=n_documents)
    last = np.cumsum(lines) - 1 - (HARDLY_ANY * lines).astype(np.int64)
    return np.where(lines > 0, ordered[np.maximum(last, 0)], 0).astype(np.int32)


def statement_starts(raw: Bytes, lines: Lines, document_starts: Positions) -> Positions:
    """Where each statement of a batch starts, ascending: (n_statements,) int32, the first 0."""
    own_lines = lines.start[~lines.is_wrapped]
    starts = np.sort(np.concatenate((document_starts, own_lines, _sentences(raw), _signs(raw))).astype(np.int32))
    return starts[np.diff(starts, prepend=-1) > 0]


def _sentences(raw: Bytes) -> Positions:
    """Where a sentence starts after another in one line: an end mark, one or two blanks, a capital or a sign.

    A blank that ends the line is none of these: the next line starts by itself, or belongs to another document.
    """
    at = np.flatnonzero(_are_any_of(_SENTENCE_ENDS, raw)).astype(np.int32)
    at = at[at < raw.size - 2]
    glued = at[_are_glued(raw, at)]
    at = at[_GAP[raw[at + 1]]]
    following = raw[at + 2]
    following = np.where(_GAP[following], _byte(raw, at + 3), following)
    starts_anew = _UPPER[following] | (following == 0xE2) | _BULLET_MARK[following] | (following == ord("("))
    return np.concatenate((at[starts_anew & ~_are_abbreviations(raw, at)], glued)) + 1


def _are_glued(raw: Bytes, at: Positions) -> NDArray[np.bool_]:
    """Whether the next sentence starts without a blank, as where a page's markup was dropped: "the team.Build"."""
    before, last = raw[np.maximum(at - 2, 0)], raw[np.maximum(at - 1, 0)]
    first, second, third = (_byte(raw, at + ahead) for ahead in (1, 2, 3))
    starts = _UPPER[first] & (_LOWER[second] | _GAP[second]) & (_LOWER[third] | _UPPER[third])
    return np.asarray(_LOWER[before] & _LOWER[last] & starts)


def _are_abbreviations(raw: Bytes, at: Positions) -> NDArray[np.bool_]:
    """Whether the full stop closes an initial or a short title, as in "J. Doe", "St. Louis" or "U.S. Army"."""
    # Before the first byte stands a blank, as after every document.
    one, two, three = (np.where(at >= back, raw[np.maximum(at - back, 0)], _NEWLINE) for back in (1, 2, 3))
    initial = _WORD[one] & ~_WORD[two] & _UPPER[one]
    title = _LOWER[one] & _UPPER[two] & ~_WORD[three]
    return np.asarray((raw[at] == ord(".")) & (initial | title))


def _signs(raw: Bytes) -> Positions:
    """Where a bullet sign (U+2022, U+25CF, U+25AA, U+25E6) starts a statement within a line."""
    lead = np.flatnonzero(raw == 0xE2).astype(np.int32)
    lead = lead[lead < raw.size - 2]
    middle, last = raw[lead + 1], raw[lead + 2]
    bullets = (
        ((middle == 0x80) & (last == 0xA2))
        | ((middle == 0x97) & ((last == 0x8F) | (last == 0xA6)))
        | ((middle == 0x96) & (last == 0xAA))
    )
    return np.asarray(lead[bullets])
