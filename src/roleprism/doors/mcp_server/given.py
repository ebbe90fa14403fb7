"""What an assistant hands over: text, or a file in a folder that the person named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from roleprism.doors.desk import MAX_BYTES, Desk
from roleprism.doors.inputs import Input, read_at_most
from roleprism.errors import DocumentError, Fault, UsageError
from roleprism.reading.kind import Kind


class Folders:
    """The folders from which files may be read.

    Args:
        folders: as the person named them; none, and no file may be read.

    Raises:
        DocumentError: one of them is no folder.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folder.resolve() for folder in folders)
        for folder in self._folders:
            if not folder.is_dir():
                raise DocumentError(Fault(str(folder), "is no folder", remedy="check --folder"))

    def read(self, path: str) -> tuple[str, bytes]:
        """Name and bytes of a file; where a link leads is what counts.

        Raises:
            UsageError: it stands outside the folders.
            DocumentError: it cannot be read.
        """
        try:
            file = self._find(path)
            is_file = file.is_file()
        except (OSError, RuntimeError, ValueError) as error:
            raise UsageError(Fault(path[:200], f"is no path ({error})", self._allowed())) from error
        if not any(file.is_relative_to(folder) for folder in self._folders):
            remedy = "start roleprism mcp with --folder DIR, or give the text itself"
            raise UsageError(Fault(path[:200], "may not be read", self._allowed(), remedy))
        if not is_file:
            raise DocumentError(Fault(path[:200], "is no file", remedy="check the path"))
        try:
            return file.name, read_at_most(file, MAX_BYTES)
        except OSError as error:
            wrong = f"cannot be opened ({error.strerror})"
            raise DocumentError(Fault(path[:200], wrong, remedy="check its permissions")) from error

    def _find(self, path: str) -> Path:
        """Where a path leads; one that is not absolute starts from the first folder that has it."""
        named = Path(path).expanduser()
        if named.is_absolute():
            return named.resolve()
        found = [(folder / named).resolve() for folder in self._folders]
        return next((file for file in found if file.exists()), found[0] if found else named.resolve())

    def _allowed(self) -> str:
        return f"files in {', '.join(map(str, self._folders))}" if self._folders else "no file: no folder was named"


def given(desk: Desk, folders: Folders, text: str, path: str, kind: Kind | None, *, title: str = "") -> Input:
    """The one document that was handed over.

    Raises:
        UsageError: neither text nor path was given, or both.
        DocumentError: it cannot be read.
    """
    if bool(text.strip()) == bool(path):
        wrong = "neither text nor path was given" if not path else "both text and path were given"
        raise UsageError(Fault("document", wrong, "one of them"))
    if path:
        name, data = folders.read(path)
        return desk.open_one(data, name, kind)
    return desk.open_text(text, kind, title=title)
