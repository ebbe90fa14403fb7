"""A market and its claims as plain values, for JSON and for tables."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from roleprism.market import Judged, Market
from roleprism.market.intervals import Estimate


def estimate_row(estimate: Estimate) -> dict[str, object]:
    """An estimate; null where there is no figure."""
    return {key: None if isinstance(value, float) and math.isnan(value) else value
            for key, value in estimate._asdict().items()}  # fmt: skip


def market_row(market: Market) -> dict[str, object]:
    """All figures of a market."""
    return {key: _plain(value) for key, value in market._asdict().items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Estimate):
        return estimate_row(value)
    if hasattr(value, "_asdict"):
        return {key: _plain(part) for key, part in value._asdict().items()}
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def claim_row(judged: Judged) -> dict[str, object]:
    """A claim with its verdict."""
    claim = judged.claim
    return {
        "id": claim.id, "claim": claim.says, "verdict": str(judged.verdict), "measure": claim.measure,
        "threshold": claim.threshold, "than": claim.than, "unit": claim.unit, **estimate_row(judged.estimate),
        "reason": judged.reason,
    }  # fmt: skip


def figure(value: float, unit: str = "share", *, signed: bool = False) -> str:
    """A figure in words: "12.5%", "+3,000 $"; a dash where there is none."""
    if math.isnan(value):
        return "–"
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{value:,.0f} $" if unit == "dollars" else f"{sign}{value:.1%}"


def interval(estimate: Estimate, unit: str = "share", *, signed: bool = False) -> str:
    """The interval of an estimate in words."""
    if math.isnan(estimate.value):
        return "–"
    return f"{figure(estimate.low, unit, signed=signed)} to {figure(estimate.high, unit, signed=signed)}"


def grouped(rows: Sequence[Any]) -> dict[str, list[Any]]:
    """Rows by their role, in order."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.role, []).append(row)
    return found
