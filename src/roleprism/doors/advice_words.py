"""Advice in plain words: what the command line and the report share."""

from __future__ import annotations

from collections.abc import Sequence

from roleprism.advice import Advice
from roleprism.advice.employers import View
from roleprism.atlas import OTHER, Atlas
from roleprism.doors import words


def months_words(months: int) -> str:
    """A stretch of time as people say it: "7 months", "4 years"."""
    if months < 18:
        return f"{months} month{'' if months == 1 else 's'}"
    return f"{round(months / 12)} years"


def calls(views: Sequence[View]) -> str:
    """Why the first of some employers would call a person so, in a sentence: what adds up to its bits.

    Where the others see less, how little the last of them sees.
    """
    first, last = views[0], min(views, key=lambda view: view.bits)
    told = "; ".join(f"{row.what} ({words.signed(row.bits)})" for row in first.rows)
    rest = (
        f"; for the others down to {words.signed(last.bits)}"
        if words.signed(last.bits) != words.signed(first.bits)
        else ""
    )
    return f"{told} = {words.signed(first.bits)} bits{rest}"


def names_shown(names: Sequence[str], most: int = 8) -> str:
    """The first names, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def known_of(views: Sequence[View], atlas: Atlas, most: int = 3) -> str:
    """What is known of the first employers of some views: what they look for in the role, and their own postings.

    Of the very first, `calls` tells the postings. Empty where nothing is known.
    """
    told: dict[str, list[str]] = {}
    for view in views:
        employer = atlas.employer(view.employer)
        for note in employer.notes:
            if note.concerns(view.role):
                told.setdefault(note.fact.text, []).append(employer.name)
    looks_for = [f"{', '.join(names)}: {text}" for text, names in told.items()]
    own = [
        f"{atlas.employer(view.employer).name}: {view.own.what} ({words.signed(view.own.bits)})."
        for view in views[1:]
        if view.own
    ]
    return " ".join((*looks_for[:most], *own[:most]))


def heard_words(advice: Advice, atlas: Atlas) -> str:
    """Of which employers how many own postings were heard, those with most first: "38 of OpenAI, 12 of Anthropic"."""
    most_first = sorted(advice.heard.items(), key=lambda item: (-item[1], item[0]))
    return names_shown([f"{n} of {atlas.employer(slug).name}" for slug, n in most_first])


def grouped_views(views: Sequence[View]) -> list[list[View]]:
    """The views of each role together, in their order."""
    groups: dict[str, list[View]] = {}
    for view in views:
        groups.setdefault(view.role, []).append(view)
    return list(groups.values())


def no_view_words(advice: Advice) -> str:
    """What is said where no employer would call."""
    if advice.record.work.spectrum.thin:
        return "Too little work is told for any employer to see something in it."
    return "The atlas lists no employer that looks for this work yet; that says nothing of the work."


def title_words(advice: Advice) -> str:
    """The title to lead with; where no AI role is supported the headline, if that names work outside them."""
    headline = advice.record.reading.title
    outside = headline.text if headline.role == OTHER else "the title of what you did"
    return advice.lead.title or outside
