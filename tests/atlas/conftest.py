"""Writes overlays of invented content for the tests of the atlas."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from roleprism.atlas import Atlas, load
from roleprism.errors import AtlasError, Fault


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def lay(tmp_path: Path) -> Callable[..., Atlas]:
    """Loads the atlas with files laid on, in a folder below `tmp_path` where one is named."""
    return lambda files, folder="": load(_write(tmp_path / folder, files))


@pytest.fixture
def faults_of(tmp_path: Path) -> Callable[..., tuple[Fault, ...]]:
    """Loads the same way, and returns what is wrong."""

    def collect(files: dict[str, str], folder: str = "") -> tuple[Fault, ...]:
        with pytest.raises(AtlasError) as caught:
            load(_write(tmp_path / folder, files))
        return caught.value.faults

    return collect
