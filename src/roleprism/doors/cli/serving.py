"""A port of this machine, and what answers at it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING

import click

from roleprism.doors.cli.exit_codes import ExitCode
from roleprism.doors.cli.terminal import complain
from roleprism.errors import Fault, PrerequisiteError

if TYPE_CHECKING:
    from starlette.types import ASGIApp


@contextmanager
def needs_extra(command: str, extra: str) -> Iterator[None]:
    """Around the imports of what an extra brings: where it is not installed, its name is told.

    Raises:
        PrerequisiteError: a module is not there.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        wrong = f"needs {error.name}, which is not installed"
        raise PrerequisiteError(Fault(command, wrong, remedy=f"pip install 'roleprism[{extra}]'")) from error


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Answer requests until Ctrl-C; what is asked for stands in no log."""
    import uvicorn

    from roleprism.doors.web.prompt import PromptProtocol

    config = uvicorn.Config(
        app, http=PromptProtocol, log_level="warning", access_log=False, server_header=False, limit_concurrency=64,
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def in_url(host: str) -> str:
    """An address as it stands in a URL."""
    return f"[{host}]" if ":" in host else host


def hosts_of(host: str, port: int, allowed: tuple[str, ...]) -> set[str]:
    """How browsers may call this server: by the address it is bound to and by the names that were allowed."""
    own = {host, "127.0.0.1", "localhost", "::1"} if is_loopback(host) else {host}
    names = {in_url(name) for name in own}
    # A name that was allowed may be a proxy's, at a port of its own.
    return {f"{name}:{port}" for name in (*names, *allowed)} | set(allowed) | (names if port == 80 else set())


def listen(ctx: click.Context, host: str, port: int) -> socket.socket:
    """A socket that is bound, so that a port that is taken is told before anything else happens."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)  # a browser that comes before the server is ready waits
    except OSError as error:
        listening.close()
        remedy = "is roleprism running already? give another with --port, or --port 0 for any"
        complain([Fault(f"{host}:{port}", f"cannot be listened at ({error.strerror})", remedy=remedy)])
        ctx.exit(ExitCode.OUTSIDE)
    return listening
