"""Files that fixes are made in: those whose text is the file itself."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from roleprism.doors.inputs import Input
from roleprism.errors import DocumentError, Fault
from roleprism.reading.decode import decode

_TEXTS = frozenset({".md", ".markdown", ".txt"})


def file_to_fix(given: Input) -> Path | None:
    """The file of a document whose text stands there as it was read; None for every other."""
    path = Path(given.document.source)
    is_text = path.suffix.lower() in _TEXTS and path.is_file()
    return path if is_text and decode(given.data, str(path)) == given.document.text.content else None


def difference(path: Path, before: str, after: str) -> str:
    """What changes, line by line."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(unified_diff(old, new, fromfile=str(path), tofile=f"{path} (fixed)"))


def written(path: Path, was: bytes, text: str) -> None:
    """Write the text with the line ends that the file had.

    Raises:
        DocumentError: the file cannot be written.
    """
    ends = "\r\n" if b"\r\n" in was else "\n"
    try:
        path.write_bytes(text.replace("\n", ends).encode("utf-8"))
    except OSError as error:
        remedy = "check its permissions"
        raise DocumentError(Fault(str(path), f"cannot be written ({error.strerror})", remedy=remedy)) from error
