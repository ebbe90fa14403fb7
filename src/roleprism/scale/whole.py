"""Files that are written whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path


def write_whole(path: Path, data: bytes, *, is_private: bool = False) -> None:
    """Write beside the file first and put that in its place, so that a break at any time leaves the old one or the new.

    A link stays one, and the file keeps its permissions.

    Args:
        is_private: a file that is new is its owner's alone to read.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    target = path.resolve()
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
