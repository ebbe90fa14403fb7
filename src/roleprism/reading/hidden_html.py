"""Looks at the style of a page's own elements: letters white, tiny, see-through or pushed off the page."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from roleprism.reading.hidden import WHITE, Colour, Hidden, Look, is_invisible, joined
from roleprism.reading.markup import parse_page

_RULE = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(px|pt|em|rem|%)?")
_FAR = re.compile(r"-\s*\d{4,}\s*px|-\s*\d{3,}\s*(?:em|rem|vw|vh)")
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\b", re.IGNORECASE)
_SMALLEST_PIXELS = 4.0
_NAMED: dict[str, Colour] = {"white": WHITE, "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240)}


def look_at_html(html: str, source: str) -> Look:
    """What the elements of a page hide by a style of their own; style sheets are not followed.

    What is marked as not to be shown (a closed menu, a template) is passed over: no reader shows it, nor reads it.

    Raises:
        DocumentError: the page is hostile.
    """
    parts = (
        Hidden(node.text(separator=" "), how)
        for node in parse_page(html, source).css("body *[style]")
        if (how := _how(node))
    )
    return Look(joined([part for part in parts if part.text.strip()]))


def _how(node: LexborNode) -> str:
    style = _style(node)
    if style.get("display") == "none" or style.get("visibility") == "hidden":
        return ""
    if _is_tiny(style.get("font-size", "")):
        return "tiny letters"
    if style.get("opacity", "").rstrip("%") in ("0", "0.0", "0.00"):
        return "see-through letters"
    if any(_FAR.search(style.get(name, "")) for name in ("left", "top", "text-indent", "margin-left")):
        return "off the page"
    colour = _colour(style.get("color", ""))
    if colour is not None and is_invisible(colour, _behind(node)):
        return "white letters" if is_invisible(colour, WHITE) else "letters in the colour behind them"
    return ""


def _style(node: LexborNode) -> dict[str, str]:
    """The element's own style, in lower case."""
    written = str((node.attributes or {}).get("style") or "")
    return {name.lower(): value.strip().lower() for name, value in _RULE.findall(written)}


def _behind(node: LexborNode) -> Colour:
    at: LexborNode | None = node
    while at is not None:
        style = _style(at)
        colour = _colour(style.get("background-color", style.get("background", "")))
        if colour is not None:
            return colour
        at = at.parent
    return WHITE


def _is_tiny(size: str) -> bool:
    found = _SIZE.match(size)
    if found is None:
        return False
    factor = {"em": 16.0, "rem": 16.0, "%": 0.16, "pt": 1.33}.get(found[2] or "px", 1.0)
    return float(found[1]) * factor < _SMALLEST_PIXELS


def _colour(value: str) -> Colour | None:
    for name, colour in _NAMED.items():
        if re.search(rf"\b{name}\b", value):
            return colour
    found = _HEX.search(value)
    if found is None:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    number = int(digits, 16)
    return number >> 16, number >> 8 & 255, number & 255
