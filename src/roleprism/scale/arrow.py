"""Record batches in, record batches out: the form that DuckDB, Polars, pandas, Ray Data and Spark share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from roleprism.atlas import OTHER_KINDS, SLUGS
from roleprism.document import Posting, Text
from roleprism.errors import Fault, UsageError
from roleprism.evidence.weights import Floats
from roleprism.reading.level import level_of
from roleprism.scale.columns import Columns
from roleprism.scale.details import PayColumns, ToolFinder, pay_columns
from roleprism.scale.schema import EVIDENCE, READ_SCHEMA, read_schema
from roleprism.spectrum.kernel import Details, other_kinds_matrix, share_matrix
from roleprism.spectrum.read import Reader, documents_table

AT_ONCE = 256
"""Postings read at a time, whatever the batches that come: memory stays flat."""

MOST_EVIDENCE = 3

_PAY = [READ_SCHEMA.field(f"pay_{name}") for name in PayColumns._fields]


def arrow_reader(
    batches: Iterable[pa.RecordBatch],
    columns: Columns | None = None,
    *,
    with_details: bool = True,
    reader: Reader | None = None,
) -> Iterator[pa.RecordBatch]:
    """Read batches of postings; rows come out as they went in, one for one.

    Args:
        columns: which hold what; `description` and `title` where None. A null text is an empty one, and thin.
        with_details: whether to give tools, pay and the words that decided; without them it is faster, and their
            columns empty.
        reader: the shipped one where None, made once a process.

    Raises:
        UsageError: what is given are no record batches, or one lacks the column of the text or one to keep.
    """
    if isinstance(batches, pa.Table | pa.RecordBatch) or not isinstance(batches, Iterable):
        raise _no_batches(f"is {type(batches).__name__}")
    columns = columns or Columns("description", "title", "id", "company", "pay_text")
    reader = reader or _reader()
    tools = ToolFinder(reader.atlas) if with_details else None
    versions = ", ".join(f"{name} {version}" for name, version in reader.versions.items() if name != "roleprism")
    for batch in batches:
        _check(batch, columns)
        for start in range(0, batch.num_rows, AT_ONCE):
            yield _read(batch.slice(start, AT_ONCE), columns, reader, versions, tools)


def _no_batches(wrong: str) -> UsageError:
    return UsageError(Fault("argument 'batches'", wrong, "record batches of pyarrow", "give table.to_batches()"))


def _check(batch: object, columns: Columns) -> None:
    if not isinstance(batch, pa.RecordBatch):
        raise _no_batches(f"holds {type(batch).__name__}")
    if missing := [name for name in (columns.text, *columns.keep) if name not in batch.schema.names]:
        allowed = f"its columns: {', '.join(batch.schema.names)}"
        raise UsageError(Fault("a batch", f"has no column {missing[0]!r}", allowed, "name yours with Columns"))


@cache
def _reader() -> Reader:
    return Reader()


def _read(
    batch: pa.RecordBatch, columns: Columns, reader: Reader, versions: str, tool_finder: ToolFinder | None
) -> pa.RecordBatch:
    ids, titles, texts, companies, pays = (
        _texts(batch, name) for name in (columns.id, columns.title, columns.text, columns.company, columns.pay)
    )
    documents = [
        Posting(id=id_, source="table", text=Text(text), title=title, company=company)
        for id_, title, text, company in zip(ids, titles, texts, companies, strict=True)
    ]
    table = documents_table(documents)
    if tool_finder:
        read, details = reader.kernel.read_full(table)
        evidence = _evidence(details, share_matrix(read))
        tools, pay = tool_finder.find(details.batch), pay_columns(pays, texts)
    else:
        read = reader.kernel.read_batch(table)
        evidence = pa.array([[]] * read.num_rows, EVIDENCE)
        tools, pay = [[] for _ in texts], PayColumns.empty(read.num_rows)
    shares = share_matrix(read)
    made = [
        pa.array(ids, pa.string()),
        *(pa.array(shares[:, at]) for at in range(len(SLUGS))),
        *(read.column(name).combine_chunks() for name in
          ("primary", "confidence", "thin", "basis", "title_role", "title_agrees")),
        _other_kind(read),
        pa.array([level_of(title) for title in titles], pa.string()),
        pa.array(tools, pa.list_(pa.string())),
        *(pa.array(values, field.type) for values, field in zip(pay, _PAY, strict=True)),
        evidence,
        pa.array([versions] * read.num_rows, pa.string()),
    ]  # fmt: skip
    kept = [batch.column(name) for name in columns.keep]
    schema = read_schema(pa.schema([batch.schema.field(name) for name in columns.keep]))
    return pa.RecordBatch.from_arrays([*kept, *made], schema=schema)


def _other_kind(read: pa.Table) -> pa.Array:
    """The largest kind of other work of each document."""
    parts = np.nan_to_num(other_kinds_matrix(read))
    return pa.array(np.array(OTHER_KINDS)[parts.argmax(axis=1)], pa.string(), mask=parts.max(axis=1) <= 0)


def _texts(batch: pa.RecordBatch, name: str) -> list[str]:
    if not name or name not in batch.schema.names:
        return [""] * batch.num_rows
    column = batch.column(name)
    if not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
        column = pc.cast(column, pa.string())
    return [text or "" for text in column.to_pylist()]


def _evidence(details: Details, shares: Floats) -> pa.Array:
    """For each document the stretches that decided its largest share."""
    found, n = details.evidence, shares.shape[0]
    primary = shares.argmax(axis=1)
    bits = found.bits[np.arange(found.document.size), primary[found.document]]
    order = found.in_order(bits)
    order = order[bits[order] > 0]
    document = found.document[order]
    first = np.searchsorted(document, np.arange(n))
    place = np.arange(document.size) - first[document]
    order = order[place < MOST_EVIDENCE]
    document = found.document[order]
    starts = np.concatenate(([0], np.cumsum(np.bincount(document, minlength=n))))
    raw = details.batch.raw.tobytes()
    spans = zip(found.start[order].tolist(), found.end[order].tolist(), strict=True)
    quotes = [raw[start:end].decode("utf-8", "replace") for start, end in spans]
    roles = [SLUGS[at] for at in primary[document].tolist()]
    values = pa.StructArray.from_arrays(
        [pa.array(roles, pa.string()), pa.array(quotes, pa.string()), pa.array(bits[order])],
        fields=list(EVIDENCE.value_type),
    )
    return pa.ListArray.from_arrays(pa.array(starts, pa.int32()), values)
