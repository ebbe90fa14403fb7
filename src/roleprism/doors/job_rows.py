"""Stored and ranked postings as JSON rows."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import TypedDict

from roleprism.advice.rank import Ranked
from roleprism.advice.record import Record
from roleprism.atlas import SLUGS
from roleprism.document import Span
from roleprism.document.pay import Pay
from roleprism.doors.rows import SCHEMA_VERSION
from roleprism.store.rows import Event, Mark, Stored, Version


class PayRow(TypedDict):
    """A range of pay; `start` and `end` where it stands in the text."""

    low: float | None
    high: float | None
    currency: str
    period: str | None
    kind: str
    label: str
    start: int | None
    end: int | None


class StoredRow(TypedDict):
    """A stored posting without its text; `shares` is null where it was not read yet."""

    schema: int
    id: int
    board: str
    token: str
    board_id: str
    url: str
    company: str
    title: str
    location: str
    workplace: str | None
    workplace_inferred: bool
    posted: str
    pay: list[PayRow]
    first_seen: str
    last_seen: str
    closed_at: str | None
    version: int
    state: str
    primary: str
    confidence: float
    thin: bool
    title_role: str | None
    shares: dict[str, float] | None


class PostingRow(StoredRow):
    """A stored posting with its text, and the ids of the same role elsewhere."""

    text: str
    same_role: list[int]


class QuoteRow(TypedDict):
    """Words at their place."""

    start: int
    end: int
    quote: str


class ReasonRow(TypedDict):
    """One row of a rank, with the words on both sides."""

    what: str
    points: float
    posting: list[QuoteRow]
    resume: list[QuoteRow]


class RankedRow(StoredRow):
    """A ranked posting; the points of the reasons add up to `points`."""

    points: float
    because: list[ReasonRow]
    not_judged: list[str]


class MarkRow(TypedDict):
    """What a person said of a posting, and when."""

    at: str
    state: str
    note: str


class EventRow(TypedDict):
    """What happened to a posting, and to which version."""

    at: str
    what: str
    version: int


class VersionRow(TypedDict):
    """One state of a posting."""

    version: int
    seen_at: str
    title: str
    text: str
    location: str
    workplace: str | None
    pay: list[PayRow]


class HistoryRow(TypedDict):
    """All that happened to a posting, oldest first."""

    schema: int
    id: int
    versions: list[VersionRow]
    events: list[EventRow]
    marks: list[MarkRow]


def stored_row(one: Stored) -> StoredRow:
    """A stored posting without its text."""
    return {
        "schema": SCHEMA_VERSION,
        "id": one.id,
        "board": one.board,
        "token": one.token,
        "board_id": one.board_id,
        "url": one.url,
        "company": one.company,
        "title": one.title,
        "location": one.location,
        "workplace": None if one.workplace is None else str(one.workplace),
        "workplace_inferred": one.is_inferred,
        "posted": one.posted,
        "pay": [_pay_row(pay) for pay in one.pay],
        "first_seen": one.first_seen,
        "last_seen": one.last_seen,
        "closed_at": one.closed_at,
        "version": one.version,
        "state": one.state,
        "primary": one.primary,
        "confidence": one.confidence,
        "thin": one.thin,
        "title_role": one.title_role,
        "shares": None if one.shares is None else dict(zip(SLUGS, one.shares.tolist(), strict=True)),
    }


def posting_row(one: Stored, kin: Sequence[int]) -> PostingRow:
    """A stored posting with its text.

    Args:
        kin: ids of the same role elsewhere.
    """
    return {**stored_row(one), "text": one.text, "same_role": list(kin)}


def history_row(id: int, versions: Sequence[Version], events: Sequence[Event], marks: Sequence[Mark]) -> HistoryRow:  # noqa: A002
    """All that happened to a posting."""
    return {
        "schema": SCHEMA_VERSION,
        "id": id,
        "versions": [
            {
                "version": one.number,
                "seen_at": one.seen_at,
                "title": one.title,
                "text": one.text,
                "location": one.location,
                "workplace": one.workplace,
                "pay": [_pay_row(pay) for pay in one.pay],
            }
            for one in versions
        ],
        "events": [{"at": one.at, "what": one.what, "version": one.number} for one in events],
        "marks": [mark_row(one) for one in marks],
    }


def mark_row(mark: Mark) -> MarkRow:
    """What a person said of a posting."""
    return {"at": mark.at, "state": mark.state, "note": mark.note}


def _pay_row(pay: Pay) -> PayRow:
    return {
        "low": pay.low,
        "high": pay.high,
        "currency": pay.currency,
        "period": None if pay.period is None else str(pay.period),
        "kind": str(pay.kind),
        "label": pay.label,
        "start": None if pay.span is None else pay.span.start,
        "end": None if pay.span is None else pay.span.end,
    }


def ranked_row(ranked: Ranked, one: Stored, record: Record) -> RankedRow:
    """A ranked posting with its reasons; their points add up to `points`."""
    reasons: list[ReasonRow] = [
        {
            "what": reason.what,
            "points": reason.points,
            "posting": [_quote(span, one.text) for span in reason.posting],
            "resume": [_quote(span, record.content) for span in reason.resume],
        }
        for reason in ranked.reasons
    ]
    return {
        **stored_row(one),
        "points": ranked.points,
        "because": reasons,
        "not_judged": list(ranked.unknown),
    }


def _quote(span: Span, text: str) -> QuoteRow:
    return {"start": span.start, "end": span.end, "quote": span.slice(text)}
