"""What the verbs that advise are given: one résumé, postings, wishes and a configuration."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from roleprism.advice.lint import RULES, Config
from roleprism.advice.lint.config import parse_config
from roleprism.advice.wishes import Wishes
from roleprism.atlas import ROLE_SLUGS
from roleprism.atlas.slugs import did_you_mean
from roleprism.document import Document
from roleprism.errors import DocumentError, Fault, UsageError
from roleprism.reading.hidden import Look
from roleprism.reading.kind import Kind, detect_kind
from roleprism.reading.limits import MAX_BYTES
from roleprism.reading.open import STDIN, all_or_none, look_at, open_parts, open_paths

_SHARED = "pyproject.toml"
"""Holds the settings of many tools, and concerns us only where it has a table of ours."""
_CONFIGS = ("roleprism.toml", _SHARED)
_OUR_TABLE = re.compile(rb"^[ \t]*(?:\[[ \t]*tool[ \t]*\.[ \t]*|tool\.|)roleprism\b[ \t]*[].=]", re.MULTILINE)


class Input(NamedTuple):
    """One document with its file.

    Args:
        data: the whole file; empty where it holds others too, for a table's rows must not each carry the table.
        look: what its drawing shows and hides.
        is_alone: whether the file holds no other document.
    """

    document: Document
    data: bytes
    look: Look
    is_alone: bool = True

    @property
    def source(self) -> str:
        """The file as text, for the comments that silence; empty where a row of a table has only its own text."""
        return self.data.decode("utf-8", "replace") if self.is_alone else ""


MAX_CONFIG_BYTES = 100_000
"""A file of settings, wishes or scores that is larger is none."""


def read_inputs(path: Path, kind: Kind | None) -> Iterator[Input | DocumentError]:
    """The documents of one file, or of standard input where the path is "-"; a fault in one stops no other."""
    try:
        data = read_at_most(path, MAX_BYTES)
    except OSError as error:
        wrong = f"cannot be opened ({error.strerror})"
        yield DocumentError(Fault(str(path), wrong, remedy="check the path"))
    except DocumentError as error:
        yield error
    else:
        yield from _inputs(data, path.name, str(path), kind)


def inputs_of(data: bytes, name: str, source: str, kind: Kind | None) -> list[Input]:
    """The documents of a file's bytes.

    Args:
        name: of the file.
        source: where it was read.

    Raises:
        DocumentError: one of them cannot be read.
    """
    return all_or_none(_inputs(data, name, source, kind))


def _inputs(data: bytes, name: str, source: str, kind: Kind | None) -> Iterator[Input | DocumentError]:
    parts = list(open_parts(data, name=name, source=source, kind=kind))
    is_alone = len(parts) == 1
    try:
        look = look_at(data, source) if is_alone and not isinstance(parts[0], DocumentError) else Look()
    except DocumentError as error:
        yield error
        return
    yield from (
        one if isinstance(one, DocumentError) else Input(one, data if is_alone else b"", look, is_alone)
        for one in parts
    )


def read_at_most(path: Path, most: int) -> bytes:
    """The bytes of a file, or of standard input where the path is "-"; a device that never ends is given up.

    Raises:
        OSError: it cannot be opened.
        DocumentError: it holds more than `most` bytes.
    """
    if str(path) == STDIN:
        data = sys.stdin.buffer.read(most + 1)
    else:
        with path.open("rb") as file:
            data = file.read(most + 1)
    if len(data) > most:
        raise DocumentError(Fault(str(path), f"holds more than {most:,} bytes", remedy="name a smaller file"))
    return data


def read_resume(path: Path) -> Input:
    """The one résumé of a file.

    Raises:
        DocumentError: it cannot be read, or holds more than one document.
    """
    found = all_or_none(read_inputs(path, "resume"))
    if len(found) != 1:
        raise DocumentError(Fault(str(path), f"holds {len(found)} documents", "one résumé", "give one file a person"))
    return found[0]


def seems_a_posting(given: Input) -> bool:
    """Whether what was given as a résumé reads like a posting."""
    return detect_kind(given.document.text.content, Path(given.document.source).name) == "posting"


def read_postings(paths: Sequence[str]) -> list[Document]:
    """All postings of files, folders and tables.

    Raises:
        DocumentError: one of them cannot be read.
    """
    stdin = read_at_most(Path(STDIN), MAX_BYTES) if STDIN in paths else b""
    return all_or_none(open_paths(paths, kind="posting", stdin=stdin))


def read_wishes(path: Path | None) -> Wishes:
    """The wishes in a TOML file with `want`, `refuse` (role slugs) and `titles`.

    Raises:
        DocumentError: the file cannot be opened.
        UsageError: it holds what is no wish.
    """
    if path is None:
        return Wishes()
    table = _toml(path)
    known = ("want", "refuse", "titles")
    for key, value in table.items():
        if key not in known:
            near = did_you_mean(key, known)
            raise UsageError(Fault(str(path), f"unknown key {key!r}", f"the known ones are {', '.join(known)}", near))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise UsageError(Fault(f"{path}, {key}", f"{value!r} is no list of texts", 'a list like ["ai-engineer"]'))
    for key in ("want", "refuse"):
        for slug in table.get(key, ()):
            if slug not in ROLE_SLUGS:
                near = did_you_mean(slug, ROLE_SLUGS)
                raise UsageError(Fault(f"{path}, {key}", f"unknown role {slug!r}", f"{', '.join(ROLE_SLUGS)}", near))
    return Wishes(**{key: tuple(table.get(key, ())) for key in known})


def read_config(path: Path | None) -> Config:
    """The lint configuration: of the file given, or of the first one found in the current folder or above it.

    Raises:
        DocumentError: the file cannot be opened.
        UsageError: its lint table is wrong.
    """
    if path is not None:
        return _config(path) or Config()
    for place in _folders_above():
        for name in _CONFIGS:
            if os.path.isfile(place / name) and (found := _found_config(place / name)) is not None:  # noqa: PTH113  raises not
                return found
    return Config()


def _found_config(path: Path) -> Config | None:
    """The configuration of a file that lies on the way; None where the file is other people's, however it looks."""
    if path.name != _SHARED or _speaks_of_us(path):
        return _config(path)
    return None


