"""RP506: a page in two columns."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.document import Span


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or case.look is None or not case.look.columns:
        return
    pages = ", ".join(map(str, case.look.columns))
    message = (
        f"Page {pages} is set in two columns. roleprism reads them one after the other; many parsers read "
        f"straight across "
        "and mix the lines. Set it in one column, or send plain text where a form asks for a file."
    )
    yield RULE.finding(message, Span(0, 0))


RULE = Rule(
    code="RP506",
    name="two-columns",
    group="document",
    kind="resume",
    lifecycle=Lifecycle.PREVIEW,
    summary="A page of the PDF is set in two columns.",
    why="Simple parsers read straight across the page, so that a skill ends up in the middle of a job.",
    instead="One column; what stood at the side goes to the end.",
    bad="a sidebar of skills beside the experience",
    good="the skills below the experience",
    find=_find,
)
