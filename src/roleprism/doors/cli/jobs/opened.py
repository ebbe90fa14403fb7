"""The store that the command line names, open for one command."""

from __future__ import annotations

import click

from roleprism.store import Store


def opened(ctx: click.Context) -> Store:
    """The store of `--store`, or the default one; to be used in a `with`."""
    return Store(ctx.obj)
