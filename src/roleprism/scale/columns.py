"""Which columns of a table hold what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa

from roleprism.errors import Fault, UsageError
from roleprism.scale.schema import read_schema

_USUAL = {
    "id": ("id", "job_id", "posting_id"),
    "title": ("title", "job_title", "name"),
    "text": ("description", "text", "body", "content"),
    "company": ("company", "company_name", "employer"),
    "pay": ("pay_text", "salary", "compensation"),
}

USUALLY_KEPT = ("title", "company", "location", "posted_at", "source_kind")
"""Columns that are passed through where the table has them and nothing else is asked."""

MAX_TEXT = 2_000_000
"""Characters; a longer text is no posting."""

REJECTS = "_rejects"
"""The folder of rows turned away; what reads a folder of Parquet as one table passes over names that start so."""


class Columns(NamedTuple):
    """Column names; empty where there is none.

    Args:
        keep: columns that are passed through as they are.
    """

    text: str
    title: str = ""
    id: str = ""
    company: str = ""
    pay: str = ""
    keep: tuple[str, ...] = ()

    @property
    def wanted(self) -> list[str]:
        """The columns to take from a table, each once."""
        names = (self.id, self.title, self.text, self.company, self.pay, *self.keep)
        return [name for name in dict.fromkeys(names) if name]


def find_columns(names: Sequence[str], given: Mapping[str, str], keep: Sequence[str], where: str) -> Columns:
    """The columns by what was given, else by their usual names.

    Args:
        names: of the table.
        given: what a column is for -> its name.

    Raises:
        UsageError: a column that was given is not there, none holds the text, or one to keep has the name of one of
            the readings.
    """
    for use, name in given.items():
        if use not in _USUAL:
            raise UsageError(Fault(f"column {use!r}", "is for nothing", f"one of {', '.join(_USUAL)}"))
        if name not in names:
            raise UsageError(Fault(where, f"has no column {name!r}", f"its columns: {', '.join(names)}"))
    for name in keep:
        if name not in names:
            raise UsageError(Fault(where, f"has no column {name!r} to keep", f"its columns: {', '.join(names)}"))
    keep = tuple(dict.fromkeys(keep))
    read_schema(pa.schema([(name, pa.string()) for name in keep]))
    found = {
        use: given.get(use) or next((name for name in usual if name in names), "") for use, usual in _USUAL.items()
    }
    if not found["text"]:
        allowed = f"a column of postings; its columns: {', '.join(names)}"
        raise UsageError(Fault(where, "has no column of a usual name for the text", allowed, "--columns text=NAME"))
    return Columns(**found, keep=keep)
