"""What the tools answer: the rows of the other doors, cut to what a model can read."""

from __future__ import annotations

from typing_extensions import TypedDict

from roleprism.doors.advice_rows import AdviceRow, FindingRow
from roleprism.doors.job_rows import PostingRow, RankedRow, StoredRow
from roleprism.doors.role_rows import DifferenceRow
from roleprism.doors.rows import ReadingRow, TitleRow

MOST_TEXT = 60_000
"""Characters of a stored posting that a resource gives."""


class SaidRow(TypedDict):
    """A phrase that speaks for a role: where it stands, and by how much."""

    role: str
    bits: float
    quote: str
    section: str
    line: int
    page: int | None


class ReadingBrief(TypedDict):
    """A reading; `evidence` is what decided most, out of `evidence_total`. Shares sum to 1 and are never rounded."""

    id: str
    source: str
    kind: str
    shares: dict[str, float]
    primary: str
    confidence: float
    thin: bool
    basis: str
    title: TitleRow
    summary: str
    evidence: list[SaidRow]
    evidence_total: int
    versions: dict[str, str]


class Comparison(TypedDict):
    """What only the first role has, and what only the second, field by field."""

    a: str
    b: str
    differences: list[DifferenceRow]


class Advised(AdviceRow):
    """An advice; `unheeded` says why the wishes and postings that the person keeps were not heeded, if so."""

    unheeded: str


class Linted(TypedDict):
    """What misleads, in the order of the text."""

    kind: str
    total: int
    findings: list[FindingRow]


class PostingBrief(TypedDict):
    """A stored posting in a few words; `share` is the primary role's, null where it was not read yet."""

    id: int
    title: str
    company: str
    location: str
    workplace: str | None
    posted: str
    url: str
    state: str
    closed: bool
    primary: str
    share: float | None
    thin: bool
    title_role: str | None


class PointsRow(TypedDict):
    """One reason of a rank; `explain_ranking` has the words behind it."""

    what: str
    points: float


class RankedBrief(PostingBrief):
    """A ranked posting; the points of the reasons add up to `points`."""

    points: float
    because: list[PointsRow]
    not_judged: list[str]


class Ranked(TypedDict):
    """The best first."""

    considered: int
    left_out: dict[str, int]
    ranked: list[RankedBrief]


class Found(TypedDict):
    """Some of the stored postings asked for, the newest first, and how many there are."""

    total: int
    postings: list[PostingBrief]


def posting_brief(row: StoredRow) -> PostingBrief:
    """A stored posting in a few words."""
    shares = row["shares"]
    return {
        "id": row["id"],
        "title": row["title"],
        "company": row["company"],
        "location": row["location"],
        "workplace": row["workplace"],
        "posted": row["posted"],
        "url": row["url"],
        "state": row["state"],
        "closed": row["closed_at"] is not None,
        "primary": row["primary"],
        "share": None if shares is None else shares[row["primary"]],
        "thin": row["thin"],
        "title_role": row["title_role"],
    }


def ranked_brief(row: RankedRow) -> RankedBrief:
    """A ranked posting in a few words, with every reason."""
    return {
        **posting_brief(row),
        "points": row["points"],
        "because": [{"what": reason["what"], "points": reason["points"]} for reason in row["because"]],
        "not_judged": row["not_judged"],
    }


def reading_brief(row: ReadingRow, summary: str, most: int) -> ReadingBrief:
    """A reading with the evidence that decided most.

    Args:
        summary: the answer in a sentence.
        most: how many phrases.
    """
    return {
        "id": row["id"],
        "source": row["source"],
        "kind": row["kind"],
        "shares": row["shares"],
        "primary": row["primary"],
        "confidence": row["confidence"],
        "thin": row["thin"],
        "basis": row["basis"],
        "title": row["title"],
        "summary": summary,
        "evidence": [
            {
                "role": one["role"],
                "bits": one["bits"],
                "quote": one["quote"][:200],
                "section": one["section"],
                "line": one["line"],
                "page": one["page"],
            }
            for one in row["evidence"][:most]
        ],
        "evidence_total": len(row["evidence"]),
        "versions": row["versions"],
    }


def cut_advice(row: AdviceRow, employers: int, findings: int) -> AdviceRow:
    """An advice with its first employers' views and findings."""
    return {**row, "employers": row["employers"][:employers], "findings": row["findings"][:findings]}


def cut_posting(row: PostingRow) -> PostingRow:
    """A stored posting with as much of its text as a model can read; the cut is told."""
    if len(row["text"]) <= MOST_TEXT:
        return row
    return {**row, "text": f"{row['text'][:MOST_TEXT]}\n[cut: {len(row['text']):,} characters in all]"}
