"""What the style sheets in a page say of its elements, as far as they name them by tag, class or id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from roleprism.reading.markup import Page

SheetStyles = dict[int, dict[str, str]]
"""The `mem_id` of an element -> its declarations, names and values in small letters."""

_DECLARATION = re.compile(r"(?<![\w-])([\w-]+)\s*:\s*([^;]+)")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_BRACE = re.compile("[{}]")
_SELECTOR = re.compile(r"(?:[a-zA-Z][\w-]*)?(?:[.#][a-zA-Z_][\w-]*)*")
_HEEDED = frozenset("display visibility font-size height max-height width max-width overflow".split())
"""What a sheet says of colours, opacity and places is as often put right by another rule, a picture or a script."""
_MOST_RULES = 500
_MOST_CHARS = 1_000_000
_MOST_ELEMENTS = 200_000
"""All rules together: more no page has, and a hostile one would cost more than a look is worth."""


def declarations(style: str) -> dict[str, str]:
    """The declarations of a style, in lower case; of two for one property the last."""
    return {name.lower(): _plain(value) for name, value in _DECLARATION.findall(style)}


def _plain(value: str) -> str:
    return value.lower().replace("!important", "").strip()


def sheet_styles(page: Page) -> SheetStyles:
    """What is said of each element in a sheet that may hide something; a later rule goes over an earlier one.

    Rules for some media only are passed over, and selectors of more than one step.
    """
    written = "".join(node.text() for node in page.css("style"))[:_MOST_CHARS]
    styles: SheetStyles = {}
    left = _MOST_ELEMENTS
    for selector, said in islice(_rules(written), _MOST_RULES):
        nodes = page.css(selector) if left > 0 else []
        left -= len(nodes)
        for node in nodes:
            styles.setdefault(node.mem_id, {}).update(said)
    return styles


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each selector that is followed, with what is heeded of what is said of it."""
    for selectors, body in _blocks(_COMMENT.sub("", sheet)):
        said = {name: value for name, value in declarations(body).items() if name in _HEEDED}
        for selector in map(str.strip, selectors.split(",") if said else ()):
            if selector and _SELECTOR.fullmatch(selector):
                yield selector, said


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before and within each pair of braces that lies in no other and holds none."""
    start = opened = depth = 0
    is_rule = True
    for brace in _BRACE.finditer(sheet):
        if brace.group() == "{":
            depth += 1
            is_rule = depth == 1
            opened = brace.end() if is_rule else opened
        elif depth:
            depth -= 1
            if depth == 0:
                if is_rule:
                    yield sheet[start : opened - 1].rpartition(";")[2], sheet[opened : brace.start()]
                start, is_rule = brace.end(), True
