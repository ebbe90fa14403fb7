"""RP507: a text in another language than English."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, document_of
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.document import Span
from roleprism.reading.language import other_language


def _find(case: Case) -> Iterator[Finding]:
    language = other_language(document_of(case).text.content)
    if language:
        message = (
            f"This reads like {language}, and roleprism knows English alone: shares, advice and the other findings say "
            "little here."
        )
        yield RULE.finding(message, Span(0, 0))


RULE = Rule(
    code="RP507",
    name="other-language",
    group="document",
    kind="any",
    lifecycle=Lifecycle.STABLE,
    summary="The text is in another language than English.",
    why="The phrases that roleprism knows are English; a German posting reads as other work with a few English tools.",
    instead="Give an English version, or take the reading for what it is.",
    bad="Du entwickelst mit uns Assistenten auf großen Sprachmodellen und misst, was sie können.",
    good="You build assistants on large language models with us and measure what they can do.",
    find=_find,
)
