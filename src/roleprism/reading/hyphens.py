"""Words that a line end has cut in two, made whole again."""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"
"""Says "this word was cut here" and is no part of the word."""

CUT = "\x1f"
"""Stands behind the hyphen of a word that a line end cut, where the line goes on now; no page can show it."""

_CUT = re.compile(rf"(?<!\w)(\w+)[-{SOFT_HYPHEN}](\n|{CUT})(\w\S*)( ?)")
_FIRST_PARTS = re.compile(
    "all|award|back|built|cloud|co|company|cross|customer|cutting|data|decision|deep|early|end|enterprise|fine|forward|"
    "front|full|growth|hands|high|human|in|industry|large|llm|long|low|machine|model|multi|non|on|open|out|part|policy|"
    "post|pre|problem|production|re|real|results|retrieval|right|security|self|short|state|team|text|third|time|to|tool|"
    "two|user|well|world|zero"
)
"""First halves of words that keep their hyphen: fine-tuning, end-to-end, real-time."""
_LAST_PARTS = re.compile(
    "assisted|augmented|aware|backed|based|centered|centric|class|compliant|critical|dependent|driven|effective|enabled|"
    "facing|focused|friendly|functional|level|makers|making|minded|motivated|oriented|paced|party|person|powered|purpose|"
    "relational|scale|sharing|sized|solving|specific|stage|term|tolerant|tuning|wide"
)
"""Second halves of words that keep theirs: context-dependent, fast-paced."""


def join_hyphenated(text: str) -> str:
    r"""The text with each cut word whole on the line where it begins.

    A hyphen at a line end may belong to the word ("fine-\ntuning") or not ("evalua-\ntion"), and a PDF
    does not say which. It stays where the word stands hyphenated elsewhere in the text, where one of
    its parts commonly takes one, and where either part is more than small letters ("GPT-\n4").
    """
    words = set(re.findall(r"\w+(?:-\w+)*", text.casefold()))

    def join(cut: re.Match[str]) -> str:
        first, end, second, space = cut.groups()
        hyphen = "-" if _keeps_hyphen(first, second, words) else ""
        return f"{first}{hyphen}{second}" + ("\n" if space and end != CUT else space)

    return _CUT.sub(join, text).replace(SOFT_HYPHEN, "").replace(CUT, "")


def _keeps_hyphen(first: str, second: str, words: set[str]) -> bool:
    if not (first[1:].islower() or len(first) == 1) or not second[0].islower():
        return True
    tail = re.split(r"[^\w-]", second, maxsplit=1)[0].casefold()
    if first.casefold() + tail in words:
        return False
    takes_one = _FIRST_PARTS.fullmatch(first.casefold()) or _LAST_PARTS.fullmatch(tail)
    return takes_one is not None or f"{first.casefold()}-{tail}" in words
