"""RP501: words that a person does not see, or a page that no parser sees."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint.case import Case, document_of
from roleprism.advice.lint.finding import Finding, Lifecycle, Rule
from roleprism.document import Span

_MOST_QUOTED = 80
_TELLING_LETTERS = 3
_NEAR = 2_000
_MOST_WHOLE = 200


def _find(case: Case) -> Iterator[Finding]:
    if case.look is None:
        return
    finder = _Finder(document_of(case).text.content)
    for part in case.look.hidden:
        if sum(map(str.isalnum, part.text)) >= _TELLING_LETTERS:
            where = f" on page {part.page}" if part.page else ""
            quote = part.text if len(part.text) <= _MOST_QUOTED else f"{part.text[:_MOST_QUOTED]}…"
            message = (
                f"{part.how.capitalize()}{where}, which no person sees and every parser reads: {quote!r}. Remove it."
            )
            yield RULE.finding(message, finder.span(part.text))
    for page in case.look.pictures:
        message = f"Page {page} is a picture: no parser reads a word of it. Export the text itself."
        yield RULE.finding(message, Span(0, 0))


class _Finder:
    """Finds words in a text where most follow one another: near the last ones first, and through the whole text seldom.

    Words that are hidden from the text as well are searched in vain, and a file may hold thousands.
    """

    def __init__(self, content: str) -> None:
        self._content = content
        self._at = 0
        self._whole_left = _MOST_WHOLE

    def span(self, words: str) -> Span:
        """Where the words stand, or the first one of them; empty at 0 where neither does."""
        for wanted in (words, words.split()[0]):
            at = self._content.find(wanted, self._at, self._at + len(wanted) + _NEAR)
            if at < 0 and self._whole_left:
                self._whole_left -= 1
                at = self._content.find(wanted)
            if at >= 0:
                self._at = at + len(wanted)
                return Span(at, self._at)
        return Span(0, 0)


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
