"""The server: tools, resources and one prompt over a desk."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp import MCPError
from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ResourceError, ToolError
from mcp.server.stdio import stdio_server
from mcp.types import INVALID_PARAMS, GetPromptResult, InputRequiredResult, ToolAnnotations
from pydantic import Field

from roleprism.advice.wishes import Wishes
from roleprism.doors import words
from roleprism.doors.advice_rows import advice_row, finding_row
from roleprism.doors.desk import MAX_CHARS, Desk
from roleprism.doors.guide import chapter_row, guide
from roleprism.doors.inputs import Input
from roleprism.doors.job_rows import RankedRow, posting_row, ranked_row, stored_row
from roleprism.doors.jobs.ranking import Asked
from roleprism.doors.jobs.since import parse_since
from roleprism.doors.jobs.wishes import check_role
from roleprism.doors.mcp_server.given import Folders, given
from roleprism.doors.mcp_server.prompt import which_is_my_work
from roleprism.doors.mcp_server.rows import (
    Advised,
    Comparison,
    Found,
    Linted,
    Ranked,
    ReadingBrief,
    cut_advice,
    cut_posting,
    posting_brief,
    ranked_brief,
    reading_brief,
)
from roleprism.doors.mcp_server.stdio import Answered
from roleprism.doors.report import render_advice, render_report
from roleprism.doors.role_rows import difference_row, role_row
from roleprism.doors.rows import json_line, reading_row
from roleprism.errors import RoleprismError
from roleprism.reading.kind import Kind
from roleprism.store import Query
from roleprism.store.rows import State
from roleprism.version import __version__

_INSTRUCTIONS = (
    "roleprism reads the work in job postings and résumés: what share of it belongs to each of ten AI roles, with the "
    "words that say so. Titles are compared with the work and never change the reading. Report shares as given, say "
    "when a reading is thin, and quote the evidence. The same text always gives the same answer."
)
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
_MOST_FINDINGS = 60

DocumentText = Annotated[
    str, Field(max_length=MAX_CHARS, description="The document as text; leave out if path is given.")
]
DocumentPath = Annotated[
    str, Field(max_length=4_000, description="A file in a folder that the user named: PDF, DOCX, HTML, Markdown, text.")
]
RoleSlugs = Annotated[list[str], Field(max_length=20, description="Role slugs, as compare_roles takes them.")]
P = ParamSpec("P")
T = TypeVar("T")


class _Server(MCPServer):
    """The SDK's server, which answers also what it leaves without an answer or with a traceback."""

    async def run_stdio_async(self) -> None:
        """See `MCPServer`."""
        server = self._lowlevel_server
        async with stdio_server() as (read, write):
            await server.run(Answered(read, write), write, server.create_initialization_options())

    async def get_prompt(
        self, name: str, arguments: dict[str, Any] | None = None, context: Context | None = None
    ) -> GetPromptResult | InputRequiredResult:
        """See `MCPServer`; an unknown name and a missing argument are the caller's."""
        try:
            return await super().get_prompt(name, arguments, context)
        except ValueError as error:
            raise MCPError(INVALID_PARAMS, str(error)) from error


def make_server(desk: Desk, folders: Sequence[Path]) -> MCPServer:
    """The server over one desk.

    Args:
        folders: from which files may be read.
    """
    server = _Server(
        "roleprism", title="roleprism", description="Reads the work in postings and résumés", version=__version__,
        instructions=_INSTRUCTIONS, log_level="WARNING",
    )  # fmt: skip
    tools = _Tools(desk, Folders(folders))
    for tool in (
        tools.read_document, tools.compare_roles, tools.advise, tools.lint, tools.rank_postings, tools.explain_ranking,
        tools.search_postings,
    ):  # fmt: skip
        server.tool(annotations=_READS)(tool)
    for uri, resource, mime_type in (
        ("roleprism://roles", tools.all_roles, "application/json"),
        ("roleprism://guide", tools.guide, "application/json"),
        ("roleprism://roles/{slug}", tools.one_role, "application/json"),
        ("roleprism://postings/{id}", tools.posting, "application/json"),
        ("roleprism://readings/last", tools.last_reading, "application/json"),
        ("roleprism://reports/last", tools.last_report, "text/html"),
    ):
        server.resource(uri, mime_type=mime_type)(resource)
    server.prompt(title="Which of these postings is really my work, and why")(which_is_my_work)
    return server


