"""Where a résumé names its owner: of whom a reading must not know."""

from __future__ import annotations

import re

from roleprism.document import Span
from roleprism.reading.title import JOB_WORD, SECTION_NAME

_PAGE_NAME = re.compile(r"\W*(?:curriculum vitae|r[ée]sum[ée]|cv)(?: of)?\W*", re.I)
_LABEL = re.compile(r"\W{0,4}(?:full )?name\W{0,20}:\s*", re.I)
_MARK = re.compile(r"(?:#(?!#))?[*_\s]*")
_NAME = re.compile(r"(?:[^\W\d_]|[.'’\"“”()/-])+(?: (?:[^\W\d_]|[.'’\"“”()/-])+){1,5}")
_PARTS = re.compile(r"\s*(?:\||·|•|,|\s[—–-]\s|\t|\s{2,}|[*_]{1,3})\s*")
_MOST_LINES = 40
_PARTICLES = frozenset("al bin da de del den der di dos du el ibn la le te ter van von y".split())


def find_name(resume_text: str) -> Span | None:
    """Where the first lines of a résumé hold a name; None where they hold none that looks like one."""
    start, tried = 0, 0
    for line in resume_text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        if line.strip() and not _PAGE_NAME.fullmatch(line):
            found = _in_line(line, start)
            tried += 1
            # Above the name may stand what the person does.
            if found or tried == 2 or not JOB_WORD.search(line):
                return found
        start += len(line) + 1
    return None


def _in_line(line: str, start: int) -> Span | None:
    label = _LABEL.match(line)
    mark = label or _MARK.match(line)
    left = mark.end() if mark else 0
    words = _PARTS.split(line[left:], maxsplit=1)[0]
    return Span(start + left, start + left + len(words)) if _looks_like_name(words) else None


def _looks_like_name(words: str) -> bool:
    """Whether words are those of a person, capitalised (or none of them), and name neither a job nor a section."""
    if not _NAME.fullmatch(words) or JOB_WORD.search(words) or SECTION_NAME.match(words):
        return False
    parts = words.split()
    return words.islower() or all(not part[0].islower() or part in _PARTICLES or part[-1] == "." for part in parts)
