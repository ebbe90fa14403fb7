"""RP204: research claimed, with nothing to show for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase, title_span
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.atlas import title_role
from roleprism.document import SectionKind

RESEARCH = "research-engineer"
ARTIFACT = re.compile(
    r"arxiv|neurips|\bnips\b|\bicml\b|\biclr\b|\bacl\b|\bemnlp\b|\bcvpr\b|\baaai\b|\bmlsys\b|workshop paper|"
    r"co-?author|first author|\bpreprint|published (?:at|in)|\d[.,]{0,2}k?\+? (?:github )?stars|doi\.org|"
    r"\bpapers?\b.{0,40}\baccepted",
    re.IGNORECASE,
)
"""What stands for a publication, or for a thing that others took up.

Of a number of stars its last digit is enough: a run of digits read from each of its places takes its length squared.
"""


def has_artifact(case: ResumeCase) -> bool:
    """Whether the résumé shows a publication or an artifact of note."""
    published = any(
        statement.kind is SectionKind.PUBLICATIONS and not statement.is_heading for statement in case.found.statements
    )
    return published or ARTIFACT.search(case.record.content) is not None


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or title_role(case.record.document.title, case.atlas) != RESEARCH:
        return
    if has_artifact(case):
        return
    bar = case.atlas.role(RESEARCH).bar.text
    message = (
        f"The headline claims research engineering, and there is no publication or artifact of note. {bar} Name "
        f"yours, or "
        "lead with AI Engineer or Forward-Deployed Engineer until there is one."
    )
    yield RULE.finding(message, title_span(case))


RULE = Rule(
    code="RP204",
    name="research-without-artifact",
    group="evidence",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="The headline claims research engineering, and no publication or artifact of note stands behind it.",
    why="Labs filter for a paper at NeurIPS, ICML or ICLR, or for an open-source project that others took up.",
    instead="Name the paper or the project; without one lead with AI Engineer or Forward-Deployed Engineer, and build "
    "the artifact first.",
    bad="Research Engineer (over two years of product features)",
    good="Research Engineer · first author, MLSys workshop 2025",
    find=_find,
)
