"""The OpenAPI document; a reading is described by the schema that the command line prints."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from roleprism.doors.rows import reading_schema
from roleprism.version import __version__

_ABOUT = (
    "Reads the work in job postings and résumés, on this machine. The same text gives the same answer every time. "
    "Nothing that is sent is kept, save what goes into the store of postings."
)
_PART = "Reading-"


def describe(app: FastAPI) -> dict[str, Any]:
    """The document of an application, made once."""
    if not app.openapi_schema:
        document = get_openapi(title="roleprism", version=__version__, description=_ABOUT, routes=app.routes)
        document["components"]["schemas"] |= _reading_schemas()
        app.openapi_schema = document
    return app.openapi_schema


def _reading_schemas() -> dict[str, Any]:
    """The schema of a reading with its parts, as OpenAPI's components."""
    text = reading_schema()
    for name in json.loads(text)["$defs"]:
        text = text.replace(f'"#/$defs/{name}"', f'"#/components/schemas/{_PART}{name}"')
    schema = json.loads(text)
    parts = schema.pop("$defs")
    del schema["$schema"]
    return {"ReadingRow": schema} | {f"{_PART}{name}": part for name, part in parts.items()}
