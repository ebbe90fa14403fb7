"""Where people come from, and the step that lies nearest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from roleprism.atlas.fact import Fact


class NextStep(NamedTuple):
    """A role that a background leads to.

    Args:
        role: its slug.
        why: the step in words, with what to pick up on the way.
        employers: slugs of employers that stand for it; empty where no name was given.
    """

    role: str
    why: Fact
    employers: tuple[str, ...]


@dataclass(frozen=True)
class Background:
    """What a person has been so far.

    Args:
        titles: past titles that reveal it, lowercase.
        next_steps: the most natural first.
    """

    slug: str
    name: str
    titles: tuple[Fact, ...]
    next_steps: tuple[NextStep, ...]
