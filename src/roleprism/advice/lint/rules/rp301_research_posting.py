"""RP301: an application for research engineering with nothing exceptional to show."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.lint.research import RESEARCH, has_artifact, has_lab_record
from roleprism.document import Span


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or has_artifact(case) or has_lab_record(case):
        return
    for posting in case.postings:
        if posting.spectrum.primary != RESEARCH or posting.spectrum.thin:
            continue
        mistake = next(one for one in case.atlas.mistakes if one.slug == "research-without-artifact")
        called = posting.document.title or posting.document.id
        message = (
            f"{called!r} is research engineering, and the résumé shows no publication or artifact of note. "
            f"{mistake.why.text} {mistake.instead.text}"
        )
        yield RULE.finding(message, Span(0, 0))


RULE = Rule(
    code="RP301",
    name="research-posting-without-artifact",
    group="application",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="One of the postings is research engineering, and the résumé has no publication or artifact of note.",
    why="Frontier labs filter such applications out, however good the engineer.",
    instead="Apply there as AI Engineer or Forward-Deployed Engineer, or build the artifact first.",
    bad="a résumé without publications, against a posting for pre-training infrastructure",
    good="the same against a forward-deployed posting of that lab",
    find=_find,
)
