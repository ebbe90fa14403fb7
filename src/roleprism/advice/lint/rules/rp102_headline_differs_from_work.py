"""RP102: the headline names one AI role, and the work is another's."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase, headline_roles, title_span
from roleprism.advice.lint.finding import Edit, Finding, Fix, Lifecycle, Rule
from roleprism.atlas import OTHER, title_role

_MUCH_LESS = 0.5
_NONE_TO_SPEAK_OF = 0.08
_MOSTLY_OTHER = 0.8
_ELSEWHERE = frozenset({"prompt-engineer", OTHER})
"""A headline of Prompt Engineer is RP101's; one outside the AI roles understates, and misleads nobody."""


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or case.record.work.spectrum.thin:
        return
    first = title_role(case.record.document.title, case.atlas)
    if first is None or first in _ELSEWHERE:
        return
    claimed = [role for role in headline_roles(case) if role not in _ELSEWHERE] or [first]
    shares, lead = case.record.told, case.lead.role
    # Whoever writes prompts is advised to lead as an AI Engineer: a headline that does is right.
    if {lead, title_role(case.lead.title, case.atlas)} & set(claimed):
        return
    name, share = " and ".join(case.atlas.role(role).name for role in claimed), sum(shares[role] for role in claimed)
    span = title_span(case)
    if lead != OTHER and share < _MUCH_LESS * shares[lead]:
        other, percent = case.atlas.role(lead).name, case.record.percent
        said = sum(percent[role] for role in claimed)
        told = f"The headline says {name}, and {said}% of the work told is; {percent[lead]}% is {other} work."
        if len(claimed) == 1 and case.atlas.crossings(first, lead):
            message = (
                f"{told} It crosses the line between the two. {case.atlas.boundaries.statement.text} Keep the title "
                f"where you hold it; where a posting asks for {other}, lead with {case.lead.title!r}."
            )
        else:
            message = f"{told} Lead with {case.lead.title!r}, or tell the {name} work."
        fix = Fix(f"Write {case.lead.title!r} as the headline.", (Edit(span, case.lead.title),), is_safe=False)
        yield RULE.finding(message, span, fix if span.end > span.start else None)
    elif lead == OTHER and share < _NONE_TO_SPEAK_OF and shares[OTHER] >= _MOSTLY_OTHER:
        message = f"The headline says {name}, and nothing told of the work is. Tell such work, or take the title back."
        yield RULE.finding(message, span)


RULE = Rule(
    code="RP102",
    name="headline-differs-from-work",
    group="positioning",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="The headline names one AI role, and the work told is mostly another's: AI Engineer over the training of "
    "models, or ML Engineer over features built on models of others.",
    why="Recruiters skim for the words of the role in the headline; where the work below has the words of "
    "another, both "
    "screens say no.",
    instead="Lead with the title that the shipped work supports; where you want the other role, tell the work you did "
    "for it first.",
    bad="Machine Learning Engineer (over a year of shipping LLM features on hosted models)",
    good="AI Engineer (retrieval & evals)",
    find=_find,
)
