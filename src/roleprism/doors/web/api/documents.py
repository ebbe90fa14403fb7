"""Documents read, advised and linted; nothing of them is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from pydantic import Field
from starlette.responses import Response
from typing_extensions import TypedDict

from roleprism.advice.lint import RULES, Config
from roleprism.advice.lint.config import codes
from roleprism.advice.wishes import Wishes
from roleprism.doors.advice_rows import AdviceRow, FindingRow, WhatIfRow, advice_row, finding_row, what_if_row
from roleprism.doors.desk import MAX_CHARS
from roleprism.doors.inputs import Input
from roleprism.doors.jobs.kept import Kept
from roleprism.doors.jobs.wishes import check_role
from roleprism.doors.rows import ReadingRow, reading_row
from roleprism.doors.web.api.rows import DocumentText, Faults, Sent, TextSent, answer
from roleprism.doors.web.pages.given import files_given
from roleprism.doors.web.site import Site, TheSite
from roleprism.errors import DocumentError, Fault
from roleprism.reading.kind import Kind

router = APIRouter(tags=["documents"])


class Readings(TypedDict):
    """One reading a document."""

    readings: list[ReadingRow]


class Findings(TypedDict):
    """What misleads, in the order of the text."""

    findings: list[FindingRow]


class UrlSent(Sent):
    """The address of a public page."""

    url: Annotated[str, Field(min_length=1, max_length=2_000, examples=["https://example.com/careers/123"])]
    kind: Kind | None = None


class ResumeSent(Sent):
    """A résumé, the postings that its owner thinks of, and what they want."""

    resume: DocumentText
    postings: Annotated[tuple[DocumentText, ...], Field(max_length=20)] = ()
    want: Annotated[tuple[str, ...], Field(max_length=20, description="Role slugs.")] = ()
    refuse: Annotated[tuple[str, ...], Field(max_length=20, description="Role slugs.")] = ()


class ChangeSent(Sent):
    """A résumé, and lines to add to it and to take out; lines count from 1."""

    resume: DocumentText
    add: Annotated[tuple[Annotated[str, Field(max_length=2_000)], ...], Field(max_length=50)] = ()
    remove: Annotated[tuple[Annotated[int, Field(ge=1, le=MAX_CHARS)], ...], Field(max_length=500)] = ()


class LintSent(TextSent):
    """A document, and which rules to heed: codes, their starts, or names; all that are stable where none is named."""

    select: Annotated[tuple[str, ...], Field(max_length=100)] = ()
    ignore: Annotated[tuple[str, ...], Field(max_length=100)] = ()
    preview: bool = False


@router.post("/read", summary="Read a text", response_model=ReadingRow)
def read(site: TheSite, sent: TextSent) -> Response:
    """What share of the work belongs to each role, with the words that say so: a line of `roleprism read --json`."""
    given = site.desk.open_text(sent.text, sent.kind, title=sent.title)
    return answer(reading_row(site.desk.read([given])[0]))


@router.post("/read/file", summary="Read files", response_model=Readings)
def read_file(
    site: TheSite, file: Annotated[list[UploadFile], File()], kind: Annotated[Kind | None, Form()] = None
) -> Response:
    """PDF, DOCX, HTML, Markdown, text, JSON of a known shape, or a table; of several files all, in their order."""
    given = [one for name, data in files_given(file) for one in site.desk.open(data, name, kind)]
    if not given:
        raise DocumentError(Fault("file", "is empty", "a document"))
    return _readings(site, given)


@router.post(
    "/read/url", summary="Read a public page", response_model=Readings,
    responses={502: {"model": Faults, "description": "The page cannot be fetched"}},
)  # fmt: skip
def read_url(site: TheSite, sent: UrlSent) -> Response:
    """Only public addresses are fetched."""
    return _readings(site, site.desk.fetch(sent.url, sent.kind))


@router.post("/advise", summary="Advise from a résumé", response_model=AdviceRow)
def advise(site: TheSite, sent: ResumeSent) -> Response:
    """Title to lead with, next steps, employers' views, findings: as `roleprism me --json`, by what is sent alone."""
    for slug in (*sent.want, *sent.refuse):
        check_role(slug)
    sent_alone = Kept(Wishes(want=sent.want, refuse=sent.refuse))
    postings = [site.desk.open_text(text, "posting").document for text in sent.postings]
    return answer(advice_row(site.desk.advise(site.desk.open_text(sent.resume, "resume"), postings, sent_alone)))


@router.post("/what-if", summary="Add and take out lines", response_model=WhatIfRow)
def what_if(site: TheSite, sent: ChangeSent) -> Response:
    """What lines more or less would change: what `roleprism whatif --json` prints."""
    record = site.desk.adviser.record(site.desk.open_text(sent.resume, "resume").document)
    return answer(what_if_row(site.desk.what_if(record, sent.add, sent.remove)))


@router.post("/lint", summary="Find what misleads", response_model=Findings)
def lint(site: TheSite, sent: LintSent) -> Response:
    """Findings with code, line and fix, as `roleprism lint --format json` gives them."""
    config = Config(
        select=codes(sent.select, "select", RULES), ignore=codes(sent.ignore, "ignore", RULES),
        preview=sent.preview,
    )  # fmt: skip
    given = site.desk.open_text(sent.text, sent.kind, title=sent.title)
    findings = [finding_row(one, given.document) for one in site.desk.lint(given, config=config)]
    return answer({"findings": findings})


def _readings(site: Site, given: list[Input]) -> Response:
    return answer({"readings": [reading_row(reading) for reading in site.desk.read(given)]})
