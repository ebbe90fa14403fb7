"""What the atlas knows of one role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from roleprism.atlas.fact import Fact, Source


class ToolStatus(StrEnum):
    """How a tool stands in the market at the date of its source."""

    CURRENT = "current"
    DECLINING = "declining"
    EMERGING = "emerging"


class Tool(NamedTuple):
    """A named product that a résumé for the role would show."""

    name: str
    status: ToolStatus
    source: Source

    def __str__(self) -> str:
        return self.name if self.status is ToolStatus.CURRENT else f"{self.name} ({self.status})"


class Habitat(NamedTuple):
    """A kind of employer where the role is found.

    Args:
        category: the slug of an employer category.
        employers: slugs of employers that stand for it; empty where the kind alone is known.
        note: what narrows it ("their applied and product teams"); empty where nothing does.
    """

    category: str
    employers: tuple[str, ...]
    note: str
    source: Source


class Confusion(NamedTuple):
    """Another role that this one is taken for, and what tells them apart."""

    role: str
    tell: Fact


class Standing(StrEnum):
    """How the title fares in the market."""

    GROWING = "growing"
    STEADY = "steady"
    ABSORBED = "absorbed"


class Status(NamedTuple):
    """How the title fares at the atlas' date.

    Args:
        standing: growing, steady, or absorbed into another role.
        flag: "yellow" where the title itself warns a careful reader; empty else.
        text: the same in a sentence.
        exceptions: where the title is still used in earnest although its standing says otherwise.
    """

    standing: Standing
    flag: str
    text: Fact
    exceptions: tuple[Fact, ...]


@dataclass(frozen=True)
class Role:
    """One role, told by the work that defines it.

    Args:
        titles: the spellings that the market uses, longest match wins; see `title_role`.
        bar: what it takes to be hired.
        confused_with: nearest first.
        fuller_title: the title to use where the bare name says too little or the wrong thing.
        notes: what else is known, one statement each.
    """

    slug: str
    name: str
    titles: tuple[Fact, ...]
    headline_task: Fact
    owns: tuple[Fact, ...]
    does_not_usually_own: tuple[Fact, ...]
    languages: tuple[Fact, ...]
    tools: tuple[Tool, ...]
    lives_in: tuple[Habitat, ...]
    bar: Fact
    status: Status
    compensation: Fact
    confused_with: tuple[Confusion, ...]
    fuller_title: Fact
    notes: tuple[Fact, ...]
