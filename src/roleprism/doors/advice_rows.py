"""Advice as JSON rows, the same from every door."""

from __future__ import annotations

from typing import Any

from roleprism.advice import Advice, WhatIf
from roleprism.advice.employers import View
from roleprism.advice.gap import Meeting
from roleprism.advice.lint import Finding, rule
from roleprism.advice.next_step import Step
from roleprism.advice.record import PartShown, Record
from roleprism.document import Document, Span
from roleprism.doors.rows import SCHEMA_VERSION


def advice_row(advice: Advice) -> dict[str, Any]:
    """The whole of an advice in plain JSON values."""
    record, lead = advice.record, advice.lead
    return {
        "schema": SCHEMA_VERSION,
        "id": record.document.id,
        "source": record.document.source,
        "lead": {
            "role": lead.role,
            "title": lead.title,
            "second": None if lead.second is None else {"role": lead.second[0], "title": lead.second[1]},
            "reason": lead.reason,
            "work": dict(lead.work),
            "words": dict(lead.words),
            "evidence": [{"quote": ev.quote, "bits": ev.weights[lead.role], **_place(record, ev.span)}
                         for ev in lead.evidence],
        },
        "background": [{"slug": one.background.slug, "months": one.months, "titles": list(one.titles)}
                       for one in advice.past],
        "next": [_step_row(step, record) for step in advice.steps],
        "employers": [_view_row(view, record) for view in advice.views],
        "postings": [_meeting_row(meeting, record) for meeting in advice.meetings],
        "findings": [finding_row(finding, record.document) for finding in advice.findings],
        "versions": dict(record.reading.versions),
    }  # fmt: skip


def _step_row(step: Step, record: Record) -> dict[str, Any]:
    return {
        "role": step.role,
        "why": step.why,
        "employers": list(step.employers),
        "share": step.share,
        "parts": [_part_row(one, record) for one in step.shown],
        "missing": [{"what": part.what, "artifact": part.artifact.text} for part in step.missing],
    }


def _part_row(one: PartShown, record: Record) -> dict[str, Any]:
    places = [_place(record, mention.span) for mention in one.mentions]
    return {"what": one.part.what, "core": one.part.is_core, "shown": str(one.how), "at": places}


def _view_row(view: View, record: Record) -> dict[str, Any]:
    reasons = [
        {"what": row.what, "bits": row.bits, "at": [_place(record, span) for span in row.spans]} for row in view.rows
    ]
    return {"employer": view.employer, "role": view.role, "title": view.title, "bits": view.bits, "because": reasons}


def _meeting_row(meeting: Meeting, record: Record) -> dict[str, Any]:
    posting = meeting.posting
    asked = [
        {
            "role": one.role,
            "what": one.resume.part.what,
            "quotes": [mention.span.slice(posting.document.text.content) for mention in one.posting],
            "shown": str(one.how),
            "at": [_place(record, mention.span) for mention in one.resume.mentions],
        }
        for one in meeting.asked
    ]
    return {
        "id": posting.document.id,
        "source": posting.document.source,
        "title": posting.document.title,
        "primary": posting.spectrum.primary,
        "shares": dict(posting.spectrum.shares),
        "common": meeting.common,
        "asked": asked,
    }


def finding_row(finding: Finding, document: Document) -> dict[str, Any]:
    """One finding with its place and quote."""
    place = document.text.place(finding.span.start)
    fix = None
    if finding.fix is not None:
        edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in finding.fix.edits]
        fix = {"says": finding.fix.says, "safe": finding.fix.is_safe, "edits": edits}
    return {
        "source": document.source,
        "code": finding.code,
        "name": rule(finding.code).name,
        "message": finding.message,
        "page": place.page,
        "line": place.line,
        "column": place.column,
        "start": finding.span.start,
        "end": finding.span.end,
        "quote": finding.span.slice(document.text.content),
        "fix": fix,
    }


def what_if_row(what_if: WhatIf) -> dict[str, Any]:
    """What a line more or less changes."""
    changes = {
        change.role: {
            "share": {"before": change.share[0], "after": change.share[1]},
            "bits": {"before": change.bits[0], "after": change.bits[1]},
        }
        for change in what_if.changes
    }
    return {"schema": SCHEMA_VERSION, "source": what_if.before.document.source, "changes": changes}


def _place(record: Record, span: Span) -> dict[str, Any]:
    place = record.document.text.place(span.start)
    return {"start": span.start, "end": span.end, "page": place.page, "line": place.line}
