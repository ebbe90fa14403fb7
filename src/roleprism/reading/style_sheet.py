"""What the styles of a page say of its elements: their own, and sheets as far as they name them by tag, class or id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice

from selectolax.lexbor import LexborNode, SelectolaxError
from tinycss2 import parse_blocks_contents, parse_component_value_list, parse_stylesheet, serialize
from tinycss2.ast import Declaration, Node

from roleprism.reading.markup import Page

Style = dict[str, Declaration]
"""The name of a property, in small letters -> what is said of it."""

_HEEDED = frozenset("display visibility font-size height max-height width max-width overflow".split())
"""What a sheet says of colours, opacity and places is as often put right by another rule, a picture or a script."""
_MOST_RULES = 500
_MOST_ELEMENTS = 200_000
"""All rules together: more no page has, and a hostile one would cost more than a look is worth."""
_MOST_CHARS = 300_000
"""Of all sheets, and as many of all elements' styles that differ: for a million tinycss2 takes one to three seconds."""
_MOST_CHARS_EACH = 30_000
"""Of one element's style, which may hold a picture, so that those of others are read too."""
_LONG_NUMBER = re.compile(r"([0-9]{300})[0-9]+")
"""Python makes no `int` of thousands of digits, so that tinycss2 would raise and nothing else be read."""


class Styles:
    """The styles of one page.

    Passed over are rules for some media only, selectors of more than one step, and what no page needs.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._own: dict[str, list[Declaration]] = {}
        self._left = _MOST_CHARS
        self._sheets: dict[int, Style] = {}
        left = _MOST_ELEMENTS
        for selector, said in islice(_rules(page), _MOST_RULES):
            nodes = _named(page, selector) if left > 0 else []
            left -= len(nodes)
            for node in nodes:
                self._sheets[node.mem_id] = _laid_over(self._sheets.get(node.mem_id, {}), said)

    def elements(self) -> Iterator[LexborNode]:
        """Those that a style speaks of, in the order of the page."""
        nodes = self._page.css("body *" if self._sheets else "body *[style]")
        return (node for node in nodes if node.mem_id in self._sheets or "style" in node.attributes)

    def of(self, node: LexborNode) -> Style:
        """What the sheets say of an element, and over that what it says itself."""
        written = str((node.attributes or {}).get("style") or "")
        if written not in self._own:
            read = written[: min(self._left, _MOST_CHARS_EACH)]
            self._left -= len(read)
            self._own[written] = _declarations(_tokens(read))
        return _laid_over(self._sheets.get(node.mem_id, {}), self._own[written])


def _laid_over(style: Style, said: list[Declaration]) -> Style:
    """The style once more is said: the last word counts, but only an `!important` one over another."""
    kept = {name for name, one in style.items() if one.important}
    return style | {one.lower_name: one for one in said if one.important or one.lower_name not in kept}


def _rules(page: Page) -> Iterator[tuple[str, list[Declaration]]]:
    """Each selector that is followed, with what is heeded of what is said of it."""
    left = _MOST_CHARS
    for sheet in page.css("style"):
        written = sheet.text()[:left]
        left -= len(written)
        for rule in parse_stylesheet(_tokens(written)):
            if rule.type == "qualified-rule":
                said = [one for one in _declarations(rule.content) if one.lower_name in _HEEDED]
                yield from ((selector, said) for selector in _selectors(rule.prelude) if said)


def _selectors(prelude: list[Node]) -> Iterator[str]:
    """Those between the commas that are one step of names."""
    for _, between in groupby(prelude, key=lambda one: one == ","):
        tokens = list(between)
        if all(one.type in ("ident", "hash", "whitespace") or one == "." for one in tokens):
            steps = serialize(tokens).split()  # of names alone, for into what is nested it would recurse
            yield from steps if len(steps) == 1 else ()


def _named(page: Page, selector: str) -> list[LexborNode]:
    try:
        return page.css(selector)
    except (SelectolaxError, UnicodeEncodeError):  # none, as "p..x"; no text, as what the escape ".\d800" stands for
        return []


def _tokens(css: str) -> list[Node]:
    return list(parse_component_value_list(_LONG_NUMBER.sub(r"\1", css), skip_comments=True))


def _declarations(tokens: list[Node]) -> list[Declaration]:
    parts = parse_blocks_contents(tokens, skip_whitespace=True)
    return sorted((part for part in parts if part.type == "declaration"), key=lambda one: one.important)
