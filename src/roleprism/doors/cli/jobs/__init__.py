"""`roleprism jobs`: a search that is kept."""

from __future__ import annotations

from pathlib import Path

import click

from roleprism.doors.cli.jobs.copies import backup, export
from roleprism.doors.cli.jobs.followed import boards, follow, unfollow
from roleprism.doors.cli.jobs.intake import forget, import_, sync
from roleprism.doors.cli.jobs.postings import history, list_, mark, show
from roleprism.doors.cli.jobs.ranked import rank, wish
from roleprism.doors.cli.options import OUTPUT
from roleprism.doors.jobs.place import default_store


@click.group()
@click.option("--store", "path", type=OUTPUT, metavar="FILE",
              help="Keep the search there instead of in your data folder.")  # fmt: skip
@click.pass_context
def jobs(ctx: click.Context, path: Path | None) -> None:
    """Keep a search: follow boards, import files, rank by the work, mark and note."""
    ctx.obj = path or default_store()


for verb in (follow, unfollow, boards, sync, import_, forget, list_, show, history, mark, wish, rank, export, backup):
    jobs.add_command(verb)
