"""Times as a person writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from roleprism.errors import Fault, UsageError

_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_MOST_DIGITS = 9
"""Of a number of hours; more lead past the first year of all."""


def parse_since(words: str) -> str:
    """An ISO time from "7d", "12h", "2w", a date or a time.

    It is in UTC as the store writes times, for they are compared as text; so is what names no zone, for so they are
    shown.

    Raises:
        UsageError: for words that name no time, or one before all calendars.
    """
    number, unit = words[:-1], words[-1:]
    try:
        if number.isdecimal() and len(number) <= _MOST_DIGITS and unit in _UNITS:
            since = datetime.now(UTC) - _UNITS[unit] * int(number)
        else:
            since = datetime.fromisoformat(words)
            since = since.astimezone(UTC) if since.tzinfo else since.replace(tzinfo=UTC)
        return since.isoformat(timespec="milliseconds")
    except (ValueError, OverflowError) as error:
        wrong = f"{words[:60]!r} is no time"
        raise UsageError(Fault("changed-since", wrong, "7d, 12h, 2w or 2026-11-01")) from error
