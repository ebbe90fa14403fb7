"""Where the store lies."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def default_store() -> Path:
    """The file in the user's data folder."""
    return user_data_path("roleprism", appauthor=False) / "jobs.sqlite"
