"""What the values in a style say: a word, a size, colours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import nan

from tinycss2.ast import Node
from tinycss2.color4 import Color, parse_color

from roleprism.reading.hidden import Colour
from roleprism.reading.style_sheet import Style

PARTS = {"": 1, "%": 0.01}
PIXELS = {"": 1, "px": 1, "pt": 1.33, "mm": 3.78, "cm": 37.8, "em": 16, "rem": 16, "%": 0.16, "vw": 10, "vh": 10}
"""How many a unit is, among letters of the usual size and in a window of a thousand."""


def word(style: Style, name: str) -> str:
    """The one word that is said of a property, in small letters; "" where it is anything else."""
    tokens = _tokens(style, name)
    return str(tokens[0].lower_value) if len(tokens) == 1 and tokens[0].type == "ident" else ""


def size(style: Style, name: str, units: dict[str, float]) -> float:
    """The one number that is said of a property; where it is anything else `nan`, which is below and above none."""
    tokens = _tokens(style, name)
    return _size(tokens[0], units) if len(tokens) == 1 else nan


def least_pixels(style: Style, name: str) -> float:
    """The smallest number of pixels that is said of a property, or that its `calc` adds; 0 where none is below."""
    added = (_size(one, PIXELS) * (-1 if sign == "-" else 1) for sign, one in pairwise([None, *_tokens(style, name)]))
    return min((pixels for pixels in added if pixels < 0), default=0.0)


def colours(style: Style, name: str) -> Iterator[tuple[Colour, float]]:
    """The colours that are said of a property, those of a gradient too, and how far each covers what is behind it.

    Not those that tinycss2 does not turn into red, green and blue, as `oklch`.
    """
    for token in _tokens(style, name):
        try:
            colour = parse_color(token)
        except ValueError:  # `color()` in tinycss2 1.5
            continue
        if isinstance(colour, Color) and colour.space in ("srgb", "hsl", "hwb"):
            # Of 0 and `nan`, which "1e999" can lead to, `max` is the first.
            red, green, blue = (round(255 * min(max(0.0, one), 1.0)) for one in colour.to("srgb").coordinates)
            yield (red, green, blue), colour.alpha


def _tokens(style: Style, name: str) -> list[Node]:
    """What is said of a property without the spaces, a function followed by what stands in its brackets."""
    value = style[name].value if name in style else []
    flat = (inner for token in value for inner in (token, *getattr(token, "arguments", ())))
    return [token for token in flat if token.type != "whitespace"]


def _size(token: Node, units: dict[str, float]) -> float:
    unit = {"number": "", "percentage": "%"}.get(token.type, getattr(token, "lower_unit", None))
    return float(token.value * units[unit]) if unit in units else nan
