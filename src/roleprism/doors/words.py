"""A reading in plain words: the sentences that the command line and the report share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from roleprism.atlas import Atlas
from roleprism.atlas.slugs import OTHER
from roleprism.document import Document, Posting
from roleprism.evidence import TELLING_BITS, Evidence
from roleprism.reading.language import other_language
from roleprism.reading.person_name import find_name
from roleprism.spectrum import Reading, Spectrum, percents

Names = Mapping[str, str]
"""Slug -> the name that people know the role by."""

WORTH_NAMING = 0.10
"""A share below this is left to the bars."""

_CLOSE = 0.08
"""Shares that lie nearer than this are a mixture, whichever is larger."""

MAX_COMPANIONS = 2

_OUTSIDE = "work outside the AI roles"

_KINDS = {
    "software": "ordinary software",
    "infrastructure": "infrastructure",
    "security": "security",
    "data": "data engineering",
    "analysis": "data analysis",
    "science": "research science",
    "business": "sales and customers",
    "planning": "planning and coordination",
    "people": "leading people",
}
"""What to call the kinds of other work; `craft` is left out, for it is what nothing else is."""

_MOST_OF_OTHER = 0.6
_MUCH_OF_OTHER = 0.25
"""Parts of the other work; a kind with less goes unnamed."""


def heading(document: Document) -> str:
    """What to call a document: its title with the company, a résumé without a headline by its owner, or else its id."""
    if isinstance(document, Posting):
        return ", ".join(filter(None, (document.title or document.id, document.company)))
    name = find_name(document.text.content)
    return document.title or (name.slice(document.text.content) if name else document.id)


class Part(NamedTuple):
    """A piece of a sentence; `role` is the slug that the piece names, None for the words between."""

    text: str
    role: str | None = None


def role_names(atlas: Atlas) -> dict[str, str]:
    """Slug -> name, for the roles of the atlas and `other`."""
    return {role.slug: role.name for role in atlas.roles} | {OTHER: "Other work"}


def primary_sentence(reading: Reading, names: Names) -> tuple[Part, ...]:
    """The answer in one sentence; joined, the parts read as text."""
    spectrum = reading.spectrum
    if spectrum.thin and spectrum.basis != "title":
        return (Part("Too little here to tell whose work this is."),)
    percent = percents(spectrum.shares)
    (first, share), (_, next_share), *_ = spectrum.ranked()
    main = Part(_OUTSIDE if first == OTHER else names[first], first)
    work = "" if first == OTHER else " work"
    end = f"{work} ({percent[first]}%)"
    companions = _companions(spectrum, names, percent)
    if spectrum.thin:
        return Part("Going by the title alone, most likely "), main, Part(f"{end}.")
    if share >= 0.85:
        return Part("All of it is " if percent[first] == 100 else "Almost all of it is "), main, Part(f"{end}.")
    if share >= 0.5 and share - next_share >= _CLOSE:
        return Part("Mostly "), main, Part(end), *_joined(", with ", companions)
    if share - next_share < _CLOSE and companions:
        return Part("A mixture: "), main, Part(f" ({percent[first]}%)"), *_joined(", ", companions)
    return Part("More "), main, Part(f"{end} than anything else"), *_joined(", with ", companions)


def other_sentence(spectrum: Spectrum) -> str:
    """What kinds of work the share of other work is made of; empty where that share is small or nothing is known."""
    total = sum(spectrum.other_kinds.values())
    ranked = sorted(spectrum.other_kinds.items(), key=lambda item: -item[1])
    much = [(kind, part) for kind, part in ranked[:2] if part >= _MUCH_OF_OTHER * total]
    if total < WORTH_NAMING or not much or much[0][0] not in _KINDS:
        return ""
    (first, part), *_ = much
    if part >= _MOST_OF_OTHER * total:
        return f"The {_OUTSIDE} is mostly {_KINDS[first]}."
    named = [_KINDS[kind] for kind, _ in much if kind in _KINDS]
    joint = ", and " if any(" and " in kind for kind in named) else " and "
    return f"The {_OUTSIDE} is mainly {joint.join(named)}."


def sentence(parts: tuple[Part, ...]) -> str:
    """The parts as one text."""
    return "".join(part.text for part in parts)


def _companions(spectrum: Spectrum, names: Names, percent: Mapping[str, int]) -> list[tuple[Part, Part]]:
    return [
        (Part(_OUTSIDE if slug == OTHER else names[slug], slug), Part(f" ({percent[slug]}%)"))
        for slug, share in spectrum.ranked()[1 : 1 + MAX_COMPANIONS]
        if share >= WORTH_NAMING
    ]


def _joined(lead: str, companions: list[tuple[Part, Part]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for place, companion in enumerate(companions):
        parts += (Part(" and " if place else lead), *companion)
    return (*parts, Part("."))


def telling(reading: Reading) -> tuple[Evidence, ...]:
    """The evidence worth showing a person, in its order."""
    return tuple(ev for ev in reading.evidence if ev.bits >= TELLING_BITS)


def most_telling(reading: Reading, most: int) -> tuple[Evidence, ...]:
    """Of the evidence worth showing what decided most, role by role, the larger share first and then the weightier.

    Half and more of it speaks for the primary role where so much does. No words stand there twice before all others do.
    """
    shares = reading.spectrum.shares
    found = telling(reading)
    first: dict[str, Evidence] = {}
    for ev in found:
        first.setdefault(ev.quote.casefold(), ev)
    order = sorted(found, key=lambda ev: first[ev.quote.casefold()] is not ev)
    for_it = [ev for ev in order if ev.role == reading.spectrum.primary][: (most + 1) // 2]
    chosen = (for_it + [ev for ev in order if ev not in for_it])[:most]
    return tuple(sorted(chosen, key=lambda ev: (-shares[ev.role], ev.role, -ev.bits, ev.span)))


def prior_sentence(reading: Reading, names: Names) -> str:
    """That a role leads for how common it is, where what was found speaks for another one; else empty."""
    spectrum = reading.spectrum
    (first, _), (second, share), *_ = spectrum.ranked()
    ahead = spectrum.prior[first] - spectrum.prior[second]
    if spectrum.thin or share < WORTH_NAMING or spectrum.scores[first] - spectrum.scores[second] >= ahead:
        return ""
    return (
        f"What was found speaks more for {names[second]}; {names[first]} leads because such texts are more often its "
        f"work ({signed(ahead)} bits before a word is read)."
    )


def confidence_word(spectrum: Spectrum) -> str:
    """How sure the reading is, in a word or three."""
    # By the percent that is shown beside it: 89.7% is shown as 90%.
    for floor, word in ((90, "Very sure"), (75, "Fairly sure"), (55, "More likely than not")):
        if round(spectrum.confidence * 100) >= floor:
            return word
    return "Close call"


def odds_words(spectrum: Spectrum) -> str:
    """The confidence as people count it."""
    tenths = round(spectrum.confidence * 10)
    often = {0: "fewer than 1 time in 10", 1: "about 1 time in 10", 10: "more than 9 times in 10"}
    return f"A reading like this is right {often.get(tenths, f'about {tenths} times in 10')}"


def thin_reason(reading: Reading) -> str:
    """Why a text is too thin to be read by its work; empty where it is not."""
    if not reading.spectrum.thin:
        return ""
    words = counted(len(reading.document.text.content.split()), "word")
    found = telling(reading)
    phrases = f"with {counted(len(found), 'phrase')} that could tell" if found else "and no phrase that tells"
    basis = " by the title" if reading.spectrum.basis == "title" else ""
    thin = f"The text is too thin: {words}, {phrases} one role from another."
    return f"{thin} The shares are a guess{basis}, not a reading of the work."


def language_note(reading: Reading) -> str:
    """That the text is in no language that is read; empty where it is English."""
    language = other_language(reading.document.text.content)
    return f"This reads like {language}, and roleprism knows English alone: the shares say little." if language else ""


def title_sentence(reading: Reading, names: Names) -> str:
    """What the title says, beside what the work says."""
    title, primary = reading.title, reading.spectrum.primary
    noun = "headline" if reading.document.kind == "resume" else "title"
    if not title.text:
        return f"No {noun} was found."
    if title.role is None:
        return f"The {noun} names none of the roles."
    named = _OUTSIDE if title.role == OTHER else names[title.role]
    if title.agrees is None:
        return f"The {noun} names {named}; the text says too little to check it."
    if title.agrees:
        return f"The {noun} names {named}, and so does the work."
    shown = "foremost outside the AI roles" if primary == OTHER else f"foremost {names[primary]} work"
    return f"The {noun} names {named}; the work is {shown}."


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 word", "1,204 words"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def points(together: float) -> str:
    """A sum of points, to one place: "12.3", "−0.4"."""
    return f"{together:.1f}".replace("-", "−")


def signed(bits: float) -> str:
    """Bits with their sign, to one place: "+2.1", "−0.4", "0.0"."""
    text = f"{bits:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text.replace("-", "−")
