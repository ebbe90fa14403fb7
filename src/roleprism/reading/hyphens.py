"""Words that a line end has cut in two, made whole again."""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"
"""Says "this word was cut here" and is no part of the word."""

_CUT = re.compile(rf"(?<!\w)(\w+)[-{SOFT_HYPHEN}]\n(\w\S*)( ?)")
_FIRST_PARTS = re.compile(
    "all|back|built|co|cross|customer|data|deep|early|end|fine|forward|front|full|hands|high|human|in|large|"
    "llm|long|low|machine|model|multi|non|on|open|out|part|post|pre|problem|production|re|real|right|self|"
    "short|state|team|text|third|time|to|tool|two|user|well|world|zero"
)
"""First halves of words that keep their hyphen: fine-tuning, end-to-end, real-time."""


def join_hyphenated(text: str) -> str:
    r"""The text with each cut word whole on the line where it begins.

    A hyphen at a line end may belong to the word ("fine-\ntuning") or not ("evalua-\ntion"), and a PDF
    does not say which. It stays where the word stands hyphenated elsewhere in the text, where its first
    part commonly takes one, and where either part is more than small letters ("GPT-\n4").
    """
    words = set(re.findall(r"\w+(?:-\w+)*", text.casefold()))

    def join(cut: re.Match[str]) -> str:
        first, second, space = cut.groups()
        hyphen = "-" if _keeps_hyphen(first, second, words) else ""
        return f"{first}{hyphen}{second}" + ("\n" if space else "")

    return _CUT.sub(join, text).replace(SOFT_HYPHEN, "")


def _keeps_hyphen(first: str, second: str, words: set[str]) -> bool:
    if not (first[1:].islower() or len(first) == 1) or not second[0].islower():
        return True
    tail = re.split(r"[^\w-]", second, maxsplit=1)[0].casefold()
    if first.casefold() + tail in words:
        return False
    return _FIRST_PARTS.fullmatch(first.casefold()) is not None or f"{first.casefold()}-{tail}" in words
