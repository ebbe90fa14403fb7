"""One reading as the page shows it: every sentence, number and shape, ready to be set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from roleprism.atlas import Atlas
from roleprism.atlas.slugs import OTHER
from roleprism.document import Span
from roleprism.doors import words
from roleprism.doors.context import Snippet, in_context
from roleprism.doors.report.marks import Segment, segments
from roleprism.doors.report.prism import Band, Stretch, fan, flat
from roleprism.doors.report.waterfall import Bar, bars
from roleprism.evidence import Evidence
from roleprism.spectrum import Reading, percents
from roleprism.spectrum.explain import explain

WATERFALL_ROWS = 8
_LINE_WIDTH = 90
_IN_THEIR_LINES = 10
WORTH_EXPLAINING = 5
"""In percent: what a role means is told from this share on."""


class Share(NamedTuple):
    """One role's part, in whole percent."""

    role: str
    percent: int


class Meaning(NamedTuple):
    """What a role is, in a sentence."""

    role: str
    text: str


class Stretches(NamedTuple):
    """A section of the text: what it is about, its lines, and how many evidences it holds."""

    kind: str
    lines: str
    found: int


@dataclass(frozen=True)
class DocumentView:
    """What the page says about one reading; see the templates for where it stands.

    Args:
        evidence: what is shown, what decided first; the place in it, from 1, is the number in the text.
        unseen: how many roles have a share too small for a whole percent.
        other: what kinds of work the other work is; empty where that says nothing.
    """

    anchor: str
    reading: Reading
    evidence: tuple[Evidence, ...]
    heading: str
    answer: tuple[words.Part, ...]
    thin_reason: str
    language_note: str
    shares: tuple[Share, ...]
    unseen: int
    fan: tuple[Band, ...]
    band: tuple[Stretch, ...]
    other: str
    confidence: str
    odds: str
    title: str
    waterfall: tuple[Bar, ...]
    runner_up: str
    segments: tuple[Segment, ...]
    meanings: tuple[Meaning, ...]
    sections: tuple[Stretches, ...]

    @property
    def primary(self) -> str:
        """The slug with the largest share."""
        return self.reading.spectrum.primary

    @property
    def untold(self) -> int:
        """How many evidences say too little to be shown."""
        return len(self.reading.evidence) - len(self.evidence)

    @cached_property
    def _most_bits(self) -> float:
        return max(ev.bits for ev in self.evidence)

    def in_its_line(self, ev: Evidence, number: int) -> Snippet:
        """Its words, and of the first ones what stands around them: a line for each would leave the text far behind."""
        if number > _IN_THEIR_LINES:
            return Snippet("", ev.quote, "")
        return in_context(self.reading.document.text.content, ev.span, _LINE_WIDTH)

    def strength(self, ev: Evidence) -> str:
        """How much of what the weightiest evidence says this one says."""
        part = ev.bits / self._most_bits
        return "strong" if part >= 0.6 else "medium" if part >= 0.3 else "weak"


def document_view(reading: Reading, number: int, atlas: Atlas) -> DocumentView:
    """The view of the document that stands `number`th on the page, from 1."""
    names = words.role_names(atlas)
    percent = percents(reading.spectrum.shares)
    ranked = reading.spectrum.ranked()
    shares = tuple(Share(role, percent[role]) for role, _ in ranked if percent[role] > 0)
    runner_up = ranked[1][0]
    explanation = explain(reading, reading.spectrum.primary, runner_up).shortened(WATERFALL_ROWS)
    telling = words.telling(reading)
    return DocumentView(
        anchor=f"d{number}",
        reading=reading,
        evidence=telling,
        heading=words.heading(reading.document),
        answer=words.primary_sentence(reading, names),
        thin_reason=words.thin_reason(reading),
        language_note=words.language_note(reading),
        shares=shares,
        unseen=len(ranked) - len(shares),
        fan=tuple(fan(ranked)),
        band=tuple(flat(reading.spectrum.shares)),
        other=words.other_sentence(reading.spectrum),
        confidence=words.confidence_word(reading.spectrum),
        odds=words.odds_words(reading.spectrum),
        title=words.title_sentence(reading, names),
        waterfall=bars(explanation),
        runner_up=runner_up,
        segments=tuple(segments(reading.document.text.content, [ev.span for ev in telling])),
        meanings=tuple(_meanings(reading, shares, atlas)),
        sections=tuple(_stretches(reading, telling)),
    )


def _meanings(reading: Reading, shares: tuple[Share, ...], atlas: Atlas) -> list[Meaning]:
    roles = [share.role for share in shares if share.percent >= WORTH_EXPLAINING]
    if reading.title.role is not None and reading.title.role not in roles:
        roles.append(reading.title.role)
    return [Meaning(role, _meaning(role, atlas)) for role in roles]


def _meaning(role: str, atlas: Atlas) -> str:
    if role == OTHER:
        return "Everything that none of the ten roles is hired for."
    return atlas.role(role).headline_task.text


def _stretches(reading: Reading, telling: tuple[Evidence, ...]) -> list[Stretches]:
    return [
        Stretches(str(kind), _lines(reading, span), sum(ev.span.start in range(*span) for ev in telling))
        for kind, span, _ in reading.sections
    ]


def _lines(reading: Reading, span: Span) -> str:
    first, last = (reading.document.text.place(offset) for offset in (span.start, max(span.start, span.end - 1)))
    if first.page == last.page:
        page = "" if first.page is None else f"page {first.page}, "
        return f"{page}line {first.line}" if first.line == last.line else f"{page}lines {first.line}–{last.line}"
    return f"{first} to {last}"
