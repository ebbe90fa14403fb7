"""RP406: a researcher's record asked of one who will build a product."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roleprism.advice.lint.case import Case, PostingCase, words
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.atlas import OTHER
from roleprism.document import SectionKind

_RECORD = re.compile(
    r"\b(?:publications?|published|publishing)\b.{0,80}\b(?:neurips|nips|icml|iclr|acl|emnlp|cvpr|iccv|kdd|aaai|"
    r"top[- ]tier|"
    r"conferences?|peer[- ]reviewed|venues?|journals?)\b|\bph\.?d\.?\b(?=.{0,40}\brequired\b)|^\W*ph\.?d\.? in\b",
    re.IGNORECASE,
)
SOFT = re.compile(
    r"\b(?:prefer\w*|plus|bonus|nice|ideal\w*|desir\w*|optional|equivalent|or (?:a )?(?:master|msc|ms|bs|bachelor)|"
    r"master'?s?\b|bachelor|ms\b|not required|a strong asset|advantage\w*|good to have|familiar\w*|understanding|"
    r"interest|catch our eye)\b",
    re.IGNORECASE,
)
"""Words by which a line asks for less than it names."""
_PRODUCT_ROLES = frozenset(
    {"ai-engineer", "forward-deployed-engineer", "ai-solutions-architect", "ai-product-manager", "prompt-engineer"}
)
_MUCH = 0.3
_BESIDE = 2
_SCIENCE = re.compile(r"research|scien|algorithm", re.IGNORECASE)


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, PostingCase) or case.reading.spectrum.thin:
        return
    spectrum = case.reading.spectrum
    research = spectrum.shares["research-engineer"] + spectrum.shares[OTHER]
    if spectrum.primary not in _PRODUCT_ROLES or research >= _MUCH or _SCIENCE.search(case.reading.document.title):
        return
    required = [one for one in case.found.statements if one.kind is SectionKind.REQUIREMENTS]
    for at, statement in enumerate(required):
        around = " ".join(words(case, one) for one in required[max(0, at - _BESIDE) : at + _BESIDE + 1])
        if _RECORD.search(words(case, statement)) and not SOFT.search(around):
            name = case.atlas.role(spectrum.primary).name
            message = (
                f"A researcher's record is required, and the work is that of {name}: it shuts out those who do it "
                "best. Ask for shipped work instead."
            )
            yield RULE.finding(message, statement.span)
            return


RULE = Rule(
    code="RP406",
    name="research-grade-requirements",
    group="posting",
    kind="posting",
    lifecycle=Lifecycle.PREVIEW,
    summary="Publications or a doctorate are required for duties that build a product.",
    why="Those who ship such products rarely publish; the requirement calls researchers who want other work.",
    instead="Ask for a shipped feature with its evals; put the record under what is nice to have.",
    bad="Requirements: publications at NeurIPS or ICML (over duties of retrieval, prompts and evals)",
    good="Requirements: has taken an LLM feature to production and can say how it was measured",
    find=_find,
    measured="3 of 5 hits on 16,000 corpus postings were right in an earlier form; in preview until there are "
    "enough to tell.",
)
