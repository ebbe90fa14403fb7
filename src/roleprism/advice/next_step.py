"""The roles that lie nearest: the atlas' table by background, adjusted by what the work shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from roleprism.advice.background import PastWork
from roleprism.advice.lead import LEAST_LEAD, LEAST_NEAR
from roleprism.advice.record import PartShown, Record, Shown
from roleprism.advice.wishes import Wishes
from roleprism.atlas import ROLE_SLUGS, Atlas
from roleprism.atlas.background import NextStep
from roleprism.atlas.proof import Part

_RANKS = (0.6, 0.35, 0.2)
"""How much the table's first, second and third step count beside the share of the work that is of the role already."""
_WANTED = 0.5
_MOST_STEPS = 3
_MOST_MISSING = 3


class Step(NamedTuple):
    """A role to grow into.

    Args:
        role: its slug.
        why: what speaks for it.
        employers: slugs of employers that stand for it.
        share: how much of the work told is of this role already.
        shown: the parts of its work, as the résumé shows them.
        missing: what to show next, what makes the role first; each part holds the smallest artifact that would.
        is_told: `why` tells the share.
    """

    role: str
    why: str
    employers: tuple[str, ...]
    share: float
    shown: tuple[PartShown, ...]
    missing: tuple[Part, ...]
    is_told: bool = False


def next_steps(
    record: Record, past: Sequence[PastWork], atlas: Atlas, wishes: Wishes | None = None
) -> tuple[Step, ...]:
    """The steps of the person's backgrounds and those that the work itself points to, the likeliest first.

    Args:
        wishes: roles wanted come sooner, and roles refused not at all.
    """
    wishes = wishes or Wishes()
    shares = record.told
    rank: dict[str, float] = {}
    step: dict[str, Step] = {}
    for one in past:
        for place, told in zip(_RANKS, one.background.next_steps, strict=False):
            weight = place * one.part
            rank[told.role] = rank.get(told.role, 0.0) + weight
            step.setdefault(told.role, _known_step(told, record))
    for role in ROLE_SLUGS:
        if shares[role] >= LEAST_NEAR and role not in step and atlas.role(role).status.flag != "yellow":
            why = f"{record.percent[role]}% of the work told is of this role already."
            step[role] = _step(role, why, (), record)._replace(is_told=True)
    for role in wishes.want:
        rank[role] = rank.get(role, 0.0) + _WANTED
        step.setdefault(role, _step(role, _why_wanted(role, atlas), (), record))
    ordered = sorted(step, key=lambda role: -(rank.get(role, 0.0) + shares[role]))
    return tuple(step[role] for role in ordered if role not in wishes.refuse)[:_MOST_STEPS]


def _known_step(told: NextStep, record: Record) -> Step:
    """A step of the table, told as such to someone who does that work already."""
    step = _step(told.role, told.why.text, told.employers, record)
    if step.share < LEAST_LEAD:
        return step
    why = f"You do this work already ({record.percent[told.role]}% of what is told). {step.why}"
    return step._replace(why=why, is_told=True)


def _why_wanted(role: str, atlas: Atlas) -> str:
    """That it was wished for; of a title that warns readers off also why, and what it is called now."""
    wanted, entry = "You said that you want it.", atlas.role(role)
    if entry.status.flag != "yellow":
        return wanted
    return f"{wanted} {entry.status.text.text} The title is a yellow flag to readers: say {entry.fuller_title.text!r}."


def _step(role: str, why: str, employers: tuple[str, ...], record: Record) -> Step:
    shown = record.shown.get(role, ())
    return Step(role, why, employers, record.told[role], shown, missing_parts(shown))


def missing_parts(shown: Sequence[PartShown]) -> tuple[Part, ...]:
    """The parts that no work stands behind, those that make the role first."""
    lacking = [one.part for one in shown if one.how is not Shown.WORK]
    return tuple(sorted(lacking, key=lambda part: not part.is_core)[:_MOST_MISSING])
