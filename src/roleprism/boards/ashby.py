"""Ashby: unlisted postings among the listed ones; remote may be true where the workplace is hybrid."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.boards.board import BoardAnswer, gathered
from roleprism.boards.fetch import Fetcher
from roleprism.boards.values import Job, in_url, iso_date, jobs_at, json_answer, listed, make_listing, text_at
from roleprism.document.listing import Listing, Workplace
from roleprism.document.pay import Pay
from roleprism.errors import DocumentError
from roleprism.reading.markup import render_html
from roleprism.reading.pay_fields import range_of

HOST = "https://api.ashbyhq.com"
_WORKPLACES = {"remote": Workplace.REMOTE, "hybrid": Workplace.HYBRID, "onsite": Workplace.ON_SITE}


class Ashby:
    """See https://developers.ashbyhq.com/docs/public-job-posting-api."""

    name = "ashby"
    describes = "the last part of jobs.ashbyhq.com/NAME"

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """See `Board`."""
        url = f"{HOST}/posting-api/job-board/{in_url(token)}?includeCompensation=true"
        jobs = listed(json_answer(fetcher.get(url)), "jobs", url)
        return gathered(_listing(job, token) for job in jobs if job.get("isListed") is not False)


def _listing(job: Job, token: str) -> Listing | tuple[str, DocumentError]:
    id_ = text_at(job, "id")
    text = render_html(text_at(job, "descriptionHtml"), f"ashby:{token}#{id_}") or text_at(job, "descriptionPlain")
    workplace = _WORKPLACES.get(text_at(job, "workplaceType").lower())
    if workplace is None and job.get("isRemote") is True:
        workplace = Workplace.REMOTE
    others = [text_at(place, "location") for place in jobs_at(job, "secondaryLocations")]
    return make_listing(
        id=id_, board="ashby", token=token, title=text_at(job, "title"), text=text, company=token,
        places=[text_at(job, "location"), *others], url=text_at(job, "jobUrl"), posted=iso_date(job.get("publishedAt")),
        workplace=workplace, pay=tuple(_pay(job)), extra={"team": text_at(job, "team")},
    )  # fmt: skip


def _pay(job: Job) -> Iterator[Pay]:
    """The overall salary, else one range a tier; equity and bonus are no pay range."""
    for component in jobs_at(job, "compensation", "summaryComponents"):
        yield from _salary(component, "")
        if text_at(component, "compensationType") == "Salary":
            return
    for tier in jobs_at(job, "compensation", "compensationTiers"):
        for component in jobs_at(tier, "components"):
            yield from _salary(component, text_at(tier, "title"))


def _salary(component: Job, label: str) -> tuple[Pay, ...]:
    if text_at(component, "compensationType") != "Salary":
        return ()
    low, high = component.get("minValue"), component.get("maxValue")
    return range_of(low, high, text_at(component, "currencyCode"), text_at(component, "interval"), label)
