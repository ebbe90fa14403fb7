"""What the rules look at: a document with everything that was read from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roleprism.advice.lead import Lead
from roleprism.advice.record import PartShown, Record
from roleprism.advice.wishes import Wishes
from roleprism.atlas import Atlas, title_role
from roleprism.document import Document, Span
from roleprism.reading.dates import Month
from roleprism.reading.finder import Found, Statement
from roleprism.reading.hidden import Look
from roleprism.spectrum import Reading


@dataclass(frozen=True)
class ResumeCase:
    """A résumé under the rules.

    Args:
        today: what "Present" means.
        postings: those that the person means to apply to.
        look: what the file shows and hides; None where only its text is known.
    """

    record: Record
    lead: Lead
    atlas: Atlas
    today: Month
    postings: tuple[Reading, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    look: Look | None = None

    @property
    def reading(self) -> Reading:
        """Of the whole résumé."""
        return self.record.reading

    @property
    def found(self) -> Found:
        """Its statements."""
        return self.record.found


@dataclass(frozen=True)
class PostingCase:
    """A posting under the rules.

    Args:
        shown: role slug -> the parts of its work, as the posting asks for them.
    """

    reading: Reading
    found: Found
    shown: dict[str, tuple[PartShown, ...]]
    atlas: Atlas
    look: Look | None = None


Case = ResumeCase | PostingCase


def document_of(case: Case) -> Document:
    """What the case is about."""
    return case.reading.document


def words(case: Case, statement: Statement) -> str:
    """The words of a statement on one line."""
    return " ".join(statement.span.slice(document_of(case).text.content).split())


# Blanks count from their first only: from each of a long run of them it would take its length squared.
_BETWEEN_TITLES = re.compile(r"(?:(?<!\s)\s+)?(?:[/|,&•·+]|\s[–—-]\s|\band\b)\s*")


def headline(case: Case) -> Span:
    """The line of the headline, without marks at its ends; empty where it stands apart from the text."""
    span, text = title_span(case), document_of(case).text.content
    if span.start == span.end:
        return span
    start, end = span.whole_lines(text)
    line = text[start:end]
    left = len(line) - len(line.lstrip(" \t#*_"))
    return Span(start + left, start + max(left, len(line.rstrip(" \t*_"))))


def headline_roles(case: Case) -> tuple[str, ...]:
    """The slugs that the parts of the headline name, in its order, each once."""
    span, document = headline(case), document_of(case)
    words = span.slice(document.text.content) if span.end > span.start else document.title
    return named_roles(words, case.atlas)


_AI = r"(?:(?:gen(?:erative)?[ -]?)?ai|artificial intelligence|llm)"
_ML = r"(?:ml|machine learning)"
_FIELDS = rf"\b(?P<one>{_AI}|{_ML})(?:\s*[/&+|,-]\s*|\s+and\s+)(?P<other>{_AI}|{_ML})\b"
_DOER = r"\b(?P<doer>(?:software )?(?:engineer|developer)s?)\b"
_JOINT = (
    (re.compile(rf"{_FIELDS}\s+{_DOER}", re.IGNORECASE), r"\g<one> \g<doer> / \g<other> \g<doer>"),
    (re.compile(rf"{_DOER}\W{{1,3}}{_FIELDS}", re.IGNORECASE), r"\g<doer> \g<one> / \g<doer> \g<other>"),
)
"""Two titles told with one doer, and the same told apart: "AI/ML Engineer", "Software Engineer, AI & ML"."""


def named_roles(words: str, atlas: Atlas) -> tuple[str, ...]:
    """The slugs that the parts of some words name, in their order, each once."""
    for joint, apart in _JOINT:
        words = joint.sub(apart, words)
    named = (title_role(part, atlas) for part in _BETWEEN_TITLES.split(words))
    return tuple(dict.fromkeys(role for role in named if role is not None))


def title_span(case: Case) -> Span:
    """Where the title or headline stands in the text; the start where it stands apart from it."""
    document = document_of(case)
    if document.title_span:
        return document.title_span
    at = document.text.content.find(document.title) if document.title else -1
    return Span(at, at + len(document.title)) if at >= 0 else Span(0, 0)
