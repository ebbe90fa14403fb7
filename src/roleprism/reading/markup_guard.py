"""Is this HTML safe to parse: a linear look at its tags, before the parser builds a tree of them.

A page of ordinary size can cost a parser minutes or gigabytes in three ways, each measured on the one
used here: elements nested without end, a tag with thousands of attributes, and formatting elements left
open, which the standard has the parser open again in every block that follows.
"""

from __future__ import annotations

import re

from roleprism.errors import DocumentError, Fault
from roleprism.reading import limits


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{limits.MAX_HTML_TAG_CHARS}}}")
_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
_UNNESTED = _names("area base br col dd dt embed hr img input li link meta option p source td th tr track wbr")
"""Void elements, and those that the next of their kind closes."""


def check_markup(html: str, source: str) -> None:
    """Refuse HTML that would cost its parser more than seconds.

    Raises:
        DocumentError: too long, nested too deep, or made to multiply.
    """
    if len(html) > limits.MAX_HTML_CHARS:
        raise limits.too_large(source, f"{len(html):,} characters", f"{limits.MAX_HTML_CHARS:,} of HTML")
    bare = _QUOTED.sub("", html)
    if _LONG_TAG.search(bare):
        raise _hostile(source, f"a tag of more than {limits.MAX_HTML_TAG_CHARS:,} characters")
    depth = deepest = formatting = tags = 0
    for slash, name in _TAG.findall(bare):
        tags += 1
        name = name.lower()
        if name in _UNNESTED:
            continue
        step = -1 if slash else 1
        depth = max(depth + step, 0)
        deepest = max(deepest, depth)
        if name in _FORMATTING:
            formatting = max(formatting + step, 0)
    if deepest > limits.MAX_HTML_DEPTH:
        raise _hostile(source, f"{deepest:,} elements inside one another")
    if formatting * tags > limits.MAX_HTML_CLONES:
        raise _hostile(source, f"{formatting:,} formatting elements that are never closed")


def _hostile(source: str, what: str) -> DocumentError:
    return DocumentError(
        Fault(source, f"is not ordinary HTML: {what}", remedy="save the page as plain text and give that")
    )
