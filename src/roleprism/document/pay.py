"""What a posting pays, as far as it says."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from roleprism.document.span import Span


class PayPeriod(StrEnum):
    """For how long the amount is."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


class PayKind(StrEnum):
    """What the amount is of."""

    BASE = "base"
    OTE = "on-target earnings"
    TOTAL = "total compensation"


class Pay(NamedTuple):
    """A range of pay; what is not said is None, and never guessed.

    Args:
        low, high: amounts in units of the currency (not cents); None where that end is open.
        currency: ISO 4217; "$" where dollars are said and not whose, empty where nothing is.
        period: for how long; None where it is not said.
        kind: of what; base where nothing else is said.
        span: where the text says it; None where it came from a field.
        label: which level or place it is for, as written; empty where it is for all.
    """

    low: float | None
    high: float | None
    currency: str
    period: PayPeriod | None
    kind: PayKind = PayKind.BASE
    span: Span | None = None
    label: str = ""
