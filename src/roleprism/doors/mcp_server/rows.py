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
    """A reading; `evidence` is what did most, out of `evidence_total`. Shares sum to 1 and are never rounded."""

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


class Linted(TypedDict):
    """What misleads, in the order of the text."""

    kind: str
    total: int
    findings: list[FindingRow]


class Ranked(TypedDict):
    """The best first; points and the reasons of each add up."""

    considered: int
    left_out: dict[str, int]
    ranked: list[RankedRow]


class Found(TypedDict):
    """Some of the stored postings asked for, the newest first, and how many there are."""

    total: int
    postings: list[StoredRow]


def reading_brief(row: ReadingRow, summary: str, most: int) -> ReadingBrief:
    """A reading with the evidence that did most.

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
