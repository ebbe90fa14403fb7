"""Advice as JSON rows, the same from every door."""

from __future__ import annotations

from typing_extensions import TypedDict

from roleprism.advice import Advice, WhatIf
from roleprism.advice.employers import View
from roleprism.advice.gap import Meeting
from roleprism.advice.lint import Finding, rule
from roleprism.advice.next_step import Step
from roleprism.advice.record import PartShown, Record
from roleprism.document import Document, Span
from roleprism.doors.rows import SCHEMA_VERSION


class PlaceRow(TypedDict):
    """Where something stands in the résumé: code points, page and line."""

    start: int
    end: int
    page: int | None
    line: int


class LeadTitleRow(TypedDict):
    """A title that is right as well."""

    role: str
    title: str


class LeadEvidenceRow(PlaceRow):
    """Words that speak for the role to lead with, in bits."""

    quote: str
    bits: float


class LeadRow(TypedDict):
    """The title to lead with; `work` is the shares of what was done, `words` those with lists and summary."""

    role: str | None
    title: str
    second: LeadTitleRow | None
    reason: str
    work: dict[str, float]
    words: dict[str, float]
    evidence: list[LeadEvidenceRow]


class BackgroundRow(TypedDict):
    """Where the person comes from."""

    slug: str
    months: int
    titles: list[str]


class PartRow(TypedDict):
    """A part of a role, and how the résumé shows it."""

    what: str
    core: bool
    shown: str
    at: list[PlaceRow]


class MissingRow(TypedDict):
    """A part that is not shown, and what would show it."""

    what: str
    artifact: str


class StepRow(TypedDict):
    """A role to grow into."""

    role: str
    why: str
    employers: list[str]
    share: float
    parts: list[PartRow]
    missing: list[MissingRow]


class BecauseRow(TypedDict):
    """One reason of a view, in bits."""

    what: str
    bits: float
    at: list[PlaceRow]


class ViewRow(TypedDict):
    """What one employer would call the person; the reasons add up to `bits`."""

    employer: str
    role: str
    title: str
    bits: float
    because: list[BecauseRow]


class AskedRow(TypedDict):
    """What a posting asks for, and how the résumé shows it."""

    role: str
    what: str
    quotes: list[str]
    shown: str
    at: list[PlaceRow]


class MeetingRow(TypedDict):
    """How the résumé meets one posting."""

    id: str
    source: str
    title: str
    primary: str
    shares: dict[str, float]
    common: float
    asked: list[AskedRow]


class EditRow(TypedDict):
    """Words to stand at a span."""

    start: int
    end: int
    text: str


class FixRow(TypedDict):
    """A mend that a program can make."""

    says: str
    safe: bool
    edits: list[EditRow]


class FindingRow(TypedDict):
    """A lint result with its place and quote."""

    source: str
    code: str
    name: str
    message: str
    page: int | None
    line: int
    column: int
    start: int
    end: int
    quote: str
    fix: FixRow | None


class AdviceRow(TypedDict):
    """The whole of an advice."""

    schema: int
    id: str
    source: str
    lead: LeadRow
    background: list[BackgroundRow]
    next: list[StepRow]
    employers: list[ViewRow]
    postings: list[MeetingRow]
    findings: list[FindingRow]
    versions: dict[str, str]


class BeforeAfter(TypedDict):
    """A figure before and after."""

    before: float
    after: float


class ChangeRow(TypedDict):
    """What becomes of one role."""

    share: BeforeAfter
    bits: BeforeAfter


class WhatIfRow(TypedDict):
    """What lines more or less change, by role."""

    schema: int
    source: str
    changes: dict[str, ChangeRow]


def advice_row(advice: Advice) -> AdviceRow:
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


def _step_row(step: Step, record: Record) -> StepRow:
    return {
        "role": step.role,
        "why": step.why,
        "employers": list(step.employers),
        "share": step.share,
        "parts": [_part_row(one, record) for one in step.shown],
        "missing": [{"what": part.what, "artifact": part.artifact.text} for part in step.missing],
    }


def _part_row(one: PartShown, record: Record) -> PartRow:
    places = [_place(record, mention.span) for mention in one.mentions]
    return {"what": one.part.what, "core": one.part.is_core, "shown": str(one.how), "at": places}


def _view_row(view: View, record: Record) -> ViewRow:
    reasons: list[BecauseRow] = [
        {"what": row.what, "bits": row.bits, "at": [_place(record, span) for span in row.spans]} for row in view.rows
    ]
    return {"employer": view.employer, "role": view.role, "title": view.title, "bits": view.bits, "because": reasons}


def _meeting_row(meeting: Meeting, record: Record) -> MeetingRow:
    posting = meeting.posting
    asked: list[AskedRow] = [
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


def finding_row(finding: Finding, document: Document) -> FindingRow:
    """One finding with its place and quote."""
    place = document.text.place(finding.span.start)
    fix: FixRow | None = None
    if finding.fix is not None:
        edits: list[EditRow] = [
            {"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in finding.fix.edits
        ]
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


def what_if_row(what_if: WhatIf) -> WhatIfRow:
    """What a line more or less changes."""
    changes: dict[str, ChangeRow] = {
        change.role: {
            "share": {"before": change.share[0], "after": change.share[1]},
            "bits": {"before": change.bits[0], "after": change.bits[1]},
        }
        for change in what_if.changes
    }
    return {"schema": SCHEMA_VERSION, "source": what_if.before.document.source, "changes": changes}


def _place(record: Record, span: Span) -> PlaceRow:
    place = record.document.text.place(span.start)
    return {"start": span.start, "end": span.end, "page": place.page, "line": place.line}
