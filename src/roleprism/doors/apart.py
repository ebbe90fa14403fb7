"""Work on strangers' bytes, in a process of its own that may take only so much memory and time.

A file that drives a parser wild ends that process; the page that asked, and everyone else's, go on.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, TypeVar

from roleprism.errors import DocumentError, Fault
from roleprism.scale.parent import end_with_parent

MEMORY_BYTES = 3 << 30
"""Of addresses; the libraries alone reserve one of these three GiB."""

MOST_SECONDS = 900
"""Of computing, for a process that nobody ends."""

_SMALLER = "give a smaller file, or its text"
_SPAWN = get_context("spawn")
T = TypeVar("T")


class _Failed(NamedTuple):
    """The work met faults; an error itself does not travel whole between processes."""

    faults: tuple[Fault, ...]


class _Done(NamedTuple):
    """The work is done."""


class Apart:
    """Runs work in fresh processes; safe to use from several threads.

    One process is kept waiting, so that no one waits for Python to start.

    Args:
        memory_bytes: how much one process may take, where the system can hold it to that.
        at_once: how many may work at a time; others wait.
    """

    def __init__(self, *, memory_bytes: int = MEMORY_BYTES, at_once: int = 2) -> None:
        self._memory_bytes = memory_bytes
        self._turns = threading.BoundedSemaphore(at_once)
        self._guard = threading.Lock()
        self._spare: _Child | None = _Child(memory_bytes)

    def run(self, work: Callable[..., Iterable[T]], *values: Any, source: str, seconds: float) -> Iterator[T]:
        """What `work(*values)` gives, as it comes.

        Args:
            work: a function of a module; it, its values and what it gives are sent between processes.
            source: what is worked on, for messages.
            seconds: how long all of it may take.

        Raises:
            DocumentError: the work raised it, took too long or too much, or ended its process.
        """
        with self._turns:
            child = self._take()
            try:
                yield from child.answers(work, values, source, time.monotonic() + seconds, seconds)
            finally:
                child.end()

    def close(self) -> None:
        """End the process that waits."""
        with self._guard:
            spare, self._spare = self._spare, None
        if spare is not None:
            spare.end()

    def _take(self) -> _Child:
        """The process that waits, with another put in its place."""
        with self._guard:
            child, self._spare = self._spare, _Child(self._memory_bytes)
        return child or _Child(self._memory_bytes)


class _Child:
    def __init__(self, memory_bytes: int) -> None:
        self._ours, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, memory_bytes), daemon=True)
        self._process.start()
        theirs.close()

    def answers(
        self, work: Callable[..., Iterable[Any]], values: tuple[Any, ...], source: str, deadline: float, seconds: float
    ) -> Iterator[Any]:
        try:
            self._ours.send((work, values))
            while True:
                if not self._ours.poll(max(0.0, deadline - time.monotonic())):
                    raise DocumentError(Fault(source, f"takes longer than {seconds:,.0f} s to read", remedy=_SMALLER))
                match self._ours.recv():
                    case _Done():
                        return
                    case _Failed(faults):
                        raise DocumentError(*faults)
                    case answer:
                        yield answer
        except (EOFError, ConnectionError) as error:
            wrong = "cannot be read: it ended the process that tried, or took all the memory that it may"
            raise DocumentError(Fault(source, wrong, remedy=_SMALLER)) from error

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self._ours.close()


def _serve(connection: Connection, memory_bytes: int) -> None:
    """Do one piece of work; what it prints, which may be somebody's résumé, goes nowhere."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    _hold_to(memory_bytes)
    try:
        work, values = connection.recv()
    except EOFError:  # never asked
        return
    try:
        for answer in work(*values):
            connection.send(answer)
    except DocumentError as error:
        connection.send(_Failed(error.faults))
    else:
        connection.send(_Done())


def _hold_to(memory_bytes: int) -> None:
    """Limits that the system keeps: memory, time, no file written, no core left behind."""
    if sys.platform == "win32":
        return
    import resource

    limits = (
        (resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_CPU, MOST_SECONDS), (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )  # fmt: skip
    for what, most in limits:
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, hard))
