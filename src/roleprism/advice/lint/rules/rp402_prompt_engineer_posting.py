"""RP402: a posting for a prompt engineer."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, PostingCase, title_span
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule

_PROMPTING = "prompt-engineer"


def _find(case: Case) -> Iterator[Finding]:
    if isinstance(case, PostingCase) and case.reading.title.role == _PROMPTING:
        role = case.atlas.role(_PROMPTING)
        exceptions = "; ".join(fact.text for fact in role.status.exceptions)
        message = (
            "The title makes prompting a discipline of its own, which careful candidates read as a yellow flag. "
            f"{role.status.text.text} The exceptions: {exceptions}. If the work has more to it, say "
            f"{role.fuller_title.text!r}."
        )
        yield RULE.finding(message, title_span(case))


RULE = Rule(
    code="RP402",
    name="prompt-engineer-posting",
    group="posting",
    kind="posting",
    lifecycle=Lifecycle.STABLE,
    summary="The title is Prompt Engineer.",
    why="Where AI engineering has grown up, prompting is a skill that every AI engineer brings; a discipline of its "
    "own tells of a younger practice, and good people know it.",
    instead="Hire an AI engineer, and ask for prompting as a skill; where the work is words alone, say whose words.",
    bad="Prompt Engineer",
    good="AI Engineer (prompting & evals)",
    find=_find,
    measured="2 of 14,000 corpus postings are flagged; both were right.",
)
