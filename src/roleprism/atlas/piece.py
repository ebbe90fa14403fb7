"""A piece of work with its title taken off."""

from __future__ import annotations

from typing import NamedTuple

from roleprism.atlas.fact import Fact


class Piece(NamedTuple):
    """Something that a person does, and whose work it is.

    Args:
        text: what they do.
        role: the slug; "other" for work of none of the roles.
        why: what makes it so.
    """

    text: str
    role: str
    why: Fact
