"""RP204: research claimed, with nothing to show for it."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.background import has_doctorate
from roleprism.advice.lint.case import Case, ResumeCase, title_span
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.lint.research import RESEARCH, has_artifact, has_lab_record
from roleprism.atlas import title_role


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or title_role(case.record.document.title, case.atlas) != RESEARCH:
        return
    if has_artifact(case) or has_lab_record(case) or has_doctorate(case.record):
        return
    bar = case.atlas.role(RESEARCH).bar.text
    message = (
        "The headline claims research engineering, and there is no publication or artifact of note. The bar is "
        f"{bar[0].lower()}{bar[1:]} Name yours, or lead with AI Engineer or Forward-Deployed Engineer until there is "
        "one."
    )
    yield RULE.finding(message, title_span(case))


RULE = Rule(
    code="RP204",
    name="research-without-artifact",
    group="evidence",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="The headline claims research engineering, and no publication or artifact of note stands behind it.",
    why="Labs filter for a paper at NeurIPS, ICML or ICLR, or for an open-source project that thousands took up; a "
    "doctorate or work of the kind at a lab stands for it.",
    instead="Name the paper or the project; without one lead with AI Engineer or Forward-Deployed Engineer, and build "
    "the artifact first.",
    bad="Research Engineer (over two years of product features)",
    good="Research Engineer · first author, MLSys workshop 2025",
    find=_find,
)
