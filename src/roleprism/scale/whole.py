"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_whole(path: Path, data: bytes, *, is_private: bool = False) -> None:
    """Write beside the file first and put that in its place, so that a break at any time leaves the old one or the new.

    A link stays one, and the file keeps its permissions. A device or a pipe is written to as it is.

    Args:
        is_private: a file that is new is its owner's alone to read.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = Path(os.path.realpath(path))  # which takes a link to itself for the file
    beside = target.with_name(f".{target.name}.part")
    try:
        if is_private:
            beside.touch(mode=0o600)
        beside.write_bytes(data)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
