"""What a résumé's own prose calls its owner: "AI engineer and ML engineer with six years of search"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from roleprism.advice.lint.case import ResumeCase, named_roles, title_span, words
from roleprism.document import SectionKind, Span
from roleprism.reading.dates import find_date_ranges
from roleprism.reading.finder import Statement

_HEAD = frozenset({SectionKind.OPENING, SectionKind.HEADLINE, SectionKind.SUMMARY})
_PROSE = 5
"""A line above the first heading with fewer words is a name, an address or a headline."""

_OPENING = re.compile(r"(?:i\s+am|i['’]m)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"an?\s+", re.IGNORECASE)
_END = re.compile(
    r"[.,:;(]|\s[–—-]\s|\s(?:an?|the|with|who|that|whose|of|for|at|in|on|as|to|by|from|under|turned|focus\w*|"
    r"speciali\w*|having|building|working|is|was|has)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\bengineering\W*\Z", re.IGNORECASE)
"""How words end that name a field: "Prompt engineering, evals and RAG are my trade"."""
_OTHERWISE = re.compile(
    r"\b(?:former(?:ly)?|ex|not|no|once|seeking|roles?|positions?|jobs?|i|my|we|our|you|your|they|their|it|because)\b",
    re.IGNORECASE,
)
"""Words of what one was, is not, or wants; and of a sentence that tells something else."""


class SelfNamed(NamedTuple):
    """One sentence that says who its owner is.

    Args:
        span: the words of the name, with the article before them.
        roles: slugs that the name holds, in its order, each once.
    """

    span: Span
    roles: tuple[str, ...]


def self_named(case: ResumeCase) -> Iterator[SelfNamed]:
    """What the summary, or prose at the head, calls its owner."""
    for statement in case.found.statements:
        if _is_prose_of_the_head(statement, case):
            span = _name(statement.span, case.record.content)
            called = span.slice(case.record.content)
            roles = () if _FIELD.search(called) or _OTHERWISE.search(called) else named_roles(called, case.atlas)
            if roles:
                yield SelfNamed(span, roles)


def _is_prose_of_the_head(statement: Statement, case: ResumeCase) -> bool:
    title = title_span(case)
    holds_title = title.start < title.end and statement.span.start <= title.start < statement.span.end
    if statement.kind not in _HEAD or statement.is_heading or holds_title:
        return False
    is_summary = statement.kind is SectionKind.SUMMARY
    dated = any(find_date_ranges(case.record.content, statement.span))
    return is_summary or (not dated and len(words(case, statement).split()) >= _PROSE)


def _name(sentence: Span, content: str) -> Span:
    """The words by which a sentence starts, up to what the one so called has, does or did."""
    start, end = sentence
    if opening := _OPENING.match(content, start, end):
        start = opening.end()
    article = _ARTICLE.match(content, start, end)
    past = _END.search(content, article.end() if article else start, end)
    return Span(start, start + len(content[start : past.start() if past else end].rstrip()))
