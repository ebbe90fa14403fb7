"""A number out of a field that strangers fill."""

from __future__ import annotations

import math


def number(value: object) -> float | None:
    """A number, also one written as text; None for anything else, and for what is not above 0 or has no end."""
    try:
        found = float(str(value).replace(",", "")) if isinstance(value, (int, float, str)) else 0.0
    except ValueError:
        return None
    return found if math.isfinite(found) and found > 0 else None
