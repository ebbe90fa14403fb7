"""Lever, both regions: a bare array; the description lies in several fields; created in epoch milliseconds."""

from __future__ import annotations

from roleprism.boards.board import BoardAnswer, gathered
from roleprism.boards.fetch import Fetcher
from roleprism.boards.values import Job, in_url, iso_date, jobs_at, json_answer, listed, make_listing, path, text_at
from roleprism.document.listing import Listing, Workplace
from roleprism.errors import DocumentError
from roleprism.reading.json_text import string
from roleprism.reading.markup import render_html
from roleprism.reading.pay_fields import range_of

_WORKPLACES = {
    "remote": Workplace.REMOTE, "hybrid": Workplace.HYBRID, "on-site": Workplace.ON_SITE, "onsite": Workplace.ON_SITE,
}  # fmt: skip


class Lever:
    """See https://github.com/lever/postings-api.

    Args:
        name: "lever", or "lever-eu" for companies on the European instance.
        host: the instance.
    """

    describes = "the last part of jobs.lever.co/NAME (jobs.eu.lever.co/NAME for lever-eu)"

    def __init__(self, name: str, host: str) -> None:
        self.name = name
        self.host = host

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """See `Board`."""
        url = f"{self.host}/v0/postings/{in_url(token)}?mode=json"
        jobs = listed(json_answer(fetcher.get(url)), "", url)
        return gathered(self._listing(job, token) for job in jobs)

    def _listing(self, job: Job, token: str) -> Listing | tuple[str, DocumentError]:
        id_ = text_at(job, "id")
        others = path(job, "categories", "allLocations")
        places = [string(place).strip() for place in others] if isinstance(others, list) else []
        salary = job.get("salaryRange")
        pay = range_of(
            path(salary, "min"), path(salary, "max"), text_at(salary, "currency"), text_at(salary, "interval")
        )
        return make_listing(
            id=id_, board=self.name, token=token, title=text_at(job, "text"),
            text=_text(job, f"{self.name}:{token}#{id_}"), company=token,
            places=[text_at(job, "categories", "location"), *places], url=text_at(job, "hostedUrl"),
            posted=iso_date(job.get("createdAt")), workplace=_WORKPLACES.get(text_at(job, "workplaceType").lower()),
            pay=pay, extra={"team": text_at(job, "categories", "team")},
        )  # fmt: skip


def _text(job: Job, where: str) -> str:
    """Description, lists and what follows; the description holds the opening already."""
    lists = (
        f"{text_at(entry, 'text')}\n{render_html('<ul>' + text_at(entry, 'content') + '</ul>', where)}"
        for entry in jobs_at(job, "lists")
    )
    parts = [_plain(job, "description", where), *lists, _plain(job, "additional", where)]
    parts.append(_plain(job, "salaryDescription", where))
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _plain(job: Job, key: str, where: str) -> str:
    return render_html(text_at(job, key), where) or text_at(job, f"{key}Plain")
