"""The two functions that most programs need."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

from roleprism.document import Text
from roleprism.errors import DocumentError, Fault, UsageError
from roleprism.reading.free_text import free_document
from roleprism.reading.kind import KINDS, Kind
from roleprism.reading.limits import check_text
from roleprism.reading.open import open_paths
from roleprism.spectrum import Reading
from roleprism.spectrum.read import Reader


@cache
def _reader() -> Reader:
    return Reader()


def read(path: str | os.PathLike[str], *, kind: Kind | None = None) -> Reading:
    """Read the one posting or résumé in a file.

    Args:
        path: the file: PDF, DOCX, HTML, Markdown, plain text, or JSON of a known shape.
        kind: "posting" or "resume"; None to tell from the content.

    Raises:
        DocumentError: it cannot be read, or holds more than one document (see `Reader.read_many`).
        UsageError: an argument is no path, or no kind.
    """
    if not isinstance(path, str | os.PathLike) or not isinstance(os.fspath(path), str) or not os.fspath(path):
        wrong = "is empty" if path == "" else f"is {type(path).__name__}"
        raise UsageError(Fault("argument 'path'", wrong, "the path of a file, as str or PathLike"))
    _check_kind(kind)
    found = list(open_paths([path], kind=kind))
    if faults := [fault for item in found if isinstance(item, DocumentError) for fault in item.faults]:
        raise DocumentError(*faults)
    documents = [item for item in found if not isinstance(item, DocumentError)]
    if len(documents) != 1:
        remedy = "read it with roleprism.reading.open.open_paths and Reader().read_many"
        raise DocumentError(Fault(os.fspath(path), f"holds {len(documents)} documents", "one document", remedy))
    return _reader().read(documents[0])


def read_text(text: str, *, title: str = "", kind: Kind | None = None) -> Reading:
    """Read a posting or a résumé given as text; `title` is read apart and never changes what the work says.

    Args:
        text: plain text or Markdown; it is read as it stands, whatever a file of that content would be.
        title: as posted, or the headline; what the text itself says where empty.
        kind: "posting" or "resume"; None to tell from the content.

    Raises:
        DocumentError: the text is empty or too long.
        UsageError: an argument is no text, or no kind.
    """
    for name, value in (("text", text), ("title", title)):
        if not isinstance(value, str):
            raise UsageError(Fault(f"argument {name!r}", f"is {type(value).__name__}", "a str", "decode it first"))
    _check_kind(kind)
    if not text.strip():
        raise DocumentError(Fault("text", "is empty", remedy="give the words of a posting or a résumé"))
    document = free_document(Text(check_text(text, "text")), name="text.txt", source="text", kind=kind)
    return _reader().read(replace(document, title=title) if title else document)


def _check_kind(kind: object) -> None:
    if kind is not None and kind not in KINDS:
        raise UsageError(Fault("argument 'kind'", f"is {kind!r}", f"one of {', '.join(KINDS)}, or None"))
