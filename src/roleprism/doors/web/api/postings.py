"""The search that is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, HTTPException, Path, Query, UploadFile
from pydantic import Field
from starlette.responses import Response
from typing_extensions import TypedDict

from roleprism.boards import Followed, parse_followed
from roleprism.doors.job_rows import (
    HistoryRow,
    PostingRow,
    RankedRow,
    StoredRow,
    history_row,
    posting_row,
    ranked_row,
    stored_row,
)
from roleprism.doors.jobs.ranking import Asked
from roleprism.doors.jobs.since import parse_since
from roleprism.doors.jobs.wishes import check_role
from roleprism.doors.web.api.rows import MISSING, DocumentText, FaultRow, Faults, Sent, answer
from roleprism.doors.web.intake import import_task, sync_task
from roleprism.doors.web.pages.given import files_given
from roleprism.doors.web.site import Site, TheSite
from roleprism.doors.web.task import Progress
from roleprism.errors import DocumentError, Fault, UsageError
from roleprism.store import Query as StoreQuery
from roleprism.store.rows import State

router = APIRouter(tags=["jobs"])

_MOST = 2**63 - 1
PostingId = Annotated[int, Path(ge=1, le=_MOST, description="Of a stored posting.")]
Slugs = Annotated[tuple[str, ...], Field(max_length=20, description="Role slugs.")]
_BUSY: dict[int | str, dict[str, object]] = {409: {"model": Faults, "description": "Other work still runs"}}


class Found(TypedDict):
    """Some of the postings asked for, the newest first, and how many there are."""

    total: int
    postings: list[StoredRow]


class MarkSent(Sent):
    """What a person says of a posting."""

    state: State
    note: Annotated[str, Field(max_length=10_000)] = ""


class RankSent(Sent):
    """A résumé, and what postings must be."""

    resume: DocumentText
    roles: Slugs = ()
    places: Annotated[tuple[str, ...], Field(max_length=50)] = ()
    min_pay: Annotated[str, Field(max_length=40, description="A year, with its currency.", examples=["150000USD"])] = ""
    top: Annotated[int, Field(ge=1, le=200)] = 20


class ResumeSent(Sent):
    """A résumé."""

    resume: DocumentText


class RankingRow(TypedDict):
    """The best first; `left_out` says how many each filter turned away."""

    considered: int
    left_out: dict[str, int]
    ranked: list[RankedRow]


class BoardSent(Sent):
    """A board as people write it."""

    board: Annotated[str, Field(min_length=1, max_length=2_000, examples=["greenhouse:anthropic"])]


class BoardRow(TypedDict):
    """A followed board, and how its last sync went."""

    board: str
    synced_at: str | None
    outcome: str | None
    message: str | None


class Boards(TypedDict):
    """The boards that are followed, in the order in which they were."""

    boards: list[BoardRow]


class WorkRow(TypedDict):
    """How the newest work in the background stands."""

    what: str
    running: bool
    broken: bool
    phase: str
    lines: list[str]
    faults: list[FaultRow]
    faults_total: int


@router.get("/jobs", summary="List and search postings", response_model=Found)
def find(
    site: TheSite,
    words: Annotated[str, Query(max_length=500, description="All must occur in title, company or text.")] = "",
    state: Annotated[State | None, Query(description="Marked so.")] = None,
    role: Annotated[str, Query(max_length=40, description="Most of their work is this role's.")] = "",
    board: Annotated[str, Query(max_length=2_000)] = "",
    changed_since: Annotated[str, Query(max_length=40, examples=["7d", "2026-11-01"])] = "",
    closed: Annotated[bool, Query(description="Also those that are closed.")] = False,
    limit: Annotated[int, Query(ge=1, le=200)] = 30,
    offset: Annotated[int, Query(ge=0, le=_MOST)] = 0,
) -> Response:
    """What `roleprism jobs list --json` prints."""
    if role:
        check_role(role)
    query = StoreQuery(
        words=words, state=state or "", role=role, board=board, with_closed=closed,
        since=parse_since(changed_since) if changed_since else "",
    )  # fmt: skip
    with site.desk.store() as store:
        rows = [stored_row(one) for one in store.all(query, limit=limit, offset=offset)]
        return answer({"total": store.total(query), "postings": rows})


@router.post("/jobs/rank", summary="Rank the open postings for a résumé", response_model=RankingRow)
def rank(site: TheSite, sent: RankSent) -> Response:
    """By the work, with reasons that add up; heeds the wishes that are kept."""
    record = site.desk.adviser.record(site.desk.open_text(sent.resume, "resume").document)
    ranking, by_id = site.desk.rank(record, Asked(sent.roles, sent.places, sent.min_pay))
    rows = [ranked_row(one, by_id[one.candidate.id], record) for one in ranking.ranked[: sent.top]]
    return answer({"considered": ranking.considered, "left_out": dict(ranking.left_out), "ranked": rows})


@router.post("/jobs/sync", status_code=202, summary="Fetch followed boards", response_model=WorkRow, responses=_BUSY)
def sync(site: TheSite) -> Response:
    """In the background; ask `/jobs/work` how it stands."""
    return _begun(sync_task(site))


@router.post("/jobs/import", status_code=202, summary="Take in a file", response_model=WorkRow, responses=_BUSY)
def import_(site: TheSite, file: Annotated[UploadFile, File()]) -> Response:
    """A table, a saved page or board; in the background."""
    given = list(files_given([file]))
    if not given:
        raise DocumentError(Fault("file", "is empty", "postings"))
    return _begun(import_task(site, given))


@router.get("/jobs/work", summary="How work in the background stands", response_model=WorkRow, responses=MISSING)
def work(site: TheSite) -> Response:
    """The newest sync or import."""
    if site.tasks.newest is None:
        raise HTTPException(404, "nothing was begun yet")
    return answer(_work_row(site.tasks.newest))


@router.get("/jobs/{id}", summary="One posting", response_model=PostingRow, responses=MISSING)
def posting(site: TheSite, id: PostingId) -> Response:  # noqa: A002
    """With its text, and the ids of the same role elsewhere."""
    with site.desk.store() as store:
        return answer(posting_row(store.get(id), store.kin(id)))


@router.get("/jobs/{id}/history", summary="What happened to a posting", response_model=HistoryRow, responses=MISSING)
def history(site: TheSite, id: PostingId) -> Response:  # noqa: A002
    """Its versions, events and marks, oldest first."""
    return answer(_history(site, id))


@router.post(
    "/jobs/{id}/marks", status_code=201, summary="Mark a posting", response_model=HistoryRow, responses=MISSING
)
def mark(site: TheSite, id: PostingId, sent: MarkSent) -> Response:  # noqa: A002
    """Older marks and notes stay, and no sync touches them."""
    with site.desk.store() as store:
        store.mark(id, sent.state, sent.note)
    return answer(_history(site, id), 201)


@router.post("/jobs/{id}/explain", summary="Why it ranks as it does", response_model=RankedRow, responses=MISSING)
def explain(site: TheSite, id: PostingId, sent: ResumeSent) -> Response:  # noqa: A002
    """The arithmetic, with the words on both sides, whatever the filters."""
    record = site.desk.adviser.record(site.desk.open_text(sent.resume, "resume").document)
    ranked, one = site.desk.rank_one(record, id)
    return answer(ranked_row(ranked, one, record))


@router.get("/boards", summary="The followed boards", response_model=Boards)
def boards(site: TheSite) -> Response:
    """With how their last sync went."""
    return answer(_boards(site))


@router.post("/boards", status_code=201, summary="Follow a board", response_model=Boards)
def follow(site: TheSite, sent: BoardSent) -> Response:
    """A board that is followed already stays so."""
    followed = parse_followed(sent.board)
    with site.desk.store() as store:
        store.follow(followed.board, followed.token)
    return answer(_boards(site), 201)


@router.delete("/boards", summary="Forget a board", response_model=Boards)
def unfollow(site: TheSite, board: Annotated[str, Query(min_length=1, max_length=2_000)]) -> Response:
    """Its postings stay."""
    followed = parse_followed(board)
    with site.desk.store() as store:
        if not store.unfollow(followed.board, followed.token):
            raise UsageError(Fault(board, "is not followed", remedy="see GET /boards"))
    return answer(_boards(site))


def _history(site: Site, id: int) -> HistoryRow:  # noqa: A002
    with site.desk.store() as store:
        return history_row(id, *store.history(id))


def _boards(site: Site) -> Boards:
    with site.desk.store() as store:
        return {
            "boards": [
                {
                    "board": str(Followed(row.board, row.token)),
                    "synced_at": row.synced_at,
                    "outcome": row.outcome,
                    "message": row.message,
                }
                for row in store.boards()
            ]
        }


def _begun(progress: Progress | None) -> Response:
    if progress is None:
        raise HTTPException(409, "other work still runs; ask GET /jobs/work")
    return answer(_work_row(progress), 202)


def _work_row(progress: Progress) -> WorkRow:
    return {
        "what": progress.what,
        "running": progress.is_running,
        "broken": progress.is_broken,
        "phase": progress.phase,
        "lines": list(progress.lines),
        "faults": [
            {"where": one.where, "wrong": one.wrong, "allowed": one.allowed, "remedy": one.remedy}
            for one in progress.faults
        ],
        "faults_total": progress.n_faults,
    }
