"""One document -> its statements, and where known phrases stand in them; for advice, which looks at few."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from roleprism.document import Document, SectionKind, Span
from roleprism.reading.batch import BatchReader, ReadBatch
from roleprism.reading.code_points import CodePoints
from roleprism.reading.scan import fold_phrases
from roleprism.reading.sections import KINDS


class Statement(NamedTuple):
    """A bullet, a sentence or a heading.

    Args:
        span: its words, blanks and bullet at its ends left out.
        kind: the section that it is heard as: the one it stands in, or the one that a line of work names itself.
    """

    span: Span
    kind: SectionKind
    is_heading: bool


class Mention(NamedTuple):
    """A known phrase in a document.

    Args:
        phrase: as it was given to the finder.
        statement: the place of its statement among all.
    """

    phrase: str
    span: Span
    statement: int


class Found(NamedTuple):
    """What a document holds, in its order."""

    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]


class Finder:
    """Finds phrases on word boundaries, whatever their case and punctuation.

    Args:
        phrases: what to look for; two that fold to the same are one.
    """

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        phrases = tuple(phrases)
        folded = dict(zip(fold_phrases(phrases), phrases, strict=True))
        folded.pop("", None)
        self._phrases = tuple(folded.values())
        self._reader = BatchReader(tuple(folded))

    def find(self, document: Document) -> Found:
        """All statements and mentions of a document."""
        text = document.text.content
        raw = np.frombuffer(f"{text}\n".encode("utf-8", "replace"), dtype=np.uint8)
        is_resume = np.array([document.kind == "resume"])
        batch = self._reader.read(raw, np.zeros(1, dtype=np.int32), is_resume)
        code_points = CodePoints(batch)
        return Found(tuple(_statements(batch, code_points, text)), tuple(self._mentions(batch, code_points)))

    def _mentions(self, batch: ReadBatch, code_points: CodePoints) -> Iterable[Mention]:
        source, found = batch.folded.source, batch.mentions
        starts, ends = code_points(source[found.start]), code_points(batch.past(found.end - 1))
        for phrase, start, end, statement in zip(
            found.phrase.tolist(), starts.tolist(), ends.tolist(), batch.statement.tolist(), strict=True
        ):
            yield Mention(self._phrases[phrase], Span(start, end), statement)


def _statements(batch: ReadBatch, code_points: CodePoints, text: str) -> Iterable[Statement]:
    found = batch.statements
    starts = code_points(found.start).tolist()
    for start, end, kind, is_heading in zip(
        starts, [*starts[1:], len(text)], found.kind.tolist(), found.is_heading.tolist(), strict=True
    ):
        yield Statement(_inked(text, start, end), KINDS[kind], is_heading)


_EDGES = " \t\r\n-*•●▪◦‣·–>|"


def _inked(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip(_EDGES))
    return Span(start + left, max(start + left, start + len(words.rstrip())))
