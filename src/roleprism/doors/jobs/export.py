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

_ENDINGS = (".csv", ".json", ".jsonl", ".parquet")


def check_ending(path: Path) -> None:
    """Refuse a file of a form that `write_rows` does not write.

    Raises:
        UsageError: for an ending that is not known.
    """
    if path.suffix.lower() not in _ENDINGS:
        raise UsageError(Fault(str(path), "has an ending that is not known", f"one of {', '.join(_ENDINGS)}"))


def write_rows(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows in the form that the ending names; in tables, lists and dictionaries become JSON."""
    match path.suffix.lower():
        case ".parquet" | ".csv" as ending:
            flat = [{key: _flat(value) for key, value in row.items()} for row in rows]
            table = pa.Table.from_pylist(flat)
            pq.write_table(table, path) if ending == ".parquet" else pyarrow.csv.write_csv(table, path)
        case ".json":
            path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
        case _:
            path.write_text("".join(f"{json_line(row)}\n" for row in rows), encoding="utf-8")


def _flat(value: object) -> object:
    return json.dumps(value) if isinstance(value, dict | list) else value
