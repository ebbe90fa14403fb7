"""Fixes into text."""

from __future__ import annotations

from collections.abc import Iterable

from roleprism.advice.lint.finding import Edit, Finding


def fixed(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> tuple[str, tuple[Finding, ...]]:
    """The text with fixes made, and the findings whose fix was made; of fixes that overlap the first is.

    Args:
        unsafe: whether fixes that change what the document says are made too.
    """
    made: list[Finding] = []
    edits: list[Edit] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or not (fix.is_safe or unsafe):
            continue
        if not any(_overlap(edit, other) for edit in fix.edits for other in edits):
            edits += fix.edits
            made.append(finding)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text, tuple(made)


def _overlap(a: Edit, b: Edit) -> bool:
    return (a.span.start < b.span.end and b.span.start < a.span.end) or a.span == b.span
