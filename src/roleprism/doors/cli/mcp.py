"""`roleprism mcp`: the product as tools of an assistant."""

from __future__ import annotations

from pathlib import Path

import click

from roleprism.doors.cli.options import INPUT, OUTPUT
from roleprism.doors.cli.serving import hosts_of, listen, needs_extra, run
from roleprism.doors.jobs.place import default_store

_HERE = "127.0.0.1"


@click.command()
@click.option("--folder", "folders", multiple=True, metavar="DIR",
              type=INPUT,
              help="The assistant may read files in this folder; without one, only text that it sends.")  # fmt: skip
@click.option("--store", type=OUTPUT, metavar="FILE",
              help="The search that is kept, instead of the one in your data folder.")  # fmt: skip
@click.option("--http", "port", type=click.IntRange(0, 65535), metavar="PORT",
              help="Speak streamable HTTP on this machine at /mcp instead of standard input and output.")  # fmt: skip
@click.pass_context
def mcp(ctx: click.Context, *, folders: tuple[Path, ...], store: Path | None, port: int | None) -> None:
    """Serve tools to an assistant that speaks MCP: read, compare, advise, lint, rank, explain, search."""
    with needs_extra("roleprism mcp", "mcp"):
        from roleprism.doors.desk import Desk
        from roleprism.doors.mcp_server.server import make_server
    desk = Desk(store or default_store())
    server = make_server(desk, folders)
    try:
        if port is None:
            server.run()
            return
        # Our own guard stands before it.
        from roleprism.doors.web.guard import Guard

        listening = listen(ctx, _HERE, port)
        bound = listening.getsockname()[1]
        click.echo(f"roleprism speaks MCP at http://{_HERE}:{bound}/mcp  (Ctrl-C ends it)", err=True)
        run(Guard(server.streamable_http_app(), hosts=hosts_of(_HERE, bound, ())), listening)
    finally:
        desk.close()
