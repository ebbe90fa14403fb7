"""One TOML file as text and as a table, with the way back from a key to its line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from roleprism.errors import AtlasError, Fault

Path = tuple[str | int, ...]
"""The keys and list places that lead from the root of a file to a value."""

_HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*([\w-]+|"[^"]*"|'[^']*')\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_AT_LINE = re.compile(r"\s*\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class TomlFile:
    """A file of the atlas.

    Args:
        name: relative to the folder of the atlas, "roles/ai-engineer.toml"; says what it must hold.
        path: as shown to people.
        text: the source.
    """

    name: str
    path: str
    text: str

    @cached_property
    def table(self) -> dict[str, Any]:
        """The parsed content.

        Raises:
            AtlasError: the text is no TOML; the message has the line.
        """
        try:
            return tomllib.loads(self.text)
        except (ValueError, RecursionError) as error:  # a figure of thousands of digits, lists in lists in lists
            raise AtlasError(self._syntax_fault(str(error))) from error

    def line(self, path: Path, value: object = None) -> int:
        """The line, from 1, at which a value stands, or the nearest key above it.

        Args:
            path: leads to the value.
            value: the value itself; a text is looked for inside lists and inline tables.
        """
        prefix = max((key for key in self._lines if path[: len(key)] == key), key=len, default=())
        start = self._lines.get(prefix, 1)
        needles = [f'"{value}"', f"'{value}'"] if isinstance(value, str) and value else []
        if len(path) > len(prefix) and isinstance(path[-1], str):
            needles.append(f"{path[-1]} =")
        after = min((line for line in self._lines.values() if line > start), default=len(self._source) + 1)
        for number in range(start, after):
            if any(needle in self._source[number - 1] for needle in needles):
                return number
        return start

    def where(self, path: Path, value: object = None) -> str:
        """The place of a value as an error names it: `path:line`."""
        return f"{self.path}:{self.line(path, value)}"

    @cached_property
    def _source(self) -> list[str]:
        return self.text.splitlines() or [""]

    @cached_property
    def _lines(self) -> dict[Path, int]:
        """Where each table header and each key at the start of a line stands."""
        lines: dict[Path, int] = {}
        table: Path = ()
        for number, line in enumerate(self._source, 1):
            if header := _HEADER.match(line):
                table = tuple(part.strip("\"'") for part in _PART.findall(header[1]))
                lines.setdefault(table, number)
            elif key := _KEY.match(line):
                lines.setdefault((*table, key[1].strip("\"'")), number)
        return lines

    def _syntax_fault(self, message: str) -> Fault:
        found = _AT_LINE.search(message)
        # An unclosed text or list is only noticed at the end, which tomllib names in words.
        line = int(found[1]) if found else len(self._source)
        wrong = _AT_LINE.sub("", message)
        return Fault(f"{self.path}:{line}", f"not valid TOML: {wrong}", "", "correct the syntax at this line")
