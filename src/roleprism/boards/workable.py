"""Workable: a row for each place of a posting, and HTML where the account is unknown."""

from __future__ import annotations

from roleprism.boards.board import BoardAnswer, gathered
from roleprism.boards.fetch import Fetcher
from roleprism.boards.values import Job, in_url, iso_date, jobs_at, joined, json_answer, listed, make_listing, text_at
from roleprism.document.listing import Listing, Workplace
from roleprism.errors import DocumentError
from roleprism.reading.json_text import Json
from roleprism.reading.markup import render_html

HOST = "https://apply.workable.com"


class Workable:
    """The widget that companies put on their own pages."""

    name = "workable"
    describes = "the last part of apply.workable.com/NAME"

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """See `Board`."""
        url = f"{HOST}/api/v1/widget/accounts/{in_url(token)}?details=true"
        value = json_answer(fetcher.get(url))
        rows: dict[str, list[Job]] = {}
        for job in listed(value, "jobs", url):
            rows.setdefault(text_at(job, "shortcode"), []).append(job)
        return gathered(_listing(value, same, token) for same in rows.values())


def _listing(account: Json, rows: list[Job], token: str) -> Listing | tuple[str, DocumentError]:
    """One posting out of its rows, one for each place."""
    job, id_ = rows[0], text_at(rows[0], "shortcode")
    is_remote = any(row.get("telecommuting") is True for row in rows)
    return make_listing(
        id=id_, board="workable", token=token, title=text_at(job, "title"),
        text=render_html(text_at(job, "description"), f"workable:{token}#{id_}"),
        company=text_at(account, "name") or token, places=[place for row in rows for place in _places(row)],
        url=text_at(job, "url"), posted=iso_date(job.get("published_on") or job.get("created_at")),
        workplace=Workplace.REMOTE if is_remote else None, extra={"department": text_at(job, "department")},
    )  # fmt: skip


def _places(row: Job) -> list[str]:
    shown = [place for place in jobs_at(row, "locations") if place.get("hidden") is not True]
    if shown:
        return [joined(text_at(place, "city"), text_at(place, "region"), text_at(place, "country")) for place in shown]
    return [joined(text_at(row, "city"), text_at(row, "state"), text_at(row, "country"))]
