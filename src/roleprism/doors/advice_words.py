"""Advice in plain words: what the command line and the report share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from roleprism.advice.employers import View
from roleprism.atlas import Atlas


def months_words(months: int) -> str:
    """A stretch of time as people say it: "7 months", "4 years"."""
    if months < 18:
        return f"{months} month{'' if months == 1 else 's'}"
    return f"{round(months / 12)} years"


def calls(view: View) -> str:
    """Why an employer would call a person so, in a sentence: what adds up to its bits."""
    return "; ".join(f"{row.what} ({row.bits:+.1f})" for row in view.rows) + f" = {view.bits:+.1f} bits"


def names_shown(names: Sequence[str], most: int = 8) -> str:
    """The first names, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def known_of(views: Sequence[View], atlas: Atlas, most: int = 3) -> str:
    """What the first employers of some views look for in the role; empty where the atlas does not know."""
    told: dict[str, list[str]] = {}
    for view in views:
        employer = atlas.employer(view.employer)
        for note in employer.notes:
            if note.concerns(view.role):
                told.setdefault(note.fact.text, []).append(employer.name)
    return " ".join(f"{', '.join(names)}: {text}" for text, names in list(told.items())[:most])


def grouped_views(views: Sequence[View], most: int, employers: Mapping[str, str]) -> list[list[View]]:
    """The first views that speak for the person, those of one role and one reason together.

    Args:
        employers: slug -> name.
    """
    groups: dict[tuple[str, str], list[View]] = {}
    for view in views:
        if view.bits > 0:
            reasons = "".join(row.what.replace(employers[view.employer], "") for row in view.rows)
            groups.setdefault((view.role, reasons), []).append(view)
    return list(groups.values())[:most]
