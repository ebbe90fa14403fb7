"""Everything that a résumé is advised, in one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from roleprism.advice.adviser import Adviser
from roleprism.advice.background import PastWork, past_work
from roleprism.advice.employers import View, employer_views
from roleprism.advice.gap import Meeting, meet
from roleprism.advice.lead import Lead, lead_with
from roleprism.advice.lint import Config, Finding, PostingCase, ResumeCase, check
from roleprism.advice.next_step import Step, next_steps
from roleprism.advice.own_postings import OwnPosting, Shares, by_employer, own_postings
from roleprism.advice.record import Record
from roleprism.advice.wishes import Wishes
from roleprism.atlas import Atlas
from roleprism.document import Document
from roleprism.reading.dates import Month
from roleprism.reading.hidden import Look


@dataclass(frozen=True)
class Advice:
    """What a person is told.

    Args:
        record: what their résumé shows.
        lead: the title to lead with.
        past: where they come from.
        steps: what they could grow into.
        views: what each employer of the atlas would call them, the warmest first.
        heard: employer slug -> how many of its own postings its view rests on.
        meetings: how they meet each posting given.
        findings: what in the résumé misleads.
    """

    record: Record
    lead: Lead
    past: tuple[PastWork, ...]
    steps: tuple[Step, ...]
    views: tuple[View, ...]
    heard: Mapping[str, int]
    meetings: tuple[Meeting, ...]
    findings: tuple[Finding, ...]


def advise(
    adviser: Adviser,
    resume: Document,
    today: Month,
    *,
    postings: Sequence[Document] = (),
    employer_postings: Iterable[OwnPosting] = (),
    wishes: Wishes | None = None,
    look: Look | None = None,
    source: str = "",
    config: Config | None = None,
) -> Advice:
    """Advise a person from their résumé.

    Args:
        today: what "Present" means.
        postings: those that the person thinks of.
        employer_postings: others at hand; of these and of `postings` an employer's own speak for it.
        look: what the résumé's file shows and hides.
        source: the résumé's file as written, for comments that silence findings.
    """
    record = adviser.record(resume)
    read = [adviser.record(posting) for posting in postings]
    own = by_employer([*own_postings(one.reading for one in read), *employer_postings], adviser.atlas)
    past = past_work(record, adviser.atlas, today)
    lead = lead_with(record, adviser.atlas)
    case = ResumeCase(record, lead, adviser.atlas, today, tuple(one.reading for one in read), wishes or Wishes(), look)
    return Advice(
        record=record,
        lead=lead,
        past=past,
        steps=next_steps(record, past, adviser.atlas, wishes),
        views=_views(record, adviser, own, wishes or Wishes()),
        heard={slug: len(shares) for slug, shares in own.items()},
        meetings=tuple(meet(record, one) for one in read),
        findings=check(case, config, source),
    )


def doubts_of_wishes(record: Record, atlas: Atlas, today: Month, wishes: Wishes) -> tuple[Finding, ...]:
    """What the atlas says against what a person wants and refuses.

    Args:
        today: what "Present" means.
    """
    case = ResumeCase(record, lead_with(record, atlas), atlas, today, wishes=wishes)
    return check(case, Config(select=("application",)))


def _views(record: Record, adviser: Adviser, own: Mapping[str, Sequence[Shares]], wishes: Wishes) -> tuple[View, ...]:
    """The views for roles that the person does not refuse."""
    views = employer_views(record, adviser.atlas, own)
    return tuple(view for view in views if view.role not in wishes.refuse)


def lint_posting(
    adviser: Adviser, posting: Document, *, look: Look | None = None, source: str = "", config: Config | None = None
) -> tuple[Finding, ...]:
    """What in a posting misleads those who read it."""
    record = adviser.record(posting)
    case = PostingCase(record.reading, record.found, dict(record.shown), adviser.atlas, look)
    return check(case, config, source)
