"""RP407: more years of experience asked for than the thing has existed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from roleprism.advice.lint.case import Case, PostingCase, words
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule


class _Thing(NamedTuple):
    """What experience is asked of, and the month in which people outside of its makers could first use it."""

    name: str
    pattern: str
    year: int
    month: int


_THINGS = (
    _Thing("ChatGPT", r"chat ?gpt", 2022, 11),
    _Thing("GPT-4", r"gpt[- ]?4o?", 2023, 3),
    _Thing("Claude", r"claude", 2023, 3),
    _Thing("LangChain", r"lang ?chain", 2022, 10),
    _Thing("LlamaIndex", r"llama ?index", 2022, 11),
    _Thing("LangGraph", r"lang ?graph", 2024, 1),
    _Thing("LangSmith", r"lang ?smith", 2023, 7),
    _Thing("vLLM", r"vllm", 2023, 6),
    _Thing("MCP", r"mcp|model context protocol(?: \(mcp\))?", 2024, 11),
    _Thing("large language models", r"large language models?(?: \(llms?\))?|llms?", 2020, 6),
)
"""Of large language models the month is that of the first that was sold through an API, GPT-3."""

_THING = "|".join(f"(?:{one.pattern})" for one in _THINGS)
_USE = r"(?:[ -](?:based )?(?:applications?|apps?|systems?|products?|features?|pipelines?|agents?|apis?|frameworks?))?"
_THINGS_ASKED = rf"(?P<things>(?:{_THING}){_USE}(?:(?: ?[,/&] ?| and | or )(?:and |or )?(?:{_THING}){_USE})*)(?![\w-])"
_KIND = r"(?:(?:hands-on|professional|practical|proven|solid|strong|relevant|direct|deep|commercial|working|prior) )*"
_YEARS = (
    r"(?<![\d.])(?P<years>\d{1,2}) ?(?:\+|plus|or more)? ?(?:(?:-|–|to) ?\d{1,2} ?\+? ?)?"
    r"(?:years?|yrs?)['’]?,? (?:of )?"
)
_DOING = r"(?:(?:with|in|of|on|using|building|developing|deploying|designing|shipping|working with|working on) )+"
_END = r"(?=,? ?(?:[.;:!()]|$|in production|is |required|preferred|[–—-] ))"
_ASKED = (
    re.compile(rf"{_YEARS}{_KIND}(?:experience )?{_DOING}{_THINGS_ASKED}{_END}", re.IGNORECASE),
    re.compile(rf"{_YEARS}{_KIND}{_THINGS_ASKED} experience\b", re.IGNORECASE),
)
"""Years of nothing but such things: "7 years of machine learning, NLP and LLMs" may be years of the first."""


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, PostingCase):
        return
    year, month = case.atlas.version.partition("+")[0].split(".")
    now = _months(int(year), int(month))
    for statement in case.found.statements:
        told = words(case, statement)
        for asked in filter(None, (pattern.search(told) for pattern in _ASKED)):
            oldest = min(_named(asked["things"]), key=lambda one: (one.year, one.month))
            if 12 * int(asked["years"]) > now - _months(oldest.year, oldest.month):
                message = (
                    f"This asks for {asked['years']} years with {asked['things']}, and of {oldest.name} nobody has "
                    f"them: the first could be used in {oldest.year}-{oldest.month:02}. Ask for shipped work instead."
                )
                yield RULE.finding(message, statement.span)
                break


def _named(things: str) -> list[_Thing]:
    return [one for one in _THINGS if re.search(rf"\b(?:{one.pattern})", things, re.IGNORECASE)]


def _months(year: int, month: int) -> int:
    return 12 * year + month


RULE = Rule(
    code="RP407",
    name="impossible-experience",
    group="posting",
    kind="posting",
    lifecycle=Lifecycle.PREVIEW,
    summary="More years of experience are asked for than the thing has existed: seven with LangChain, say.",
    why="Whoever knows the field sees that the writer does not, and honest people count themselves out.",
    instead="Ask for years of the trade (software, machine learning) and for shipped work with the new thing.",
    bad="7+ years of experience with ChatGPT, LLMs or LangChain",
    good="7+ years of software engineering; has shipped a feature built on LLMs and measured it",
    find=_find,
    measured="no line of 21,079 corpus postings is flagged, nor should one be: 42 ask for four years or more beside "
    "such words, and none for more of them than there have been. In preview until there are hits to tell by.",
)
