"""JSON text -> values, with every way to fail told as one."""

from __future__ import annotations

import json

from roleprism.reading.decode import tidy

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def parse_json(text: str) -> Json:
    """The value that a JSON text spells; raw line breaks inside strings are let pass.

    Raises:
        ValueError: not JSON, or nested deeper than the parser goes; the message says where.
    """
    try:
        value: Json = json.loads(text, strict=False)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return value


def string(value: Json) -> str:
    """The value as text: numbers spelled out, what is neither text nor number as an empty text."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return ""
