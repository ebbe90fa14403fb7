from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from readings import VERSIONS, Hint, make_reading
from tiny_atlas import tiny_atlas

from roleprism.document import Document
from roleprism.spectrum import Reading

SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "doors"

KNOWN = (
    Hint("retrieval", {"ai-engineer": 2.4}),
    Hint("evals", {"ai-engineer": 1.6}),
    Hint("fine-tune", {"ml-engineer": 2.8}),
    Hint("barge-in", {"voice-ai-engineer": 3.0}),
)


class StandInReader:
    """Reads by four phrases; a text that holds none of them is thin."""

    versions = VERSIONS

    def __init__(self, atlas: object = None, weights: object = None) -> None:
        pass

    def read(self, document: Document) -> Reading:
        hints = [hint for hint in KNOWN if hint.phrase in document.text.content]
        return make_reading(document, hints, thin=not hints)

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        return map(self.read, documents)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verbs with a reader and an atlas that stay the same when the real ones learn."""
    for module in ("read", "main"):
        monkeypatch.setattr(f"roleprism.doors.cli.{module}.Reader", StandInReader)
    for verb in ("read", "roles"):
        monkeypatch.setattr(f"roleprism.doors.cli.{verb}.load", lambda _=None: tiny_atlas())


@pytest.fixture
def snapshot() -> Callable[[str, str], None]:
    """Compares with a kept text; ROLEPRISM_UPDATE_SNAPSHOTS=1 writes it anew."""

    def check(name: str, text: str) -> None:
        path = SNAPSHOTS / name
        shown = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
        if os.environ.get("ROLEPRISM_UPDATE_SNAPSHOTS") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shown, encoding="utf-8")
        assert shown == path.read_text(encoding="utf-8")

    return check
