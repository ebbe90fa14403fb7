"""`roleprism serve`: the whole product in a browser on one's own machine."""

from __future__ import annotations

import os
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roleprism.doors.cli.options import INPUT, OUTPUT
from roleprism.doors.cli.serving import hosts_of, in_url, is_loopback, listen, needs_extra, run
from roleprism.doors.inputs import read_at_most
from roleprism.doors.jobs.place import default_market, default_store
from roleprism.doors.quiz_file import default_file
from roleprism.errors import DocumentError, Fault, UsageError

if TYPE_CHECKING:
    from fastapi import FastAPI

PORT = 8717
PASSWORD = "ROLEPRISM_PASSWORD"  # noqa: S105  the name of it
_SHORTEST_PASSWORD = 12
_MAX_PASSWORD_BYTES = 10_000


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 for any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True,
              help="Another address than this machine's own needs a password.")  # fmt: skip
@click.option("--allow-host", multiple=True, metavar="NAME", help="A name by which browsers may call this server.")
@click.option("--password-file", type=INPUT, metavar="FILE",
              help=f"Ask for the password in FILE, or in the environment as {PASSWORD}.")  # fmt: skip
@click.option("--store", type=OUTPUT, metavar="FILE",
              help="The search that is kept, instead of the one in your data folder.")  # fmt: skip
@click.option("--market", type=INPUT, metavar="FOLDER",
              help="Show the market by this folder, which roleprism bulk wrote.")  # fmt: skip
@click.option("--open/--no-open", "is_to_open", default=True, help="Open the page in your browser.")
@click.pass_context
def serve(
    ctx: click.Context, *, port: int, host: str, allow_host: tuple[str, ...], password_file: Path | None,
    store: Path | None, market: Path | None, is_to_open: bool,
) -> None:  # fmt: skip
    """Serve the pages and the API to this machine alone; Ctrl-C ends it.

    Read, Me, Jobs, Roles, Market (with --market) and Quiz in a browser; the API is under /api/v1, described in
    /api/v1/openapi.json.
    """
    password = _password(password_file)
    if password is None and not is_loopback(host):
        raise UsageError(
            Fault(f"--host {host}", "would let everyone on the network in", "127.0.0.1 or ::1",
                  f"leave it out, or set a password: --password-file FILE or {PASSWORD}")
        )  # fmt: skip
    if market is not None and not market.is_dir():
        raise DocumentError(Fault(str(market), "is no folder", remedy="name one that roleprism bulk wrote"))
    listening = listen(ctx, host, port)
    bound = listening.getsockname()[1]
    app = _app(store or default_store(), hosts_of(host, bound, allow_host), market or default_market(), password)
    url = f"http://{in_url(host)}:{bound}/"
    click.echo(f"roleprism is at {url}  (Ctrl-C ends it)")
    if is_to_open:
        threading.Timer(0.5, webbrowser.open, [url]).start()
    run(app, listening)


def _app(desk_store: Path, hosts: set[str], market: Path | None, password: str | None) -> FastAPI:
    """The application; its libraries are an extra, and load only here."""
    with needs_extra("roleprism serve", "web"):
        from roleprism.doors.desk import Desk
        from roleprism.doors.web.app import make_app
    return make_app(Desk(desk_store), hosts=hosts, quiz_file=default_file(), market=market, password=password)


def _password(file: Path | None) -> str | None:
    """The password asked for; None for none."""
    if file is None:
        found, where = os.environ.get(PASSWORD), PASSWORD
    else:
        where = str(file)
        try:
            found = read_at_most(file, _MAX_PASSWORD_BYTES).decode("utf-8", "replace").strip()
        except OSError as error:
            raise DocumentError(Fault(where, f"cannot be opened ({error.strerror})", remedy="check it")) from error
    if found is not None and len(found) < _SHORTEST_PASSWORD:
        raise UsageError(Fault(where, "holds too short a password", f"{_SHORTEST_PASSWORD} characters or more"))
    return found
