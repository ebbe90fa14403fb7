"""Greenhouse: one answer with everything; content escaped once, pay in cents, no field for the workplace."""

from __future__ import annotations

import html
from collections.abc import Iterator

from roleprism.boards.board import BoardAnswer, gathered
from roleprism.boards.fetch import Fetcher
from roleprism.boards.values import Job, in_url, iso_date, jobs_at, json_answer, listed, make_listing, text_at
from roleprism.document.listing import Listing
from roleprism.document.pay import Pay, PayPeriod
from roleprism.errors import DocumentError
from roleprism.reading.markup import render_html
from roleprism.reading.number import number

HOST = "https://boards-api.greenhouse.io"
_CENTS = 100


class Greenhouse:
    """See https://developers.greenhouse.io/job-board.html."""

    name = "greenhouse"
    describes = "the last part of boards.greenhouse.io/NAME"

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """See `Board`."""
        url = f"{HOST}/v1/boards/{in_url(token)}/jobs?content=true&pay_transparency=true"
        answer = fetcher.get(url)
        return gathered(_listing(job, token) for job in listed(json_answer(answer), "jobs", url))


def _listing(job: Job, token: str) -> Listing | tuple[str, DocumentError]:
    id_ = text_at(job, "id")
    # Unescaped once: a second time would make tags of what the text writes as "&lt;".
    text = render_html(html.unescape(text_at(job, "content")), f"greenhouse:{token}#{id_}")
    offices = [text_at(office, "location") or text_at(office, "name") for office in jobs_at(job, "offices")]
    return make_listing(
        id=id_, board="greenhouse", token=token, title=text_at(job, "title"), text=text,
        company=text_at(job, "company_name") or token, places=[text_at(job, "location", "name"), *offices],
        url=text_at(job, "absolute_url"), posted=iso_date(job.get("first_published") or job.get("updated_at")),
        pay=tuple(_pay(job)), extra={"requisition": text_at(job, "requisition_id")},
    )  # fmt: skip


def _pay(job: Job) -> Iterator[Pay]:
    """One range a zone or level, as the board tells them apart; the period only where its words say so."""
    for entry in jobs_at(job, "pay_input_ranges"):
        low, high = number(entry.get("min_cents")), number(entry.get("max_cents"))
        if low is None and high is None:
            continue
        label = text_at(entry, "title")
        said = f"{label} {text_at(entry, 'blurb')}".lower()
        period = PayPeriod.HOUR if "hour" in said else PayPeriod.YEAR if "annual" in said or "year" in said else None
        low, high = (None if end is None else end / _CENTS for end in (low, high))
        yield Pay(low, high, currency=text_at(entry, "currency_type"), period=period, label=label)
