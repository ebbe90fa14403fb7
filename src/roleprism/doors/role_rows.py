"""A role of the atlas as one row of JSON."""

from __future__ import annotations

from collections.abc import Iterable

from typing_extensions import TypedDict

from roleprism.atlas import Difference, Fact, Role


class FactRow(TypedDict):
    """A statement with the id and date of its source."""

    text: str
    source: str
    date: str


class ToolRow(TypedDict):
    """A named product, and how it stands in the market."""

    name: str
    status: str


class HomeRow(TypedDict):
    """A kind of employer where the role is found."""

    category: str
    employers: list[str]
    note: str


class StatusRow(TypedDict):
    """How the title fares."""

    standing: str
    flag: str
    text: FactRow
    exceptions: list[FactRow]


class ConfusedRow(TypedDict):
    """Another role that this one is taken for, and what tells them apart."""

    role: str
    tell: FactRow


class RoleRow(TypedDict):
    """All that the atlas knows of a role."""

    slug: str
    name: str
    titles: list[FactRow]
    headline_task: FactRow
    owns: list[FactRow]
    does_not_usually_own: list[FactRow]
    languages: list[FactRow]
    tools: list[ToolRow]
    lives_in: list[HomeRow]
    bar: FactRow
    status: StatusRow
    compensation: FactRow
    confused_with: list[ConfusedRow]
    fuller_title: FactRow
    notes: list[FactRow]


class DifferenceRow(TypedDict):
    """One field in which two roles differ."""

    field: str
    a: list[str]
    b: list[str]


def role_row(role: Role) -> RoleRow:
    """All that is known of the role; each fact is a text with the id and date of its source."""
    return {
        "slug": role.slug,
        "name": role.name,
        "titles": _facts(role.titles),
        "headline_task": _fact(role.headline_task),
        "owns": _facts(role.owns),
        "does_not_usually_own": _facts(role.does_not_usually_own),
        "languages": _facts(role.languages),
        "tools": [{"name": tool.name, "status": str(tool.status)} for tool in role.tools],
        "lives_in": [
            {"category": home.category, "employers": list(home.employers), "note": home.note} for home in role.lives_in
        ],
        "bar": _fact(role.bar),
        "status": {
            "standing": str(role.status.standing),
            "flag": role.status.flag,
            "text": _fact(role.status.text),
            "exceptions": _facts(role.status.exceptions),
        },
        "compensation": _fact(role.compensation),
        "confused_with": [{"role": other.role, "tell": _fact(other.tell)} for other in role.confused_with],
        "fuller_title": _fact(role.fuller_title),
        "notes": _facts(role.notes),
    }


def difference_row(difference: Difference) -> DifferenceRow:
    """One field in which two roles differ: what only the first has, and what only the second."""
    return {"field": difference.field, "a": list(difference.a), "b": list(difference.b)}


def _facts(facts: Iterable[Fact]) -> list[FactRow]:
    return [_fact(fact) for fact in facts]


def _fact(fact: Fact) -> FactRow:
    return {"text": fact.text, "source": fact.source.id, "date": fact.source.date}
