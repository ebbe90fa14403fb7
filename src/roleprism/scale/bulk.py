"""Whole archives on all cores: parts out, resumable, with flat memory; the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from roleprism.errors import DocumentError, Fault, OutputError, UsageError, WorkerError
from roleprism.scale.arrow import arrow_reader
from roleprism.scale.columns import REJECTS, Columns
from roleprism.scale.inputs import PART_ROWS, Part, parts
from roleprism.scale.parent import end_with_parent
from roleprism.scale.schema import read_schema
from roleprism.scale.whole import write_whole
from roleprism.spectrum.read import Reader

MANIFEST = "_manifest.json"
_IN_FLIGHT = 2
"""Parts a worker has before it: enough that it never waits, few enough that memory stays flat."""


class Done(NamedTuple):
    """What came of a run: rows read, rows turned away, and how many parts were there already."""

    rows: int
    rejected: int
    parts: int
    skipped: int


def bulk(
    files: Sequence[Path],
    out: Path,
    columns: Columns,
    *,
    workers: int,
    with_details: bool = True,
    advance: Callable[[int], None] = lambda _: None,
) -> Done:
    """Read all postings of files into Parquet parts under a folder; one run after another goes on where it stood.

    Raises:
        UsageError: the folder holds the readings of other files, columns or versions.
        DocumentError: its manifest cannot be read.
        OutputError: it cannot be written.
        WorkerError: the system ended a worker.
    """
    versions = ", ".join(f"{name} {version}" for name, version in Reader().versions.items())
    _settle(files, out, columns, versions, with_details=with_details)
    rows = rejected = made = skipped = 0
    try:
        for n_rows, n_rejected, was_there in _run(files, out, columns, workers, with_details=with_details):
            rows, rejected, made, skipped = rows + n_rows, rejected + n_rejected, made + 1, skipped + was_there
            advance(n_rows + n_rejected)
    except BrokenProcessPool as error:
        wrong = "a worker was ended from outside, mostly for want of memory"
        remedy = "run it again with fewer --workers; it goes on where it stood"
        raise WorkerError(Fault(str(out), wrong, remedy=remedy)) from error
    except OSError as error:
        remedy = "make room and run it again; it goes on where it stood"
        raise OutputError(Fault(str(out), f"cannot be written ({error})", remedy=remedy)) from error
    return Done(rows, rejected, made, skipped)


def _settle(files: Sequence[Path], out: Path, columns: Columns, versions: str, *, with_details: bool) -> None:
    """Write down what is read and how, or see that a run before did the same."""
    said = {
        "files": [[str(file), _digest(file)] for file in files],
        "columns": columns._asdict() | {"keep": list(columns.keep)},
        "part_rows": PART_ROWS,
        "details": with_details,
        "versions": versions,
    }
    path = out / MANIFEST
    try:
        (out / REJECTS).mkdir(parents=True, exist_ok=True)
        if path.exists():
            before = json.loads(path.read_text(encoding="utf-8"))
            if before != said:
                known = before if isinstance(before, dict) else {}
                changed = ", ".join(key for key in said if known.get(key) != said[key])
                remedy = "name another folder, or empty this one"
                raise UsageError(Fault(str(out), f"holds readings of other {changed}", remedy=remedy))
        elif any(out.glob("part-*")):
            raise UsageError(Fault(str(out), "holds parts and no manifest", remedy="name another folder"))
        else:
            write_whole(path, json.dumps(said, indent=1).encode())
    except OSError as error:
        raise OutputError(Fault(str(out), f"cannot be written ({error})", remedy="name another folder")) from error
    except ValueError as error:
        if isinstance(error, UsageError):
            raise
        raise DocumentError(Fault(str(path), f"cannot be read ({error})", remedy="name another folder")) from error


def _digest(path: Path) -> str:
    """What a file holds, in a few letters: cheap beside reading it, and sure where its size and time are not."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _run(
    files: Sequence[Path], out: Path, columns: Columns, workers: int, *, with_details: bool
) -> Iterator[tuple[int, int, bool]]:
    waiting: set[Future[tuple[int, int, bool]]] = set()
    # Spawned, for a fork of a process with threads may hang.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=end_with_parent) as pool:
        for part in parts(files, columns):
            if (out / _name(part.number)).exists():
                yield part.table.num_rows, len(part.rejects), True
                continue
            waiting.add(pool.submit(_make, part, out, columns, with_details))
            if len(waiting) >= _IN_FLIGHT * workers:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in done)
        for one in waiting:
            yield one.result()


def _name(number: int) -> str:
    return f"part-{number:06d}.parquet"


def _make(part: Part, out: Path, columns: Columns, with_details: bool) -> tuple[int, int, bool]:
    """Read one part and write it; the rejects first, so that a part that is there is whole."""
    kept = pa.schema([part.table.schema.field(name) for name in columns.keep])
    read = pa.Table.from_batches(
        arrow_reader(part.table.to_batches(), columns, with_details=with_details), schema=read_schema(kept)
    )
    lines = (json.dumps({"file": one.file, "row": one.row, "reason": one.reason}) for one in part.rejects)
    if part.rejects:
        write_whole(out / REJECTS / f"part-{part.number:06d}.jsonl", "".join(f"{line}\n" for line in lines).encode())
    sink = pa.BufferOutputStream()
    pq.write_table(read, sink, compression="zstd")
    write_whole(out / _name(part.number), sink.getvalue().to_pybytes())
    return part.table.num_rows, len(part.rejects), False
