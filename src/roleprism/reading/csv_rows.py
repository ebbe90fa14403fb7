"""CSV taken apart in one way, for single documents and for whole archives: what cannot be taken apart is told.

A comma or a quote that stands where it may not shifts or swallows what follows it, so such a row is none, and behind a
quote that is never closed nothing is read.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from roleprism.reading import limits

_JOBSPY = frozenset({"site", "job_url", "description"})
"""Columns by which a table of JobSpy's is known."""


class CsvRow(NamedTuple):
    """A row under the header, or why there is none.

    Args:
        line: on which it ends, from 1; on which it begins where nothing is read from there on.
        cells: column -> what stands in it; columns without a name are left out.
        wrong: empty where it is whole.
    """

    line: int
    cells: Mapping[str, str]
    wrong: str = ""


def csv_header(lines: Iterable[str]) -> list[str]:
    """The names of the columns; none where there is no line.

    Raises:
        csv.Error: the first row is not CSV.
    """
    csv.field_size_limit(limits.MAX_ROW_BYTES)
    return next(csv.reader(lines, strict=True), [])


def csv_rows(lines: Iterable[str]) -> Iterator[CsvRow]:
    """The rows below the header; blank lines are passed over, and what is not CSV ends them.

    Args:
        lines: with their ends, as of a file that was opened with `newline=""`.
    """
    csv.field_size_limit(limits.MAX_ROW_BYTES)
    lines, line = iter(lines), 0
    try:
        # Strict, for else a quote that is never closed swallows all rows below it in silence.
        reader = csv.reader(lines, strict=True)
        names: list[str] = next(reader, [])
        above = line = reader.line_num
        # JobSpy writes a backslash before a quote within quotes, where others double it.
        escape = "\\" if _JOBSPY.issubset(names) else None
        reader = csv.reader(lines, strict=True, escapechar=escape)
        for cells in reader:
            line = above + reader.line_num
            if cells:
                yield _row(line, names, cells)
    except csv.Error as error:
        yield CsvRow(line + 1, {}, f"is not CSV from here on ({error})")


def _row(line: int, names: list[str], cells: list[str]) -> CsvRow:
    if any(cells[len(names) :]):
        wrong = f"has {len(cells)} cells under {len(names)} names: a comma or a quote in a text is not quoted"
        return CsvRow(line, {}, wrong)
    return CsvRow(line, {name: cell for name, cell in zip(names, cells, strict=False) if name})
