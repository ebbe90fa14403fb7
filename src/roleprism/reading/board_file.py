"""The answer of a job board, saved to a file -> its postings: Greenhouse, Lever or Ashby.

Each board is told by the fields that only it has; a file may hold its whole list or one job.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from roleprism.document import Posting, Text
from roleprism.errors import DocumentError, Fault
from roleprism.reading import limits
from roleprism.reading.json_text import Json, string
from roleprism.reading.markup import render_html

Job = Mapping[str, Json]


@dataclass(frozen=True)
class Board:
    """How one board answers.

    Args:
        marks: the fields by which its jobs are known.
        described_in: the fields of which the description is made.
        describe: a job and where it stands -> its description as text.
        title, company, location: the paths of these fields.
    """

    name: str
    marks: frozenset[str]
    described_in: frozenset[str]
    describe: Callable[[Job, str], str]
    title: str
    company: tuple[str, ...]
    location: tuple[str, ...]

    def knows(self, job: Job) -> bool:
        """Whether a job is this board's, and not a row of a table that only has the same columns."""
        is_described = not self.described_in.isdisjoint(job.keys())
        return job.keys() >= self.marks and (is_described or "description" not in job)


def board_jobs(value: Json) -> tuple[Board, list[Job]] | None:
    """The board and its jobs, where a JSON value is one of the known boards' answers."""
    listed = value.get("jobs") if isinstance(value, dict) else None
    candidates = listed if isinstance(listed, list) else value if isinstance(value, list) else [value]
    jobs: list[Job] = [job for job in candidates if isinstance(job, dict)]
    for board in _BOARDS:
        if jobs and all(map(board.knows, jobs)):
            return board, jobs
    return None


def to_postings(board: Board, jobs: list[Job], source: str) -> Iterator[Posting | DocumentError]:
    """A posting for each job that the board lists; one without a description is a fault of its own."""
    for number, job in enumerate(jobs, start=1):
        if job.get("isListed") is False:
            continue
        where = f"{source}#{string(job.get('id')) or number}"
        try:
            yield _to_posting(board, job, where)
        except DocumentError as error:
            yield error


def _to_posting(board: Board, job: Job, where: str) -> Posting:
    description = board.describe(job, where).strip()
    if not description:
        fields = ", ".join(sorted(board.described_in))
        raise DocumentError(
            Fault(where, f"is a {board.name} job without a description", f"one in {fields}", "save it in full")
        )
    return Posting(
        id=string(job.get("id")) or where,
        source=where,
        text=Text(limits.check_text(description, where)),
        title=_at(job, board.title).strip(),
        company=_at(job, *board.company).strip(),
        location=_at(job, *board.location).strip(),
        extra={key: field for key, field in job.items() if key not in board.described_in},
    )


def _at(job: Job, *path: str) -> str:
    """The text of a field that may lie inside others; empty where it is missing."""
    value: Json = dict(job)
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return string(value)


def _describe_greenhouse(job: Job, where: str) -> str:
    # The content is HTML escaped once. Unescaped twice, a literal "&lt;" in it would become a tag.
    return render_html(html.unescape(string(job.get("content"))), where)


def _describe_lever(job: Job, where: str) -> str:
    lists = job.get("lists")
    entries = lists if isinstance(lists, list) else []
    parts = [
        _plain_lever(job, "description", where),
        *(_list_lever(entry, where) for entry in entries if isinstance(entry, dict)),
        _plain_lever(job, "additional", where),
        _plain_lever(job, "salaryDescription", where),
    ]
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _plain_lever(job: Job, key: str, where: str) -> str:
    return string(job.get(f"{key}Plain")) or render_html(string(job.get(key)), where)


def _list_lever(entry: Job, where: str) -> str:
    items = render_html(f"<ul>{string(entry.get('content'))}</ul>", where)
    return f"{string(entry.get('text'))}\n{items}"


def _describe_ashby(job: Job, where: str) -> str:
    return render_html(string(job.get("descriptionHtml")), where) or string(job.get("descriptionPlain"))


_BOARDS = (
    Board(
        name="Lever",
        marks=frozenset(("text", "hostedUrl")),
        described_in=frozenset(("description", "descriptionPlain", "lists", "additional", "additionalPlain")),
        describe=_describe_lever,
        title="text",
        company=("company",),
        location=("categories", "location"),
    ),
    Board(
        name="Ashby",
        marks=frozenset(("title", "jobUrl")),
        described_in=frozenset(("descriptionHtml", "descriptionPlain")),
        describe=_describe_ashby,
        title="title",
        company=("company",),
        location=("location",),
    ),
    Board(
        name="Greenhouse",
        marks=frozenset(("title", "absolute_url")),
        described_in=frozenset(("content",)),
        describe=_describe_greenhouse,
        title="title",
        company=("company_name",),
        location=("location", "name"),
    ),
)
