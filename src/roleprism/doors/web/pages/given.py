"""Files as a form sends them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from fastapi import UploadFile

_LONGEST_NAME = 120


def files_given(files: Sequence[UploadFile]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file; a form without a file sends an empty one without a name."""
    for file in files:
        given = (file.filename or "").encode("utf-8", "replace").decode()
        name = PurePath(given.replace("\\", "/")).name[-_LONGEST_NAME:]
        data = file.file.read()
        if name or data:
            yield name or "document", data
