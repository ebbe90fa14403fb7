"""RP105: a stack that is led by tools on their way out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Edit, Finding, Fix, Lifecycle, Rule
from roleprism.atlas import Atlas, ToolStatus
from roleprism.document import SectionKind, Span

_ITEM = re.compile(r"[^,;|•·*\n]+")
_LEADING = 3
"""A tool further down a list than this does not lead it, whatever stands before."""
_LABEL = re.compile(r"^[^:,]{2,40}:\s*")


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase):
        return
    declining = _names(case.atlas, {ToolStatus.DECLINING})
    current = _names(case.atlas, {ToolStatus.CURRENT, ToolStatus.EMERGING}) - declining
    for statement in case.found.statements:
        if statement.kind is not SectionKind.SKILLS or statement.is_heading:
            continue
        items = list(_items(case.record.content, statement.span))
        tools = [(name.lower(), span) for name, span in items if name.lower() in declining | current]
        if tools and tools[0][0] in declining and tools[0][1] in [span for _, span in items[:_LEADING]]:
            first = tools[0][1]
            name = first.slice(case.record.content)
            later = next((span for tool, span in tools if tool in _beside(tools[0][0], case.atlas)), None)
            fix = None
            if later is not None:
                swap = Edit(first, later.slice(case.record.content)), Edit(later, name)
                fix = Fix(f"Let {later.slice(case.record.content)} and {name} change places.", swap, is_safe=True)
            message = f"{name} leads the stack, and is on its way out. Lead with what teams start on now."
            yield RULE.finding(message, first, fix)
            return


def _names(atlas: Atlas, statuses: set[ToolStatus]) -> set[str]:
    return {tool.name.lower() for role in atlas.roles for tool in role.tools if tool.status in statuses}


def _beside(declining: str, atlas: Atlas) -> set[str]:
    """The current tools of the roles that the declining one belongs to: it is one of these that should lead."""
    return {
        tool.name.lower()
        for role in atlas.roles
        if declining in {tool.name.lower() for tool in role.tools if tool.status is ToolStatus.DECLINING}
        for tool in role.tools
        if tool.status is not ToolStatus.DECLINING
    }


def _items(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The items of a list with where each stands; a label before it is none."""
    label = _LABEL.match(span.slice(text))
    start = span.start + (label.end() if label else 0)
    for item in _ITEM.finditer(text, start, span.end):
        name = item[0].strip()
        if name:
            at = item.start() + item[0].index(name)
            yield name, Span(at, at + len(name))


RULE = Rule(
    code="RP105",
    name="declining-tools-lead",
    group="positioning",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="The first AI tool of the skills list is one that the market is leaving.",
    why="The first name of a stack dates it. LangChain and LlamaIndex are still in use, and no longer what a team that "
    "starts today leads with.",
    instead="Put first what you use now: a provider's SDK, MCP, an eval tool; the older names may follow.",
    bad="Skills: LangChain, LlamaIndex, OpenAI SDK, pgvector",
    good="Skills: OpenAI SDK, pgvector, Promptfoo, LangChain",
    find=_find,
)
