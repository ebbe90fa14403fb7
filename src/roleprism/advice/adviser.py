"""Résumés to records: the one place where advice calls the kernel."""

from __future__ import annotations

import re
from dataclasses import replace

from roleprism.advice.parts import PartFinder
from roleprism.advice.record import Record, is_work, tells_work_apart
from roleprism.document import Document, Text
from roleprism.evidence.parts import load_part_weights
from roleprism.reading.finder import Found
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
        self._parts = PartFinder(self.atlas, load_part_weights())

    def record(self, resume: Document) -> Record:
        """What a résumé shows; of a posting, what it asks for."""
        found, shown = self._parts.find(resume)
        reading = self.reader.read(resume)
        is_apart = tells_work_apart(found.statements)
        return Record(
            reading=reading,
            work=self._work(reading, found) if is_apart and resume.kind == "resume" else reading,
            found=found,
            positions=find_positions(resume.text.content, reading.sections),
            shown=shown,
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
