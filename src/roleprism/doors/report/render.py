"""The page itself: templates and style into one file that needs nothing else.

The page loads nothing and runs nothing: its policy allows the one style sheet inside it, by hash, and
no script at all. So a document that tries to bring its own script can at most be read.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from roleprism.advice import Advice, Shown
from roleprism.advice.employers import welcomes
from roleprism.atlas import Atlas
from roleprism.doors import words
from roleprism.doors.advice_words import (
    calls,
    grouped_views,
    heard_words,
    known_of,
    months_words,
    no_view_words,
    title_words,
)
from roleprism.doors.context import PAGE_WIDTH, in_context
from roleprism.doors.palette import LOOKS
from roleprism.doors.report import prism
from roleprism.doors.report.view import document_view
from roleprism.errors import Fault
from roleprism.spectrum import Reading, percents

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What HTML forbids or rewrites; one sign each stands in, so that the words keep their places."""


def render_report(readings: Sequence[Reading], faults: Sequence[Fault], atlas: Atlas) -> str:
    """The page as text, to be written as UTF-8; see `report_values`."""
    return render_page("page.html.j2", atlas, readings, apart=False, **report_values(readings, faults, atlas))


def report_values(readings: Sequence[Reading], faults: Sequence[Fault], atlas: Atlas) -> dict[str, Any]:
    """What `page.html.j2` shows.

    Args:
        readings: in the order in which they are to be shown.
        faults: what could not be read, told at the end.
        atlas: gives the roles their names and meanings.
    """
    views = [document_view(reading, number, atlas) for number, reading in enumerate(readings, start=1)]
    title = views[0].heading if len(views) == 1 else words.counted(len(views), "document")
    return {"title": title, "views": views, "faults": faults}


def render_advice(advice: Advice, atlas: Atlas) -> str:
    """The advice to one person as such a page, with the reading that it rests on at its end."""
    return render_page("advice.html.j2", atlas, [advice.record.reading], **advice_values(advice, atlas))


def advice_values(advice: Advice, atlas: Atlas) -> dict[str, Any]:
    """What `advice.html.j2` shows."""
    reading = advice.record.reading
    employers = {employer.slug: employer.name for employer in atlas.employers}
    welcoming = [view for view in advice.views if welcomes(view, advice.record, atlas)]
    return {
        "title": words.heading(reading.document),
        "advice": advice,
        "done": percents(advice.lead.work),
        "said": percents(advice.lead.words),
        "decided": [(ev, in_context(advice.record.content, ev.span, PAGE_WIDTH)) for ev in advice.lead.evidence],
        "view": document_view(reading, 1, atlas),
        "title_words": title_words(advice),
        "no_view_words": no_view_words(advice),
        "groups": grouped_views(welcoming),
        "known_of": lambda views: known_of(views, atlas),
        "heard": heard_words(advice, atlas),
        "lesson": atlas.boundaries.lesson.text,
        "employers": employers,
        "shown_as": list(Shown),
    }


def render_page(template: str, atlas: Atlas, readings: Sequence[Reading], **values: object) -> str:
    """A page of one template, with the style, the policy and the versions around it.

    Args:
        readings: whose versions are told at the end; empty where the page is of none.
    """
    style = stylesheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment().get_template(template).render(
        layout="base.html.j2",
        style=Markup(style),  # noqa: S704  our own file, and the only thing that is not escaped
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        names=words.role_names(atlas),
        versions=_versions(readings),
        **values,
    )  # fmt: skip


@cache
def stylesheet() -> str:
    """The style of the page, with the colours of the roles."""
    light = _role_rules(((slug, look.light) for slug, look in LOOKS.items()), "")
    dark = _role_rules(((slug, look.dark) for slug, look in LOOKS.items()), "  ")
    static = files("roleprism.doors.report").joinpath("report.css").read_text("utf-8")
    return f"{static}\n{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _role_rules(colours: Iterable[tuple[str, str]], indent: str) -> str:
    return "\n".join(f"{indent}.r-{slug} {{ --role: {colour}; }}" for slug, colour in colours)


@cache
def environment(*rooms: str) -> Environment:
    """Where templates are found, with what they all use.

    Args:
        rooms: packages with templates of their own, which come before these.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(room) for room in (*rooms, "roleprism.doors.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"looks": LOOKS, "picture": prism, "counted": words.counted}
    environment.filters |= {"bits": words.signed, "shown": _shown, "calls": calls, "time": months_words}
    return environment


def _shown(text: str) -> str:
    return _UNSHOWABLE.sub("\ufffd", text)


def _versions(readings: Sequence[Reading]) -> dict[str, str]:
    return {name: version for reading in readings[:1] for name, version in reading.versions.items()}
