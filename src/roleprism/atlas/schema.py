"""What each file of the atlas must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from roleprism.atlas.role import Standing, ToolStatus
from roleprism.atlas.shape import At, Each, Either, Entries, Number, Ref, Shape, Table, Text, Truth
from roleprism.atlas.signal import MAX_BITS, STRENGTH_BITS
from roleprism.atlas.slugs import OTHER, ROLE_SLUGS, SLUGS
from roleprism.errors import Fault

CHOICES: dict[str, frozenset[str]] = {
    "role": frozenset(ROLE_SLUGS),
    "role or other": frozenset(SLUGS),
    "tool status": frozenset(ToolStatus),
    "standing": frozenset(Standing),
    "flag": frozenset({"yellow"}),
    "strength": frozenset(STRENGTH_BITS),
}
"""The names that no data file can add to."""

_PHRASE = re.compile(r"[^\W_](?:\S*)(?: \S+){0,4}")


@dataclass(frozen=True)
class Phrase:
    """A phrase of a signal: lowercase, one to five words, single spaces."""

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """See `Shape`."""
        if not (isinstance(value, str) and _PHRASE.fullmatch(value) and value == value.lower()):
            allowed = "lowercase, one to five words, single spaces, the first sign a letter or digit"
            yield at.fault(value, f"{value!r} is no phrase", allowed, "rewrite it so")


@dataclass(frozen=True)
class Bits:
    """A strength by name, or a number of bits."""

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """See `Shape`."""
        if isinstance(value, str):
            yield from Ref("strength").faults(value, at)
        else:
            yield from Number(-MAX_BITS, MAX_BITS).faults(value, at)


_SOURCE: dict[str, Shape] = {"source": Ref("source")}
_ROLES = Each(Ref("role"))
_EMPLOYERS = Each(Ref("employer"))


def _or_listed(item: Shape) -> Shape:
    """A list, or a table of a list with the source that its items share."""
    return Either(Each(item), Table({"source": Ref("source"), "items": Each(item)}), list)


_FACT = Either(Text(), Table({"text": Text()}, _SOURCE))
_FACTS = _or_listed(_FACT)
_NOTE = Either(Text(), Table({"text": Text(), "roles": _ROLES}, _SOURCE))
_TOOL = Either(Text(), Table({"name": Text()}, {"status": Ref("tool status"), **_SOURCE}))
_HABITAT = Table({"category": Ref("category")}, {"employers": _EMPLOYERS, "note": Text(), **_SOURCE})
_CONFUSION = Table({"role": Ref("role"), "tell": Text()}, _SOURCE)
_STATUS = Table({"standing": Ref("standing"), "text": _FACT}, {"flag": Ref("flag"), "exceptions": _FACTS, **_SOURCE})
_ALSO = Entries(Bits(), slug=Ref("role or other"))
_STEP = Table({"role": Ref("role"), "why": Text()}, {"employers": _EMPLOYERS, **_SOURCE})

ATLAS = Table(
    {
        "version": Text(),
        "scope": Text(),
        "overview": _FACTS,
        "sources": Entries(Table({"title": Text(), "date": Text()})),
    },
    _SOURCE,
)
ROLE = Table(
    {
        "name": Text(),
        "titles": _FACTS,
        "headline_task": _FACT,
        "owns": _FACTS,
        "does_not_usually_own": _FACTS,
        "languages": _FACTS,
        "tools": _or_listed(_TOOL),
        "lives_in": _or_listed(_HABITAT),
        "bar": _FACT,
        "status": _STATUS,
        "compensation": _FACT,
        "confused_with": _or_listed(_CONFUSION),
        "fuller_title": _FACT,
        "notes": _FACTS,
    },
    _SOURCE,
)
EMPLOYERS = Table(
    {
        "categories": Entries(Text(), "category"),
        "employers": Entries(
            Table(
                {"name": Text(), "categories": Each(Ref("category")), "hires": _ROLES},
                {"aliases": Each(Text()), "reads_as": _ROLES, "notes": Each(_NOTE), **_SOURCE},
            ),
            "employer",
        ),
    },
    _SOURCE,
)
BACKGROUNDS = Table(
    {
        "backgrounds": Entries(
            Table({"name": Text(), "titles": _FACTS, "next_steps": Each(_STEP)}, _SOURCE), "background"
        )
    },
    _SOURCE,
)
MISTAKES = Table(
    {
        "mistakes": Entries(
            Table({"name": Text(), "what": _FACT, "why": _FACT, "instead": _FACT}, _SOURCE),
            "mistake",
        )
    },
    _SOURCE,
)
BOUNDARIES = Table(
    {
        "statement": _FACT,
        "advice": _FACT,
        "lesson": _FACT,
        "examples": Entries(
            Table({"titled": Ref("role"), "employer": Ref("employer"), "does": _FACT, "really": Ref("role")})
        ),
        "worked_example": Table(
            {
                "person": _FACT,
                "signals": Entries(_FACT),
                "readings": Entries(
                    Table(
                        {
                            "title": Text(),
                            "employers": _EMPLOYERS,
                            "because": _FACT,
                            "signals": Each(Ref("worked signal")),
                        }
                    ),
                    slug=Ref("role"),
                ),
            }
        ),
    },
    _SOURCE,
)
_PART = Table(
    {"what": Text(), "core": Truth(), "concepts": Each(Text()), "artifact": _FACT, "line": Text()},
    {"specialty": Text(), "also": Each(Phrase()), **_SOURCE},
)
_TOO = Table({"role": Ref("role"), "where": Text()})
PROOFS = Table(
    {
        "proofs": Entries(
            Table({"measures": _FACTS, "parts": Each(_PART)}, {"counts_too": _TOO, **_SOURCE}), "proof", Ref("role")
        )
    },
    _SOURCE,
)
QUIZ = Table({"pieces": Each(Table({"role": Ref("role or other"), "text": Text(), "why": _FACT}, _SOURCE))}, _SOURCE)
TITLES = Table({"other": Entries(Each(Text()))})

_SIGNAL = Either(Each(Phrase()), Table({"phrases": Each(Phrase())}, {"bits": Bits(), "also": _ALSO, **_SOURCE}), list)
_STRENGTHS: dict[str, Shape] = {strength: Entries(_SIGNAL) for strength in STRENGTH_BITS}
ROLE_SIGNALS = Table({}, {**_STRENGTHS, **_SOURCE})
OTHER_SIGNALS = Table({}, {"kinds": Entries(Table({}, _STRENGTHS)), **_SOURCE})

FILES: dict[str, Shape] = {
    "atlas.toml": ATLAS,
    "employers.toml": EMPLOYERS,
    "backgrounds.toml": BACKGROUNDS,
    "mistakes.toml": MISTAKES,
    "boundaries.toml": BOUNDARIES,
    "proofs.toml": PROOFS,
    "quiz.toml": QUIZ,
    "titles.toml": TITLES,
    **{f"roles/{slug}.toml": ROLE for slug in ROLE_SLUGS},
    **{f"signals/{slug}.toml": ROLE_SIGNALS for slug in ROLE_SLUGS},
    f"signals/{OTHER}.toml": OTHER_SIGNALS,
}
"""Every file that an atlas may hold, and what must stand in it."""
