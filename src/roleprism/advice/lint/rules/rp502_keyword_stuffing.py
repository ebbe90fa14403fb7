"""RP502: lists and lines that are there to be counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from roleprism.advice.lint.case import Case, document_of, words
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.document import SectionKind

_ITEM = re.compile(r"[^,;|•·*/\n]+")
_MOST_ITEMS = 45
_OFTEN = 3
_LONG = 4
_SHORT = 8
_ANY_LENGTH = 1_000
_PRINTED = re.compile(r"https?:|www\.|cookie|\bpage \d|\d+/\d+|\d:\d\d|[$€£]\s?\d|\b20\d\d\b", re.IGNORECASE)
"""What a printer or a web page repeats, and pay by place."""


def _find(case: Case) -> Iterator[Finding]:
    statements = [one for one in case.found.statements if not one.is_heading]
    said = Counter(words(case, one).lower() for one in statements)
    most = _SHORT if document_of(case).kind == "posting" else _ANY_LENGTH
    for statement in statements:
        text = words(case, statement)
        often = said[text.lower()]
        if often >= _OFTEN and _LONG <= len(text.split()) <= most and not _PRINTED.search(text):
            message = f"This line stands here {often} times. It counts once, and tells a reader of stuffing."
            yield RULE.finding(message, statement.span)
            break
    skills = [one for one in statements if one.kind is SectionKind.SKILLS]
    if document_of(case).kind == "resume" and skills:
        items = {item.strip().lower() for one in skills for item in _ITEM.findall(words(case, one))}
        if len(items) > _MOST_ITEMS:
            message = (
                f"The skills list names {len(items)} things; a reader believes none of them. Keep those with work."
            )
            yield RULE.finding(message, skills[0].span)


RULE = Rule(
    code="RP502",
    name="keyword-stuffing",
    group="document",
    kind="any",
    lifecycle=Lifecycle.STABLE,
    summary="A line that is repeated three times or more, or a skills list of more than 45 things.",
    why="Repeated words count once, here and in most screens; and a person who meets a wall of keywords stops reading.",
    instead="Say each thing once, where the work is.",
    bad="Skills: Python, Java, C++, Go, Rust, Scala, R, SQL, NoSQL, Kafka, Spark, ... (sixty more)",
    good="Skills: Python, SQL, Kafka, PyTorch",
    find=_find,
)
