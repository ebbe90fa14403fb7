"""Looks at the styles of a page: letters white, tiny, see-through, pushed off the page or hidden by a style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from roleprism.reading.css_values import PARTS, PIXELS, colours, least_pixels, size, word
from roleprism.reading.hidden import WHITE, Colour, Hidden, Look, is_invisible, joined, tagged
from roleprism.reading.jsonld import page_blocks, to_postings
from roleprism.reading.markup import Page, is_left_out, parse_page, render
from roleprism.reading.style_sheet import Style, Styles

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENOUGH_WORDS = 80
_HARDLY_ANY = 0.25
_SIDES = ("height", "max-height", "width", "max-width")
_PLACES = ("left", "top", "text-indent", "margin-left")
_SMALLEST_PIXELS = 4.0
_FAR_PIXELS = -1000.0
_CLEAR = 0.05
"""Letters less opaque than this part are seen by nobody."""


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
    styles = Styles(page)
    places: dict[int, _Place] = {}
    for node in styles.elements():
        place = _place(node, styles, places)
        how = "" if place.is_hidden else _how(styles.of(node), place.behind)
        if how and (text := node.text(separator=" ")).strip():
            places[node.mem_id] = place._replace(is_hidden=True)
            yield Hidden(text, how)


def _place(node: LexborNode, styles: Styles, places: dict[int, _Place]) -> _Place:
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
        place = place._replace(behind=_background(styles.of(inner)) or place.behind)
        places[inner.mem_id] = place
    return place


def _background(style: Style) -> Colour | None:
    """The colour that a style paints behind the letters; None where it paints none that is known."""
    name = "background-color" if "background-color" in style else "background"
    return next((colour for colour, alpha in colours(style, name) if alpha >= _CLEAR), None)


def _how(style: Style, behind: Colour) -> str:
    if word(style, "display") == "none" or word(style, "visibility") == "hidden":
        return "hidden by a style sheet"  # by its own style it would have been left out
    if word(style, "overflow") in ("hidden", "clip") and any(size(style, side, PIXELS) == 0 for side in _SIDES):
        return "shut in a box without height"
    if 0 <= size(style, "font-size", PIXELS) < _SMALLEST_PIXELS:
        return "tiny letters"
    letters, alpha = next(colours(style, "color"), (None, 1.0))
    if size(style, "opacity", PARTS) < _CLEAR or alpha < _CLEAR:
        return "see-through letters"
    if any(least_pixels(style, name) <= _FAR_PIXELS for name in _PLACES):
        return "off the page"
    if letters is not None and is_invisible(letters, behind):
        return "white letters" if is_invisible(letters, WHITE) else "letters in the colour behind them"
    return ""
