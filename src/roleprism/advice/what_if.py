"""What a line more or a line less would change, read anew by the kernel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from roleprism.advice.adviser import Adviser
from roleprism.advice.record import Record, is_work
from roleprism.atlas import SLUGS
from roleprism.document import Document, Span, Text
from roleprism.errors import Fault, UsageError


class Change(NamedTuple):
    """One role before and after: its share of the work told, however small, and its score in bits."""

    role: str
    share: tuple[float, float]
    bits: tuple[float, float]


class WhatIf(NamedTuple):
    """A résumé before and after.

    Args:
        changes: one a slug, what changed most first.
    """

    before: Record
    after: Record
    changes: tuple[Change, ...]


def what_if(
    adviser: Adviser,
    resume: Document,
    add: Sequence[str] = (),
    remove: Sequence[int] = (),
    *,
    before: Record | None = None,
) -> WhatIf:
    """Read a résumé with lines added to its newest work, and others taken out.

    Args:
        add: lines as one would write them; each becomes a bullet of the first position.
        remove: numbers of lines of the text, from 1.
        before: what the résumé shows as it is, where that is known already.

    Raises:
        UsageError: a line to remove does not exist, or one to add is empty.
    """
    before = before or adviser.record(resume)
    text = _without_lines(resume, remove)
    if blank := [line for line in add if not line.strip()]:
        raise UsageError(Fault("line to add", f"{blank[0]!r} is empty", "words", "say what was done"))
    changed = replace(resume, text=Text(text), title_span=_title_without_lines(resume, remove))
    if add:
        at = _end_of_newest_work(adviser.record(changed))
        bullets = "".join(f"\n- {' '.join(line.split())}" for line in add)
        heading = "" if before.has_work_sections else "\n\nExperience\n"
        changed = replace(changed, text=Text(text[:at] + heading + bullets + "\n" + text[at:].lstrip("\n")))
    after = adviser.record(changed)
    return WhatIf(before, after, tuple(_changes(before, after)))


def _without_lines(resume: Document, remove: Sequence[int]) -> str:
    lines = resume.text.content.split("\n")
    if wrong := [number for number in remove if not 1 <= number <= len(lines)]:
        raise UsageError(Fault(resume.source, f"has no line {wrong[0]}", f"lines 1 to {len(lines)}", "count again"))
    return "\n".join(line for number, line in enumerate(lines, start=1) if number not in remove)


def _title_without_lines(resume: Document, remove: Sequence[int]) -> Span | None:
    """Where the title stands now; None where it stood apart from the text, or its line is gone."""
    if resume.title_span is None:
        return None
    lines = resume.text.content.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    start, end = resume.title_span
    gone = [(starts[number - 1], starts[number]) for number in set(remove)]
    if any(first < end and start < last for first, last in gone):
        return None
    moved = sum(last - first for first, last in gone if last <= start)
    return Span(start - moved, end - moved)


def _end_of_newest_work(record: Record) -> int:
    """Where the first position ends, or the first stretch of work, or the text."""
    if record.positions:
        return record.positions[0].span.end
    ends = [statement.span.end for statement in record.found.statements if is_work(statement)]
    return ends[-1] if ends else len(record.content)


def _changes(before: Record, after: Record) -> list[Change]:
    old, new = before.work.spectrum, after.work.spectrum
    was, is_now = old.fine_shares(), new.fine_shares()
    changes = [Change(slug, (was[slug], is_now[slug]), (old.scores[slug], new.scores[slug])) for slug in SLUGS]
    return sorted(changes, key=lambda one: -abs(one.share[1] - one.share[0]))
