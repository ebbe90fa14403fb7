"""All rules over one document."""

from __future__ import annotations

from roleprism.advice.lint.case import Case, document_of
from roleprism.advice.lint.config import Config
from roleprism.advice.lint.finding import Finding
from roleprism.advice.lint.registry import RULES
from roleprism.advice.lint.suppress import find_silences, unsilenced


def check(case: Case, config: Config | None = None, source: str = "") -> tuple[Finding, ...]:
    """The findings in a document, in the order of its text.

    Args:
        config: which rules; the stable ones where None.
        source: the file as it was written, for its comments; the text itself where empty.
    """
    config = config or Config()
    document = document_of(case)
    findings = (
        finding
        for rule in RULES
        if rule.kind in (document.kind, "any") and config.wants(rule, document.source)
        for finding in rule.find(case)
    )
    silences = find_silences(source, document.text.content)
    return tuple(sorted(unsilenced(findings, silences, document.text), key=lambda one: (one.span, one.code)))
