"""The level that a job title names, and the years that a posting asks for."""

from __future__ import annotations

import re

LEVELS = ("intern", "junior", "senior", "lead", "staff", "manager")
"""From the lowest; "staff" is principal and distinguished too, "manager" whoever leads by office."""

_WORDS = (
    ("intern", r"intern|internship|trainee|apprentice(?:ship)?|working student|werkstudent"),
    ("manager", r"(?:engineering|research|science|development) manager|director|head of|vp|vice president|chief"),
    ("staff", r"staff|principal|distinguished|fellow"),
    ("lead", r"lead|tech lead|team lead"),
    ("senior", r"senior|sr|snr|iii|iv"),
    ("junior", r"junior|jr|entry[- ]level|graduate|new grad|associate"),
)
_PATTERNS = tuple((level, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for level, words in _WORDS)

_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen",
)  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_YEARS = re.compile(
    rf"(?<![\w.,$€£/-])(?P<least>{_NUMBER})(?:\s?\(\d{{1,2}}\+?\))?(?:\s?(?P<more>\+)|\s(?P<words>or more|plus)\b)?"
    rf"(?:\s?(?:[-–—]|to\b|or\b)\s?{_NUMBER}\s?\+?)?\s?(?:full )?(?:year|yr)(?:s|\(s\))?\b['’]?"
    r"(?P<after>[^.;\n]{0,90})",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(r"\bexp\b|\bexperiences?\b|\bexpertise\b|\bbackground\b|\btrack record\b", re.IGNORECASE)
_OF_ITSELF = re.compile(
    r"\b(?:we|our|us|company|founders?|combined|last|past|next|first|each|every|after)\b[^.]{0,40}$", re.IGNORECASE
)
"""How a text goes on to the years of those who wrote it, or to a stretch of time, and not of who applies."""
_TELLS_OF_TIME = re.compile(r"\s*(?:ago|old|later|of (?:age|history|growth|innovation|tenure))\b", re.IGNORECASE)
_BEFORE = 60
_MOST_YEARS = 15
"""More are a company's own."""


def level_of(title: str) -> str:
    """One of `LEVELS`; empty where the title names none.

    >>> level_of("Sr. AI Engineer"), level_of("Senior Staff ML Engineer"), level_of("AI Product Manager")
    ('senior', 'staff', '')
    """
    return next((level for level, pattern in _PATTERNS if pattern.search(title)), "")


def years_asked(text: str) -> int | None:
    """The years of experience that a text asks for at the least, by what it asks first; None where it asks for none.

    What follows the first is of a part of the work ("2+ years of it with Kafka"), or instead ("8 without a degree").

    >>> years_asked("5+ years of experience in software, 2+ with LLMs"), years_asked("Founded ten years ago.")
    (5, None)
    """
    for match in _YEARS.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()].rpartition("\n")[2]
        least = match["least"].lower()
        years = _NUMBERS.index(least) if least in _NUMBERS else int(least)
        asks = match["more"] or match["words"] or _EXPERIENCE.search(f"{before} | {match['after']}")
        is_told = _OF_ITSELF.search(before) or _TELLS_OF_TIME.match(match["after"])
        if asks and not is_told and years <= _MOST_YEARS:
            return years
    return None
