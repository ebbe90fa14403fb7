"""Counts while something runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from roleprism.doors.cli.terminal import err


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Counts on the terminal, and nowhere else."""
    console = err()
    if not console.is_terminal:
        yield lambda _: None
        return
    count = "{task.completed:,.0f}" + (f" of {total}" if total else "") + f" {what}"
    with Progress(SpinnerColumn(), TextColumn(count), TimeElapsedColumn(), console=console, transient=True) as shown:
        task = shown.add_task(what, total=total)
        yield lambda n: shown.advance(task, n)