def _speaks_of_us(path: Path) -> bool:
    try:
        return _OUR_TABLE.search(read_at_most(path, MAX_BYTES)) is not None
    except (OSError, DocumentError):
        return False


def _folders_above() -> list[Path]:
    """The current folder and those above it; none where it was removed meanwhile."""
    try:
        here = Path.cwd()
    except FileNotFoundError:
        return []
    return [here, *here.parents]


def _config(path: Path) -> Config | None:
    table, under = _toml(path), "lint"
    if path.name == _SHARED:
        table, under = _inner(_inner(table, "tool", path), "roleprism", path), "tool.roleprism.lint"
    if astray := [key for key in table if key != "lint"]:
        wrong = f"holds {', '.join(map(repr, astray))} outside of [{under}], where nothing looks for it"
        raise UsageError(Fault(str(path), wrong, f"all settings stand under [{under}]", f"put it under [{under}]"))
    if "lint" not in table:
        return None
    config = parse_config(_inner(table, "lint", path), f"{path}, lint", RULES)
    return replace(config, place=partial(_from_folder, path.absolute().parent))


def _from_folder(folder: Path, path: str) -> str:
    """A path as it reads from a folder."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except (ValueError, FileNotFoundError):  # on another drive, or seen from a folder that is gone
        return path


def _inner(table: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
    found = table.get(name, {})
    if not isinstance(found, dict):
        raise UsageError(Fault(f"{path}, {name}", f"{str(found)[:40]!r} is no table", f"[{name}]", "mend the file"))
    return found


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_at_most(path, MAX_CONFIG_BYTES).decode("utf-8"))
    except OSError as error:
        wrong = f"cannot be opened ({error.strerror})"
        raise DocumentError(Fault(str(path), wrong, remedy="check the path")) from error
    except RecursionError as error:
        raise UsageError(Fault(str(path), "is nested too deep", remedy="mend the file")) from error
    except ValueError as error:  # no UTF-8, no TOML, or a number too long to be one
        if isinstance(error, DocumentError):
            raise
        raise UsageError(Fault(str(path), f"is no TOML ({error})", remedy="mend the file")) from error
