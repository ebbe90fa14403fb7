"""A batch of texts, read as far as the weights: statements with their sections, and the signals in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.reading.fold import Bytes, Folded, Positions, fold
from roleprism.reading.plain import make_plain
from roleprism.reading.scan import Mentions, Scanner, fold_phrases
from roleprism.reading.sections import HEADINGS, Statements, find_statements
from roleprism.reading.statements import find_lines, statement_starts

_MOST_FOLLOWING = 3
"""How many bytes of UTF-8 may follow the first of a character."""


class ReadBatch(NamedTuple):
    r"""What a batch of texts holds.

    Args:
        raw: (n,) uint8, UTF-8, each document ending with "\n".
        document_starts: (n_documents,) int32, into `raw`.
        is_resume: (n_documents,) bool.
        folded: the same, folded.
        statements: in order.
        mentions: of signals, heading phrases left out.
        statement: (n_mentions,) int32, the statement that each mention stands in.
    """

    raw: Bytes
    document_starts: Positions
    is_resume: NDArray[np.bool_]
    folded: Folded
    statements: Statements
    mentions: Mentions
    statement: Positions

    def past(self, at: Positions) -> Positions:
        """One past the character of `raw` that each folded byte came from: (n,) int32 both."""
        end = self.folded.source[at] + 1
        for _ in range(_MOST_FOLLOWING):
            end += (self.raw[np.minimum(end, self.raw.size - 1)] & 0xC0) == 0x80
        return end


class BatchReader:
    """Reads batches for the signals given; heading phrases and titles ride along in the same pass.

    Args:
        signals: folded phrases, distinct.
        titles: names of jobs. A signal that shares a word with one is left out: who is called a prompt engineer
            has not been said to engineer prompts. Nor is a heading: "education specialist" opens no education.
    """

    def __init__(self, signals: Sequence[str], titles: Sequence[str] = ()) -> None:
        folded = fold_phrases(titles)
        phrases = dict.fromkeys((*signals, *HEADINGS.phrases, *folded))
        row = {phrase: at for at, phrase in enumerate(phrases)}
        self._scanner = Scanner(tuple(phrases))
        self._n_signals = len(signals)
        self._is_title = np.zeros(len(row), dtype=bool)
        self._is_title[[row[title] for title in folded]] = True
        self._heading_row = np.full(len(row), -1, dtype=np.int32)
        self._heading_row[[row[phrase] for phrase in HEADINGS.phrases]] = np.arange(len(HEADINGS.phrases))

    def read(self, raw: Bytes, document_starts: Positions, is_resume: NDArray[np.bool_]) -> ReadBatch:
        r"""Read a batch.

        Args:
            raw: (n,) uint8, UTF-8, each document ending with "\n".
            document_starts: (n_documents,) int32, ascending, the first 0.
            is_resume: (n_documents,) bool.
        """
        plain = make_plain(raw)
        begins = plain.places(document_starts)
        lines = find_lines(plain.raw, begins)
        starts = statement_starts(plain.raw, lines, begins)
        folded = fold(plain.raw, starts)
        found = self._scanner.scan(folded)
        found = found.take(np.flatnonzero(~self._touches_title(found)))
        headings = self._headings(found)
        statements = find_statements(plain.raw, folded, starts, lines, begins, is_resume, headings)
        signals = found.take(np.flatnonzero(found.phrase < self._n_signals))
        statement = _statements_of(signals, folded)
        folded = folded._replace(source=plain.origins(folded.source))
        statements = statements._replace(start=plain.origins(statements.start))
        return ReadBatch(raw, document_starts, is_resume, folded, statements, signals, statement)

    def _touches_title(self, found: Mentions) -> NDArray[np.bool_]:
        """Which mentions share a word with a title: (n_mentions,) bool."""
        titles = found.take(np.flatnonzero(self._is_title.take(found.phrase)))
        # Titles ascend by end: those that end behind a mention's start are the last ones, of which the first to start
        # tells whether any starts before the mention's end.
        first_start = np.minimum.accumulate(titles.start[::-1])[::-1]
        behind = np.searchsorted(titles.end, found.start, side="right")
        return np.append(first_start, np.iinfo(np.int32).max)[behind] < found.end

    def _headings(self, found: Mentions) -> Mentions:
        row = self._heading_row.take(found.phrase)
        at = np.flatnonzero(row >= 0)
        return found.take(at)._replace(phrase=row[at])


def _statements_of(mentions: Mentions, folded: Folded) -> Positions:
    """The statement that each mention stands in: (n_mentions,) int32."""
    # Mentions ascend by end, so it is enough to look for where each statement's begin.
    first = np.searchsorted(mentions.end, folded.statement_starts, side="right")
    counts = np.diff(first, append=mentions.end.size)
    return np.repeat(np.arange(first.size, dtype=np.int32), counts)
