"""A way in which people commonly present themselves wrongly."""

from __future__ import annotations

from dataclasses import dataclass

from roleprism.atlas.fact import Fact


@dataclass(frozen=True)
class Mistake:
    """What it is, why it hurts, and what to do instead."""

    slug: str
    name: str
    what: Fact
    why: Fact
    instead: Fact
