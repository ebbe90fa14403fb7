"""A job posting as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from roleprism.document.span import Span
from roleprism.document.text import Text


@dataclass(frozen=True)
class Posting:
    """One advertised job.

    Args:
        id: unique among the documents of one call; a board's own id where there is one.
        source: where it was read: a path, `path#row`, a URL, `-` for standard input.
        text: the description, without the title where the source keeps them apart.
        title: the title as posted; empty where none was found. It never takes part in reading the work.
        company: as posted; empty where unknown.
        location: as posted; empty where unknown.
        extra: the source's other fields, untouched.
        title_span: where the text has its title; None where the title stands apart from it.
    """

    kind: ClassVar[str] = "posting"

    id: str
    source: str
    text: Text
    title: str = ""
    company: str = ""
    location: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    title_span: Span | None = None
