"""A reading as one row of JSON; the shape is fixed by `schema/reading.schema.json`."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from roleprism.evidence import Evidence
from roleprism.spectrum import Reading

SCHEMA_VERSION = 1
"""Goes up when a reader of the rows would have to change; a new key alone does not."""


def reading_row(reading: Reading) -> dict[str, Any]:
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
        "versions": dict(reading.versions),
    }


def _evidence_row(reading: Reading, ev: Evidence) -> dict[str, Any]:
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


def json_line(row: dict[str, Any]) -> str:
    """The row on one line, in ASCII, so that no code page or lone surrogate can break it."""
    return json.dumps(row, allow_nan=False, separators=(",", ":"))


def reading_schema() -> str:
    """The JSON Schema of a row, as text."""
    return files("roleprism.doors").joinpath("schema/reading.schema.json").read_text("utf-8")
