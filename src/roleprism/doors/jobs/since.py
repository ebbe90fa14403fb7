"""Times as a person writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from roleprism.errors import Fault, UsageError

_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def parse_since(words: str) -> str:
    """An ISO time from "7d", "12h", "2w" or a date.

    Raises:
        UsageError: for words that name no time.
    """
    number, unit = words[:-1], words[-1:]
    if number.isdigit() and unit in _UNITS:
        return (datetime.now(UTC) - _UNITS[unit] * int(number)).isoformat(timespec="milliseconds")
    try:
        return datetime.fromisoformat(words).isoformat()
    except ValueError as error:
        raise UsageError(Fault("changed-since", f"{words!r} is no time", "7d, 12h, 2w or 2026-11-01")) from error
