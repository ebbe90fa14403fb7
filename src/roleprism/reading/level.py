"""The level that a job title names."""

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


def level_of(title: str) -> str:
    """One of `LEVELS`; empty where the title names none.

    >>> level_of("Sr. AI Engineer"), level_of("Senior Staff ML Engineer"), level_of("AI Product Manager")
    ('senior', 'staff', '')
    """
    return next((level for level, pattern in _PATTERNS if pattern.search(title)), "")
