"""Looks at the styles of a page: letters white, tiny, see-through, pushed off the page or hidden by a style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from colorsys import hls_to_rgb
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from roleprism.reading.hidden import WHITE, Colour, Hidden, Look, is_invisible, joined, tagged
from roleprism.reading.jsonld import page_blocks, to_postings
from roleprism.reading.markup import Page, is_left_out, parse_page, render
from roleprism.reading.style_sheet import SheetStyles, declarations, sheet_styles

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENOUGH_WORDS = 80
_HARDLY_ANY = 0.25
_NO_SIZE = re.compile(r"0+(?:\.0*)?(?:px|pt|em|rem|%|vh)?")
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(px|pt|em|rem|%)?")
_FAR = re.compile(r"-\s*\d{4,}\s*px|-\s*\d{3,}\s*(?:em|rem|vw|vh)")
_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b", re.IGNORECASE)
_FUNCTION = re.compile(r"\b(rgb|hsl)a?\(([^()]{0,80})\)")
_NUMBER = re.compile(r"([+-]?(?:[0-9]{1,6}(?:\.[0-9]*)?|\.[0-9]+))\s*(%|deg)?")
_SMALLEST_PIXELS = 4.0
_CLEAR = 0.05
"""Letters less opaque than this part are seen by nobody."""
_NAMED: dict[str, Colour] = {"white": WHITE, "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240)}


def look_at_html(html: str, source: str) -> Look:
    """What the elements of a page hide by their styles, and what it says to machines alone.

    Of its style sheets the rules are followed that name elements by tag, class or id. What an element itself marks as
    not to be shown (a closed menu, a template) is passed over: no reader shows it, nor reads it.

    Raises:
        DocumentError: the page is hostile.
    """
    page = parse_page(html, source)
    shown = render(page.root)
    return Look(joined([*_hidden(page), *tagged(shown), *_unshown_descriptions(page, shown, source)]))


def _unshown_descriptions(page: Page, shown: str, source: str) -> Iterator[Hidden]:
    """What a page's JSON-LD describes and the page does not, where it shows a text of some length."""
    seen = set(_WORD.findall(shown.lower()))
    if len(seen) < _ENOUGH_WORDS:
        return
    for posting in to_postings(page_blocks(page), source):
        said = set(_WORD.findall(posting.text.content.lower()))
        if len(said & seen) < _HARDLY_ANY * len(said):
            yield Hidden(posting.text.content, "a description for machines that the page does not show")


class _Place(NamedTuple):
    """What an element hands down to those in it."""

    behind: Colour
    is_hidden: bool


_OUTERMOST = _Place(WHITE, is_hidden=False)


def _hidden(page: Page) -> Iterator[Hidden]:
    """What each element hides, with all that stands in it, so that what it holds is not told again."""
    sheet = sheet_styles(page)
    places: dict[int, _Place] = {}
    for node in page.css("body *" if sheet else "body *[style]"):
        if sheet and node.mem_id not in sheet and "style" not in node.attributes:
            continue
        place = _place(node, sheet, places)
        how = "" if place.is_hidden else _how(_style(node, sheet), place.behind)
        if how and (text := node.text(separator=" ")).strip():
            places[node.mem_id] = place._replace(is_hidden=True)
            yield Hidden(text, how)


def _place(node: LexborNode, sheet: SheetStyles, places: dict[int, _Place]) -> _Place:
    """Where a node stands; `places` grows by it and by all around it, so that no way up is gone twice."""
    above: list[LexborNode] = []
    at: LexborNode | None = node
    while at is not None and at.mem_id not in places:
        above.append(at)
        at = at.parent
    place = _OUTERMOST if at is None else places[at.mem_id]
    for inner in reversed(above):
        if is_left_out(inner, inner.tag or ""):
            place = place._replace(is_hidden=True)
        style = _style(inner, sheet)
        colour = _colour(style.get("background-color", style.get("background", "")))
        place = place if colour is None else place._replace(behind=colour)
        places[inner.mem_id] = place
    return place


