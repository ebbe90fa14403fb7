"""Where the work is done, from words: what a board does not say in a field is inferred, and marked so."""

from __future__ import annotations

import re

from roleprism.document.listing import Workplace

_NO_REMOTE = re.compile(
    r"\b(?:no|not|non)[- ]remote\b|\bnot (?:a |be )?(?:fully )?remote\b|remote (?:work )?is not", re.I
)
_REMOTE = re.compile(
    r"\bremote(?:ly)?\b(?!\s+(?:teams?|offices?|sites?|monitoring|sensing|control|access|desktop|procedure|areas?|locations?))|"
    r"\bwork from (?:home|anywhere)\b|\bfully distributed\b|\btelecommut",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"\bhybrid\b(?!\s+(?:cloud|search|retrieval|role|model architecture|approach))|"
    r"\b(?:\d|two|three|four) days? (?:a|per|each) week (?:in|from|at) (?:the|our) (?:office|\w+ office)|"
    r"\bin[- ](?:the )?office (?:\d|two|three|four) days?",
    re.IGNORECASE,
)
_ON_SITE = re.compile(
    r"\bon[- ]?site\b(?!\s+(?:interview|visit|at customer|with customer))|\bin[- ]person\b(?! interview)|"
    r"\bfive days (?:a|per) week in\b|\bin[- ]office\b",
    re.IGNORECASE,
)


def place_words(words: str) -> Workplace | None:
    """What short words of a field say ("Berlin or Remote (EU)"); None where they say nothing."""
    if _HYBRID.search(words):
        return Workplace.HYBRID
    if _REMOTE.search(words) and not _NO_REMOTE.search(words):
        return Workplace.REMOTE
    return Workplace.ON_SITE if _ON_SITE.search(words) else None


def infer_workplace(title: str, location: str, text: str) -> Workplace | None:
    """Where the work is done, by title and location first, then by the only answer that the text gives."""
    for words in (location, title):
        if (found := place_words(words)) is not None:
            return found
    said = {
        place
        for place, pattern in ((Workplace.HYBRID, _HYBRID), (Workplace.REMOTE, _REMOTE), (Workplace.ON_SITE, _ON_SITE))
        if pattern.search(text)
    }
    if Workplace.REMOTE in said and _NO_REMOTE.search(text):
        said.discard(Workplace.REMOTE)
    return said.pop() if len(said) == 1 else None
