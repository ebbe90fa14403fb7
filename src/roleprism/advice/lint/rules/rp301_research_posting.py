"""RP301: an application for research engineering with nothing exceptional to show."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.lint.research import RESEARCH, has_artifact, has_lab_record
from roleprism.atlas import title_role
from roleprism.document import Span


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or has_artifact(case) or has_lab_record(case):
        return
    mistake = next(one for one in case.atlas.mistakes if one.slug == "research-without-artifact")
    for aim in _aims(case):
        message = (
            f"{aim} research engineering, and the résumé shows no publication or artifact of note. "
            f"{mistake.why.text} {mistake.instead.text}"
        )
        yield RULE.finding(message, Span(0, 0))


def _aims(case: ResumeCase) -> Iterator[str]:
    """What of an application is research engineering, each as the start of a sentence."""
    for posting in case.postings:
        by_work = posting.spectrum.primary == RESEARCH and not posting.spectrum.thin
        if by_work or posting.title.role == RESEARCH:
            called = posting.document.title or posting.document.id
            yield f"{called!r} is"
    searched = [title for title in case.wishes.titles if title_role(title, case.atlas) == RESEARCH]
    if RESEARCH in case.wishes.want or searched:
        yield "What you want is"


RULE = Rule(
    code="RP301",
    name="research-posting-without-artifact",
    group="application",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="A posting or a wish is research engineering, and the résumé has no publication or artifact of note.",
    why="Frontier labs filter such applications out, however good the engineer.",
    instead="Apply there as AI Engineer or Forward-Deployed Engineer, or build the artifact first.",
    bad="a résumé without publications, against a posting for pre-training infrastructure, or wishing for that role",
    good="the same against a forward-deployed posting of that lab",
    find=_find,
)
