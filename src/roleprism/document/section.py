"""The parts that a posting or a résumé falls into."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from roleprism.document.span import Span


class SectionKind(StrEnum):
    """What a stretch of a document is about. A value is the word shown to people and in JSON."""

    OPENING = "opening"
    """Before the first heading: of a posting a mixture of blurb and summary, of a résumé the head."""

    # of a posting
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    NICE_TO_HAVE = "nice to have"
    COMPANY = "about the company"
    BENEFITS = "benefits"
    PAY = "pay"
    LEGAL = "legal"

    # of a résumé
    HEADLINE = "headline"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    EDUCATION = "education"
    SKILLS = "skills"
    PUBLICATIONS = "publications"

    OTHER = "other"


class Section(NamedTuple):
    """A stretch of one kind: from its heading (or its first line) to the next section."""

    kind: SectionKind
    span: Span
    heading: Span | None
    """Where its heading stands; None before the first heading, and where a word and a colon opens the section."""
