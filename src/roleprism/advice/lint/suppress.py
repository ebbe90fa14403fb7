"""Comments by which a writer silences a rule, in the formats that have comments.

`<!-- roleprism: ignore RP101 -->` silences the line that it stands on and the one below it;
`<!-- roleprism: ignore-file RP101, RP203 -->` the whole file. Without codes all rules are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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

    def holds(self, finding: Finding, line: int) -> bool:
        """Whether a finding on a line is silenced."""
        if self.line and line not in (self.line, self.line + 1):
            return False
        return not self.codes or any(finding.code.startswith(code) for code in self.codes)


def find_silences(source: str) -> Iterator[Silence]:
    """The comments of a file as it was written."""
    for comment in _COMMENT.finditer(source):
        codes = tuple(code.upper() for code in _CODE.findall(comment[2]))
        whole = comment[1].lower() == "ignore-file"
        yield Silence(codes, 0 if whole else source.count("\n", 0, comment.start()) + 1)


def unsilenced(findings: Iterable[Finding], silences: Iterable[Silence], text: Text) -> Iterator[Finding]:
    """The findings that no comment silences."""
    held = tuple(silences)
    for finding in findings:
        line = text.content.count("\n", 0, finding.span.start) + 1
        if not any(silence.holds(finding, line) for silence in held):
            yield finding
