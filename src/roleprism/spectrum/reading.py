"""Everything that one reading of one document found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from roleprism.document import Document, Section
from roleprism.evidence import Evidence
from roleprism.spectrum.spectrum import Spectrum


@dataclass(frozen=True)
class TitleReading:
    """What the title alone would say, beside what the work says.

    Args:
        text: the title or headline; empty where the document has none.
        role: the slug that the title names; None where it names none.
        agrees: whether `role` is the primary of the work; None where the title names no role or the
            text is too thin to tell.
    """

    text: str
    role: str | None
    agrees: bool | None


@dataclass(frozen=True)
class Reading:
    """One document read: the spectrum, what made it, and the title read on its own.

    Args:
        document: what was read.
        sections: in order of the text, without gap or overlap, covering it whole.
        evidence: what decided first (what a stretch did for the answer, bits times share, by how likely a reader quotes
            its statement), one of each statement before what stands beside it; prior + sum of weights == score, for
            every role.
        versions: {"roleprism": ..., "atlas": ..., "weights": ...}.
    """

    document: Document
    sections: tuple[Section, ...]
    evidence: tuple[Evidence, ...]
    spectrum: Spectrum
    title: TitleReading
    versions: Mapping[str, str]
