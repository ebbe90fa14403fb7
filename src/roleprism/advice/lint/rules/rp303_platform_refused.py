"""RP303: AI platform work refused by one whom it fits."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.lint.refused import refused_finding

_find_refused = refused_finding("ai-platform-engineer", "refusing-platform")


def _find(case: Case) -> Iterator[Finding]:
    if isinstance(case, ResumeCase):
        yield from _find_refused(case, RULE)


RULE = Rule(
    code="RP303",
    name="platform-refused",
    group="application",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="AI platform roles are refused as 'not product', though the work told fits them.",
    why="Where a hundred AI engineers build on it, a platform does more for each of its engineers than almost anything "
    "else, and in big tech it is a usual way to Staff and Principal.",
    instead="Count the engineers who build on it as your users.",
    bad='refuse = ["ai-platform-engineer"] (over a year of ML platform work)',
    good='want = ["ai-platform-engineer"]',
    find=_find,
)
