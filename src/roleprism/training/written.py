"""Texts written for training, postings of rare roles and résumés of all, with what each statement says."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from roleprism.evidence.weights import CLASSES
from roleprism.training.labelled import Labelled, parse_tenths

POSTINGS, RESUMES = "postings", "resumes"

CODES = dict(zip("AMRPLFGDSVwiedarbpmc.", CLASSES, strict=True))
"""One letter a class, as the files mark each statement; capitals are roles, small letters kinds of other work."""


class Written(NamedTuple):
    """One invented posting or résumé, and each statement of it with its classes."""

    posting: Labelled
    statements: tuple[tuple[str, tuple[str, ...]], ...]


def read_written(kind: str) -> Iterator[Written]:
    """All written `POSTINGS` or `RESUMES`, file after file in order of their names."""
    folder = files("roleprism.training") / "data" / "written" / kind
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        blocks = file.read_text(encoding="utf-8").split("\n=== ")
        for number, block in enumerate(block for block in blocks if block.strip()):
            yield _parse(f"{file.name}:{number}", block.removeprefix("=== "), kind == RESUMES)


def _parse(name: str, block: str, is_resume: bool) -> Written:
    header, *lines = block.strip().split("\n")
    tenths, clarity = header.split("|")
    shares = parse_tenths(tenths)
    text: list[str] = []
    statements: list[tuple[str, tuple[str, ...]]] = []
    for line in filter(None, map(str.strip, lines)):
        code, _, words = line.partition(" ")
        if code.startswith("#"):
            text.append(f"\n## {words}\n")
        else:
            text.append(f"- {words}")
            statements.append((words, tuple(CODES[letter] for letter in code[:2])))
    posting = Labelled(
        f"written:{name}", "", f"written:{name}", "\n".join(text), shares, clarity.strip(), "written", is_resume
    )
    return Written(posting, tuple(statements))
