"""The title to lead with: the one that the shipped work supports, and how to say it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from roleprism.advice.record import PartShown, Record, Shown
from roleprism.atlas import OTHER, ROLE_SLUGS, Atlas, title_role
from roleprism.evidence import TELLING_BITS, Evidence
from roleprism.reading.scan import fold_phrases

LEAST_LEAD = 0.3
"""A role with less of the work than this, or none of its parts, is not yet one to lead with. Of 90 résumés that
readers gave a lead this finds 88, and 0.15 finds 85; of 120 others 115 and 112 (`training/data/resumes`)."""

LEAST_FIRST = 0.2
"""Enough where the role has more of the work than what lies outside the AI roles: one that has a bit less than
`LEAST_LEAD` beside two or three of its kin. Of those 90 and 120 it changes none."""

LEAST_NEAR = 0.15
"""A role with as much of the work lies near: one to grow into, to lead with as a second, and that employers see."""

CLOSE = 0.5
"""A second role may be led with too where it has at least this part of the share of the first."""

_NO_SECTIONS = (
    "Take this with care: no heading tells where the work starts ('Experience', 'Projects'), so that everything in the "
    "résumé was heard alike."
)
_NO_SOFTWARE = (
    "The title advised promises software as well, of which no line here tells: where you build none, keep the title "
    "you have and add 'prompting & evals' to it."
)
_PROMPTING, _BUILDING = "prompt-engineer", "ai-engineer"
_WITHOUT_SOFTWARE = frozenset({"evals", "prompts"})
_MAX_SPECIALTIES = 2
_MAX_EVIDENCE = 5
_LEAST_PART = 0.5
"""What says less than half of what it says for another role is not told as what decided for this one."""


@dataclass(frozen=True)
class Lead:
    """What to call oneself.

    Args:
        role: the slug; `other` where no AI role is supported yet.
        title: how to say it; empty for `other`.
        second: slug and title of a role that lies close; None where none does.
        work, words: role slug -> share, of what was done and of the whole résumé with its skills list and summary; of
            what was done nothing, where too little is told to say.
        reason: why, in a sentence or two.
        evidence: the words that decided it, at most one piece of each statement, the weightiest first.
    """

    role: str
    title: str
    second: tuple[str, str] | None
    work: Mapping[str, float]
    words: Mapping[str, float]
    reason: str
    evidence: tuple[Evidence, ...]


def lead_with(record: Record, atlas: Atlas) -> Lead:
    """The title that the work supports."""
    work, words = record.told, record.reading.spectrum.shares
    first, runner_up = sorted(ROLE_SLUGS, key=lambda role: -work[role])[:2]
    least = LEAST_FIRST if work[first] > work[OTHER] else LEAST_LEAD
    if work[first] < least or not any(one.how is Shown.WORK for one in record.shown.get(first, ())):
        return Lead(OTHER, "", None, work, words, _no_lead(record, first, atlas), _decided_by(OTHER, record))
    close = work[runner_up] >= max(LEAST_NEAR, CLOSE * work[first])
    second = (runner_up, title_of(runner_up, record, atlas)) if close else None
    return Lead(
        role=first,
        title=title_of(first, record, atlas),
        second=second,
        work=work,
        words=words,
        reason=_reason(first, second, record, atlas),
        evidence=_decided_by(first, record),
    )


def _decided_by(role: str, record: Record) -> tuple[Evidence, ...]:
    """What decided for the role, one piece of each statement, the weightiest first."""
    starts = [statement.span.start for statement in record.found.statements]
    by_statement: dict[int, Evidence] = {}
    for ev in record.work.evidence:
        if ev.weights[role] >= max(TELLING_BITS, _LEAST_PART * ev.bits):
            by_statement.setdefault(bisect_right(starts, ev.span.start), ev)
    return tuple(sorted(islice(by_statement.values(), _MAX_EVIDENCE), key=lambda ev: (-ev.weights[role], ev.span)))


def which_to_lead_with(lead: Lead) -> str:
    """Which of several titles the work supports, and what becomes of one that lies close."""
    if not lead.title:
        return "Keep the one that the work supports."
    second = f"; keep a second version led by {lead.second[1]!r}" if lead.second else ""
    return f"Lead with {lead.title!r} alone{second}."


def title_of(role: str, record: Record, atlas: Atlas) -> str:
    """A role's title with what the work shows most of: "AI Engineer (retrieval & evals)"."""
    entry = atlas.role(role)
    if role == _PROMPTING:
        return entry.fuller_title.text
    work = set(record.work_statements())
    shown = [one for one in record.shown.get(role, ()) if one.how is Shown.WORK and one.part.specialty]
    told = [(sum(record.found.statements[mention.statement] in work for mention in one.mentions), one) for one in shown]
    bearing = [(lines, one) for lines, one in told if lines > 1 or _is_named(one)]
    bearing.sort(key=lambda pair: -pair[0])
    named = [one.part.specialty for _, one in bearing[:_MAX_SPECIALTIES]]
    joint = ", " if any("&" in one for one in named) else " & "
    return f"{entry.name} ({joint.join(named)})" if named else entry.name


def _is_named(shown: PartShown) -> bool:
    """Whether words of the part's own show it: everyday words of a single line bear no title."""
    own = set(fold_phrases(shown.part.phrases))
    return any(mention.phrase in own for mention in shown.mentions)


def _reason(
    first: str,
    second: tuple[str, str] | None,
    record: Record,
    atlas: Atlas,
) -> str:
    words, percent = record.reading.spectrum.shares, record.percent
    name = atlas.role(first).name
    parts = [f"{percent[first]}% of the work that the résumé tells is {name} work."]
    if not record.has_work_sections:
        parts.append(_NO_SECTIONS)
    if first == _PROMPTING:
        parts.append(atlas.role(first).status.text.text)
        if not _builds(record):
            parts.append(_NO_SOFTWARE)
    named = max(ROLE_SLUGS, key=lambda role: words[role])
    if named != first and words[named] >= LEAST_LEAD:
        other = atlas.role(named).name
        parts.append(f"With its lists and summary the résumé reads more like {other}; what was done counts more.")
    if second is not None:
        close = atlas.role(second[0]).name
        parts.append(f"{close} lies close, with {percent[second[0]]}%: lead with it where a posting asks for it.")
        parts.append(atlas.boundaries.advice.text)
    return " ".join(parts)


def _builds(record: Record) -> bool:
    """Whether some part that makes an AI engineer has work behind it, evals apart, which need no software."""
    shown = record.shown.get(_BUILDING, ())
    return any(one.how is Shown.WORK and one.part.what not in _WITHOUT_SOFTWARE for one in shown)


def _no_lead(record: Record, nearest: str, atlas: Atlas) -> str:
    if record.work.spectrum.thin:
        return "The résumé says too little about work done to support any of these titles."
    percent = record.percent[nearest]
    name = atlas.role(nearest).name
    near = f" The nearest is {name}, with {percent}%." if percent else ""
    doubt = "" if record.has_work_sections else f" {_NO_SECTIONS}"
    claimed = title_role(record.document.title, atlas)
    if claimed is None or claimed == OTHER:
        return f"The work told here supports none of the AI titles yet.{near}{doubt}"
    told = f"not even {atlas.role(claimed).name}, which the headline claims"
    return f"The work told here supports none of the AI titles yet, {told}.{near}{doubt}"
