"""Hand-made readings whose evidence adds up; the prose is invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from roleprism.atlas.slugs import SLUGS
from roleprism.document import Document, Posting, Resume, Section, SectionKind, Span, Text
from roleprism.evidence import Evidence
from roleprism.spectrum import Reading, Spectrum, TitleReading

VERSIONS = {"roleprism": "0.1.0", "atlas": "2026.11", "weights": "test"}
NAMES = {
    "ai-engineer": "AI Engineer",
    "ml-engineer": "ML Engineer",
    "research-engineer": "Research Engineer",
    "prompt-engineer": "Prompt Engineer",
    "ai-platform-engineer": "AI / ML Platform Engineer",
    "forward-deployed-engineer": "Forward-Deployed Engineer",
    "responsible-ai": "Responsible AI & Safety Engineer",
    "ai-product-manager": "AI Product Manager",
    "ai-solutions-architect": "AI Solutions Architect",
    "voice-ai-engineer": "Voice AI Engineer",
    "other": "Other work",
}
PRIOR = {slug: (-1.0 if slug == "other" else -3.0 - 0.1 * place) for place, slug in enumerate(SLUGS)}


class Hint(NamedTuple):
    """A phrase of the text, and what it says."""

    phrase: str
    weights: Mapping[str, float]


def make_reading(
    document: Document,
    hints: Iterable[Hint] = (),
    *,
    sections: Mapping[SectionKind, str] | None = None,
    confidence: float = 0.84,
    thin: bool = False,
    basis: str = "work",
    title_role: str | None = None,
) -> Reading:
    """A reading of a document: each hint counts where it first stands, sections start at given words."""
    parts = _sections(document.text.content, sections or {})
    evidence = [_evidence(document, hint, parts) for hint in hints]
    scores = {slug: PRIOR[slug] + sum(ev.weights[slug] for ev in evidence) for slug in SLUGS}
    powers = {slug: 2 ** (0.5 * score) for slug, score in scores.items()}
    shares = {slug: power / sum(powers.values()) for slug, power in powers.items()}
    evidence.sort(key=lambda ev: (-ev.bits * shares[ev.role], ev.span))
    spectrum = Spectrum(shares, confidence, thin, basis, scores, PRIOR)
    agrees = None if thin or title_role is None else title_role == spectrum.primary
    return Reading(
        document, parts, tuple(evidence), spectrum, TitleReading(document.title, title_role, agrees), VERSIONS
    )


def with_shares(reading: Reading, shares: Mapping[str, float], *, confidence: float | None = None) -> Reading:
    """The same reading with shares set by hand; the roles left out share what is left over."""
    left = [slug for slug in SLUGS if slug not in shares]
    rest = (1 - sum(shares.values())) / len(left) if left else 0.0
    old = reading.spectrum
    spectrum = Spectrum(
        {slug: shares.get(slug, rest) for slug in SLUGS},
        old.confidence if confidence is None else confidence,
        old.thin,
        old.basis,
        old.scores,
        old.prior,
    )
    return Reading(reading.document, reading.sections, reading.evidence, spectrum, reading.title, reading.versions)


def _sections(content: str, starts: Mapping[SectionKind, str]) -> tuple[Section, ...]:
    marks = [(content.index(words), kind, words) for kind, words in starts.items()]
    if not marks or marks[0][0] > 0:
        marks.insert(0, (0, SectionKind.OPENING, ""))
    ends = [*(start for start, _, _ in marks[1:]), len(content)]
    return tuple(
        Section(kind, Span(start, end), Span(start, start + len(words)) if words else None)
        for (start, kind, words), end in zip(marks, ends, strict=True)
    )


def _evidence(document: Document, hint: Hint, sections: tuple[Section, ...]) -> Evidence:
    start = document.text.content.index(hint.phrase)
    kind = next(part.kind for part in sections if part.span.start <= start < part.span.end)
    weights = {slug: hint.weights.get(slug, -0.2) for slug in SLUGS}
    span, role = Span(start, start + len(hint.phrase)), max(weights, key=weights.__getitem__)
    return Evidence(hint.phrase.lower(), span, hint.phrase, kind, role, weights)


POSTING_TEXT = """Lanternfish makes a quiet little tool that helps harbour masters plan their week.

What you will do
- Build the assistant that answers skippers' questions, from first sketch to the on-call rota
- Own retrieval over forty years of tide tables, and the prompts that sit on top of it
- Write evals before features, watch token cost, and trace every agent run in production
- Now and then fine-tune a small model when prompting has run out of road
- Sit with two pilot harbours each month and bring home what they actually asked for

What you bring
- Solid Python or TypeScript, and services that other people have had to rely on
- LangChain or something you wrote yourself, a vector database, function calling
- PyTorch is welcome; nobody here trains foundation models

