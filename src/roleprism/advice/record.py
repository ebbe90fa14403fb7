"""What a résumé shows: its work apart from its words, its history, and the parts of each role's work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from roleprism.atlas.proof import Part
from roleprism.document import Document, SectionKind
from roleprism.reading.finder import Found, Mention, Statement
from roleprism.reading.history import Position
from roleprism.spectrum import Reading, percents

WORK_SECTIONS = frozenset({SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.PUBLICATIONS})
"""Where a résumé says what was done; elsewhere it says what its owner knows or wants."""


_FEW = 3
"""A name, addresses and a few sentences may stand before the first heading; where that is more than so many times the
work below headings, it is the work."""


class Shown(StrEnum):
    """How far a résumé shows a thing."""

    WORK = "with work behind it"
    WORDS = "only as words"
    ABSENT = "not shown"


class PartShown(NamedTuple):
    """A part of a role's work, how far it is shown, and where: mentions with work behind them first."""

    part: Part
    how: Shown
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Record:
    """A résumé as advice looks at it.

    Args:
        reading: of the whole.
        work: of what was done alone: experience, projects and publications; the same as `reading` where the résumé
            tells no work in sections of its own.
        found: its statements, and the mentions of all roles' parts.
        positions: its history, in the order of the text.
        shown: role slug -> the parts of its work.
    """

    reading: Reading
    work: Reading
    found: Found
    positions: tuple[Position, ...]
    shown: Mapping[str, tuple[PartShown, ...]]

    @property
    def document(self) -> Document:
        """The résumé itself."""
        return self.reading.document

    @property
    def content(self) -> str:
        """Its text."""
        return self.document.text.content

    @property
    def told(self) -> Mapping[str, float]:
        """Role slug -> share of the work told; nothing of any where too little is told to say."""
        spectrum = self.work.spectrum
        return dict.fromkeys(spectrum.shares, 0.0) if spectrum.thin else spectrum.shares

    @property
    def percent(self) -> Mapping[str, int]:
        """The same in whole percent, which come to 100 where any is told."""
        return percents(self.told)

    @property
    def has_work_sections(self) -> bool:
        """Whether it says what was done in sections of its own."""
        return tells_work_apart(self.found.statements)

    def work_statements(self) -> tuple[Statement, ...]:
        """What was done, statement by statement; of a résumé without sections all that it says."""
        apart = self.has_work_sections
        return tuple(
            statement
            for statement in self.found.statements
            if not statement.is_heading and (is_work(statement) or not apart)
        )

    def text(self, statement: Statement) -> str:
        """The words of a statement on one line."""
        return " ".join(statement.span.slice(self.content).split())


def tells_work_apart(statements: Sequence[Statement]) -> bool:
    """Whether work is told in sections of its own, and not by far most of it before any heading.

    Publications alone do not tell it: where no heading of positions is known, titles of papers would be all the work.
    """
    kinds = [statement.kind for statement in statements if not statement.is_heading]
    work = sum(kind in WORK_SECTIONS for kind in kinds)
    is_told = work > kinds.count(SectionKind.PUBLICATIONS)
    return is_told and _FEW * work >= kinds.count(SectionKind.OPENING)


def is_work(statement: Statement) -> bool:
    """Whether a statement stands where work is told."""
    return statement.kind in WORK_SECTIONS
