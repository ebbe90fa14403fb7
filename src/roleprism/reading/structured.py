"""A JSON file -> its documents, by the shape of what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.document import Document
from roleprism.errors import DocumentError, Fault
from roleprism.reading import board_file, json_resume, jsonld, limits, row
from roleprism.reading.json_text import Json, parse_json
from roleprism.reading.kind import Kind

_KNOWN = (
    "a JSON Resume, a schema.org JobPosting, a Greenhouse, Lever or Ashby board, "
    "or an array of objects with id, title and description"
)


def read_json(text: str, source: str, kind: Kind | None) -> Iterator[Document | DocumentError]:
    """The documents in a JSON text.

    Raises:
        DocumentError: not JSON, of no known shape, or not of the kind that was asked for.
    """
    try:
        value = parse_json(text)
    except ValueError as error:
        raise DocumentError(Fault(source, f"is not JSON ({error})", remedy="mend it, or save it again")) from error
    if json_resume.is_json_resume(value) and isinstance(value, dict):
        _refuse_other("resume", kind, source)
        resume = json_resume.to_resume(value, source)
        limits.check_text(resume.text.content, source)
        return iter((resume,))
    found = _postings(value, source)
    if found is not None:
        _refuse_other("posting", kind, source)
        return found
    rows: list[Json] = value if isinstance(value, list) else [value]
    if any(isinstance(entry, dict) and row.has_description(entry) for entry in rows):
        return _rows(rows, source, kind)
    raise DocumentError(Fault(source, f"is JSON that holds {_shape(value)}", _KNOWN, "save it in one of these"))


def _postings(value: Json, source: str) -> Iterator[Document | DocumentError] | None:
    board = board_file.board_jobs(value)
    if board:
        return board_file.to_postings(*board, source)
    if jsonld.find_job_postings(value):
        postings = jsonld.to_postings(value, source)
        if not postings:
            raise DocumentError(Fault(source, "holds a JobPosting without a description", remedy="give it in full"))
        return iter(postings)
    return None


def _rows(rows: list[Json], source: str, kind: Kind | None) -> Iterator[Document | DocumentError]:
    for number, entry in enumerate(rows, start=1):
        where = f"{source}#{number}" if len(rows) > 1 else source
        if not isinstance(entry, dict):
            yield DocumentError(Fault(where, f"holds {_shape(entry)}", "an object with a description"))
            continue
        try:
            yield row.to_document(entry, where=where, kind=kind)
        except DocumentError as error:
            yield error


def _refuse_other(is_kind: Kind, kind: Kind | None, source: str) -> None:
    if kind not in (None, is_kind):
        raise DocumentError(
            Fault(
                source,
                f"holds a {is_kind} and was to be read as a {kind}",
                remedy="leave the kind to be detected",
            )
        )


def _shape(value: Json) -> str:
    if isinstance(value, dict):
        keys = ", ".join(list(value)[:8]) or "none"
        return f"an object with the keys {keys}"
    if isinstance(value, list):
        return f"an array of {len(value)}"
    return f"only {value!r:.40}"
