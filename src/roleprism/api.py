"""The two functions that most programs need."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

from roleprism.errors import DocumentError, Fault
from roleprism.reading.kind import Kind
from roleprism.reading.open import open_document, open_paths
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
    """
    found = list(open_paths([path], kind=kind))
    if faults := [fault for item in found if isinstance(item, DocumentError) for fault in item.faults]:
        raise DocumentError(*faults)
    documents = [item for item in found if not isinstance(item, DocumentError)]
    if len(documents) != 1:
        remedy = "read it with roleprism.reading.open.open_paths and Reader().read_many"
        raise DocumentError(Fault(os.fspath(path), f"holds {len(documents)} documents", "one document", remedy))
    return _reader().read(documents[0])


def read_text(text: str, *, title: str = "", kind: Kind | None = None) -> Reading:
    """Read a posting or a résumé given as text; `title` is read apart and never changes the shares.

    Raises:
        DocumentError: the text is empty.
    """
    (document,) = open_document(text.encode("utf-8", "replace"), name="text.txt", source="text", kind=kind)
    return _reader().read(replace(document, title=title) if title else document)
