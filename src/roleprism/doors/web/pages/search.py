"""The boards that are followed, their sync, and files of postings: what fills the store."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from starlette.responses import HTMLResponse, Response

from roleprism.boards import BOARDS, parse_followed
from roleprism.doors.web.intake import import_task, sync_task
from roleprism.doors.web.pages.given import files_given
from roleprism.doors.web.site import OWN_FORM, TheSite, go
from roleprism.errors import Fault, UsageError

router = APIRouter()

_BUSY = "Something is being fetched or read already; wait until it is done."


@router.get("/jobs/boards")
def boards(request: Request, site: TheSite) -> HTMLResponse:
    """The boards that are followed, and how the newest work stands."""
    with site.desk.store() as store:
        rows, counts = store.boards(), store.count()
    return site.page(
        request, "boards.html.j2", title="Boards and files", rows=rows, counts=counts, kinds=BOARDS.values()
    )


@router.get("/jobs/boards/progress")
def progress(request: Request, site: TheSite) -> HTMLResponse:
    """The part of the page that tells how the newest work stands."""
    return HTMLResponse(site.fragment(request, "progress.html.j2"))


@router.post("/jobs/boards", dependencies=OWN_FORM)
def follow(site: TheSite, board: Annotated[str, Form()]) -> Response:
    """Follow boards, parted by blanks."""
    followed = [parse_followed(words) for words in board.split()]
    if not followed:
        raise UsageError(Fault("Follow", "no board was named", "greenhouse:NAME or the address of a page"))
    with site.desk.store() as store:
        for one in followed:
            store.follow(one.board, one.token)
    return go("/jobs/boards")


@router.post("/jobs/boards/forget", dependencies=OWN_FORM)
def unfollow(site: TheSite, board: Annotated[str, Form()]) -> Response:
    """Forget a board; its postings stay."""
    followed = parse_followed(board)
    with site.desk.store() as store:
        store.unfollow(followed.board, followed.token)
    return go("/jobs/boards")


@router.post("/jobs/sync", dependencies=OWN_FORM)
def sync(site: TheSite) -> Response:
    """Fetch all followed boards in the background."""
    if sync_task(site) is None:
        raise HTTPException(409, _BUSY)
    return go("/jobs/boards#work")


@router.post("/jobs/import", dependencies=OWN_FORM)
def import_(site: TheSite, files: Annotated[list[UploadFile] | None, File()] = None) -> Response:
    """Take files of postings into the store, in the background."""
    given = list(files_given(files or ()))
    if not given:
        raise UsageError(Fault("Import", "no file was given", "tables, saved pages and boards"))
    if import_task(site, given) is None:
        raise HTTPException(409, _BUSY)
    return go("/jobs/boards#work")
