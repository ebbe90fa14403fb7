"""Roles: the atlas, one by one and side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from roleprism.doors.guide import guide
from roleprism.doors.web.site import TheSite

router = APIRouter()


@router.get("/roles")
def roles(request: Request, site: TheSite) -> HTMLResponse:
    """All roles, each with the task that defines it, and what holds for all of them."""
    atlas = site.desk.atlas
    return site.page(request, "roles.html.j2", title="Roles", atlas=atlas, guide=guide(atlas))


@router.get("/roles/compare")
def compare(request: Request, site: TheSite, a: str, b: str) -> HTMLResponse:
    """Two roles side by side."""
    atlas = site.desk.atlas
    return site.page(
        request, "compare.html.j2", title="Side by side", atlas=atlas, one=atlas.role(a), other=atlas.role(b),
        rows=atlas.compare(a, b),
    )  # fmt: skip


@router.get("/roles/{slug}")
def role(request: Request, site: TheSite, slug: str) -> HTMLResponse:
    """One role whole."""
    atlas = site.desk.atlas
    found = atlas.role(slug)
    return site.page(request, "role.html.j2", title=found.name, atlas=atlas, role=found)
