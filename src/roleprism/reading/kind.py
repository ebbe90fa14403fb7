"""Is a free text a posting or a résumé: by what it says, not by what it is called."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["posting", "resume"]
KINDS: tuple[Kind, ...] = ("posting", "resume")


class _Clue(NamedTuple):
    """A pattern that speaks for one kind; each distinct match adds its weight, up to `most` matches."""

    pattern: re.Pattern[str]
    weight: float
    most: int = 1


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.I)


def _headings(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^[^\w\n]{{0,6}}(?:{pattern})[^\w\n]{{0,6}}$", re.I | re.M)


_MONTH = r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|\d\d?\s*[/.])"
_YEAR = r"(?:19|20)\d\d"

_RESUME_CLUES = (
    _Clue(_headings(r"(?:work |professional |relevant )?experience|(?:work|employment|career) history"), 2),
    _Clue(_headings("education(?: and training)?|academic background"), 2),
    _Clue(
        _headings("(?:technical |core |key |top )?skills|publications|projects|certifications|languages"),
        1,
        3,
    ),
    _Clue(
        _headings("(?:professional )?(?:summary|profile)|objective|about me|curriculum vitae|r[ée]sum[ée]"),
        1.5,
    ),
    _Clue(
        re.compile(
            rf"(?:{_MONTH}\s*)?{_YEAR}(?:-\d\d)?\s*(?:[-–—]|to|until)\s*"
            rf"(?:(?:{_MONTH}\s*)?{_YEAR}|present|now|current|today)",
            re.I,
        ),
        1.5,
        4,
    ),
    _Clue(re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w+"), 1),
    _Clue(_words(r"linkedin\.com/in/[\w-]+|github\.com/[\w-]+"), 1.5, 2),
    _Clue(
        _words(r"(?:b|m)\.?sc\.?|ph\.?d\.?(?= in| from|,)|bachelor(?:'s)?|master(?:'s)? (?:of|in)|gpa"),
        0.5,
        2,
    ),
    _Clue(_words(r"(?:led|built|shipped|designed|reduced|migrated|launched|wrote|cut|improved) \w+"), 0.4, 6),
    _Clue(_words(r"(?:I|my|me)"), 0.5, 2),
)
_POSTING_CLUES = (
    _Clue(_words(r"we(?:'re|’re| are) (?:looking|hiring|seeking|searching|building)"), 3),
    _Clue(_words(r"you(?:'ll|’ll| will)(?: \w+)?"), 0.7, 6),
    _Clue(_words(r"you(?:'ve|’ve| have)|you(?:'re|’re| are)|your"), 0.5, 4),
    _Clue(_words(r"equal[- ]opportunity|reasonable accommodation|regardless of (?:race|gender|age)"), 3),
    _Clue(_words(r"apply (?:now|today|here|by|with)|to apply|applicants?|candidates?"), 1, 3),
    _Clue(_words(r"about (?:us|the (?:role|team|job|company|position))|who we are|why join"), 2, 2),
    _Clue(_words(r"(?:what|who) you(?:'ll|’ll|'re|’re)?(?: \w+)?|job description"), 1.5, 3),
    _Clue(
        _headings(r"(?:key )?responsibilities|(?:minimum |preferred )?qualifications|requirements|benefits"),
        1.5,
        3,
    ),
    _Clue(_words(r"nice to have|must have|\d\+? years of|join (?:us|our)|the ideal|reports? to"), 1, 4),
    _Clue(_words(r"salary|compensation|health insurance|401\(?k\)?|paid time off|visa"), 0.7, 3),
    _Clue(_words(r"our (?:team|company|customers|mission|product)|we (?:offer|value|believe|expect)"), 0.7, 4),
)
_NAME_CLUES = {
    "resume": _words(r"r[ée]sum[ée]s?|cvs?|curriculum"),
    "posting": _words("postings?|jobs?|jd|vacancy"),
}
_NAME_WEIGHT = 2.0
_LOOKED_AT = 20_000


def detect_kind(text: str, name: str = "") -> Kind:
    """Whether a text is a posting or a résumé; where nothing tells, a posting.

    Args:
        text: the whole text; its first 20,000 characters are looked at.
        name: the file's name, which counts as one clue among many.
    """
    head = text[:_LOOKED_AT]
    spaced = re.sub(r"[\W_]+", " ", name)
    resume = _score(head, _RESUME_CLUES) + _NAME_WEIGHT * bool(_NAME_CLUES["resume"].search(spaced))
    posting = _score(head, _POSTING_CLUES) + _NAME_WEIGHT * bool(_NAME_CLUES["posting"].search(spaced))
    return "resume" if resume > posting else "posting"


def _score(text: str, clues: tuple[_Clue, ...]) -> float:
    return sum(
        clue.weight * min(clue.most, len({hit.group().casefold() for hit in clue.pattern.finditer(text)}))
        for clue in clues
    )
