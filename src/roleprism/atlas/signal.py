"""A phrase that speaks for a role before any text was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from roleprism.atlas.fact import Source

STRENGTH_BITS: Mapping[str, float] = MappingProxyType({"strong": 3.0, "medium": 2.0, "weak": 1.0})
"""What the words of the data files stand for, in bits for the role."""

MAX_BITS = 6.0
"""No single phrase may say more than this, for or against."""


@dataclass(frozen=True)
class Signal:
    """Phrases of one meaning, with what each says about the roles.

    Args:
        concept: what the phrases have in common; unique within the role.
        role: the slug that it speaks for.
        kind: for `other`, which other work ("data-engineer"); empty for a role.
        phrases: lowercase, one to five words, single spaces; each stands in one signal only.
        bits: for `role`; between -6 and 6.
        also: slug -> bits, for and against other roles; "other" may be one.
        source: where it was taken from.
    """

    concept: str
    role: str
    kind: str
    phrases: tuple[str, ...]
    bits: float
    also: Mapping[str, float]
    source: Source

    @property
    def weights(self) -> dict[str, float]:
        """Slug -> bits, for every role that it speaks about."""
        return {self.role: self.bits, **self.also}
