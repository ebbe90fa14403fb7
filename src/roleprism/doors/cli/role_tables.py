"""Roles of the atlas drawn for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from roleprism.atlas import Atlas, Habitat, Role
from roleprism.doors.cli.terminal import swatch


def all_roles(atlas: Atlas) -> RenderableType:
    """Every role with the task that defines it."""
    table = Table.grid(padding=(0, 2, 1, 0), collapse_padding=False)
    table.add_column(no_wrap=True)
    table.add_column()
    for role in atlas.roles:
        slug = Text.assemble(swatch(role.slug), (role.slug, "bold"))
        table.add_row(slug, Text.assemble((role.name, "bold"), "\n", role.headline_task.text))
    return Group(
        table,
        Text("One role whole: roleprism roles SLUG. Two side by side: roleprism roles SLUG SLUG.", "dim"),
        Text("Which to pick, where they blur, and common mistakes: roleprism guide.", "dim"),
    )


def one_role(atlas: Atlas, slug: str) -> RenderableType:
    """All that the atlas knows of one role."""
    role = atlas.role(slug)
    parts: list[RenderableType] = [
        Text.assemble(swatch(slug), (role.name, "bold"), (f"  {slug}", "dim")),
        Text(role.headline_task.text, "bold"),
    ]
    for heading, items in _fields(role, atlas):
        if items:
            parts += [Text(), Text(heading, "bold"), _list(items)]
    return Padding(Group(*parts), (0, 1))


def two_roles(atlas: Atlas, slug_a: str, slug_b: str) -> RenderableType:
    """What only the one has, beside what only the other has."""
    a, b = atlas.role(slug_a), atlas.role(slug_b)
    differences = atlas.compare(slug_a, slug_b)
    if not differences:
        return Text("Nothing in the atlas tells these two apart.")
    table = Table(box=box.SIMPLE, show_lines=True, pad_edge=False, expand=True)
    table.add_column("")
    for role in (a, b):
        table.add_column(Text.assemble(swatch(role.slug), (role.name, "bold")), ratio=1)
    for field, mine, theirs in differences:
        table.add_row(Text(field, "bold"), _list(mine), _list(theirs))
    if not atlas.crossings(slug_a, slug_b):
        return table
    return Group(table, Text(f"{atlas.boundaries.statement.text} {atlas.boundaries.advice.text}"))


def _fields(role: Role, atlas: Atlas) -> Iterator[tuple[str, list[str]]]:
    yield "Owns", _texts(role.owns)
    yield "Does not usually own", _texts(role.does_not_usually_own)
    yield "Languages", [", ".join(_texts(role.languages))] if role.languages else []
    yield "Tools on a résumé", [", ".join(_texts(role.tools))] if role.tools else []
    yield "Where it lives", [_habitat(habitat, atlas) for habitat in role.lives_in]
    yield "The bar", [role.bar.text]
    yield "Standing", [role.status.text.text, *(f"Except: {one}" for one in role.status.exceptions)]
    yield "Pay", [role.compensation.text]
    yield "Taken for", [f"{atlas.role(other.role).name}: {other.tell}" for other in role.confused_with]
    yield "The fuller title", [role.fuller_title.text]
    yield "Titles that name it", [", ".join(_texts(role.titles))]
    yield "Also", _texts(role.notes)


def _habitat(habitat: Habitat, atlas: Atlas) -> str:
    employers = atlas.employer_names(habitat.employers)
    return "; ".join(filter(None, (atlas.categories[habitat.category], habitat.note, employers)))


def _texts(items: Iterable[object]) -> list[str]:
    return [str(item) for item in items]


def _list(items: Iterable[str]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    for item in items:
        table.add_row("·", Text(item))
    return table
