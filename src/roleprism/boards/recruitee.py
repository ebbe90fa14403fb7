"""Recruitee: description and requirements apart, dates that are not ISO, salaries as text."""

from __future__ import annotations

from roleprism.boards.board import BoardAnswer, gathered
from roleprism.boards.fetch import Fetcher
from roleprism.boards.values import (
    Job,
    in_url,
    iso_date,
    jobs_at,
    joined,
    json_answer,
    listed,
    make_listing,
    path,
    text_at,
)
from roleprism.document.listing import Listing, Workplace
from roleprism.errors import DocumentError
from roleprism.reading.markup import render_html
from roleprism.reading.pay_fields import range_of


class Recruitee:
    """See https://docs.recruitee.com/reference/offers."""

    name = "recruitee"
    describes = "the NAME of NAME.recruitee.com"

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """See `Board`."""
        url = f"https://{in_url(token)}.recruitee.com/api/offers/"
        return gathered(_listing(job, token) for job in listed(json_answer(fetcher.get(url)), "offers", url))


def _listing(job: Job, token: str) -> Listing | tuple[str, DocumentError]:
    id_ = text_at(job, "id")
    where = f"recruitee:{token}#{id_}"
    parts = (render_html(text_at(job, "description"), where), render_html(text_at(job, "requirements"), where))
    heads = ("", "Requirements\n")
    text = "\n\n".join(f"{head}{part}" for head, part in zip(heads, parts, strict=True) if part.strip())
    salary = job.get("salary")
    places = [
        joined(*(text_at(place, key) for key in ("city", "state", "country"))) for place in jobs_at(job, "locations")
    ]
    return make_listing(
        id=id_, board="recruitee", token=token, title=text_at(job, "title"), text=text,
        company=text_at(job, "company_name") or token, places=[text_at(job, "location"), *places],
        url=text_at(job, "careers_url"), posted=iso_date(job.get("published_at")), workplace=_workplace(job),
        pay=range_of(path(salary, "min"), path(salary, "max"), text_at(salary, "currency"), text_at(salary, "period")),
        extra={"department": text_at(job, "department")},
    )  # fmt: skip


def _workplace(job: Job) -> Workplace | None:
    """The one of three flags that is set; several or none say nothing."""
    flags = {"remote": Workplace.REMOTE, "hybrid": Workplace.HYBRID, "on_site": Workplace.ON_SITE}
    named = [place for flag, place in flags.items() if job.get(flag) is True]
    return named[0] if len(named) == 1 else None
