"""RP202: LLM work that nobody measured."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, ResumeCase
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.advice.record import PartShown, Shown, is_work
from roleprism.advice.words_of_work import MEASURED
from roleprism.reading.finder import Statement

_ROLE, _PROMPTING = "ai-engineer", "prompt-engineer"
_BUILT = ("an LLM feature shipped", "retrieval", "agents and tools", "prompts")
_PROMPTS = "prompts written and kept"
_MEASURED = ("evals", "observability", "cost and latency")
_ROLES = frozenset({_ROLE, _PROMPTING, "forward-deployed-engineer"})


def _find(case: Case) -> Iterator[Finding]:
    if not isinstance(case, ResumeCase) or case.lead.role not in _ROLES:
        return
    shown = {one.part.what: one for one in case.record.shown.get(_ROLE, ())}
    prompting = [one for one in case.record.shown.get(_PROMPTING, ()) if one.part.what == _PROMPTS]
    built = [shown[what] for what in _BUILT if what in shown] + prompting
    built = [one for one in built if one.how is Shown.WORK]
    measured = [what for what in _MEASURED if what in shown and shown[what].how is Shown.WORK]
    if not built or measured:
        return
    first = built[0].mentions[0]
    if any(MEASURED.search(case.record.text(statement)) for statement in _same_work(case, built)):
        return
    statement = case.found.statements[first.statement]
    artifact = shown["evals"].part.artifact.text
    message = (
        "LLM work is told here without evals, traces or cost: a reader cannot tell a demo from a product. Say how you "
        f"knew that it worked, what a request cost, or what you saw in its traces. None yet? {artifact}"
    )
    yield RULE.finding(message, statement.span if is_work(statement) else first.span)


def _same_work(case: ResumeCase, built: list[PartShown]) -> list[Statement]:
    """The work statements of the positions in which LLM work is told; all where no position holds it."""
    work = case.record.work_statements()
    at = [mention.span.start for one in built for mention in one.mentions]
    spans = [p.span for p in case.record.positions if any(p.span.start <= start < p.span.end for start in at)]
    inside = [s for s in work if any(span.start <= s.span.start < span.end for span in spans)]
    return inside or list(work)


RULE = Rule(
    code="RP202",
    name="llm-without-evals",
    group="evidence",
    kind="resume",
    lifecycle=Lifecycle.STABLE,
    summary="LLM features are told of, and nowhere how they were measured, watched or paid for.",
    why="Evals, observability and cost are what an AI engineer owns beside the feature; without them the work "
    "looks like "
    "a prototype.",
    instead="Add one line: the eval set and what it blocks, the traces and what they showed, or the cost per request "
    "before and after.",
    bad="- Built a RAG chatbot over company documents with LangChain",
    good="- Built a RAG assistant; 120 test questions in CI, answer accuracy 71% to 88%, 2 cents a conversation",
    find=_find,
)
