"""Where the quiz keeps its score: one small file in the user's own data folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from platformdirs import user_data_path

from roleprism.advice.quiz import Progress
from roleprism.advice.quiz.schedule import Box
from roleprism.doors.inputs import MAX_CONFIG_BYTES, read_at_most
from roleprism.errors import DocumentError, Fault, OutputError, RoleprismError, UsageError
from roleprism.scale.whole import write_whole
from roleprism.store.lock import locked
from roleprism.store.private import make_private_folder

_MOST = 10**9


def default_file() -> Path:
    """The file in the user's data folder."""
    return user_data_path("roleprism", appauthor=False) / "quiz.json"


def load_progress(path: Path) -> Progress:
    """What was answered so far; nothing where there is no file yet.

    Raises:
        DocumentError: the file cannot be opened.
        UsageError: it is none of ours.
    """
    if not path.exists():
        return Progress()
    try:
        row = json.loads(read_at_most(path, MAX_CONFIG_BYTES))
        boxes = {str(id_): Box(_count(level), _count(due)) for id_, (level, due) in row["boxes"].items()}
        return Progress(_count(row["rounds"]), _count(row["asked"]), _count(row["right"]), boxes)
    except OSError as error:
        raise DocumentError(Fault(str(path), f"cannot be opened ({error.strerror})", remedy="check it")) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        remedy = "move it away to begin anew, or name another with --state"
        raise UsageError(Fault(str(path), f"is no score of the quiz ({error})", remedy=remedy)) from error


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST:
        raise ValueError(f"{str(value)[:40]} is no count")
    return value


def change_progress(path: Path, change: Callable[[Progress], Progress]) -> Progress:
    """Change what is kept, and write it whole or not at all; of several quizzes at once none loses an answer.

    Returns:
        What is kept then.

    Raises:
        DocumentError: the file cannot be opened.
        OutputError: it cannot be written.
        StoreError: another process holds it.
        UsageError: it is none of ours.
    """
    try:
        make_private_folder(path.resolve().parent)
        with locked(path.resolve()):
            progress = change(load_progress(path))
            write_whole(path, _written(progress), is_private=True)
    except OSError as error:
        if isinstance(error, RoleprismError):
            raise
        remedy = "name another file with --state"
        raise OutputError(Fault(str(path), f"cannot be written ({error.strerror})", remedy=remedy)) from error
    return progress


def after_round(progress: Progress) -> Progress:
    """The progress with one round more."""
    return replace(progress, rounds=progress.rounds + 1)


def _written(progress: Progress) -> bytes:
    row = {
        "rounds": progress.rounds,
        "asked": progress.asked,
        "right": progress.right,
        "boxes": {id_: list(box) for id_, box in (progress.boxes or {}).items()},
    }
    return json.dumps(row).encode()
