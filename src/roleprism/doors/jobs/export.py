"""Rows of stored postings as a file that other programs read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from roleprism.doors.rows import json_line
from roleprism.errors import Fault, UsageError
from roleprism.scale.whole import write_whole

_ENDINGS = (".csv", ".json", ".jsonl", ".parquet")


def check_ending(path: Path) -> None:
    """Refuse a file of a form that `write_rows` does not write.

    Raises:
        UsageError: for an ending that is not known.
    """
    if path.suffix.lower() not in _ENDINGS:
        raise UsageError(Fault(str(path), "has an ending that is not known", f"one of {', '.join(_ENDINGS)}"))


def write_rows(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows in the form that the ending names, whole or not at all; in tables, lists and dictionaries become JSON.

    Raises:
        OSError: it cannot be written; an old file is as it was.
    """
    write_whole(path, _rendered(path.suffix.lower(), rows), is_private=True)


def _rendered(ending: str, rows: Sequence[dict[str, Any]]) -> bytes:
    match ending:
        case ".parquet" | ".csv":
            flat = [{key: _flat(value) for key, value in row.items()} for row in rows]
            table, sink = pa.Table.from_pylist(flat), pa.BufferOutputStream()
            pq.write_table(table, sink) if ending == ".parquet" else pyarrow.csv.write_csv(table, sink)
            return bytes(sink.getvalue())
        case ".json":
            return json.dumps(rows, indent=1).encode()
        case _:
            return "".join(f"{json_line(row)}\n" for row in rows).encode()


def _flat(value: object) -> object:
    return json.dumps(value) if isinstance(value, dict | list) else value
