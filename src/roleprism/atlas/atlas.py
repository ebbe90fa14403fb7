"""The whole of what is known about the roles, as one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from roleprism.atlas.background import Background
from roleprism.atlas.boundary import Boundaries, BoundaryExample
from roleprism.atlas.employer import Employer, fold_employer
from roleprism.atlas.fact import Fact
from roleprism.atlas.mistake import Mistake
from roleprism.atlas.piece import Piece
from roleprism.atlas.proof import Proofs
from roleprism.atlas.role import Role
from roleprism.atlas.signal import Signal
from roleprism.atlas.slugs import did_you_mean
from roleprism.errors import Fault, UsageError

N = TypeVar("N", Role, Employer)


class Difference(NamedTuple):
    """One row of the side-by-side view: what only the first role has, and what only the second has."""

    field: str
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True)
class Atlas:
    """The roles and what surrounds them.

    Args:
        version: the month in which the shipped part was last gone through, "2026.11"; with "+overlay.<hash>" where a
            user's own files are laid on.
        scope: what the atlas covers and what it does not.
        overview: what holds for the roles as a whole.
        roles: in the order of `ROLE_SLUGS`.
        categories: slug -> name of the kinds of employer.
        proofs: role slug -> what employers look for before they call a person by the role.
        pieces: pieces of work with the title taken off.
        other_kinds: the kinds of work that are none of the roles, as the signals for `other` name them.
        titles: title as folded by `fold_title` -> slug; "other" for titles of other work.
        signals: what phrases say before any text was counted.
    """

    version: str
    scope: str
    overview: tuple[Fact, ...]
    roles: tuple[Role, ...]
    categories: Mapping[str, str]
    employers: tuple[Employer, ...]
    backgrounds: tuple[Background, ...]
    mistakes: tuple[Mistake, ...]
    boundaries: Boundaries
    proofs: Mapping[str, Proofs]
    pieces: tuple[Piece, ...]
    other_kinds: tuple[str, ...]
    titles: Mapping[str, str]
    signals: tuple[Signal, ...]

    own_signals: tuple[Signal, ...] = ()
    """The part of `signals` that a user's own files brought."""

    def own_signal_bits(self) -> dict[str, dict[str, float]]:
        """Phrase -> slug -> bits, for the phrases of a user's own files."""
        return {phrase: signal.weights for signal in self.own_signals for phrase in signal.phrases}

    def role(self, slug: str) -> Role:
        """The role of a slug.

        Raises:
            UsageError: no such role; the message lists the known slugs and the nearest.
        """
        return _named(slug, self.roles, "role")

    def employer(self, slug: str) -> Employer:
        """The employer of a slug.

        Raises:
            UsageError: no such employer; the message lists the known slugs and the nearest.
        """
        return _named(slug, self.employers, "employer")

    def employer_named(self, name: str) -> Employer | None:
        """The employer that a posting or a résumé names, by any of its spellings; None where the atlas has none."""
        return self._employers_by_name.get(fold_employer(name))

    @cached_property
    def _employers_by_name(self) -> Mapping[str, Employer]:
        return {
            fold_employer(name): employer for employer in self.employers for name in (employer.name, *employer.aliases)
        }

    def employer_names(self, slugs: Iterable[str]) -> str:
        """The names of employers, one after the other."""
        return ", ".join(self.employer(slug).name for slug in slugs)

    def compare(self, slug_a: str, slug_b: str) -> tuple[Difference, ...]:
        """What tells two roles apart, field by field; a field in which they are alike is left out."""
        a, b = _fields(self, slug_a, slug_b), _fields(self, slug_b, slug_a)
        return tuple(
            Difference(field, _beyond(a[field], b[field]), _beyond(b[field], a[field]))
            for field in a
            if set(a[field]) != set(b[field])
        )

    def crossings(self, slug_a: str, slug_b: str) -> tuple[BoundaryExample, ...]:
        """People titled one of two roles who do the work of the other."""
        return tuple(one for one in self.boundaries.examples if {one.titled, one.really} == {slug_a, slug_b})

    @cached_property
    def longest_title(self) -> int:
        """How many words the longest known title has."""
        return max((len(title.split()) for title in self.titles), default=0)


def _fields(atlas: Atlas, slug: str, beside: str) -> dict[str, tuple[str, ...]]:
    role = atlas.role(slug)
    return {
        "headline task": (role.headline_task.text,),
        "owns": _texts(role.owns),
        "does not usually own": _texts(role.does_not_usually_own),
        "languages": _texts(role.languages),
        "tools": tuple(map(str, role.tools)),
        "lives in": tuple(atlas.categories[habitat.category] for habitat in role.lives_in),
        "bar": (role.bar.text,),
        "status": (role.status.text.text,),
        "compensation": (role.compensation.text,),
        "fuller title": (role.fuller_title.text,),
        "told apart by": tuple(other.tell.text for other in role.confused_with if other.role == beside),
        "crosses over": tuple(one.does.text for one in atlas.crossings(slug, beside) if one.titled == slug),
    }


def _texts(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(fact.text for fact in facts)


def _beyond(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in mine if text not in theirs)


def _named(slug: str, among: tuple[N, ...], kind: str) -> N:
    known = {entry.slug: entry for entry in among}
    if slug not in known:
        allowed = f"the atlas knows {', '.join(known)}"
        raise UsageError(Fault(f"{kind} {slug!r}", "unknown", allowed, did_you_mean(slug, known)))
    return known[slug]
