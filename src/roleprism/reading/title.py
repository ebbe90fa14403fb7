"""Which words of a free text are its title: the posting's, or the headline that a résumé claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roleprism.document import Span

JOB_WORD = re.compile(
    r"\b(?:engineer(?:ing)?|developer|scientist|researcher|manager|architect|analyst|consultant|designer|"
    r"director|specialist|strategist|programmer|administrator|technologist|writer|intern|officer|owner|"
    r"(?:technical|support) staff|head of|lead|(?:product|technology|engineering|data|design) leader|"
    r"president|founder|fellow|advocate|evangelist|practitioner|recruiter|counsel|lawyer|linguist|lecturer|teacher)s?\b",
    re.I,
)
"""Says that some words name a kind of job."""

_FIELD = re.compile(
    r"^\W{0,4}(?:job |role |current |desired )?(?:title|position|role|headline|objective)\W{0,3}:\W{0,4}\b", re.I
)
_OWN_LINE = re.compile(r"^\W{0,4}(?:headline|objective|target role)\W{0,3}$", re.I)
_GENERIC = re.compile(
    r"^\W*(?:about|who we|what (?:you|we)|why|overview|summary|profile|(?:the |job |role |position )?"
    r"description|(?:the |position |job )(?:role|job|team|summary|overview|details)|responsibilit|"
    r"requirement|contact|"
    r"curriculum|r[ée]sum[ée]|cv\b|location|company|benefits|apply|careers?\b|hiring|"
    r"we(?:'re| are)\b|join )",
    re.I,
)
_LABEL = re.compile(r"[\w ]{2,30}:\W*\s")
SECTION_NAME = re.compile(
    r"^\W*(?:summary|profile|about me|experience|(?:work|professional|employment) (?:experience|history)|"
    r"employment|education|(?:technical )?skills|projects|publications|contact)\W*$",
    re.I,
)
"""Says that a line heads a section of a résumé."""
_CONTACT = re.compile(r"\S@\S|https?:|www\.|\+?\d[\d\s().-]{6,}\d|\b(?:19|20)\d\d\b")
_HEADING = re.compile(r"^#{1,3}\s+(?=\S)")
_COMMENT = re.compile(r"\s*<!--.*-->\s*")
_MARK = re.compile(r"[#*_>\s]*")
_PARTS = re.compile(r"\s*(?:\||·|•|\s[—–-]\s|\s@\s|\t|\s{3,})\s*")
_NAME_PARTS = re.compile(r"\s*(?:\||·|•|,|\s[—–-]\s|\s@\s|\t|\s{3,})\s*")

_MAX_CHARS = 120
_MAX_WORDS = 16
_POSTING_LINES = 12
_RESUME_LINES = 7


def find_posting_title(text: str, hint: str = "") -> Span | None:
    """Where a posting's title stands; None where nothing looks like one.

    Args:
        text: the whole posting.
        hint: what its page holds to be the main heading; empty where there is none.
    """
    lines = list(_first_lines(text, _POSTING_LINES))
    if hint and not _is_heading_of_text(hint):
        start = text.find(hint)
        if start >= 0 and len(hint) <= _MAX_CHARS:
            return Span(start, start + len(hint))
    return _field(text, lines) or _job_line(text, lines) or _first_title(text, lines)


def find_resume_title(text: str) -> Span | None:
    """Where the role that a résumé's head claims stands; None where the head claims none."""
    head: list[Span] = []
    for line in _first_lines(text, _RESUME_LINES):
        if SECTION_NAME.match(line.slice(text)):
            break
        head.append(line)
    field = _field(text, head)
    if field:
        return field
    for index, line in enumerate(head):
        part = _job_part(text, line, _NAME_PARTS if index == 0 else _PARTS)
        if part and _looks_like_title(part.slice(text)) and not _CONTACT.search(part.slice(text)):
            return part
    return None


def _first_lines(text: str, count: int) -> Iterator[Span]:
    """The first lines that hold something, without marks and blanks at their ends."""
    start = 0
    while count and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        mark = _MARK.match(line)
        left = mark.end() if mark else 0
        right = _without_end_marks(line)
        if right > left and any(map(str.isalnum, line)) and not _COMMENT.fullmatch(line):
            yield Span(start + left, start + right)
            count -= 1
        start = end + 1


def _without_end_marks(line: str) -> int:
    """Where a line's words end: before blanks and marks of Markdown, but the one of "C#" is the word's."""
    end = len(line.rstrip(" \t*_#"))
    return end + (line[end : end + 1] == "#" != line[end + 1 : end + 2] and line[end - 1 : end].isalpha())


def _field(text: str, lines: list[Span]) -> Span | None:
    """The value of a "Title:" line, or the line under a heading that announces it."""
    for index, line in enumerate(lines):
        words = line.slice(text)
        label = _FIELD.match(words)
        value = Span(line.start + label.end(), line.end) if label else None
        if _OWN_LINE.match(words) and index + 1 < len(lines):
            value = lines[index + 1]
        if value and _looks_like_title(value.slice(text)):
            return _unquoted(text, value)
    return None


def _unquoted(text: str, span: Span) -> Span:
    """The span without the quotation marks that a front matter puts around a value."""
    return Span(span.start, span.start + len(span.slice(text).rstrip("\"' ")))


def _job_line(text: str, lines: list[Span]) -> Span | None:
    """The first of the first lines that names a kind of job and is no sentence."""
    for line in lines[:5]:
        words = line.slice(text)
        if _looks_like_title(words) and not _is_heading_of_text(words) and not _LABEL.match(words):
            part = _job_part(text, line, re.compile(r"\s*\|\s*"))
            if part:
                return part
    return None


def _first_title(text: str, lines: list[Span]) -> Span | None:
    """The first heading, or the first line, where it may be a title that names no kind of job."""
    headings = [line for line in lines if _HEADING.match(text[text.rfind("\n", 0, line.start) + 1 :][:8])]
    for line in (*headings[:1], *lines[:1]):
        words = line.slice(text)
        if _looks_like_title(words) and not _is_heading_of_text(words):
            return line
    return None


def _is_heading_of_text(words: str) -> bool:
    """Whether a line heads a section, or the page, and no job."""
    return bool(_GENERIC.match(words) or SECTION_NAME.match(words))


def _job_part(text: str, line: Span, separator: re.Pattern[str]) -> Span | None:
    """The part of a divided line that names a kind of job."""
    start = line.start
    words = line.slice(text)
    for gap in [*separator.finditer(words), None]:
        end = line.end if gap is None else line.start + gap.start()
        if JOB_WORD.search(text, start, end):
            # Bold letters may start or end within the line: "**AI Engineer** · Berlin".
            part = text[start:end]
            return Span(end - len(part.lstrip("*_ ")), start + len(part.rstrip("*_ ")))
        start = line.end if gap is None else line.start + gap.end()
    return None


def _looks_like_title(words: str) -> bool:
    return (
        0 < len(words) <= _MAX_CHARS
        and len(words.split()) <= _MAX_WORDS
        and words[-1] not in ".:;!?,"
        and any(map(str.isalpha, words))
    )
