"""What the atlas knows of one employer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from roleprism.atlas.fact import Fact, Source

_LEGAL_FORMS = frozenset("inc llc ltd limited gmbh corp corporation co plc pbc ag sa bv nv".split())


class Note(NamedTuple):
    """What is known of an employer, and the slugs of the roles that it concerns; all where none is named."""

    fact: Fact
    roles: tuple[str, ...]

    def concerns(self, role: str) -> bool:
        """Whether it says something to one who would do this role there."""
        return not self.roles or role in self.roles


@dataclass(frozen=True)
class Employer:
    """An employer, the roles it hires for and the roles it reads people as.

    Args:
        aliases: other spellings of the name, as postings carry them.
        categories: slugs of `Atlas.categories`.
        hires: slugs of the roles that are found there.
        reads_as: slugs of the roles that its recruiters tend to see in a person who could be several
            things, the likeliest first.
        notes: what narrows the above (a team, a reason).
        source: where the roles and categories were taken from.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    categories: tuple[str, ...]
    hires: tuple[str, ...]
    reads_as: tuple[str, ...]
    notes: tuple[Note, ...]
    source: Source


def fold_employer(name: str) -> str:
    """The words of an employer's name without case, commas and the legal form at its end.

    >>> fold_employer("Box, Inc.")
    'box'
    """
    words = name.casefold().replace(",", " ").split()
    while len(words) > 1 and words[-1].replace(".", "") in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)
