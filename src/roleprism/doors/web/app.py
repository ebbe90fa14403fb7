"""The application: pages, API, what guards them, and how errors are told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from roleprism.doors.desk import Desk
from roleprism.doors.report.render import stylesheet
from roleprism.doors.web import api
from roleprism.doors.web.api.openapi import describe
from roleprism.doors.web.api.rows import faults_answer
from roleprism.doors.web.guard import HEADERS, BoundedBody, Guard
from roleprism.doors.web.pages import router as pages
from roleprism.doors.web.session import Sessions, WithSession
from roleprism.doors.web.site import Site, failed
from roleprism.errors import (
    BoardError,
    DocumentError,
    Fault,
    NoSuchPostingError,
    OutputError,
    PrerequisiteError,
    RoleprismError,
    StoreError,
    UsageError,
)

MAX_BODY_BYTES = 60_000_000
MAX_TEXT_BYTES = 4_000_000
"""Of a body that is no form with files: ten of the longest texts."""

BODY_SECONDS = 120.0
_MOST_FAULTS = 20
_NOT_FOUND = HTTPStatus.NOT_FOUND.phrase
_STATIC = Path(__file__).parent / "static"
_STATUS: tuple[tuple[type[RoleprismError], int], ...] = (
    (NoSuchPostingError, 404),
    (UsageError, 400),
    (DocumentError, 422),
    (BoardError, 502),
    (StoreError, 503),
    (OutputError, 503),
    (PrerequisiteError, 501),
)


def make_app(
    desk: Desk, *, hosts: Iterable[str], quiz_file: Path, market: Path | None = None, password: str | None = None
) -> FastAPI:
    """The application over one desk.

    Args:
        hosts: how requests may name this server, with the port.
        quiz_file: where the quiz keeps its score.
        market: a folder that `roleprism bulk` wrote; no market is shown where None.
        password: asked for with every request; None for none.
    """
    # A part of a form that grows beyond this goes to a file on the disk; none may.
    MultiPartParser.spool_max_size = MAX_BODY_BYTES
    site = Site(desk, market, quiz_file)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="roleprism", docs_url=None, redoc_url=None, openapi_url=f"{api.PREFIX}/openapi.json", lifespan=lifespan,
        middleware=[
            Middleware(Guard, hosts=tuple(hosts), password=password),
            Middleware(BoundedBody, most=MAX_BODY_BYTES, most_text=MAX_TEXT_BYTES, seconds=BODY_SECONDS),
            Middleware(WithSession, sessions=Sessions(), without=(api.PREFIX, "/static", "/style.css")),
        ],
    )  # fmt: skip
    app.state.site = site
    app.include_router(api.router)
    app.include_router(pages)
    app.mount("/static", StaticFiles(directory=_STATIC))
    app.get("/style.css", include_in_schema=False)(style)
    app.add_exception_handler(RoleprismError, _tell_error)
    app.add_exception_handler(RequestValidationError, _tell_invalid)
    app.add_exception_handler(HTTPException, _tell_status)
    app.add_exception_handler(Exception, _tell_unforeseen)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


def style() -> Response:
    """The style of the report, and that of the pages around it."""
    return Response(stylesheet() + (_STATIC / "app.css").read_text("utf-8"), media_type="text/css")


def _tell(request: Request, faults: Iterable[Fault], status: int) -> Response:
    faults = tuple(faults)
    if request.url.path.startswith(api.PREFIX):
        return faults_answer(faults, status)
    return failed(request.app.state.site, request, faults, status)


def _tell_error(request: Request, error: Exception) -> Response:
    faults = error.faults if isinstance(error, RoleprismError) else ()
    return _tell(request, faults, next(status for kind, status in _STATUS if isinstance(error, kind)))


def _tell_invalid(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    if any(one["loc"][0] == "path" for one in found) and not request.url.path.startswith(api.PREFIX):
        return _tell(request, (Fault(_NOT_FOUND, "there is no such page"),), 404)
    faults = (Fault(".".join(map(str, one["loc"]))[:200], str(one["msg"])) for one in found[:_MOST_FAULTS])
    return _tell(request, faults, 422)


def _tell_status(request: Request, error: Exception) -> Response:
    status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, str(error))
    name = HTTPStatus(status).phrase
    answer = _tell(request, (Fault(name, "there is no such page" if detail == name == _NOT_FOUND else detail),), status)
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


def _tell_unforeseen(request: Request, _: Exception) -> Response:
    """What nobody foresaw; the error itself goes on to the terminal."""
    wrong = "something went wrong that nobody foresaw; the terminal has more, and nothing that was kept is lost"
    answer = _tell(request, (Fault(request.url.path[:200], wrong, remedy="go back and try another way"),), 500)
    answer.headers.update(HEADERS)  # this answer is made outside the guard
    return answer
