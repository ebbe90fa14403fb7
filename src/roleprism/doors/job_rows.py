"""Stored and ranked postings as JSON rows."""

from __future__ import annotations

from typing import Any

from roleprism.advice.rank import Ranked
from roleprism.advice.record import Record
from roleprism.atlas import SLUGS
from roleprism.document import Span
from roleprism.document.pay import Pay
from roleprism.doors.rows import SCHEMA_VERSION
from roleprism.store.rows import Stored


def stored_row(one: Stored) -> dict[str, Any]:
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


def _pay_row(pay: Pay) -> dict[str, Any]:
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


def ranked_row(ranked: Ranked, one: Stored, record: Record) -> dict[str, Any]:
    """A ranked posting with its reasons; their points add up to `points`."""
    reasons = [
        {
            "what": reason.what,
            "points": reason.points,
            "posting": [_quote(span, one.text) for span in reason.posting],
            "resume": [_quote(span, record.content) for span in reason.resume],
        }
        for reason in ranked.reasons
    ]
    return stored_row(one) | {"points": ranked.points, "because": reasons, "not_judged": list(ranked.unknown)}


def _quote(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": span.slice(text)}
