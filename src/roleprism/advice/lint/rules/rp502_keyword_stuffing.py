"""RP502: lists and lines that are there to be counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from roleprism.advice.lint.case import Case, document_of, words
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.document import SectionKind
from roleprism.reading.finder import Statement

_ITEM = re.compile(r"[^,;|•·*/\n]+")
_MOST_ITEMS = 45
_OFTEN = 3
_LONG = 4
_ITEM_WORDS = 4
_PRINTED = re.compile(r"https?:|www\.|cookie|\bpage \d|\d/\d|\d:\d\d|[$€£]\s?\d|\b20\d\d\b", re.IGNORECASE)
"""What a printer repeats at the foot of each page."""


def _find(case: Case) -> Iterator[Finding]:
    statements = [one for one in case.found.statements if not one.is_heading]
    is_resume = document_of(case).kind == "resume"
    said = Counter(words(case, one).lower() for one in statements) if is_resume else Counter()
    for statement in statements:
        text = words(case, statement)
        often = said[text.lower()]
        if often >= _OFTEN and len(text.split()) >= _LONG and not _PRINTED.search(text):
            message = f"This line stands here {often} times. It counts once, and tells a reader of stuffing."
            yield RULE.finding(message, statement.span)
            break
    for statement in statements if not is_resume else ():
        items = _items(case, [statement])
        if len(items) > _MOST_ITEMS:
            message = f"This line asks for {len(items)} things at once; nobody has them all, and all who read it know."
            yield RULE.finding(message, statement.span)
            break
    skills = [one for one in statements if one.kind is SectionKind.SKILLS]
    if is_resume and len(items := _items(case, skills)) > _MOST_ITEMS:
        message = f"The skills list names {len(items)} things; a reader believes none of them. Keep those with work."
        yield RULE.finding(message, skills[0].span)


def _items(case: Case, statements: Sequence[Statement]) -> set[str]:
    """The different things that lists name."""
    found = {item.strip().lower() for one in statements for item in _ITEM.findall(words(case, one))}
    return {item for item in found if 0 < len(item.split()) <= _ITEM_WORDS}


RULE = Rule(
    code="RP502",
    name="keyword-stuffing",
    group="document",
    kind="any",
    lifecycle=Lifecycle.STABLE,
    summary="In a résumé a line that is repeated three times or more; a list of more than 45 things.",
    why="Repeated words count once, here and in most screens; and a person who meets a wall of keywords stops reading.",
    instead="Say each thing once, where the work is.",
    bad="Skills: Python, Java, C++, Go, Rust, Scala, R, SQL, NoSQL, Kafka, Spark, ... (sixty more)",
    good="Skills: Python, SQL, Kafka, PyTorch",
    find=_find,
    measured="on postings only lists are flagged since repeated text was found to be pages pasted twice, and no "
    "stuffing (9 of 22).",
)
