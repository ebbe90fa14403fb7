"""The store that the command line names, open for one command."""

from __future__ import annotations

from pathlib import Path

import click

from roleprism.doors.jobs.place import default_store
from roleprism.errors import Fault, UsageError
from roleprism.store import Store

BEGIN = "roleprism jobs follow greenhouse:NAME, or roleprism jobs import FILE"
"""How a search begins."""


def opened(ctx: click.Context, *, makes: bool = False) -> Store:
    """The store of `--store`, or the default one; to be used in a `with`.

    Args:
        makes: whether the command begins a search where none is; any may in the default place.

    Raises:
        UsageError: there is none.
        StoreError: it cannot be opened.
    """
    path: Path = ctx.obj
    if not makes and path != default_store() and not path.exists():
        raise UsageError(Fault(str(path), "is no file", "a store", f"check --store, or begin with {BEGIN}"))
    return Store(path)
