"""Files of postings as numbered parts of a fixed number of rows, whatever their format; bad rows on the side."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

import pyarrow as pa
import pyarrow.parquet as pq

from roleprism.errors import DocumentError, Fault
from roleprism.reading.csv_rows import csv_header, csv_rows
from roleprism.reading.decode import open_text
from roleprism.scale.columns import MAX_TEXT, USUALLY_KEPT, Columns, find_columns

PART_ROWS = 2_048

_ENDINGS = (".parquet", ".jsonl", ".ndjson", ".csv")
_PACKED = (".gz", ".zst")
_DAMAGE = (OSError, EOFError, zlib.error, pa.ArrowException)
"""What opening, unpacking or taking apart a damaged file raises."""


class Reject(NamedTuple):
    """A row that could not be read: which file, which row of it from 1, and why."""

    file: str
    row: int
    reason: str


@dataclass
class Part:
    """Some rows.

    Args:
        number: from 0, over all files.
        rows: column -> values.
    """

    number: int
    table: pa.Table
    rejects: list[Reject] = field(default_factory=list)


def find_files(paths: Sequence[str], out: Path | None = None) -> list[Path]:
    """The files of paths, folders and patterns, each once, in sorted order.

    Args:
        out: the folder for the readings; what it holds is no input, also where it lies among the inputs.

    Raises:
        DocumentError: a path leads to no file of a known ending, or all lead into `out`.
    """
    found: dict[str, Path] = {}
    for words in paths:
        known = [file for file in _inside(words) if ending_of(file)]
        if not known:
            allowed = f"files that end in {', '.join(_ENDINGS)}, perhaps with {' or '.join(_PACKED)}"
            raise DocumentError(Fault(words, "leads to no table", allowed, "check the path"))
        for file in known:
            found.setdefault(os.path.realpath(file), file)
    files = [file for real, file in found.items() if out is None or not Path(real).is_relative_to(out.resolve())]
    if not files:
        wrong = "are the only tables that the paths lead to"
        raise DocumentError(Fault(f"readings in {out}", wrong, "postings", "name the folder for the readings last"))
    return files


def _inside(words: str) -> list[Path]:
    """What a path, a folder or a pattern leads to."""
    path = Path(words)
    try:
        if path.is_dir():
            return [file for file in sorted(path.rglob("*")) if file.is_file()]
        if path.exists():
            return [path]
        return sorted(Path(path.anchor or ".").glob(str(path.relative_to(path.anchor))))
    except (OSError, ValueError) as error:  # no pattern, or a name that no path can have
        raise DocumentError(Fault(words, f"leads to no table ({error})", remedy="check the path")) from error


def ending_of(path: Path) -> str:
    """Which table it is by its name, packed or not: one of `_ENDINGS`; empty where none."""
    name = path.name.lower()
    for packed in _PACKED:
        name = name.removesuffix(packed)
    return next((ending for ending in _ENDINGS if name.endswith(ending)), "")


def columns_of(files: Sequence[Path], given: Mapping[str, str], keep: Sequence[str] | None) -> Columns:
    """The columns of the first file; all must have them.

    Args:
        given: what a column is for -> its name; told by their usual names where not given.
        keep: columns to pass through; the usual ones that are there where None.

    Raises:
        UsageError: one is missing.
        DocumentError: the file cannot be read.
    """
    path = files[0]
    try:
        if ending_of(path) == ".parquet":
            names = pq.read_schema(path).names
        elif ending_of(path) == ".csv":
            with _text(path) as file:
                names = csv_header(file)
        else:
            with _text(path) as file:
                names = list(next((row for line in file if isinstance(row := _object(line), dict)), {}))
    except (*_DAMAGE, csv.Error, UnicodeDecodeError) as error:
        raise DocumentError(Fault(str(path), f"cannot be read ({error})", remedy="write it again")) from error
    if keep is None:
        keep = [name for name in USUALLY_KEPT if name in names]
    return find_columns(names, given, keep, str(path))


def parts(files: Sequence[Path], columns: Columns) -> Iterator[Part]:
    """All rows, in parts; the same files give the same parts."""
    number = 0
    rows: list[dict[str, Any]] = []
    rejects: list[Reject] = []
    for path in files:
        for at, row in enumerate(_rows(path, columns), start=1):
            reason = row if isinstance(row, str) else _fault(row, columns)
            if reason:
                rejects.append(Reject(str(path), at, reason))
            elif isinstance(row, dict):
                rows.append(row)
            if len(rows) + len(rejects) == PART_ROWS:
                yield Part(number, _table(rows, columns), rejects)
                number, rows, rejects = number + 1, [], []
    if rows or rejects:
        yield Part(number, _table(rows, columns), rejects)


def _rows(path: Path, columns: Columns) -> Iterator[dict[str, Any] | str]:
    """Rows as dicts of the wanted columns, or why one is none."""
    wanted = columns.wanted
    try:
        match ending_of(path):
            case ".parquet":
                # What is buffered ahead is held to the end of the file: a whole archive of it.
                file = pq.ParquetFile(path, pre_buffer=False)
                have = [name for name in wanted if name in file.schema_arrow.names]
                for batch in file.iter_batches(batch_size=512, columns=have):
                    yield from _plain(batch)
            case ".csv":
                with _text(path) as text:
                    for under in csv_rows(text):
                        yield under.wrong or {name: under.cells.get(name) for name in wanted}
            case _:
                with _text(path) as text:
                    for line in text:
                        if line.strip():
                            row = _object(line)
                            yield (
                                {name: row.get(name) for name in wanted}
                                if isinstance(row, dict)
                                else "is no JSON object"
                            )
    except _DAMAGE as error:
        yield f"the file breaks off: {str(error).splitlines()[0]}"


def _plain(batch: pa.RecordBatch) -> Iterator[dict[str, Any] | str]:
    """The rows of a batch; one that cannot be taken out as text is told, and not the batch."""
    try:
        yield from batch.to_pylist()
    except (UnicodeDecodeError, OverflowError, ValueError):
        for at in range(batch.num_rows):
            try:
                yield from batch.slice(at, 1).to_pylist()
            except (UnicodeDecodeError, OverflowError, ValueError) as error:
                yield f"cannot be read ({error})"


def _object(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _fault(row: Any, columns: Columns) -> str:
    """Why a row holds no posting; empty where it does."""
    text = row.get(columns.text)
    if text is None:
        return f"{columns.text!r} is missing"
    if isinstance(text, bytes):
        try:
            row[columns.text] = text = text.decode("utf-8")
        except UnicodeDecodeError:
            return f"{columns.text!r} is binary and no UTF-8"
    if not isinstance(text, str):
        return f"{columns.text!r} is {type(text).__name__} and no text"
    if not text.strip():
        return f"{columns.text!r} is empty"
    return f"{columns.text!r} holds {len(text):,} characters, more than {MAX_TEXT:,}" if len(text) > MAX_TEXT else ""


def _table(rows: Sequence[dict[str, Any]], columns: Columns) -> pa.Table:
    """Columns of text; what is kept is kept as text, so that every part has one schema."""
    return pa.table({name: pa.array([_as_text(row.get(name)) for row in rows], pa.string()) for name in columns.wanted})


def _as_text(value: Any) -> str | None:
    if value is None or value != value:  # not a number
        return None
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text.encode("utf-8", "replace").decode("utf-8")


def _text(path: Path) -> IO[str]:
    """An open text file, unpacked on the way."""
    name = path.name.lower()
    if name.endswith(".gz"):
        # A GzipFile has all that is asked of a buffered reader, and is declared as none.
        return open_text(cast("io.BufferedReader", gzip.open(path)))
    if name.endswith(".zst"):
        return open_text(io.BufferedReader(pa.input_stream(str(path), compression="zstd")))
    return open_text(path.open("rb"))
