"""RP304: a title filter that hides postings whose work fits."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.gap import common_work
from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.document import Span
from roleprism.spectrum import Reading

_FITS = 0.5


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or not case.wishes.titles:
        return
    hidden = [posting for posting in case.postings if _is_hidden(posting, case) and _fits(posting, case)]
    if not hidden:
        return
    titles = ", ".join(repr(posting.document.title) for posting in hidden[:3])
    more = f" and {len(hidden) - 3} more" if len(hidden) > 3 else ""
    asked = ", ".join(case.wishes.titles)
    message = f"Looking for titles with {asked} hides {titles}{more}, whose work is yours. Search by the work."
    yield RULE.finding(message, Span(0, 0))


def _is_hidden(posting: Reading, case: ResumeCase) -> bool:
    title = posting.document.title.lower()
    return bool(title) and not any(words.lower() in title for words in case.wishes.titles)


def _fits(posting: Reading, case: ResumeCase) -> bool:
    return not posting.spectrum.thin and common_work(case.record, posting.spectrum.shares) >= _FITS


RULE = Rule(
    code="RP304",
    name="title-filter-hides-work",
    group="application",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="The titles that are searched for leave out postings whose work is the person's.",
    why="A title names the largest slice of the work at one company; the same work goes by another name at the next.",
    instead="Search by role, and let the title be what it is.",
    bad='titles = ["AI Engineer"] (while 60% of a "Member of Technical Staff" posting is your work)',
    good='want = ["ai-engineer"]',
    find=_find,
)