def _how(style: dict[str, str], behind: Colour) -> str:
    if style.get("display") == "none" or style.get("visibility") == "hidden":
        return "hidden by a style sheet"  # by its own style it would have been left out
    if _is_shut(style):
        return "shut in a box without height"
    if _is_tiny(style.get("font-size", "")):
        return "tiny letters"
    if _part(style.get("opacity", "1")) < _CLEAR or _opacity(style.get("color", "")) < _CLEAR:
        return "see-through letters"
    if any(_FAR.search(style.get(name, "")) for name in ("left", "top", "text-indent", "margin-left")):
        return "off the page"
    colour = _colour(style.get("color", ""))
    if colour is not None and is_invisible(colour, behind):
        return "white letters" if is_invisible(colour, WHITE) else "letters in the colour behind them"
    return ""


def _style(node: LexborNode, sheet: SheetStyles) -> dict[str, str]:
    """The element's style by the style sheets, and over that its own."""
    written = str((node.attributes or {}).get("style") or "")
    return {**sheet.get(node.mem_id, {}), **declarations(written)}


def _is_shut(style: dict[str, str]) -> bool:
    is_flat = any(_NO_SIZE.fullmatch(style.get(name, "")) for name in ("height", "max-height", "width", "max-width"))
    return is_flat and style.get("overflow", "") in ("hidden", "clip")


def _is_tiny(size: str) -> bool:
    found = _SIZE.match(size)
    if found is None:
        return False
    factor = {"em": 16.0, "rem": 16.0, "%": 0.16, "pt": 1.33}.get(found[2] or "px", 1.0)
    return float(found[1]) * factor < _SMALLEST_PIXELS


def _part(value: str) -> float:
    """A number, or a percentage, as a part of one; 1 where it is neither."""
    found = _NUMBER.match(value.strip())
    if found is None:
        return 1.0
    return float(found[1]) / (100 if found[2] == "%" else 1)


def _opacity(colour: str) -> float:
    """How far letters of a colour cover what is behind them."""
    if re.search(r"\btransparent\b", colour):
        return 0.0
    function = _FUNCTION.search(colour)
    arguments = _arguments(function) if function else []
    if len(arguments) > 3:
        return _part(arguments[3])
    found = _HEX.search(colour)
    digits = _digits(found) if found else ""
    return int(digits[6:], 16) / 255 if len(digits) == 8 else 1.0


def _arguments(function: re.Match[str]) -> list[str]:
    """The parts of "255, 255, 255, 0" and of "255 255 255 / 0%"."""
    return re.split(r"[\s,/]+", function[2].strip())


def _colour(value: str) -> Colour | None:
    """The colour that a value names; None where it names none, or one that is seen through."""
    if _opacity(value) < _CLEAR:
        return None
    for name, colour in _NAMED.items():
        if re.search(rf"\b{name}\b", value):
            return colour
    if function := _FUNCTION.search(value):
        return _computed(function[1], _arguments(function)[:3])
    found = _HEX.search(value)
    if found is None:
        return None
    number = int(_digits(found)[:6], 16)
    return number >> 16, number >> 8 & 255, number & 255


def _digits(found: re.Match[str]) -> str:
    """Two digits for each of red, green and blue, and for how far it covers where that is said."""
    return found[1] if len(found[1]) >= 6 else "".join(digit * 2 for digit in found[1])


def _computed(model: str, arguments: list[str]) -> Colour | None:
    """The colour of three arguments of `rgb` or `hsl`."""
    numbers = [_NUMBER.fullmatch(argument) for argument in arguments]
    if len(numbers) != 3 or not all(numbers):
        return None
    values = [(float(one[1]), one[2] == "%") for one in numbers if one is not None]
    if model == "rgb":
        red, green, blue = (value * 2.55 if is_percent else value for value, is_percent in values)
        return _bytes(red, green, blue)
    (hue, _), (saturation, _), (lightness, _) = values
    return _bytes(*(255 * one for one in hls_to_rgb(hue % 360 / 360, lightness / 100, saturation / 100)))


def _bytes(red: float, green: float, blue: float) -> Colour:
    return round(min(max(red, 0), 255)), round(min(max(green, 0), 255)), round(min(max(blue, 0), 255))
