"""Me: what a person is advised from their résumé, and what a line more or less would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from fastapi import APIRouter, File, Form, Header, Request, UploadFile
from starlette.responses import HTMLResponse, Response

from roleprism.advice import Advice, WhatIf
from roleprism.advice.record import Record
from roleprism.document import Span
from roleprism.doors.inputs import seems_a_posting
from roleprism.doors.report.render import advice_values
from roleprism.doors.web.pages.given import files_given
from roleprism.doors.web.session import Person, Session
from roleprism.doors.web.site import OWN_FORM, Site, TheSession, TheSite, go
from roleprism.errors import DocumentError, Fault, UsageError

router = APIRouter()

_MOST_LINES = 80
_MOST_ADDED = 20
_LONGEST_LINE = 2_000
"""Characters."""

_MOST_POSTINGS = 20
_SHORTEST = 4
"""Words; what is shorter is a date or a name, and no line of work."""


class Line(NamedTuple):
    """A line of work that may be taken out: what it says, and which lines of the text it stands on."""

    text: str
    numbers: str


class Idea(NamedTuple):
    """A line that a person could add once they have done it.

    Args:
        role: whose work it is.
        what: the part of that work that it shows.
        text: the line, its figures examples.
        gain: how much more of the work told would be of the role.
    """

    role: str
    what: str
    text: str
    gain: float


class Tried(NamedTuple):
    """What was tried, and what came of it; `found` is None before anything was."""

    out: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    own: str = ""
    found: WhatIf | None = None


@router.get("/me")
def me(request: Request, site: TheSite, session: TheSession) -> HTMLResponse:
    """The advice, or where a résumé is brought."""
    if session.person is None:
        return site.page(request, "bring.html.j2", title="Me", faults=(), text="")
    return _advice(request, site, session.person)


@router.post("/me", dependencies=OWN_FORM)
def bring(
    request: Request,
    site: TheSite,
    session: TheSession,
    resume: Annotated[UploadFile | None, File()] = None,
    text: Annotated[str, Form()] = "",
) -> Response:
    """Take a résumé."""
    files = list(files_given([resume] if resume else []))
    desk = site.desk
    try:
        if files:
            name, data = files[0]
            given = desk.open_one(data, name, "resume")
        elif text.strip():
            given = desk.open_text(text, "resume")
        else:
            raise DocumentError(Fault("Me", "no résumé was given", "a file or its text"))
    except DocumentError as error:
        return site.page(request, "bring.html.j2", status=422, title="Me", faults=error.faults, text=text)
    session.person = Person(given, desk.adviser.record(given.document))
    return go("/me")


@router.post("/me/postings", dependencies=OWN_FORM)
def think_of(
    site: TheSite, session: TheSession, files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Take postings that the person thinks of."""
    person = _person(session)
    postings = list(person.postings)
    for name, data in files_given(files or ()):
        postings += site.desk.open(data, name, "posting")
    if text.strip():
        postings.append(site.desk.open_text(text, "posting"))
    session.person = Person(person.resume, person.record, tuple(postings[-_MOST_POSTINGS:]))
    return go("/me#meet" if postings else "/me")


@router.post("/me/forget", dependencies=OWN_FORM)
def forget(session: TheSession) -> Response:
    """Let the résumé go, and all that was read in this session."""
    session.person = None
    session.results.clear()
    return go("/me")


@router.post("/me/what-if", dependencies=OWN_FORM)
def try_out(
    request: Request,
    site: TheSite,
    session: TheSession,
    out: Annotated[list[str] | None, Form()] = None,
    add: Annotated[list[str] | None, Form()] = None,
    own: Annotated[str, Form()] = "",
    x_part: Annotated[str, Header()] = "",
) -> Response:
    """What lines more and less would change: the whole page, or the part of it that changes."""
    person = _person(session)
    tried = _tried(site, person, out or (), add or (), own)
    if x_part:
        return HTMLResponse(site.fragment(request, "changes.html.j2", tried=tried))
    return _advice(request, site, person, tried)


def _tried(site: Site, person: Person, out: Sequence[str], add: Sequence[str], own: str) -> Tried:
    lines = [line[:_LONGEST_LINE] for line in (*add, *own.splitlines()) if line.strip()][:_MOST_ADDED]
    numbers = [number for part in out[:_MOST_LINES] for number in _numbers(part)]
    found = site.desk.what_if(person.record, lines, numbers) if lines or numbers else None
    return Tried(tuple(out), tuple(add), own, found)


def _numbers(part: str) -> range:
    """The lines that "12-14" names."""
    first, _, last = part.partition("-")
    if not (first.isdecimal() and last.isdecimal() and len(first) < 9 and len(last) < 9):
        raise UsageError(Fault("what-if", f"{part[:40]!r} names no lines", "two numbers: 12-14"))
    return range(int(first), min(int(last), int(first) + _MOST_LINES) + 1)


def _person(session: Session) -> Person:
    if session.person is None:
        raise UsageError(Fault("Me", "no résumé is here", remedy="bring it on the page Me"))
    return session.person


def _advice(request: Request, site: Site, person: Person, tried: Tried | None = None) -> HTMLResponse:
    kept = site.desk.kept()
    advice = site.desk.advise(person.resume, [one.document for one in person.postings], kept)
    return site.page(
        request, "me.html.j2", lines=_lines(person.record), ideas=_ideas(site, advice), tried=tried or Tried(),
        seems_a_posting=seems_a_posting(person.resume), unheeded=kept.unheeded,
        **advice_values(advice, site.desk.atlas),
    )  # fmt: skip


def _lines(record: Record) -> list[Line]:
    """The lines of work, each with the lines of text that hold it and nothing else."""
    content = record.content
    found = []
    for statement in record.work_statements():
        text = record.text(statement)
        if len(text.split()) >= _SHORTEST:
            found.append(Line(text, _line_numbers(content, statement.span)))
    return list({line.numbers: line for line in found}.values())[:_MOST_LINES]


def _line_numbers(content: str, span: Span) -> str:
    first = content.count("\n", 0, span.start) + 1
    return f"{first}-{first + content.count(chr(10), *span)}"


def _ideas(site: Site, advice: Advice) -> list[Idea]:
    """A line for each part that is missing for the next steps, each tried; what moves its role most first."""
    parts = {part.line: (step.role, part.what) for step in advice.steps for part in step.missing}
    ideas = []
    for text, (role, what) in parts.items():
        found = site.desk.what_if(advice.record, [text])
        before, after = (record.work.spectrum.shares[role] for record in (found.before, found.after))
        ideas.append(Idea(role, what, text, after - before))
    return sorted(ideas, key=lambda idea: -idea.gain)
