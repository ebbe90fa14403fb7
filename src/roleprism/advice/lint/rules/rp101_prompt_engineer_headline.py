"""RP101: the headline, the summary or the newest title is Prompt Engineer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roleprism.advice.lint.case import Case, ResumeCase, headline_roles, title_span
from roleprism.advice.lint.finding import Edit, Finding, Fix, Lifecycle, Rule
from roleprism.advice.lint.self_named import self_named
from roleprism.atlas import OTHER, title_role
from roleprism.document import Span

_PROMPTING = "prompt-engineer"
_ROLES_THAT_PROMPT = frozenset({"prompt-engineer", "ai-engineer"})


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase):
        return
    claims = [*_headline(case), *_summary(case)]
    yield from claims or _newest_title(case)


def _headline(case: ResumeCase) -> Iterator[Finding]:
    if _prompts_alone(headline_roles(case)):
        span, modern = title_span(case), _modern(case)
        say = f"Say {modern!r}." if _bears_out(case) else "Lead with the title of what you did."
        fix = Fix(f"Write {modern!r} as the headline.", (Edit(span, modern),), is_safe=False)
        title = case.record.document.title
        message = f"The headline {title!r} dates the résumé. {say}"
        yield RULE.finding(message, span, fix if _bears_out(case) and span.start < span.end else None)


def _summary(case: ResumeCase) -> Iterator[Finding]:
    for called in self_named(case):
        if _prompts_alone(called.roles):
            words, modern = called.span.slice(case.record.content), _modern(case)
            say = f"Say {modern!r}." if _bears_out(case) else "Say what you did instead."
            new = f"an {modern}" if words.lower().startswith(("a ", "an ")) else modern
            fix = Fix(f"Write {modern!r} in its place.", (Edit(called.span, new),), is_safe=False)
            message = f"You call yourself {' '.join(words.split())!r}, which dates the résumé. {say}"
            yield RULE.finding(message, called.span, fix if _bears_out(case) else None)
            return


def _newest_title(case: ResumeCase) -> Iterator[Finding]:
    for position in case.record.positions[:1]:
        if title_role(position.title, case.atlas) == _PROMPTING:
            at = case.record.content.find(position.title, position.span.start)
            span = Span(at, at + len(position.title))
            beside = repr(_modern(case)) if _bears_out(case) else "what the work was"
            yield RULE.finding(f"The newest title is {position.title!r}; say beside it: {beside}.", span)


def _prompts_alone(roles: Sequence[str]) -> bool:
    """Whether of all roles of the atlas prompting is the only one named."""
    return _PROMPTING in roles and not set(roles) - {_PROMPTING, OTHER}


def _bears_out(case: ResumeCase) -> bool:
    """Whether the work bears the modern title out."""
    return case.lead.role in _ROLES_THAT_PROMPT


def _modern(case: ResumeCase) -> str:
    return case.lead.title if case.lead.role == "ai-engineer" else case.atlas.role(_PROMPTING).fuller_title.text


RULE = Rule(
    code="RP101",
    name="prompt-engineer-headline",
    group="positioning",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="The headline, the summary or the newest title says Prompt Engineer.",
    why="Since 2024 prompting is a skill of AI engineers and seldom a job of its own; a reader takes the title for a "
    "picture of the field that stopped there.",
    instead="Claim 'AI Engineer (prompting & evals specialty)' where the work bears it out. A past employer's title "
    "stays what it was; say the modern one beside it.",
    bad="Prompt Engineer",
    good="AI Engineer (prompting & evals specialty)",
    find=_find,
)
