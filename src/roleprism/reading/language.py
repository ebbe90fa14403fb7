"""Whether a text is English, which is all that roleprism reads."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the and of to a in for with on is as by from that at an we our you your i it this was are or".split()
)
_ENOUGH_WORDS = 60
_LEAST = 0.08
"""English prose has a fifth to a third of these words, a list of keywords still a tenth; other languages hardly any."""


def seems_english(text: str) -> bool:
    """Whether a text reads like English; a short one may be anything and is taken for it."""
    words = [word.lower() for word in _WORD.findall(text)]
    return len(words) < _ENOUGH_WORDS or sum(word in _ENGLISH for word in words) >= _LEAST * len(words)
