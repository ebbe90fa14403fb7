"""Market: what an archive of readings says, where one was named."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse

from roleprism.atlas import load
from roleprism.doors.web.site import TheSite

router = APIRouter()
_BY = ("month", "company", "place")


@router.get("/market")
def market(request: Request, site: TheSite) -> HTMLResponse:
    """The figures and claims of the archive."""
    if site.market is None or not site.market.is_dir():
        raise HTTPException(404, "No archive was named: start with `roleprism serve --market FOLDER`.")
    return site.page(request, "market.html.j2", **_values(site.market, site.market.stat().st_mtime_ns))


@lru_cache(maxsize=1)
def _values(folder: Path, _written_at: int) -> dict[str, Any]:
    """What the page shows; asked once for each state of the folder, since charts take seconds."""
    # The libraries that draw are an extra, and load only where a market is shown.
    from roleprism.doors.report.market import market_values
    from roleprism.market import judge, load_claims, open_readings, survey

    readings, atlas = open_readings(folder, ""), load()
    return market_values(
        survey(readings), judge(readings, load_claims(atlas)), atlas, by=_BY, source=folder.name or str(folder)
    )
