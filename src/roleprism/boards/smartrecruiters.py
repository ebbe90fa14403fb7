"""SmartRecruiters: pages of a list without texts, a request for each text, and an empty list for unknown companies."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.boards.board import BoardAnswer, gathered
from roleprism.boards.fetch import Fetcher
from roleprism.boards.values import Job, in_url, iso_date, joined, json_answer, listed, make_listing, path, text_at
from roleprism.document.listing import Listing, Workplace
from roleprism.errors import BoardError, DocumentError, Fault
from roleprism.reading.json_text import Json
from roleprism.reading.markup import render_html

HOST = "https://api.smartrecruiters.com"
PAGE = 100
_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
_TITLES = {"companyDescription": "About the company", "jobDescription": "Job description"}


class SmartRecruiters:
    """See https://dev.smartrecruiters.com/customer-api/posting-api."""

    name = "smartrecruiters"
    describes = "the last part of jobs.smartrecruiters.com/NAME"

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """See `Board`; an empty list proves nothing and counts as a failure."""
        jobs = list(self._jobs(token, fetcher))
        if not jobs:
            wrong = "lists nothing, as it does for companies that it does not know"
            raise BoardError(Fault(f"{self.name}:{token}", wrong, remedy="check the name; nothing stored was changed"))
        return gathered(self._listing(job, token, fetcher) for job in jobs)

    def _jobs(self, token: str, fetcher: Fetcher) -> Iterator[Job]:
        """All pages; one that repeats what was seen ends them."""
        seen: set[str] = set()
        total = 1.0
        offset = 0
        while offset < total:
            url = f"{HOST}/v1/companies/{in_url(token)}/postings?limit={PAGE}&offset={offset}"
            value = json_answer(fetcher.get(url))
            new = [job for job in listed(value, "content", url) if text_at(job, "id") not in seen]
            if not new:
                break
            yield from new
            seen |= {text_at(job, "id") for job in new}
            found = path(value, "totalFound")
            total = found if isinstance(found, (int, float)) else 0
            offset += PAGE
        if seen and len(seen) < total:
            wrong = f"lists {len(seen)} of the {total:.0f} postings that it says it has"
            raise BoardError(Fault(f"{self.name}:{token}", wrong, remedy="try again later"))

    def _listing(self, job: Job, token: str, fetcher: Fetcher) -> Listing | tuple[str, DocumentError]:
        id_ = text_at(job, "id")
        try:
            detail = json_answer(fetcher.get(f"{HOST}/v1/companies/{in_url(token)}/postings/{in_url(id_)}"))
        except BoardError as error:
            return id_, DocumentError(*error.faults)
        place = job.get("location")
        parts = (text_at(place, key) for key in ("city", "region", "country"))
        remote, hybrid = path(place, "remote") is True, path(place, "hybrid") is True
        return make_listing(
            id=id_, board=self.name, token=token, title=text_at(job, "name"),
            text=_text(detail, f"{self.name}:{token}#{id_}"), company=text_at(job, "company", "name") or token,
            places=[text_at(place, "fullLocation") or joined(*parts)],
            url=text_at(detail, "postingUrl") or f"https://jobs.smartrecruiters.com/{in_url(token)}/{in_url(id_)}",
            posted=iso_date(job.get("releasedDate")),
            workplace=Workplace.HYBRID if hybrid else Workplace.REMOTE if remote else None,
            extra={"reference": text_at(job, "refNumber")},
        )  # fmt: skip


def _text(detail: Json, where: str) -> str:
    sections = path(detail, "jobAd", "sections")
    parts = []
    for name in _SECTIONS:
        body = render_html(text_at(sections, name, "text"), where)
        if body.strip():
            title = text_at(sections, name, "title") or _TITLES.get(name, "")
            parts.append(f"{title}\n{body}".strip())
    return "\n\n".join(parts)
