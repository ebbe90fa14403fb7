"""Files that only their owner may read: a search for work is nobody else's business on a machine that is shared.

What is there already keeps its permissions, which may be meant.
"""

from __future__ import annotations

from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make a folder that is none yet.

    Raises:
        OSError: it cannot be made.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file that is none yet.

    Raises:
        OSError: it cannot be made.
    """
    if not path.exists():
        path.touch(mode=0o600)
