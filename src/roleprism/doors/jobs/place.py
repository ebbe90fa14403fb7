"""Where the store and the market lie."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def default_store() -> Path:
    """The file in the user's data folder."""
    return user_data_path("roleprism", appauthor=False) / "jobs.sqlite"


def default_market() -> Path | None:
    """The folder `market` beside the store, where `roleprism bulk` wrote one."""
    folder = user_data_path("roleprism", appauthor=False) / "market"
    return folder if folder.is_dir() else None
