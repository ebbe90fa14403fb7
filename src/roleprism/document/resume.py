"""A résumé as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from roleprism.document.span import Span
from roleprism.document.text import Text


@dataclass(frozen=True)
class Resume:
    """One person's document.

    Args:
        id: unique among the documents of one call.
        source: where it was read: a path or `-` for standard input.
        text: the whole document.
        title: the role that the person's headline claims ("Senior ML Engineer"); empty where there is
            none. It never takes part in reading the work.
        extra: the source's other fields, untouched.
        title_span: where the text has its title; None where the title stands apart from it.
    """

    kind: ClassVar[str] = "resume"

    id: str
    source: str
    text: Text
    title: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    title_span: Span | None = None
