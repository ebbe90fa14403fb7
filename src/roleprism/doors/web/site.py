"""What all pages share: the desk, the sessions, the templates, and how a page asks for them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Form, HTTPException, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from roleprism.doors.desk import Desk
from roleprism.doors.report.render import environment
from roleprism.doors.web.session import Session
from roleprism.doors.web.task import Tasks
from roleprism.errors import Fault


@dataclass(frozen=True)
class Site:
    """One server.

    Args:
        market: the folder of readings for the market page; None where there is none.
        quiz_file: where the quiz keeps its score.
    """

    desk: Desk
    market: Path | None
    quiz_file: Path
    tasks: Tasks = field(default_factory=Tasks)

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """A page of a template."""
        text = self.fragment(request, template, layout="app.html.j2", **values)
        return HTMLResponse(text, status)

    def fragment(self, request: Request, template: str, **values: Any) -> str:
        """The text of a template."""
        session: Session | None = getattr(request.state, "session", None)
        return environment("roleprism.doors.web").get_template(template).render(
            names=self.desk.names, versions=self.desk.reader.versions, has_market=self.market is not None,
            door=request.url.path.split("/")[1] or "read", csrf=session.csrf if session else "", task=self.tasks.newest,
            **values,
        )  # fmt: skip


def the_site(request: Request) -> Site:
    """The server that a request came to."""
    site: Site = request.app.state.site
    return site


def the_session(request: Request) -> Session:
    """The session of the browser that asks."""
    session: Session = request.state.session
    return session


TheSite = Annotated[Site, Depends(the_site)]
TheSession = Annotated[Session, Depends(the_session)]


def check_token(session: TheSession, csrf: Annotated[str, Form()] = "") -> None:
    """Refuse a form that is none of our own pages'."""
    if not secrets.compare_digest(csrf.encode("utf-8", "replace"), session.csrf.encode()):
        raise HTTPException(403, "This form is not from a page that is open here, or the server was started anew.")


OWN_FORM = [Depends(check_token)]
"""For every page that a form is sent to."""


def go(path: str) -> RedirectResponse:
    """Send the browser on, so that a reload sends nothing twice."""
    return RedirectResponse(path, 303)


def failed(site: Site, request: Request, faults: Sequence[Fault], status: int) -> Response:
    """A page that says what is wrong."""
    return site.page(request, "failed.html.j2", status=status, title="Not done", faults=faults)
