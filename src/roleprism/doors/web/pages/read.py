"""Read: a résumé or a posting, dropped, pasted or named by its address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from starlette.responses import HTMLResponse, Response

from roleprism.document import Posting
from roleprism.doors.desk import Desk
from roleprism.doors.inputs import Input
from roleprism.doors.jobs.files import keep_read
from roleprism.doors.jobs.read_store import read_store
from roleprism.doors.report import render_report
from roleprism.doors.report.render import report_values
from roleprism.doors.web.pages.given import files_given
from roleprism.doors.web.session import Person, Result, Session
from roleprism.doors.web.site import OWN_FORM, TheSession, TheSite, go
from roleprism.errors import BoardError, DocumentError, Fault, UsageError
from roleprism.reading.kind import Kind

router = APIRouter()

MOST_DOCUMENTS = 50
"""On one page; more of them are a search, and belong into the store."""

_MOST_WHOLE = 8
"""Documents that are shown whole on one page; of more there is a table, and a page each."""

_NOTHING = Fault("Read", "nothing was given", "a file, some text or an address")


@router.get("/")
def start(request: Request, site: TheSite, session: TheSession) -> HTMLResponse:
    """Where a document is dropped."""
    return site.page(
        request, "read.html.j2", title="Read", results=session.results, faults=(), text="", url="", given_title=""
    )


@router.post("/read", dependencies=OWN_FORM)
def read(
    request: Request,
    site: TheSite,
    session: TheSession,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form(max_length=300)] = "",
    url: Annotated[str, Form()] = "",
    kind: Annotated[Literal["", "posting", "resume"], Form()] = "",
) -> Response:
    """Read what was given, and go to what came of it."""
    given, faults = gather(site.desk, files or (), text.strip(), url.strip(), kind or None, title=title.strip())
    if not given:
        values = {
            "results": session.results,
            "faults": faults or (_NOTHING,),
            "text": text,
            "url": url,
            "given_title": title,
        }
        return site.page(request, "read.html.j2", status=422, title="Read", **values)
    if len(given) > MOST_DOCUMENTS:
        wrong = f"{len(given):,} documents were given, and the first {MOST_DOCUMENTS} are read"
        faults = [*faults, Fault("Read", wrong, remedy="import a table of postings under Jobs")]
        given = given[:MOST_DOCUMENTS]
    number = session.keep(Result(tuple(given), tuple(site.desk.read(given)), tuple(faults)))
    return go(f"/read/{number}")


def gather(
    desk: Desk, files: Sequence[UploadFile], text: str, url: str, kind: Kind | None, *, title: str
) -> tuple[list[Input], list[Fault]]:
    """The documents in all that was given, and what of it could not be read.

    Args:
        title: of the text.
    """
    given: list[Input] = []
    faults: list[Fault] = []
    for name, data in files_given(files):
        try:
            given += desk.open(data, name, kind)
        except DocumentError as error:
            faults += error.faults
    try:
        if text:
            given.append(desk.open_text(text, kind, title=title))
        if url:
            given += desk.fetch(url, kind)
    except (DocumentError, BoardError, UsageError) as error:
        faults += error.faults
    return given, faults


@router.get("/read/{number}")
def result(request: Request, site: TheSite, session: TheSession, number: int) -> HTMLResponse:
    """What came of a reading."""
    found = _found(session, number)
    values = report_values(found.readings, found.faults, site.desk.atlas)
    is_long = len(found.readings) > _MOST_WHOLE
    return site.page(request, "result.html.j2", number=number, result=found, apart=is_long, **values)


@router.get("/read/{number}/page")
def saved(site: TheSite, session: TheSession, number: int) -> Response:
    """The same as a page that needs nothing else, to be kept."""
    found = _found(session, number)
    page = render_report(found.readings, found.faults, site.desk.atlas)
    return Response(
        page, media_type="text/html", headers={"Content-Disposition": 'attachment; filename="reading.html"'}
    )


@router.get("/read/{number}/{at}")
def one_of(request: Request, site: TheSite, session: TheSession, number: int, at: int) -> HTMLResponse:
    """One of the documents that were read together, by its place from 1."""
    readings = _found(session, number).readings
    if not 1 <= at <= len(readings):
        raise HTTPException(404, "There is no such document in this reading.")
    values = report_values([readings[at - 1]], (), site.desk.atlas)
    return site.page(request, "one_of.html.j2", number=number, **values)


@router.post("/read/{number}/mine", dependencies=OWN_FORM)
def mine(site: TheSite, session: TheSession, number: int) -> Response:
    """Take the résumé that was read for the person's own."""
    found = _found(session, number)
    resume = next((one for one in found.given if one.document.kind == "resume"), found.given[0])
    session.person = Person(resume, site.desk.adviser.record(resume.document))
    return go("/me")


@router.post("/read/{number}/keep", dependencies=OWN_FORM)
def keep(site: TheSite, session: TheSession, number: int) -> Response:
    """Put the postings that were read into the store."""
    postings = [one.document for one in _found(session, number).given if isinstance(one.document, Posting)]
    with site.desk.store() as store:
        keep_read(store, postings)
        read_store(store, site.desk.reader)
    return go("/jobs")


def _found(session: Session, number: int) -> Result:
    if number not in session.results:
        raise HTTPException(404, "This reading is gone: it was let go for newer ones, or the server was started anew.")
    return session.results[number]
