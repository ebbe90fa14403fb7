"""RP401: the title of a posting names one AI role, and its work is another's."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, PostingCase, title_span
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.lint.titles import claimed_roles, duties
from roleprism.atlas import OTHER
from roleprism.spectrum import percents

_MOST, _MOST_OTHER = 0.75, 0.9
"""Of the work is another role's; or no AI role's, which a text that tells little of its work looks like too."""
_HARDLY = 0.05
_SURE = 0.9
_ENOUGH_DUTIES = 3
_CUSTOMERS = frozenset({"forward-deployed-engineer", "ai-solutions-architect"})
"""Of these the shape of the work is told by few words: where nothing else leads, nothing is claimed wrongly."""


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, PostingCase):
        return
    spectrum, roles = case.reading.spectrum, claimed_roles(case)
    if spectrum.thin or not roles or spectrum.confidence < _SURE or len(duties(case)) < _ENOUGH_DUTIES:
        return
    first, named = spectrum.primary, case.reading.title.role or OTHER
    claimed = sum(spectrum.shares[role] for role in roles)
    most = _MOST_OTHER if first == OTHER else _MOST
    if first in roles or spectrum.shares[first] < most or claimed > _HARDLY:
        return
    if first == OTHER and named in _CUSTOMERS:
        return
    name, percent = case.atlas.role(named).name, percents(spectrum.shares)
    if first == OTHER:
        does, instead = "none of the AI roles", "Leave the AI role out of the title, or say what AI work there is"
    else:
        does, instead = case.atlas.role(first).name, f"Call it {case.atlas.role(first).name}"
        if case.atlas.crossings(named, first):
            instead = f"It crosses the line between the two. {case.atlas.boundaries.statement.text} {instead}"
    message = (
        f"The title names {name}; {percent[first]}% of the work is that of {does}, and "
        f"{percent[named]}% {name}. {instead}."
    )
    yield RULE.finding(message, title_span(case))


RULE = Rule(
    code="RP401",
    name="title-and-work-disagree",
    group="posting",
    kind="posting",
    lifecycle=Lifecycle.STABLE,
    summary="The title names one AI role, and most of the work is another's.",
    why="The people whom the title calls do other work, and those who do this work search for another title.",
    instead="Use the title that the work supports.",
    bad="AI Engineer (over the training of ranking models)",
    good="ML Engineer",
    find=_find,
    measured="42 of 44 hits on corpus postings were right in the eyes of a careful reader: all that it flags of 2,906 "
    "whose title claims AI work. An earlier form that asked for a smaller part of the work reached 19 of 30.",
)
