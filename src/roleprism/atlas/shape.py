"""What a raw value of a data file must look like; each shape names every fault of a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from roleprism.atlas.slugs import did_you_mean
from roleprism.atlas.toml_file import Path, TomlFile
from roleprism.errors import Fault

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class At:
    """A place in a file, with what may be referred to from there.

    Args:
        known: kind ("employer") -> the names that a reference of that kind may carry.
        shipped: kind -> the slugs that an overlay may lay single fields over.
        whole: whether a table here must hold all its required keys.
    """

    file: TomlFile
    known: Mapping[str, frozenset[str]]
    shipped: Mapping[str, frozenset[str]] = field(default_factory=dict)
    whole: bool = True
    path: Path = ()

    def down(self, step: str | int, *, whole: bool = True) -> At:
        """The place one key or list position further in."""
        return replace(self, path=(*self.path, step), whole=whole)

    def fault(self, value: object, wrong: str, allowed: str = "", remedy: str = "") -> Fault:
        """A fault of the value at this place."""
        name = ".".join(str(step) for step in self.path if isinstance(step, str))
        return Fault(self.file.where(self.path, value), f"{name}: {wrong}" if name else wrong, allowed, remedy)


class Shape(Protocol):
    """What a value must look like."""

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """Everything wrong with the value; nothing where it is right."""
        ...


@dataclass(frozen=True)
class Text:
    """A text that says something."""

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """See `Shape`."""
        if not isinstance(value, str):
            yield at.fault(value, f"{_shown(value)} is no text", "a text in quotes")
        elif not value.strip():
            yield at.fault(value, "empty text", "a text that says something", "write it or remove the line")


@dataclass(frozen=True)
class Ref:
    """A name that stands for something known."""

    kind: str

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """See `Shape`."""
        known = at.known[self.kind]
        if not isinstance(value, str):
            yield at.fault(value, f"{_shown(value)} is no text", f"a known {self.kind}")
        elif value not in known:
            allowed = f"the known ones are {', '.join(sorted(known))}"
            yield at.fault(value, f"unknown {self.kind} {value!r}", allowed, did_you_mean(value, known))


@dataclass(frozen=True)
class Number:
    """A number between two bounds, both allowed."""

    low: float
    high: float

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """See `Shape`."""
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not self.low <= value <= self.high:
            yield at.fault(value, f"{_shown(value)} is out of range", f"a number from {self.low} to {self.high}")


@dataclass(frozen=True)
class Truth:
    """True or false."""

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """See `Shape`."""
        if not isinstance(value, bool):
            yield at.fault(value, f"{_shown(value)} is no truth value", "true or false")


@dataclass(frozen=True)
class Each:
    """A list whose items all have one shape."""

    item: Shape

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """See `Shape`."""
        if not isinstance(value, list):
            yield at.fault(value, f"{_shown(value)} is no list", "a list in square brackets")
            return
        for place, item in enumerate(value):
            yield from self.item.faults(item, at.down(place))


@dataclass(frozen=True)
class Table:
    """A table with a fixed set of keys."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """See `Shape`."""
        if not isinstance(value, dict):
            yield at.fault(value, f"{_shown(value)} is no table", f"a table with {', '.join(self.required)}")
            return
        shapes = {**self.required, **self.optional}
        for key, inner in value.items():
            below = at.down(key)
            if key in shapes:
                yield from shapes[key].faults(inner, below)
            else:
                allowed = f"the known keys are {', '.join(shapes)}"
                yield below.fault(inner, f"unknown key {key!r}", allowed, did_you_mean(key, shapes))
        for key in self.required.keys() - value.keys() if at.whole else ():
            yield at.fault(None, f"{key!r} is missing", "", f"add {key} = ...")


@dataclass(frozen=True)
class Entries:
    """A table of things by slug; one that the shipped atlas has may be given in part."""

    entry: Shape
    kind: str = ""
    slug: Shape | None = None

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """See `Shape`."""
        if not isinstance(value, dict):
            yield at.fault(value, f"{_shown(value)} is no table", "a table by slug")
            return
        for slug, entry in value.items():
            below = at.down(slug, whole=slug not in at.shipped.get(self.kind, frozenset()))
            if self.slug is not None:
                yield from self.slug.faults(slug, below)
            elif not _SLUG.fullmatch(slug):
                allowed = "lowercase letters and digits, parted by single hyphens"
                yield below.fault(None, f"{slug!r} is no slug", allowed, "rename it")
            yield from self.entry.faults(entry, below)


@dataclass(frozen=True)
class Either:
    """A short form or a table with more to say; the type of the value tells which."""

    short: Shape
    table: Shape
    short_type: type = str

    def faults(self, value: Any, at: At) -> Iterator[Fault]:
        """See `Shape`."""
        if isinstance(value, dict):
            yield from self.table.faults(value, at)
        elif isinstance(value, self.short_type):
            yield from self.short.faults(value, at)
        else:
            short = "text" if self.short_type is str else "list"
            yield at.fault(value, f"{_shown(value)} is neither {short} nor table", f"a {short} or a table")


def _shown(value: object) -> str:
    words = {bool: "a truth value", dict: "a table", list: "a list"}
    return words.get(type(value), repr(value))
