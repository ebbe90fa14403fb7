"""One row of a table of postings or résumés -> a document."""

from __future__ import annotations

import math
from collections.abc import Mapping

from roleprism.document import Document, Posting, Resume, Text
from roleprism.errors import DocumentError, Fault
from roleprism.reading import limits
from roleprism.reading.decode import tidy
from roleprism.reading.kind import Kind
from roleprism.reading.markup import description_text

_ID = ("id", "job_id")
_DESCRIPTION = ("description", "text")
_COMPANY = ("company", "company_name")


def has_description(row: Mapping[str, object]) -> bool:
    """Whether a mapping has a column that rows keep their text in."""
    return any(name in row for name in _DESCRIPTION)


def to_document(row: Mapping[str, object], *, where: str, kind: Kind | None) -> Document:
    """The posting, or the résumé where `kind` says so, that a row holds; other columns go to `extra`.

    Args:
        row: column name -> value.
        where: the table and the row in it, which is its id where it has none.
        kind: what the table holds; None for postings.

    Raises:
        DocumentError: no usable description.
    """
    raw = _cell(row, _DESCRIPTION)
    if not raw:
        columns = ", ".join(row) or "none"
        raise DocumentError(
            Fault(
                where,
                f"has no description; its columns: {columns}",
                f"text in a column named {' or '.join(_DESCRIPTION)}",
                "rename the column that holds the text",
            )
        )
    text = Text(limits.check_text(description_text(raw, where), where))
    used = {*_ID, *_DESCRIPTION, "title"}
    identity, title = _cell(row, _ID) or where, _cell(row, ("title",))
    if kind == "resume":
        return Resume(identity, where, text, title, _without(row, used))
    return Posting(
        id=identity,
        source=where,
        text=text,
        title=title,
        company=_cell(row, _COMPANY),
        location=_cell(row, ("location",)),
        extra=_without(row, used | {*_COMPANY, "location"}),
    )


def _cell(row: Mapping[str, object], names: tuple[str, ...]) -> str:
    """The first of the columns that holds something, as text."""
    for name in names:
        value = row.get(name)
        is_missing = isinstance(value, float) and math.isnan(value)
        if isinstance(value, (str, int, float)) and not is_missing:
            text = tidy(str(value)).strip()
            if text:
                return text
    return ""


def _without(row: Mapping[str, object], used: set[str]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in used}
