"""RP105: a stack that is led by tools on their way out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Edit, Finding, Fix, Lifecycle, Rule
from roleprism.atlas import Atlas, ToolStatus
from roleprism.atlas.role import Tool
from roleprism.document import SectionKind, Span

_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\w) (?=\w)")
"""Where a name may be written in two words, or in one: LangChain, Lang Chain."""
_IN_BRACKETS = re.compile(r"\s*\((.+)\)")
_BETWEEN = tuple(",;|/•·*:\n")
_AFTER_ITEM = re.compile(r"[ \t]*(?:\Z|[,;|/•·*\n]|and\b)")
_LIST = re.compile(r"[,;|/•·*]|\band\b")
"""Without any of these a line is no list: a certificate, say."""
_PROVIDER = re.compile(r"\b(?:openai|anthropic|claude|gemini|gpt)\b", re.IGNORECASE)
"""Whose models come before a declining tool leads with them, whatever of theirs is named."""


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase):
        return
    tools = {spelling: tool for tool in _tools(case.atlas) for spelling in _spellings(tool)}
    known = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_pattern, sorted(tools, key=len, reverse=True)))})(?!\w)", re.I)
    by_folded = {_folded(spelling): tool for spelling, tool in tools.items()}
    content = case.record.content
    for statement in case.found.statements:
        is_list = _LIST.search(content, *statement.span) is not None
        if statement.kind is not SectionKind.SKILLS or statement.is_heading or not is_list:
            continue
        named = [
            (by_folded[_folded(match[0])], Span(*match.span())) for match in known.finditer(content, *statement.span)
        ]
        first = named[0][1] if named and named[0][0].status is ToolStatus.DECLINING else None
        if first is not None and not _PROVIDER.search(content, statement.span.start, first.start):
            later = next((span for tool, span in named if tool.name in _beside(named[0][0].name, case.atlas)), None)
            message = (
                f"{first.slice(content)} leads the stack, and is on its way out. Lead with what teams start on now."
            )
            yield RULE.finding(message, first, _swap(content, statement.span, first, later) if later else None)
            return


def _swap(content: str, within: Span, first: Span, later: Span) -> Fix | None:
    """The two tools in each other's place; None where one of them has words of its own beside it."""
    if not all(_is_item(content, within, span) for span in (first, later)):
        return None
    name, other = first.slice(content), later.slice(content)
    return Fix(f"Let {other} and {name} change places.", (Edit(first, other), Edit(later, name)), is_safe=True)


def _is_item(content: str, within: Span, span: Span) -> bool:
    before = content[within.start : span.start].rstrip(" \t")
    starts = not before or before.endswith((*_BETWEEN, " and"))
    return starts and _AFTER_ITEM.match(content[span.end : within.end]) is not None


def _tools(atlas: Atlas) -> Iterator[Tool]:
    """All tools; of one that some role holds for declining that entry last."""
    every = [tool for role in atlas.roles for tool in role.tools]
    return iter(sorted(every, key=lambda tool: tool.status is ToolStatus.DECLINING))


def _spellings(tool: Tool) -> Iterator[str]:
    """A tool's name, and the longer one in its brackets: "MCP", "Model Context Protocol"."""
    yield _IN_BRACKETS.sub("", tool.name)
    yield from _IN_BRACKETS.findall(tool.name)


def _pattern(spelling: str) -> str:
    return "[ -]?".join(map(re.escape, _HUMPS.sub("\n", spelling).split("\n")))


def _folded(name: str) -> str:
    return re.sub(r"[ -]", "", name).lower()


def _beside(declining: str, atlas: Atlas) -> set[str]:
    """The current tools of the roles that the declining one belongs to: it is one of these that should lead."""
    return {
        tool.name
        for role in atlas.roles
        if declining in {tool.name for tool in role.tools if tool.status is ToolStatus.DECLINING}
        for tool in role.tools
        if tool.status is not ToolStatus.DECLINING
    }


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
