"""Work that takes longer than a page: one piece at a time, in the background, with what it has to tell."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from roleprism.errors import Fault

_MOST_LINES = 200


@dataclass
class Progress:
    """How a piece of work stands.

    Args:
        what: what is done: "Sync".
        phase: what is done just now, "fetched 3 of 5 boards".
        lines: what it has to tell so far.
        faults: what went wrong so far, the first of it.
        n_faults: how much did.
        is_done: whether it came to its end.
    """

    what: str
    phase: str = ""
    lines: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    n_faults: int = 0
    is_running: bool = True
    is_done: bool = False

    def tell(self, line: str) -> None:
        """Add a line; a flood of them is cut."""
        if len(self.lines) < _MOST_LINES:
            self.lines.append(line)

    def blame(self, faults: Sequence[Fault]) -> None:
        """Add what went wrong; a flood of it is counted, and cut."""
        self.n_faults += len(faults)
        self.faults += faults[: max(0, _MOST_LINES - len(self.faults))]

    @property
    def is_broken(self) -> bool:
        """Whether it ended by an error that nobody foresaw."""
        return not self.is_running and not self.is_done


class Tasks:
    """One piece of work at a time, and the newest one's progress.

    The store keeps each step whole or not at all, so that work may end with the server.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self.newest: Progress | None = None

    def start(self, what: str, work: Callable[[Progress], None]) -> Progress | None:
        """Begin a piece of work; None where another one still runs."""
        with self._guard:
            if self.newest is not None and self.newest.is_running:
                return None
            self.newest = progress = Progress(what)
        threading.Thread(target=_run, args=(work, progress), name=what, daemon=True).start()
        return progress


def _run(work: Callable[[Progress], None], progress: Progress) -> None:
    try:
        work(progress)
        progress.is_done = True
    finally:
        progress.is_running = False
