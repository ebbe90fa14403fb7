"""Tables of postings or résumés, read row by row: .jsonl, .csv and .parquet.

A row that cannot be read is yielded as a DocumentError that names it, and the next one is read. Only one
batch of rows is in memory at a time.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from roleprism.document import Document
from roleprism.errors import DocumentError, Fault
from roleprism.reading import limits
from roleprism.reading.csv_rows import csv_rows
from roleprism.reading.decode import decode
from roleprism.reading.json_text import parse_json
from roleprism.reading.kind import Kind
from roleprism.reading.row import to_document

Rows = Iterator[Document | DocumentError]

_BATCH_ROWS = 512


def read_jsonl(file: BinaryIO, source: str, kind: Kind | None) -> Rows:
    """A document for each line that is a JSON object; blank lines are passed over."""
    number = 0
    while line := file.readline(limits.MAX_ROW_BYTES + 1):
        number += 1
        where = f"{source}:{number}"
        if len(line) > limits.MAX_ROW_BYTES:
            yield limits.too_large(where, f"over {limits.MAX_ROW_BYTES:,} bytes", f"{limits.MAX_ROW_BYTES:,} in a line")
            _skip_line(file)
        elif line.strip():
            yield _read_line(line, where, kind)
    if number == 0:
        yield _no_rows(source)


def read_parquet(file: BinaryIO, source: str, kind: Kind | None) -> Rows:
    """A document for each row."""
    number = 0
    for batch in _batches(file, source):
        if isinstance(batch, DocumentError):
            yield batch
            return
        for row in batch:
            number += 1
            yield _read_row(row, f"{source}#{number}", kind)
    if number == 0:
        yield _no_rows(source)


def _batches(file: BinaryIO, source: str) -> Iterator[list[dict[str, object]] | DocumentError]:
    """The rows in batches, and a fault in the place of the first batch that is damaged."""
    try:
        # What is buffered ahead is held to the end of the file: a whole table of it.
        for batch in pq.ParquetFile(file, pre_buffer=False).iter_batches(batch_size=_BATCH_ROWS):
            yield _with_microseconds(batch).to_pylist()
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = str(error).split("\n")[0]
        yield DocumentError(Fault(source, f"is damaged Parquet ({reason})", remedy="write the table again"))


def _with_microseconds(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with times as fine as Python can hold them: a nanosecond more would refuse the whole table."""
    coarse = [
        column.cast(pa.timestamp("us", column.type.tz), safe=False)
        if pa.types.is_timestamp(column.type)
        else column.cast(pa.string())
        if pa.types.is_time(column.type) or pa.types.is_duration(column.type)
        else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(coarse, names=batch.schema.names)


def _no_rows(source: str) -> DocumentError:
    return DocumentError(Fault(source, "is a table without rows", remedy="give one that holds postings or résumés"))


def read_csv(text: str, source: str, kind: Kind | None) -> Rows:
    """A document for each row under a header of column names."""
    is_empty = True
    for row in csv_rows(io.StringIO(text, newline="")):
        is_empty = False
        where = f"{source}:{row.line}"
        if row.wrong:
            yield DocumentError(Fault(where, row.wrong, remedy="mend it, or write the table again"))
        else:
            yield _read_row(row.cells, where, kind)
    if is_empty:
        yield _no_rows(source)


def _read_line(line: bytes, where: str, kind: Kind | None) -> Document | DocumentError:
    try:
        value = parse_json(decode(line, where))
    except DocumentError as error:
        return error
    except ValueError as error:
        return DocumentError(Fault(where, f"is not JSON ({error})", "one JSON object a line", "mend the line"))
    if not isinstance(value, dict):
        return DocumentError(Fault(where, "is JSON and no object", 'an object such as {"id": ..., "description": ...}'))
    return _read_row(value, where, kind)


def _read_row(row: Mapping[str, object], where: str, kind: Kind | None) -> Document | DocumentError:
    try:
        return to_document(row, where=where, kind=kind)
    except DocumentError as error:
        return error


def _skip_line(file: BinaryIO) -> None:
    while chunk := file.readline(limits.MAX_ROW_BYTES):
        if chunk.endswith(b"\n"):
            return
