"""A role of the atlas as one row of JSON."""

from __future__ import annotations

from collections.abc import Iterable

from roleprism.atlas import Difference, Fact, Role


def role_row(role: Role) -> dict[str, object]:
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


def difference_row(difference: Difference) -> dict[str, object]:
    """One field in which two roles differ: what only the first has, and what only the second."""
    return {"field": difference.field, "a": list(difference.a), "b": list(difference.b)}


def _facts(facts: Iterable[Fact]) -> list[dict[str, str]]:
    return [_fact(fact) for fact in facts]


def _fact(fact: Fact) -> dict[str, str]:
    return {"text": fact.text, "source": fact.source.id, "date": fact.source.date}
