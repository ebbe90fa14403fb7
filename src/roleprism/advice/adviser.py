"""Résumés to records: the one place where advice calls the kernel."""

from __future__ import annotations

import re
from dataclasses import replace

from roleprism.advice.record import PartShown, Record, Shown, is_work, tells_work_apart
from roleprism.atlas.proof import Part
from roleprism.document import Document, Text
from roleprism.reading.finder import Finder, Found, Mention
from roleprism.reading.history import find_positions
from roleprism.spectrum import Reading
from roleprism.spectrum.read import Reader

_NOT_LINE_END = re.compile(r"[^\n]")


class Adviser:
    """Looks at résumés with one reader.

    Args:
        reader: whose atlas and weights are used; the shipped ones where None.
    """

    def __init__(self, reader: Reader | None = None) -> None:
        self.reader = Reader() if reader is None else reader
        self.atlas = self.reader.atlas
        parts = [part for proofs in self.atlas.proofs.values() for part in proofs.parts]
        self._finder = Finder(phrase for part in parts for phrase in part.phrases)

    def record(self, resume: Document) -> Record:
        """What a résumé shows; of a posting, what it asks for."""
        found = self._finder.find(resume)
        reading = self.reader.read(resume)
        is_apart = tells_work_apart(found.statements)
        return Record(
            reading=reading,
            work=self._work(reading, found) if is_apart and resume.kind == "resume" else reading,
            found=found,
            positions=find_positions(resume.text.content, reading.sections),
            shown={
                role: tuple(_shown(part, found, apart=is_apart) for part in proofs.parts)
                for role, proofs in self.atlas.proofs.items()
            },
        )

    def _work(self, reading: Reading, found: Found) -> Reading:
        """The résumé read with everything blanked that does not say what was done; no offset moves."""
        content = reading.document.text.content
        pieces: list[str] = []
        position = 0
        for statement in found.statements:
            if is_work(statement):
                continue
            start, end = statement.span
            pieces += content[position:start], _NOT_LINE_END.sub(" ", content[start:end])
            position = end
        text = Text("".join(pieces) + content[position:], reading.document.text.page_starts)
        return self.reader.read(replace(reading.document, text=text))


def _shown(part: Part, found: Found, *, apart: bool) -> PartShown:
    phrases = frozenset(part.phrases)
    mentions = [mention for mention in found.mentions if mention.phrase in phrases]
    behind = [mention for mention in mentions if not apart or is_work(found.statements[mention.statement])]
    how = Shown.WORK if behind else Shown.WORDS if mentions else Shown.ABSENT
    return PartShown(part, how, _once_a_statement([*behind, *mentions]))


def _once_a_statement(mentions: list[Mention]) -> tuple[Mention, ...]:
    """The longest mention of each statement, in the order given."""
    longest: dict[int, Mention] = {}
    for mention in mentions:
        held = longest.get(mention.statement)
        if held is None or len(mention.phrase) > len(held.phrase):
            longest[mention.statement] = mention
    return tuple(longest.values())
