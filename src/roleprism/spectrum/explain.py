"""Why a role has the score it has, or why one role stands above another, as rows; draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from roleprism.atlas.slugs import did_you_mean
from roleprism.errors import Fault, UsageError
from roleprism.evidence import Evidence
from roleprism.spectrum.reading import Reading


class RowKind(StrEnum):
    """What a row stands for."""

    PRIOR = "prior"
    EVIDENCE = "evidence"
    REST = "rest"
    SCORE = "score"


class Row(NamedTuple):
    """One step from the prior to the score.

    Args:
        bits: what the step adds; of the last row, the score itself.
        running: the sum after the step.
        evidence: what the step rests on; empty for prior and score, all that was folded for the rest.
    """

    kind: RowKind
    bits: float
    running: float
    evidence: tuple[Evidence, ...] = ()

    @property
    def start(self) -> float:
        """Where the step sets out from."""
        return self.running - self.bits


@dataclass(frozen=True)
class Explanation:
    """The rows that lead to the score of a role, or to the lead of one role over another.

    Args:
        role: whose score it is.
        against: the role it is set against; None where the score of `role` alone is explained.
        rows: the prior, one row an evidence, the weightiest first, then the score. The bits of all rows
            but the last add up to the last.
    """

    role: str
    against: str | None
    rows: tuple[Row, ...]

    def shortened(self, top: int) -> Explanation:
        """The same sum with only the `top` weightiest evidences apart, the others folded into one row."""
        prior, *steps, score = self.rows
        shown, folded = steps[:top], steps[top:]
        if len(folded) < 2:
            return self
        evidence = tuple(ev for row in folded for ev in row.evidence)
        rest = Row(RowKind.REST, sum(row.bits for row in folded), folded[-1].running, evidence)
        return replace(self, rows=(prior, *shown, rest, score))


def explain(reading: Reading, role: str, against: str | None = None) -> Explanation:
    """How prior and evidence add up to the score of `role`, or to its lead over `against`.

    Raises:
        UsageError: a slug that the reading has no score for.
    """
    spectrum = reading.spectrum
    for slug in (role, against):
        if slug is not None and slug not in spectrum.scores:
            allowed = f"one of {', '.join(spectrum.scores)}"
            raise UsageError(Fault(f"role {slug!r}", "unknown", allowed, did_you_mean(slug, spectrum.scores)))
    score = _bits(spectrum.scores, role, against)
    return Explanation(role, against, (*_steps(reading, role, against), Row(RowKind.SCORE, score, score)))


def _steps(reading: Reading, role: str, against: str | None) -> Iterator[Row]:
    running = _bits(reading.spectrum.prior, role, against)
    yield Row(RowKind.PRIOR, running, running)
    weighed = [(_bits(ev.weights, role, against), ev) for ev in reading.evidence]
    for bits, ev in sorted(weighed, key=lambda pair: (-abs(pair[0]), pair[1].span)):
        running += bits
        yield Row(RowKind.EVIDENCE, bits, running, (ev,))


def _bits(bits: Mapping[str, float], role: str, against: str | None) -> float:
    return bits[role] - (bits[against] if against is not None else 0.0)