What we offer
- A desk with a view of the quay, and a boat on Fridays
"""


def posting_reading() -> Reading:
    """A posting titled for one role whose work is another's; two of its evidences overlap."""
    document = Posting(
        id="lanternfish-7",
        source="lanternfish.md",
        text=Text(POSTING_TEXT),
        title="Machine Learning Engineer",
        company="Lanternfish",
    )
    hints = (
        Hint("Build the assistant", {"ai-engineer": 1.3, "other": -0.9}),
        Hint("retrieval", {"ai-engineer": 1.6, "ai-platform-engineer": 0.3, "other": -1.1}),
        Hint("prompts", {"ai-engineer": 0.7, "prompt-engineer": 1.4}),
        Hint("evals before features", {"ai-engineer": 1.5, "research-engineer": 0.2, "other": -0.8}),
        Hint("token cost", {"ai-engineer": 1.1, "ai-platform-engineer": 0.6}),
        Hint("trace every agent run", {"ai-engineer": 0.9, "ai-platform-engineer": 0.5}),
        Hint("agent run in production", {"ai-engineer": 1.2, "ml-engineer": 0.2}),
        Hint("fine-tune a small model", {"ml-engineer": 2.6, "research-engineer": 0.5, "ai-engineer": -0.3}),
        Hint("pilot harbours", {"forward-deployed-engineer": 1.9, "ai-solutions-architect": 0.6}),
        Hint("TypeScript", {"ai-engineer": 0.4, "other": 0.3}),
        Hint("LangChain", {"ai-engineer": 1.0}),
        Hint("vector database", {"ai-engineer": 0.8, "ai-platform-engineer": 0.2}),
        Hint("PyTorch", {"ml-engineer": 1.7, "research-engineer": 0.9}),
        Hint("foundation models", {"research-engineer": 0.6, "ml-engineer": 0.3}),
    )
    sections = {
        SectionKind.OPENING: "Lanternfish makes",
        SectionKind.DUTIES: "What you will do",
        SectionKind.REQUIREMENTS: "What you bring",
        SectionKind.BENEFITS: "What we offer",
    }
    reading = make_reading(document, hints, sections=sections, title_role="ml-engineer")
    shares = {
        "ai-engineer": 0.58,
        "ml-engineer": 0.19,
        "forward-deployed-engineer": 0.11,
        "prompt-engineer": 0.05,
        "ai-platform-engineer": 0.03,
        "research-engineer": 0.02,
        "other": 0.015,
    }
    return _retitled(with_shares(reading, shares), agrees=False)


def _retitled(reading: Reading, *, agrees: bool | None) -> Reading:
    title = TitleReading(reading.title.text, reading.title.role, agrees)
    return Reading(reading.document, reading.sections, reading.evidence, reading.spectrum, title, reading.versions)


RESUME_PAGES = (
    """Ottoline Varga
Speech and dialogue engineer

Experience
Tern Telephony, 2023 to now
Cut the gap between caller and answer to 480 ms by streaming speech recognition into the model
Rebuilt turn taking and barge-in for a SIP trunk with nine thousand calls a day
""",
    """Small Bright Things, 2020 to 2023
Kept a web shop standing; wrote its search and its returns desk

Skills
WebRTC, Rust, Python, text to speech
""",
)


def resume_reading() -> Reading:
    """A résumé of two pages whose headline and work agree."""
    text = Text("".join(RESUME_PAGES), (0, len(RESUME_PAGES[0])))
    document = Resume(id="varga", source="varga.pdf", text=text, title="Speech and dialogue engineer")
    hints = (
        Hint("streaming speech recognition", {"voice-ai-engineer": 3.2, "other": -1.0}),
        Hint("barge-in", {"voice-ai-engineer": 2.4}),
        Hint("SIP trunk", {"voice-ai-engineer": 2.0, "other": 0.2}),
        Hint("web shop", {"other": 1.9, "voice-ai-engineer": -0.6}),
        Hint("WebRTC", {"voice-ai-engineer": 1.2, "other": 0.1}),
        Hint("text to speech", {"voice-ai-engineer": 1.5}),
    )
    sections = {
        SectionKind.HEADLINE: "Ottoline Varga",
        SectionKind.EXPERIENCE: "Experience",
        SectionKind.SKILLS: "Skills",
    }
    reading = make_reading(document, hints, sections=sections, confidence=0.93, title_role="voice-ai-engineer")
    return with_shares(reading, {"voice-ai-engineer": 0.87, "other": 0.09})


def thin_reading(*, basis: str = "title") -> Reading:
    """A posting that says next to nothing about its work."""
    document = Posting(
        id="thin-1",
        source="postings.jsonl#3",
        text=Text("Join us! Great team, great snacks, a chatbot somewhere."),
        title="AI Product Manager",
    )
    hint = Hint("chatbot", {"ai-engineer": 0.6})
    reading = make_reading(document, [hint], thin=True, basis=basis, confidence=0.55, title_role="ai-product-manager")
    return with_shares(reading, {"ai-product-manager": 0.55, "ai-engineer": 0.2, "other": 0.1})


HOSTILE = """<script>alert("read me")</script>
I built retrieval for <img src=x onerror=alert(1)> & friends
\x1b[2J\x1b]0;owned\x07 nothing to see \u202egnirts desrever
{{ 7 * 7 }} [bold red]not markup[/bold red] </mark></div></style>
"""


def hostile_reading() -> Reading:
    """A résumé that tries to break out of every door."""
    document = Resume(
        id='"><script>alert(2)</script>',
        source="<b>evil</b>\x1b[31m.txt",
        text=Text(HOSTILE),
        title='<script>alert("title")</script>',
    )
    hints = (
        Hint("<script>alert", {"ai-engineer": 0.9}),
        Hint("retrieval", {"ai-engineer": 1.6}),
        Hint("retrieval for <img src=x onerror=alert(1)>", {"ml-engineer": 2.0}),
        Hint("[bold red]not markup", {"prompt-engineer": 1.1}),
    )
    return make_reading(document, hints)


def adds_up(reading: Reading) -> bool:
    """Whether the reading keeps the promises that the types make."""
    spectrum, content = reading.spectrum, reading.document.text.content
    spans = [section.span for section in reading.sections]
    return (
        abs(sum(spectrum.shares.values()) - 1) < 1e-9
        and all(ev.span.slice(content) == ev.quote for ev in reading.evidence)
        and all(one.end == two.start for one, two in pairwise(spans))
        and (spans[0].start, spans[-1].end) == (0, len(content))
        and all(
            abs(spectrum.prior[slug] + sum(ev.weights[slug] for ev in reading.evidence) - score) < 1e-9
            for slug, score in spectrum.scores.items()
        )
    )
