"""Pages used as a browser without scripts uses them."""

from __future__ import annotations

import re
from typing import Any

from starlette.testclient import TestClient


def token(client: TestClient, path: str = "/") -> str:
    """What stands in every form of a page."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert found, path
    return found[1]


def send(client: TestClient, path: str, data: dict[str, Any] | None = None, **rest: Any) -> Any:
    """Send a form of our own, and follow to the page that it leads to."""
    return client.post(path, data={"csrf": token(client), **(data or {})}, **rest)


def bring_resume(client: TestClient, text: bytes, name: str = "resume.md") -> Any:
    return send(client, "/me", files={"resume": (name, text)})


def take_in(client: TestClient, name: str, data: bytes) -> None:
    """Import a file, and wait until it is done."""
    answer = send(client, "/jobs/import", files={"files": (name, data)})
    assert answer.status_code == 200, answer.text
    while "data-running" in client.get("/jobs/boards/progress").text:
        pass
