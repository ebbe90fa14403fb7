"""What a signal found in a text says about the roles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from roleprism.document import SectionKind, Span

TELLING_BITS = 0.1
"""Evidence that speaks for no role with this much is summed up, not shown; a page of them would hide what matters."""


class Evidence(NamedTuple):
    """A stretch of a statement's words, with what it adds to each role's score.

    Args:
        signal: the signal that says most in the stretch, folded ("retrieval augmented generation").
        span: where the stretch stands, in code points of the original text.
        quote: the words at the span.
        section: the kind of section it is heard as; see `roleprism.reading.sections`.
        role: the slug with most bits, of those that have a share in the reading; of all where it speaks for none of
            those.
        weights: role slug -> bits, for every role and `other`; positive speaks for the role.
    """

    signal: str
    span: Span
    quote: str
    section: SectionKind
    role: str
    weights: Mapping[str, float]

    @property
    def bits(self) -> float:
        """What it adds to the score of `role`."""
        return self.weights[self.role]
