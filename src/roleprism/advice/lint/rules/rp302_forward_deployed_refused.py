"""RP302: forward-deployed engineering refused by one whom it fits."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.lint.refused import refused_finding

_find_refused = refused_finding("forward-deployed-engineer", "fde-as-downgrade")


def _find(case: Case) -> Iterator[Finding]:
    if isinstance(case, ResumeCase):
        yield from _find_refused(case, RULE)


RULE = Rule(
    code="RP302",
    name="forward-deployed-refused",
    group="application",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="Forward-deployed roles are refused, though the work told fits them.",
    why="At Anthropic and OpenAI they are paid as senior individual contributors, see the most interesting problems of "
    "enterprises, and own the relationship with the customer. It is no step down.",
    instead="Weigh it as a destination of its own before ruling it out.",
    bad='refuse = ["forward-deployed-engineer"] (over three years of building at customers)',
    good='want = ["ai-engineer", "forward-deployed-engineer"]',
    find=_find,
)
