"""Files that fixes are made in: those whose text is the file itself."""

from __future__ import annotations

import errno
import os
from difflib import unified_diff
from pathlib import Path

from roleprism.document import Resume
from roleprism.doors.inputs import Input
from roleprism.errors import DocumentError, Fault, OutputError
from roleprism.reading.decode import decode
from roleprism.reading.kind import Kind
from roleprism.reading.open import STDIN, open_document
from roleprism.scale.whole import write_whole

_TEXTS = frozenset({".md", ".markdown", ".txt"})
_BOM = "\ufeff"


def file_to_fix(given: Input) -> Path | None:
    """The file of a document whose text stands there as it was read; None for every other."""
    return None if why_not_fixed(given) else Path(given.document.source)


def why_not_fixed(given: Input) -> str:
    """Why no fix is made in the file of a document, and what to do; empty where it is."""
    path = Path(given.document.source)
    if given.document.source == STDIN:
        return "it is standard input and no file"
    if path.suffix.lower() not in _TEXTS or not path.is_file():
        return f"fixes are made in files that end in {', '.join(sorted(_TEXTS))}; mend it where it was made"
    if path.stat().st_nlink > 1:
        return "it has other names (hard links), which would keep the old text; make it a file of its own"
    if not _comes_back(given.data):
        return "it is no UTF-8 with one kind of line end; save it as UTF-8"
    if decode(given.data, str(path)) != given.document.text.content:
        return "its text does not stand in it as it is read; mend it where it was made"
    return ""


def _comes_back(data: bytes) -> bool:
    """Whether the text, written as `written` does, is the file again: UTF-8 with one kind of line end."""
    try:
        text = data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        return False
    text = text.replace("\r\n", "\n")
    return "\r" not in text and _encoded(text, data) == data


def _encoded(text: str, was: bytes) -> bytes:
    """Text as bytes with the mark and the line ends that the file had."""
    ends = "\r\n" if b"\r\n" in was else "\n"
    mark = _BOM if was.startswith(_BOM.encode()) else ""
    return (mark + text.replace("\n", ends)).encode("utf-8")


def with_text(given: Input, text: str) -> Input | None:
    """The document as it would be read with another text; None where it could not be, or not as it stands there."""
    data, source = _encoded(text, given.data), given.document.source
    kind: Kind = "resume" if isinstance(given.document, Resume) else "posting"
    try:
        (document,) = open_document(data, name=Path(source).name, source=source, kind=kind)
    except DocumentError:
        return None
    return given._replace(document=document, data=data) if document.text.content == text else None


def difference(path: Path, before: str, after: str) -> str:
    """What changes, line by line."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(unified_diff(old, new, fromfile=str(path), tofile=f"{path} (fixed)"))


def written(path: Path, was: bytes, text: str) -> None:
    """Write the text with the line ends that the file had: whole, or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        # A file that may not be written could still be put another in its place.
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        write_whole(path, _encoded(text, was))
    except OSError as error:
        remedy = "check its permissions"
        raise OutputError(Fault(str(path), f"cannot be written ({error.strerror})", remedy=remedy)) from error
