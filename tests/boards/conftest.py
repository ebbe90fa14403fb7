"""A real server on this machine that answers as boards do, and as they do when something is wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from roleprism.boards import Fetcher

MAX_SECONDS = 60.0
"""What one answer may take; of the test's own clock, and long enough that no slow machine matters."""


class Server:
    """Answers by path; what a path answers is a function of the handler, or a body.

    Args:
        seen: the paths that were asked for, with their headers.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None] | tuple[int, str, bytes]] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with outer._lock:
                    outer.seen.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                    outer.at_once += 1
                    outer.most_at_once = max(outer.most_at_once, outer.at_once)
                try:
                    answer = outer.answers.get(self.path) or outer.answers.get(self.path.partition("?")[0])
                    if callable(answer):
                        answer(self)
                    else:
                        reply(self, *(answer or (404, "application/json", b'{"status":404}')))
                except (BrokenPipeError, ConnectionResetError):
                    pass
                finally:
                    with outer._lock:
                        outer.at_once -= 1

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.base = f"http://127.0.0.1:{self._http.server_port}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def reply(handler, status=200, kind="application/json", body=b"", **headers):
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", headers.pop("length", str(len(body))))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def endless(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while True:
        handler.wfile.write(b"[" * 65536)


class Clock:
    """Time that passes only where a test lets it pass."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def drip(handler, clock, before, piece):
    """Say something now and then until the time is over, and hold on."""
    handler.wfile.write(before)
    for _ in range(11):
        clock.now += MAX_SECONDS / 10
        handler.wfile.write(piece)
    handler.connection.recv(1)  # until the other side has gone


@pytest.fixture
def server():
    found = Server()
    yield found
    found.close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def fetcher(server, clock):
    hosts = (
        "https://boards-api.greenhouse.io", "https://api.lever.co", "https://api.eu.lever.co", "https://api.ashbyhq.com",
        "https://apply.workable.com", "https://api.smartrecruiters.com", "https://acme.recruitee.com",
        "https://acme.jobs.personio.de", "https://hn.algolia.com", "https://example.com",
    )  # fmt: skip
    waited: list[float] = []
    found = Fetcher(
        may_connect=lambda _: True, rebase=dict.fromkeys(hosts, server.base), sleep=waited.append,
        now=clock, max_bytes=2_000_000, max_seconds=MAX_SECONDS,
    )  # fmt: skip
    found.waited = waited
    yield found
    found.close()
