"""Jobs: the postings that are kept, one by one and ranked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, Response

from roleprism.advice.rank import Ranked, Reason
from roleprism.atlas import ROLE_SLUGS
from roleprism.doors.context import PAGE_WIDTH, in_context
from roleprism.doors.jobs.pay_words import pay_words
from roleprism.doors.jobs.ranking import Asked
from roleprism.doors.jobs.wishes import check_role, keep_wishes, wish_values
from roleprism.doors.report.view import document_view
from roleprism.doors.web.session import Person
from roleprism.doors.web.site import OWN_FORM, TheSession, TheSite, go
from roleprism.store import Query as StoreQuery
from roleprism.store.rows import STATES

router = APIRouter()

_A_PAGE = 30
_RANKED = 30
_WORTH_TELLING = 0.05
"""Points; what counts less rounds to nothing."""


class Quote(NamedTuple):
    """Words of one side of a reason, with what stands around them."""

    side: str
    before: str
    quote: str
    after: str


class Row(NamedTuple):
    """One reason of a rank with its words."""

    what: str
    points: float
    quotes: tuple[Quote, ...]


@router.get("/jobs")
def jobs(
    request: Request,
    site: TheSite,
    words: str = "",
    state: str = "",
    role: str = "",
    board: str = "",
    closed: bool = False,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> HTMLResponse:
    """Postings, the newest first, as asked for."""
    query = StoreQuery(words=words, state=state, role=role, board=board, with_closed=closed)
    with site.desk.store() as store:
        total, (still, gone), boards = store.total(query), store.count(), store.boards()
        pages = max(1, -(-total // _A_PAGE))
        page = min(page, pages)
        found = store.all(query, limit=_A_PAGE, offset=(page - 1) * _A_PAGE)
    return site.page(
        request, "jobs.html.j2", title="Jobs", found=found, total=total, query=query, page=page,
        pages=pages, still=still, gone=gone, states=STATES, roles=ROLE_SLUGS, boards=boards,
        pay_words=pay_words,
    )  # fmt: skip


@router.get("/jobs/rank")
def rank(
    request: Request, site: TheSite, session: TheSession, role: Annotated[list[str] | None, Query()] = None,
    place: str = "", min_pay: str = "",
) -> HTMLResponse:  # fmt: skip
    """The open postings for the person whose résumé is here."""
    for slug in role or ():
        check_role(slug)
    with site.desk.store() as store:
        kept, (still, _) = store.wishes(), store.count()
    wishes = {key: wish_values(kept, key) for key in ("want", "refuse", "place", "min-pay")}
    places = tuple(part.strip() for part in place.split(",") if part.strip())
    asked = Asked(tuple(role or ()), places, min_pay.strip())
    ranking, by_id = site.desk.rank(session.person.record, asked) if session.person and still else (None, None)
    return site.page(
        request, "rank.html.j2", title="Ranked for you", person=session.person, ranking=ranking, by_id=by_id,
        most=_RANKED, still=still, roles=ROLE_SLUGS, role=role or [], place=place, min_pay=min_pay, wishes=wishes,
        pay_words=pay_words, telling=_telling,
    )  # fmt: skip


@router.post("/jobs/wishes", dependencies=OWN_FORM)
def wish(
    site: TheSite, want: Annotated[list[str] | None, Form()] = None, refuse: Annotated[list[str] | None, Form()] = None,
    place: Annotated[str, Form()] = "", min_pay: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Keep what the person wants and refuses, in place of what was kept."""
    places = [part.strip() for part in place.split(",") if part.strip()]
    with site.desk.store() as store:
        keep_wishes(store, want=want or (), refuse=refuse or (), place=places, min_pay=min_pay.strip(), clear=True)
    return go("/jobs/rank")


@router.get("/jobs/{id}")
def posting(request: Request, site: TheSite, session: TheSession, id: int) -> HTMLResponse:  # noqa: A002
    """One posting with all that is known of it, and how it ranks for the person."""
    with site.desk.store() as store:
        one, kin, (versions, events, marks) = store.get(id), store.kin(id), store.history(id)
    ranked = site.desk.rank_one(session.person.record, id)[0] if session.person else None
    reading = site.desk.reader.read(one.posting())
    return site.page(
        request, "posting.html.j2", title=one.title or f"Posting {id}", one=one, kin=kin, n_versions=len(versions),
        events=events, marks=marks, states=STATES, pay_words=pay_words, view=document_view(reading, 1, site.desk.atlas),
        ranked=ranked, rows=_rows(ranked, one.text, session.person) if ranked and session.person else (),
    )  # fmt: skip


@router.post("/jobs/{id}/marks", dependencies=OWN_FORM)
def mark(
    site: TheSite, id: int, state: Annotated[str, Form()], note: Annotated[str, Form()] = "",  # noqa: A002
    back: Annotated[Literal["posting", "list", "rank"], Form()] = "posting",
) -> Response:  # fmt: skip
    """Keep what a person says of a posting."""
    with site.desk.store() as store:
        store.mark(id, state, note.strip())
    return go({"posting": f"/jobs/{id}#marks", "list": f"/jobs#p{id}", "rank": f"/jobs/rank#p{id}"}[back])


def _telling(reasons: Sequence[Reason]) -> list[Reason]:
    """What speaks most for a posting, and what most against it."""
    by_points = sorted((one for one in reasons if abs(one.points) >= _WORTH_TELLING), key=lambda one: -one.points)
    return [*(one for one in by_points[:2] if one.points > 0), *(one for one in by_points[-1:] if one.points < 0)]


def _rows(ranked: Ranked, text: str, person: Person) -> list[Row]:
    sides = (("posting", text), ("résumé", person.record.content))
    return [
        Row(
            reason.what,
            reason.points,
            tuple(
                Quote(side, *in_context(content, span, PAGE_WIDTH))
                for (side, content), spans in zip(sides, (reason.posting, reason.resume), strict=True)
                for span in spans[:2]
            ),
        )
        for reason in ranked.reasons
    ]
