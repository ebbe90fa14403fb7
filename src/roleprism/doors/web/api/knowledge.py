"""What the roles are, and what the market does."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException
from starlette.responses import Response
from typing_extensions import TypedDict

from roleprism.doors.guide import ChapterRow, chapter_row, guide
from roleprism.doors.role_rows import DifferenceRow, RoleRow, difference_row, role_row
from roleprism.doors.web.api.rows import MISSING, answer
from roleprism.doors.web.site import Site, TheSite

router = APIRouter(tags=["knowledge"])


class Roles(TypedDict):
    """The roles in the order of the atlas."""

    roles: list[RoleRow]


class Guide(TypedDict):
    """What is said beyond single roles, chapter by chapter."""

    chapters: list[ChapterRow]


class Differences(TypedDict):
    """Field by field; a field in which both are alike is left out."""

    differences: list[DifferenceRow]


class Claims(TypedDict):
    """What is said of the market, each with its verdict: what `roleprism market claims --json` prints."""

    claims: list[dict[str, Any]]


@router.get("/versions", summary="Of the program, the atlas and the weights", response_model=dict[str, str])
def versions(site: TheSite) -> Response:
    """The same text gives the same answer while these are the same."""
    return answer(dict(site.desk.reader.versions))


@router.get("/roles", summary="All roles", response_model=Roles)
def roles(site: TheSite) -> Response:
    """What `roleprism roles --json` prints."""
    return answer({"roles": [role_row(role) for role in site.desk.atlas.roles]})


@router.get("/guide", summary="What holds for all roles", response_model=Guide)
def whole_guide(site: TheSite) -> Response:
    """What `roleprism guide --json` prints: which role to pick, where they blur, common mistakes."""
    return answer({"chapters": [chapter_row(chapter) for chapter in guide(site.desk.atlas)]})


@router.get("/roles/{slug}", summary="One role", response_model=RoleRow)
def role(site: TheSite, slug: str) -> Response:
    """All that the atlas knows of it, each fact with its source."""
    return answer(role_row(site.desk.atlas.role(slug)))


@router.get("/roles/{slug}/compare/{other}", summary="Two roles side by side", response_model=Differences)
def compare(site: TheSite, slug: str, other: str) -> Response:
    """What only the first has, and what only the second."""
    return answer({"differences": [difference_row(row) for row in site.desk.atlas.compare(slug, other)]})


@router.get("/market", summary="The market", response_model=dict[str, Any], responses=MISSING)
def market(site: TheSite) -> Response:
    """What `roleprism market FOLDER --json` prints."""
    from roleprism.doors.market_rows import market_row
    from roleprism.market import survey

    return answer(market_row(survey(_readings(site))))


@router.get("/market/claims", summary="What is said of the market", response_model=Claims, responses=MISSING)
def claims(site: TheSite) -> Response:
    """Confirmed, refuted or undecided, with figure and interval."""
    from roleprism.doors.market_rows import claim_row
    from roleprism.market import judge, load_claims

    judged = judge(_readings(site), load_claims(site.desk.atlas))
    return answer({"claims": [claim_row(one) for one in judged]})


def _readings(site: Site) -> Any:
    """The archive's readings; the libraries that ask it are an extra, and load only here."""
    from roleprism.market import open_readings

    if site.market is None or not site.market.is_dir():
        raise HTTPException(404, "no archive was named: start with `roleprism serve --market FOLDER`")
    return open_readings(site.market, "")
