"""The guide's facts stand here in words of our own."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from roleprism.advice.lint import RULES

ROOT = Path(__file__).parents[2]
GUIDE = ROOT.parent / "shared" / "reference" / "roles-distinguished.txt"
RUN = 6
"""So many words in one row that are the guide's are its sentence, unless they are names in a list."""

_WORD = re.compile(r"[a-z0-9][a-z0-9+#']*")
_JOINTS = frozenset(
    "a an the of to that which in at as is are for with by from who where their they than not one it".split()
)
_LEAST_JOINTS = 2
"""A row of names has no more than one of the words that hold a sentence together."""


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def rows(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def prose() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "src").rglob("*.toml")):
        for text in strings(tomllib.loads(file.read_text(encoding="utf-8"))):
            yield file.name, text
    for rule in RULES:
        for text in (rule.summary, rule.why, rule.instead):
            yield rule.code, text
    for file in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "design").glob("*.md"))):
        yield file.name, file.read_text(encoding="utf-8")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def is_sentence(row: tuple[str, ...]) -> bool:
    return sum(word in _JOINTS for word in row) >= _LEAST_JOINTS


def test_a_copied_sentence_would_be_seen() -> None:
    text = "Use the task that defines each role to figure out which one of them it is."
    assert any(is_sentence(row) for row in rows(text))


@pytest.mark.skipif(not GUIDE.exists(), reason="the guide is not at hand")
def test_no_sentence_of_the_guide_is_copied() -> None:
    guide = {row for row in rows(GUIDE.read_text(encoding="utf-8")) if is_sentence(row)}
    copied = [(where, " ".join(row)) for where, text in prose() for row in rows(text) & guide]
    assert not copied
