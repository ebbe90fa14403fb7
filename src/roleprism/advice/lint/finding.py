"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from roleprism.advice.lint.case import Case
from roleprism.document import Span


class Edit(NamedTuple):
    """Words to stand at a span instead of what stands there."""

    span: Span
    text: str


class Fix(NamedTuple):
    """A mend.

    Args:
        says: what it does, in a sentence.
        edits: how; they do not overlap.
        is_safe: whether it keeps what the document says; one that does not is made only where it is asked for.
    """

    says: str
    edits: tuple[Edit, ...]
    is_safe: bool


class Finding(NamedTuple):
    """One thing that misleads.

    Args:
        code: of the rule, "RP101".
        message: what is wrong, and what to do.
        span: where; empty at 0 where the whole document is meant.
        fix: a mend that a program can make; None where only its writer can.
    """

    code: str
    message: str
    span: Span
    fix: Fix | None = None


class Lifecycle(StrEnum):
    """How far a rule is to be trusted."""

    PREVIEW = "preview"
    """Off unless asked for: how often it is right has not been measured, or not well enough."""
    STABLE = "stable"
    """On: right at least nine times in ten."""


Group = Literal["positioning", "evidence", "application", "posting", "document"]


@dataclass(frozen=True)
class Rule:
    """One thing to look for.

    Args:
        code: stable, never given twice.
        name: the same in words, by which it can be named too.
        group: what kind of thing it is about.
        kind: which documents it looks at: "resume", "posting" or "any".
        summary: what it finds, in a sentence.
        why: why that misleads.
        instead: what to do.
        bad, good: an example that it flags, and the same mended.
        measured: how often it was right, and on what; empty where that was not measured.
        find: the findings in a case.
    """

    code: str
    name: str
    group: Group
    kind: Literal["resume", "posting", "any"]
    lifecycle: Lifecycle
    summary: str
    why: str
    instead: str
    bad: str
    good: str
    find: Callable[[Case], Iterable[Finding]]
    measured: str = ""

    def goes_by(self, name: str) -> bool:
        """Whether a word names the rule: its code, the start of it, its name or its group, in any case."""
        return name.lower() in (self.name, self.group) or self.code.startswith(name.upper())

    def finding(self, message: str, span: Span, fix: Fix | None = None) -> Finding:
        """A finding of this rule."""
        return Finding(self.code, message, span, fix)
