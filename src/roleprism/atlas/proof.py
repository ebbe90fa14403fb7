"""What an employer looks for before calling a person by a role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from roleprism.atlas.fact import Fact


class Part(NamedTuple):
    """A part of a role's work that a résumé can show.

    Args:
        what: the part, as a noun: "retrieval".
        is_core: whether the role is hardly given to one who shows nothing of it.
        phrases: what shows it, lowercase: those of the atlas' concepts for it.
        artifact: the smallest thing that one could make to show it.
        line: what a résumé would hold once it is made; its figures are examples.
        specialty: how a title names it, in brackets; empty where it goes without saying.
    """

    what: str
    is_core: bool
    phrases: tuple[str, ...]
    artifact: Fact
    line: str
    specialty: str


class CountsToo(NamedTuple):
    """Work of another role that employers take for this role's.

    Args:
        role: the other's slug.
        where: the part of this role's work that must be shown beside it.
    """

    role: str
    where: str


@dataclass(frozen=True)
class Proofs:
    """The parts of a role's work, and what its work is measured by.

    Args:
        role: its slug.
        parts: in the order in which they are asked for.
        measures: the numbers that such work is judged by.
        counts_too: work of another role that is taken for this one's; None where none is.
    """

    role: str
    parts: tuple[Part, ...]
    measures: tuple[Fact, ...]
    counts_too: CountsToo | None = None
