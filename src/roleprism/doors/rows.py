"""A reading as one row of JSON; the shape is fixed by `schema/reading.schema.json`.

Rows are typed dictionaries, here and beside: the command line prints them, and the web API and the MCP server
derive their schemas from the same types, so the doors cannot differ.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files

from typing_extensions import TypedDict

from roleprism.evidence import Evidence
from roleprism.spectrum import Reading

SCHEMA_VERSION = 1
"""Goes up when a reader of the rows would have to change; a new key alone does not."""


class TitleRow(TypedDict):
    """What the title says, beside the work."""

    text: str
    role: str | None
    agrees: bool | None


class EvidenceRow(TypedDict):
    """A phrase at its place, with what it says for each role in bits."""

    role: str
    bits: float
    quote: str
    start: int
    end: int
    section: str
    signal: str
    weights: dict[str, float]
    page: int | None
    line: int


class SectionRow(TypedDict):
    """A stretch of the text of one kind."""

    kind: str
    start: int
    end: int


class ReadingRow(TypedDict):
    """See `schema/reading.schema.json`."""

    schema: int
    id: str
    source: str
    kind: str
    shares: dict[str, float]
    primary: str
    confidence: float
    thin: bool
    basis: str
    title: TitleRow
    evidence: list[EvidenceRow]
    sections: list[SectionRow]
    scores: dict[str, float]
    prior: dict[str, float]
    other_kinds: dict[str, float]
    versions: dict[str, str]


def reading_row(reading: Reading) -> ReadingRow:
    """The whole reading in plain JSON values, at full precision, so that the sums still hold."""
    spectrum, document = reading.spectrum, reading.document
    return {
        "schema": SCHEMA_VERSION,
        "id": document.id,
        "source": document.source,
        "kind": document.kind,
        "shares": dict(spectrum.shares),
        "primary": spectrum.primary,
        "confidence": spectrum.confidence,
        "thin": spectrum.thin,
        "basis": spectrum.basis,
        "title": {"text": reading.title.text, "role": reading.title.role, "agrees": reading.title.agrees},
        "evidence": [_evidence_row(reading, ev) for ev in reading.evidence],
        "sections": [{"kind": str(kind), "start": span.start, "end": span.end} for kind, span, _ in reading.sections],
        "scores": dict(spectrum.scores),
        "prior": dict(spectrum.prior),
        "other_kinds": dict(spectrum.other_kinds),
        "versions": dict(reading.versions),
    }


def _evidence_row(reading: Reading, ev: Evidence) -> EvidenceRow:
    place = reading.document.text.place(ev.span.start)
    return {
        "role": ev.role,
        "bits": ev.bits,
        "quote": ev.quote,
        "start": ev.span.start,
        "end": ev.span.end,
        "section": str(ev.section),
        "signal": ev.signal,
        "weights": dict(ev.weights),
        "page": place.page,
        "line": place.line,
    }


def json_line(row: Mapping[str, object]) -> str:
    """The row on one line, in ASCII, so that no code page or lone surrogate can break it."""
    return json.dumps(row, allow_nan=False, separators=(",", ":"))


def reading_schema() -> str:
    """The JSON Schema of a row, as text."""
    return files("roleprism.doors").joinpath("schema/reading.schema.json").read_text("utf-8")
