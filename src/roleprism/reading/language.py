"""Which language a text is in, for English is all that roleprism reads."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the and of to a in for with on is as by from that at an we our you your i it this was are or".split()
)
_ENOUGH_WORDS = 60
_SURELY_ENGLISH = 0.08
"""English prose has a fifth to a third of these words, a terse list hardly more than other languages."""

_NAMES = {
    "ar": "Arabic",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""The languages that are told; a list of tools is soon taken for Latin or Luxembourgish, in which nobody posts."""


def other_language(text: str) -> str:
    """The name of the language that a text is in; empty where that is English.

    A short text may be in any, and one in a language that is not known here too: both are taken for English.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _ENOUGH_WORDS or sum(word in _ENGLISH for word in words) >= _SURELY_ENGLISH * len(words):
        return ""
    from py3langid import classify  # takes most of a second to load, and hardly a text gets here

    code, _ = classify(text)
    return _NAMES.get(code, "")