def _told(answer: Callable[P, T]) -> Callable[P, T]:
    """A tool whose errors, made on purpose, reach the model as text that it can act on."""

    @functools.wraps(answer)
    def tell(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return answer(*args, **kwargs)
        except RoleprismError as error:
            raise ToolError(str(error)) from error

    return tell


def _found(answer: Callable[P, T]) -> Callable[P, T]:
    """The same of a resource."""

    @functools.wraps(answer)
    def tell(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return answer(*args, **kwargs)
        except RoleprismError as error:
            raise ResourceError(str(error)) from error

    return tell


class _Tools:
    """Tools and resources; what was read last is held for the resources."""

    def __init__(self, desk: Desk, folders: Folders) -> None:
        self._desk = desk
        self._folders = folders
        self._guard = threading.Lock()
        self._last: tuple[str, str] | None = None

    @_told
    def read_document(
        self,
        text: DocumentText = "",
        path: DocumentPath = "",
        kind: Annotated[Kind | None, Field(description="Told from the text where null.")] = None,
        title: Annotated[str, Field(max_length=1_000, description="As posted, where the text does not say it.")] = "",
        evidence: Annotated[int, Field(ge=0, le=100, description="How many phrases to give.")] = 12,
    ) -> ReadingBrief:
        """Say what share of the work in a job posting or résumé belongs to each AI role, with the words that say so."""
        one = self._given(text, path, kind, title=title)
        reading = self._desk.read([one])[0]
        row = reading_row(reading)
        self._keep(json_line(row), render_report([reading], [], self._desk.atlas))
        return reading_brief(row, words.sentence(words.primary_sentence(reading, self._desk.names)), evidence)

    @_told
    def compare_roles(
        self,
        a: Annotated[str, Field(description="A role slug, such as ai-engineer.")],
        b: Annotated[str, Field(description="Another, such as ml-engineer.")],
    ) -> Comparison:
        """Set two AI roles side by side: what only the one owns, needs or is paid for, and what only the other."""
        rows = [difference_row(row) for row in self._desk.atlas.compare(a, b)]
        return {"a": a, "b": b, "differences": rows}

    @_told
    def advise(
        self,
        text: DocumentText = "",
        path: DocumentPath = "",
        postings: Annotated[list[DocumentText], Field(max_length=10, description="Texts of postings in mind.")] = [],  # noqa: B006
        want: RoleSlugs = [],  # noqa: B006
        refuse: RoleSlugs = [],  # noqa: B006
        employers: Annotated[int, Field(ge=0, le=50, description="How many employers' views to give.")] = 8,
    ) -> Advised:
        """Advise a person from their résumé: the title to lead with, next steps, employers' views, what misleads."""
        for slug in (*want, *refuse):
            check_role(slug)
        resume = self._given(text, path, "resume")
        meant = [self._desk.open_text(one, "posting").document for one in postings]
        kept = self._desk.kept()
        if want or refuse:
            kept = kept._replace(wishes=Wishes(want=tuple(want), refuse=tuple(refuse)))
        advice = self._desk.advise(resume, meant, kept)
        row = advice_row(advice)
        self._keep(json_line(row), render_advice(advice, self._desk.atlas))
        return {**cut_advice(row, employers, _MOST_FINDINGS), "unheeded": kept.unheeded}

    @_told
    def lint(self, text: DocumentText = "", path: DocumentPath = "", kind: Kind | None = None) -> Linted:
        """Find what misleads in a résumé or a posting: code, line, quote, and a fix where a program can make it."""
        one = self._given(text, path, kind)
        found = self._desk.lint(one)
        rows = [finding_row(finding, one.document) for finding in found[:_MOST_FINDINGS]]
        return {"kind": one.document.kind, "total": len(found), "findings": rows}

    @_told
    def rank_postings(
        self,
        text: DocumentText = "",
        path: DocumentPath = "",
        roles: RoleSlugs = [],  # noqa: B006
        places: Annotated[list[str], Field(max_length=20, description="Words of the location, or remote.")] = [],  # noqa: B006
        min_pay: Annotated[str, Field(max_length=40, description="The least a year: 150000USD.")] = "",
        top: Annotated[int, Field(ge=1, le=50)] = 10,
    ) -> Ranked:
        """Rank the stored open postings for a résumé by the work, with reasons that add up to the points."""
        record = self._desk.adviser.record(self._given(text, path, "resume").document)
        ranking, by_id = self._desk.rank(record, Asked(tuple(roles), tuple(places), min_pay))
        return {
            "considered": ranking.considered,
            "left_out": dict(ranking.left_out),
            "ranked": [ranked_brief(ranked_row(one, by_id[one.candidate.id], record)) for one in ranking.ranked[:top]],
        }

    @_told
    def explain_ranking(
        self,
        id: Annotated[int, Field(ge=1, le=2**63 - 1, description="Of a stored posting.")],  # noqa: A002
        text: DocumentText = "",
        path: DocumentPath = "",
    ) -> RankedRow:
        """Explain how one stored posting ranks for a résumé: every point, with the words on both sides."""
        record = self._desk.adviser.record(self._given(text, path, "resume").document)
        ranked, one = self._desk.rank_one(record, id)
        return ranked_row(ranked, one, record)

    @_told
    def search_postings(
        self,
        words: Annotated[str, Field(max_length=500, description="All must occur in title, company or text.")] = "",
        role: Annotated[str, Field(max_length=40, description="Most of the work is this role's: a slug.")] = "",
        state: Annotated[State | None, Field(description="Marked so by the person.")] = None,
        changed_since: Annotated[str, Field(max_length=40, description="7d, 12h or a date.")] = "",
        closed: Annotated[bool, Field(description="Also those that are closed.")] = False,
        limit: Annotated[int, Field(ge=1, le=50)] = 20,
        offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0,
    ) -> Found:
        """Search the postings that the person keeps; read one whole as the resource roleprism://postings/{id}."""
        if role:
            check_role(role)
        since = parse_since(changed_since) if changed_since else ""
        query = Query(words=words, role=role, state=state or "", since=since, with_closed=closed)
        with self._desk.store() as store:
            rows = [posting_brief(stored_row(one)) for one in store.all(query, limit=limit, offset=offset)]
            return {"total": store.total(query), "postings": rows}

    # Resources.

    def all_roles(self) -> str:
        """The ten roles, one line each: slug, name, and the task that defines it."""
        rows = [[role.slug, role.name, role.headline_task.text] for role in self._desk.atlas.roles]
        return json.dumps(rows)

    def guide(self) -> str:
        """What holds for all roles: which to pick by background, where they blur, and common mistakes."""
        return json.dumps([chapter_row(chapter) for chapter in guide(self._desk.atlas)])

    @_found
    def one_role(self, slug: str) -> str:
        """All that the atlas knows of one role, each fact with its source."""
        return json_line(role_row(self._desk.atlas.role(slug)))

    @_found
    def posting(self, id: str) -> str:  # noqa: A002
        """One stored posting with its text."""
        if not id.isdecimal() or len(id) > 18:
            raise ResourceError(f"posting {id[:40]!r}: is no number; see search_postings")
        with self._desk.store() as store:
            return json_line(cut_posting(posting_row(store.get(int(id)), store.kin(int(id)))))

    def last_reading(self) -> str:
        """The newest reading or advice of this server, whole, as the command line prints it with --json."""
        return self._newest()[0]

    def last_report(self) -> str:
        """The newest reading or advice of this server as a page for the browser."""
        return self._newest()[1]

    def _newest(self) -> tuple[str, str]:
        with self._guard:
            if self._last is None:
                raise ResourceError("nothing was read yet: call read_document or advise first")
            return self._last

    def _keep(self, row: str, page: str) -> None:
        with self._guard:
            self._last = row, page

    def _given(self, text: str, path: str, kind: Kind | None, *, title: str = "") -> Input:
        return given(self._desk, self._folders, text, path, kind, title=title)
