"""Comments by which a writer silences a rule, in the formats that have comments.

`<!-- roleprism: ignore RP101 -->` silences the line that it stands on and the one below it;
`<!-- roleprism: ignore-file RP101, RP203 -->` the whole file. Codes, their starts, names and groups of rules are known;
without any all rules are meant. Of a page whose text is drawn without its comments one silences the words behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain
from typing import NamedTuple

from roleprism.advice.lint.finding import Finding
from roleprism.advice.lint.registry import RULES
from roleprism.document import Text

_COMMENT = re.compile(r"<!--\s*roleprism:\s*(ignore(?:-file)?)\b([\w\s,-]*?)-->", re.IGNORECASE)
_NAME = re.compile(r"[\w-]+")


_TAG = re.compile(r"<[^<>]*>")
_NEAR = 1_000
"""Characters of a page's source behind a comment that hold the words which it silences."""
_ENOUGH_WORDS = (8, 3, 1)
_WHOLE = 0
_RULES = {rule.code: rule for rule in RULES}
_MOST_SOUGHT = 200
"""Comments of a page whose words are sought in its text; none of ours has more."""


class Silence(NamedTuple):
    """One comment.

    Args:
        names: of rules, as `names_rule` knows them, lower case; empty for all.
        lines: the lines of the text that it reaches, from 1; 0 for the whole file.
    """

    names: tuple[str, ...]
    lines: tuple[int, ...]

    def holds(self, finding: Finding) -> bool:
        """Whether a finding where the comment reaches is silenced."""
        return not self.names or any(_RULES[finding.code].goes_by(name) for name in self.names)


class Unknown(NamedTuple):
    """A word in a comment that names no rule, and the line of the file where it stands."""

    word: str
    line: int


def find_silences(source: str, text: str) -> Iterator[Silence]:
    """The comments of a file.

    Args:
        source: the file as it was written.
        text: what was read of it; the same, or without its comments.
    """
    lines, seen = Text(text), 0
    if any(_COMMENT.finditer(text)):
        for comment in _COMMENT.finditer(text):
            at = lines.place(comment.start()).line
            yield Silence(_names(comment), (_WHOLE,) if _is_whole(comment) else (at, at + 1))
        return
    for comment in list(_COMMENT.finditer(source))[:_MOST_SOUGHT]:
        if _is_whole(comment):
            yield Silence(_names(comment), (_WHOLE,))
        elif behind := _find_behind(source, comment.end(), text, seen):
            seen = behind.start()
            yield Silence(_names(comment), (lines.place(seen).line,))


def unknown_names(source: str) -> Iterator[Unknown]:
    """The words in a file's comments that name no rule: such a comment silences nothing."""
    lines = Text(source)
    for comment in _COMMENT.finditer(source):
        for name in _names(comment):
            if not any(rule.goes_by(name) for rule in RULES):
                yield Unknown(name, lines.place(comment.start()).line)


def _names(comment: re.Match[str]) -> tuple[str, ...]:
    return tuple(name.lower() for name in _NAME.findall(comment[2]))


def _is_whole(comment: re.Match[str]) -> bool:
    return comment[1].lower() == "ignore-file"


def _find_behind(source: str, end: int, text: str, seen: int) -> re.Match[str] | None:
    """Where in a text, after what was seen of it, the words stand that follow a place of its source."""
    words = unescape(_TAG.sub(" ", source[end : end + _NEAR])).split()
    tries = (re.compile(r"\W{0,6}".join(map(re.escape, words[:n]))).search(text, seen) for n in _ENOUGH_WORDS if words)
    return next((found for found in tries if found), None)


def unsilenced(findings: Iterable[Finding], silences: Iterable[Silence], text: Text) -> Iterator[Finding]:
    """The findings that no comment silences."""
    by_line: defaultdict[int, list[Silence]] = defaultdict(list)
    for silence in set(silences):
        for line in silence.lines:
            by_line[line].append(silence)
    whole = Text(text.content)  # a comment's line is counted through all pages
    for finding in findings:
        line = whole.place(finding.span.start).line
        reaching = chain(by_line.get(_WHOLE, ()), by_line.get(line, ()))
        if not any(silence.holds(finding) for silence in reaching):
            yield finding
