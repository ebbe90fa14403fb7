"""Comments by which a writer silences a rule, in the formats that have comments.

`<!-- roleprism: ignore RP101 -->` silences the line that it stands on and the one below it;
`<!-- roleprism: ignore-file RP101, RP203 -->` the whole file. Without codes all rules are meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from roleprism.advice.lint.finding import Finding
from roleprism.document import Text

_COMMENT = re.compile(r"<!--\s*roleprism:\s*(ignore(?:-file)?)\b([\w\s,-]*?)-->", re.IGNORECASE)
_CODE = re.compile(r"[\w-]+")


class Silence(NamedTuple):
    """One comment.

    Args:
        codes: codes or their starts, upper case; empty for all.
        line: where it stands, from 1; 0 where the whole file is meant.
    """

    codes: tuple[str, ...]
    line: int

    def holds(self, finding: Finding) -> bool:
        """Whether a finding where the comment reaches is silenced."""
        return not self.codes or any(finding.code.startswith(code) for code in self.codes)


def find_silences(source: str) -> Iterator[Silence]:
    """The comments of a file as it was written."""
    lines = Text(source)
    for comment in _COMMENT.finditer(source):
        codes = tuple(code.upper() for code in _CODE.findall(comment[2]))
        whole = comment[1].lower() == "ignore-file"
        yield Silence(codes, 0 if whole else lines.place(comment.start()).line)


def unsilenced(findings: Iterable[Finding], silences: Iterable[Silence], text: Text) -> Iterator[Finding]:
    """The findings that no comment silences."""
    by_line: defaultdict[int, list[Silence]] = defaultdict(list)
    for silence in set(silences):
        by_line[silence.line].append(silence)
    whole = Text(text.content)  # a comment's line is counted through all pages
    for finding in findings:
        line = whole.place(finding.span.start).line
        reaching = chain(by_line.get(0, ()), by_line.get(line - 1, ()), by_line.get(line, ()))
        if not any(silence.holds(finding) for silence in reaching):
            yield finding
