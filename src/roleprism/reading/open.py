"""Files and bytes -> documents: the one place where a file is opened to be read."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from roleprism.document import Document, Text
from roleprism.errors import DocumentError, Fault
from roleprism.reading import limits
from roleprism.reading.decode import decode
from roleprism.reading.docx import read_docx
from roleprism.reading.free_text import free_document
from roleprism.reading.hidden import Look, tagged
from roleprism.reading.hidden_docx import look_at_docx
from roleprism.reading.hidden_html import look_at_html
from roleprism.reading.hidden_pdf import look_at_pdf
from roleprism.reading.kind import Kind
from roleprism.reading.pdf import read_pdf
from roleprism.reading.sniff import Format, is_html, sniff_binary, sniff_text
from roleprism.reading.structured import read_json
from roleprism.reading.tables import read_csv, read_jsonl, read_parquet
from roleprism.reading.web_page import read_page

_Read = TypeVar("_Read")

STDIN = "-"
"""The path that stands for standard input."""

_STREAMED = {".jsonl": read_jsonl, ".ndjson": read_jsonl, ".parquet": read_parquet}


def open_document(data: bytes, *, name: str, source: str, kind: Kind | None = None) -> list[Document]:
    """Everything that one file's bytes hold: one document, or a board's or a table's many.

    Args:
        data: the whole file.
        name: its name; the suffix is heeded where the content does not tell the format.
        source: where it was read, for messages and the documents' `source`.
        kind: what it holds; None to tell from the content.

    Raises:
        DocumentError: nothing can be read from it, or some of it cannot; all faults together.
    """
    return all_or_none(open_parts(data, name=name, source=source, kind=kind))


def open_parts(data: bytes, *, name: str, source: str, kind: Kind | None = None) -> Iterator[Document | DocumentError]:
    """The same one by one; a fault in one is yielded and stops no other."""
    try:
        yield from _read(data, name, source, kind)
    except DocumentError as error:
        yield error


def all_or_none(read: Iterable[_Read | DocumentError]) -> list[_Read]:
    """What was read.

    Raises:
        DocumentError: there is a fault among them; all faults together.
    """
    found = list(read)
    if faults := [fault for one in found if isinstance(one, DocumentError) for fault in one.faults]:
        raise DocumentError(*faults)
    return [one for one in found if not isinstance(one, DocumentError)]


def look_at(data: bytes, source: str) -> Look:
    """What the drawing of a file hides and shows; of formats without one nothing.

    Raises:
        DocumentError: it cannot be read.
    """
    match sniff_binary(data, source):
        case Format.PDF:
            return look_at_pdf(data, source)
        case Format.DOCX:
            return look_at_docx(data, source)
        case None:
            text = decode(data, source)
            return look_at_html(text, source) if is_html(text) else Look(tuple(tagged(text)))
        case _:
            return Look()


def open_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    kind: Kind | None = None,
    stdin: bytes = b"",
    seen: set[str] | None = None,
) -> Iterator[Document | DocumentError]:
    """Every document in the files and folders named; a fault in one is yielded and stops no other.

    Tables are streamed. Ids are unique, save for what a table's own id column says.

    Args:
        paths: files, folders, or "-" for standard input.
        kind: what they hold; None to tell from each one's content.
        stdin: what stands on standard input, where "-" is among the paths.
        seen: as for `find_files`.
    """
    ids: set[str] = set()
    for file in find_files(paths, seen):
        if isinstance(file, DocumentError):
            yield file
        elif str(file) == STDIN:
            yield from _read_whole(stdin, file, kind, ids)
        else:
            yield from _read_file(file, kind, ids)


def find_files(paths: Iterable[str | os.PathLike[str]], seen: set[str] | None = None) -> Iterator[Path | DocumentError]:
    """The files named and those in folders named, each once by whatever names it is reached; "-" stays as it is.

    Folders are walked to the bottom in sorted order, hidden files passed over; what cannot be walked is told.

    Args:
        seen: real paths that are passed over; grows, so that several calls can share it.
    """
    seen = set() if seen is None else seen
    for path in map(to_path, paths):
        for file in [path] if str(path) == STDIN else _files(path):
            if isinstance(file, DocumentError):
                yield file
            elif (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                yield file


def to_path(path: str | os.PathLike[str]) -> Path:
    """The path; that of a file "-", as in "./-", from the root on, for "-" alone is standard input."""
    found = Path(path)
    return found.absolute() if str(found) == STDIN != os.fspath(path) else found


def _files(path: Path) -> Iterator[Path | DocumentError]:
    """The path itself, or the visible files below it in sorted order."""
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        yield DocumentError(Fault(str(path), "does not exist", remedy="check the path"))
    except (OSError, ValueError) as error:  # a null byte is no OSError
        yield DocumentError(Fault(str(path), f"is no path ({_reason(error)})", remedy="check the path"))
    else:
        yield from _below(path) if is_folder else [path]


def _below(folder: Path) -> Iterator[Path | DocumentError]:
    faults: list[DocumentError] = []

    def tell(error: OSError) -> None:
        fault = Fault(str(error.filename), f"cannot be listed ({error.strerror})", remedy="check its permissions")
        faults.append(DocumentError(fault))

    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=tell):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += (to_path(f"{place}{os.sep}{name}") for name in names if not name.startswith("."))
    yield from faults
    files = sorted(filter(_may_be_read, found))
    if not files and not faults:
        yield DocumentError(Fault(str(folder), "is a folder with no file to read", remedy="name another folder"))
    yield from files


def _may_be_read(path: Path) -> bool:
    """Whether it is a file, or one of which only opening will tell why it is none."""
    try:
        return path.is_file()
    except OSError:
        return True


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _read_file(path: Path, kind: Kind | None, ids: set[str]) -> Iterator[Document | DocumentError]:
    try:
        with path.open("rb") as file:
            read_table = _STREAMED.get(path.suffix.lower())
            if read_table:
                yield from read_table(file, str(path), kind)
                return
            # One byte more than is allowed tells a file that is too large from one that just fits.
            data = file.read(limits.MAX_BYTES + 1)
    except OSError as error:
        yield DocumentError(Fault(str(path), f"cannot be opened ({error.strerror})", remedy="check its permissions"))
        return
    yield from _read_whole(data, path, kind, ids)


def _read_whole(data: bytes, path: Path, kind: Kind | None, ids: set[str]) -> Iterator[Document | DocumentError]:
    for read in open_parts(data, name=path.name, source=str(path), kind=kind):
        yield read if isinstance(read, DocumentError) else _with_own_id(read, ids)


def _with_own_id(document: Document, ids: set[str]) -> Document:
    """The document, under its source where another one of this call has its id."""
    if document.id in ids:
        document = replace(document, id=f"{document.source}:{document.id}")
    ids.add(document.id)
    return document


def _read(data: bytes, name: str, source: str, kind: Kind | None) -> Iterator[Document | DocumentError]:
    """Everything that the bytes hold, by their format."""
    limits.check_bytes(len(data), source)
    match sniff_binary(data, source):
        case Format.PDF:
            yield free_document(read_pdf(data, source), name=name, source=source, kind=kind)
        case Format.DOCX:
            yield free_document(read_docx(data, source), name=name, source=source, kind=kind)
        case Format.PARQUET:
            yield from read_parquet(io.BytesIO(data), source, kind)
        case _:
            yield from _read_text(data, name, source, kind)


def _read_text(data: bytes, name: str, source: str, kind: Kind | None) -> Iterator[Document | DocumentError]:
    text = decode(data, source)
    match sniff_text(text, name):
        case Format.JSONL:
            yield from read_jsonl(io.BytesIO(text.encode()), source, kind)
        case Format.CSV:
            yield from read_csv(text, source, kind)
        case Format.JSON:
            yield from read_json(text, source, kind)
        case Format.HTML:
            yield from read_page(text, name=name, source=source, kind=kind)
        case _:
            plain = Text(limits.check_text(text, source))
            yield free_document(plain, name=name, source=source, kind=kind)
