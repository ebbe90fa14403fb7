"""RP501: words that a person does not see, or a page that no parser sees."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, document_of
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.document import Span
from roleprism.reading.hidden import Hidden

_MOST_QUOTED = 80
_TELLING_LETTERS = 3


def _find(case: Case) -> Iterator[Finding]:
    if case.look is None:
        return
    content = document_of(case).text.content
    for part in case.look.hidden:
        if sum(map(str.isalnum, part.text)) >= _TELLING_LETTERS:
            where = f" on page {part.page}" if part.page else ""
            quote = part.text if len(part.text) <= _MOST_QUOTED else f"{part.text[:_MOST_QUOTED]}…"
            message = (
                f"{part.how.capitalize()}{where}, which no person sees and every parser reads: {quote!r}. Remove it."
            )
            yield RULE.finding(message, _span(part, content))
    for page in case.look.pictures:
        message = f"Page {page} is a picture: no parser reads a word of it. Export the text itself."
        yield RULE.finding(message, Span(0, 0))


def _span(part: Hidden, content: str) -> Span:
    """Where the hidden words stand in the text, if they do."""
    first = part.text.split()[0]
    at = content.find(part.text)
    end = at + len(part.text)
    if at < 0:
        at = content.find(first)
        end = at + len(first)
    return Span(at, end) if at >= 0 else Span(0, 0)


RULE = Rule(
    code="RP501",
    name="hidden-text",
    group="document",
    kind="any",
    lifecycle=Lifecycle.STABLE,
    summary="White, tiny, see-through, off-page or hidden letters; or a page that is only a picture.",
    why="Screens compare what they parse with what a person sees, and turn down what differs; and what stands in a "
    "picture is not read at all.",
    instead="Delete the hidden words; export pictures of text as text.",
    bad="white letters below the footer: Kubernetes PyTorch LLM RAG",
    good="the skills that you have, in the letters of the page",
    find=_find,
)
