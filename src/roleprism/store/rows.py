"""What the store holds, as values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np

from roleprism.document import Posting, Span, Text
from roleprism.document.listing import Workplace
from roleprism.document.pay import Pay, PayKind, PayPeriod
from roleprism.evidence.weights import Floats

State = Literal["interesting", "applied", "interview", "offer", "rejected", "declined", "ignored"]
"""What a posting may be marked as."""

STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True)
class Stored:
    """A posting in the store, as its newest version says.

    Args:
        id: in this store; never given twice.
        posted: ISO date; empty where unknown.
        first_seen, last_seen, closed_at: ISO times; closed_at None while its board lists it.
        state: the newest mark; empty where there is none.
        shares: (11,) None where it was not read yet.
        kinship: the same for the same role elsewhere.
        title_span: where the text has its title; None where the title stands apart from it.
    """

    id: int
    board: str
    token: str
    board_id: str
    url: str
    company: str
    title: str
    text: str
    location: str
    workplace: Workplace | None
    is_inferred: bool
    posted: str
    pay: tuple[Pay, ...]
    first_seen: str
    last_seen: str
    closed_at: str | None
    version: int
    state: str
    shares: Floats | None
    primary: str
    confidence: float
    thin: bool
    title_role: str | None
    kinship: bytes
    title_span: Span | None = None

    def posting(self) -> Posting:
        """The posting as a document."""
        return Posting(
            id=str(self.id), source=self.url or f"{self.board}:{self.token}#{self.board_id}", text=Text(self.text),
            title=self.title, company=self.company, location=self.location, title_span=self.title_span,
        )  # fmt: skip


class Mark(NamedTuple):
    """What a person said of a posting, and when."""

    at: str
    state: str
    note: str


class Version(NamedTuple):
    """One state of a posting."""

    number: int
    seen_at: str
    title: str
    text: str
    location: str
    workplace: str | None
    pay: tuple[Pay, ...]


class Event(NamedTuple):
    """What happened to a posting: "new", "changed", "closed" or "reopened"."""

    at: str
    what: str
    number: int


def pay_json(pay: Sequence[Pay]) -> str:
    """Pay as it is stored."""
    return json.dumps([[p.low, p.high, p.currency, p.period, p.kind, p.span, p.label] for p in pay])


def pay_of(text: str) -> tuple[Pay, ...]:
    """Stored pay as values; an amount without end, which older roleprisms kept, as none."""
    return tuple(
        Pay(
            low,
            high,
            currency,
            PayPeriod(period) if period else None,
            PayKind(kind),
            Span(*span) if span else None,
            label,
        )
        for low, high, currency, period, kind, span, label in json.loads(text, parse_constant=lambda _: None)
        if low is not None or high is not None
    )


def span_of(start: object, end: object) -> Span | None:
    """A stored span; None where there is none."""
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) else None


def shares_blob(shares: Floats) -> bytes:
    """(11,) float64 as it is stored."""
    return np.asarray(shares, dtype="<f8").tobytes()


def shares_of(blob: bytes | None) -> Floats | None:
    """Stored shares as an array; None where there are none."""
    return None if blob is None else np.frombuffer(blob, dtype="<f8").astype(np.float64)
