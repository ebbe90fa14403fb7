from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from roleprism.boards import Fetcher
from roleprism.doors.desk import Desk
from roleprism.doors.web.app import make_app

EXAMPLES = Path(__file__).parents[3] / "examples"
HOST = "127.0.0.1:8717"
TODAY = date(2026, 11, 29)


def offline() -> Fetcher:
    """A client that reaches nothing, and does not wait for it."""
    return Fetcher(may_connect=lambda _: False, sleep=lambda _: None)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("desk") / "jobs.sqlite", fetcher=offline, today=lambda: TODAY)
    yield desk
    desk.close()


@pytest.fixture
def own_desk(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The same desk over a store of this test's own."""
    monkeypatch.setattr(desk, "store_path", tmp_path / "jobs.sqlite")
    return desk


@pytest.fixture
def app(own_desk: Desk, tmp_path: Path) -> FastAPI:
    return make_app(own_desk, hosts=[HOST], quiz_file=tmp_path / "quiz.json")


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, base_url=f"http://{HOST}")


@pytest.fixture
def served(own_desk: Desk, tmp_path: Path) -> Iterator[str]:
    """The address of a server that really listens."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    app = make_app(own_desk, hosts=[host], quiz_file=tmp_path / "quiz.json")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://{host}"
    server.should_exit = True
    thread.join()
