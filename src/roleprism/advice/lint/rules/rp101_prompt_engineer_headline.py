"""RP101: the headline or the newest title is Prompt Engineer."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase, headline_roles, title_span
from roleprism.advice.lint.finding import Edit, Finding, Fix, Lifecycle, Rule
from roleprism.atlas import OTHER, title_role
from roleprism.document import Span

_PROMPTING = "prompt-engineer"
_ROLES_THAT_PROMPT = frozenset({"prompt-engineer", "ai-engineer"})


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase):
        return
    title = case.record.document.title
    modern = case.atlas.role(_PROMPTING).fuller_title.text
    if case.lead.role == "ai-engineer":
        modern = case.lead.title
    named = headline_roles(case)
    if _PROMPTING in named and not set(named) - {_PROMPTING, OTHER}:
        span = title_span(case)
        say = f"Say {modern!r}." if case.lead.role in _ROLES_THAT_PROMPT else "Lead with the title of what you did."
        yield RULE.finding(f"The headline {title!r} dates the résumé. {say}", span, _fix(case, span, modern))
        return
    newest = case.record.positions[:1]
    for position in newest:
        if title_role(position.title, case.atlas) == _PROMPTING:
            at = case.record.content.find(position.title, position.span.start)
            span = Span(at, at + len(position.title))
            beside = repr(modern) if case.lead.role in _ROLES_THAT_PROMPT else "what the work was"
            yield RULE.finding(f"The newest title is {position.title!r}; say beside it: {beside}.", span)


def _fix(case: ResumeCase, span: Span, modern: str) -> Fix | None:
    """The modern title in its place, where the work bears it out."""
    if span.start == span.end or case.lead.role not in _ROLES_THAT_PROMPT:
        return None
    return Fix(f"Write {modern!r} as the headline.", (Edit(span, modern),), is_safe=False)


RULE = Rule(
    code="RP101",
    name="prompt-engineer-headline",
    group="positioning",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="The headline, or the newest title, is Prompt Engineer.",
    why="Since 2024 prompting is a skill of AI engineers and seldom a job of its own; a reader takes the title for a "
    "picture of the field that stopped there.",
    instead="Claim 'AI Engineer (prompting & evals specialty)' where the work bears it out. A past employer's title "
    "stays what it was; say the modern one beside it.",
    bad="Prompt Engineer",
    good="AI Engineer (prompting & evals specialty)",
    find=_find,
)
