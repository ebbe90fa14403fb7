"""Where the work is done, from words: what a board does not say in a field is inferred, and marked so."""

from __future__ import annotations

import re
from itertools import islice

from roleprism.document.listing import Workplace
from roleprism.reading.title import JOB_WORD

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


_LOCATION = re.compile(r"(?:job |work |primary |office )?locations?[\W_]{0,4}:[\W_]{0,4}(?P<place>\w.*)", re.IGNORECASE)
_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|area|or|of|the|de|am|do)){0,5}"
_HOW = r"(?i:(?:fully )?(?:hybrid|remote|on-?site)\b)"
_PLACE_AND_HOW = re.compile(
    rf"(?!(?i:fully|full-?time|part-?time|flexible|hybrid|remote|on-?site)\b){_NAME}(?:, {_NAME})?"
    rf"\s?(?:[,/(–—-]|\bor\b)\s?{_HOW}[^.:]{{0,25}}"
)
"""A place with the way of working behind it, and nothing else: "London, hybrid"."""
_COLUMNS = re.compile(r"\s*[|·•]\s*")
_NEXT_FIELD = re.compile(r"\s+\w+(?: \w+)?:\s|\s[|·•]\s|\s{3,}")
_MARKS = " \t#*_>-.,"
_HEAD_LINES = 15
_FIRST_LINES = 4
_LONGEST_LOCATION = 80


def find_location(text: str) -> str:
    r"""The place that the head of a posting names, as written: of a "Location:" line, or beside the way of working.

    A place alone is not told from a company or a team, and so is not looked for; empty where none is found.

    >>> find_location("AI Engineer\nQuarrystone Robotics · London, hybrid\nYou build agents.")
    'London, hybrid'
    """
    head = [line.strip(_MARKS) for line in islice(filter(str.strip, text.splitlines()), _HEAD_LINES)]
    for line in head:
        if (said := _LOCATION.fullmatch(line)) and (place := _NEXT_FIELD.split(said["place"])[0].strip(_MARKS)):
            return place if len(place) <= _LONGEST_LOCATION else ""
    parts = (part.strip(_MARKS) for line in head[:_FIRST_LINES] for part in _COLUMNS.split(line))
    return next((part for part in parts if _PLACE_AND_HOW.fullmatch(part) and not JOB_WORD.search(part)), "")
