"""`roleprism roles`: what the roles are, one by one or side by side."""

from __future__ import annotations

from collections.abc import Sequence

import click

from roleprism.atlas import Atlas, load
from roleprism.doors.cli.role_tables import all_roles, one_role, two_roles
from roleprism.doors.cli.terminal import out
from roleprism.doors.role_rows import DifferenceRow, RoleRow, difference_row, role_row
from roleprism.doors.rows import json_line
from roleprism.errors import Fault, UsageError


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG [SLUG]]")
@click.option("--json", "as_json", is_flag=True, help="JSON, one role (or one difference) a line.")
def roles(slugs: tuple[str, ...], *, as_json: bool) -> None:
    """List the AI roles, tell one whole, or set two side by side.

    Without SLUG all roles with the task that defines each; with one SLUG all that is known of the role;
    with two what tells them apart.
    """
    atlas = load()
    if as_json:
        for row in _rows(atlas, slugs):
            click.echo(json_line(row))
        return
    match slugs:
        case ():
            out().print(all_roles(atlas))
        case (slug,):
            out().print(one_role(atlas, slug))
        case (slug_a, slug_b):
            out().print(two_roles(atlas, slug_a, slug_b))
        case _:
            raise _too_many(slugs)


def _rows(atlas: Atlas, slugs: tuple[str, ...]) -> Sequence[RoleRow | DifferenceRow]:
    match slugs:
        case ():
            return [role_row(role) for role in atlas.roles]
        case (slug,):
            return [role_row(atlas.role(slug))]
        case (slug_a, slug_b):
            return [difference_row(row) for row in atlas.compare(slug_a, slug_b)]
        case _:
            raise _too_many(slugs)


def _too_many(slugs: tuple[str, ...]) -> UsageError:
    return UsageError(Fault("roles", f"{len(slugs)} slugs given", "none, one or two", "leave some out"))
