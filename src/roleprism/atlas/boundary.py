"""Where one role shades into another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from roleprism.atlas.fact import Fact


class BoundaryExample(NamedTuple):
    """A person of one title doing the work of another.

    Args:
        titled: the slug that the title names.
        does: the work, in a sentence.
        really: the slug that the work belongs to.
        employer: the slug of the employer.
    """

    slug: str
    titled: str
    employer: str
    does: Fact
    really: str


class WorkedReading(NamedTuple):
    """How some employers read the person of the worked example.

    Args:
        role: the slug they saw.
        title: as they wrote it.
        employers: their slugs.
        because: what in the record opened that door.
        signals: which of the person's signals that was, as keys of `WorkedExample.signals`.
    """

    role: str
    title: str
    employers: tuple[str, ...]
    because: Fact
    signals: tuple[str, ...]


class WorkedExample(NamedTuple):
    """One person who is read as several roles; `signals` are the parts of the record, by a short key."""

    person: Fact
    signals: Mapping[str, Fact]
    readings: tuple[WorkedReading, ...]


@dataclass(frozen=True)
class Boundaries:
    """Why the roles are no clean partition, and what follows for a person.

    Args:
        statement: that titles name the largest part of the work.
        advice: what to make of that when applying.
        lesson: what the worked example teaches.
    """

    statement: Fact
    advice: Fact
    examples: tuple[BoundaryExample, ...]
    worked_example: WorkedExample
    lesson: Fact
