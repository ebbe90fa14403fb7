"""The objects of a PDF, read from a copy as PDFium writes it: in plain form, with one table of where each stands.

PDFium draws what it reads and shows no object before. Its copy is free of the ways in which a file may hide one:
objects packed in streams, locked ones, names in other letters, tables that are wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from roleprism.reading.pdf_filters import unpacked

Dictionary = dict[bytes, Any]
"""Key with its slash -> a dictionary, a list, a `Reference`, or the bytes as they are written."""

NOTHING: Dictionary = {}
"""What stands for a dictionary that is not there: always the same, so that it can be told from others."""

_TOKEN = re.compile(
    rb"\s*(<<|>>|[\[\]]|/[^\s\0()<>\[\]{}/%]*|\((?:[^()\\]|\\.)*\)|<[^<>]*>|\d+ \d+ R\b|[^\s\0()<>\[\]{}/%]+)",
    re.DOTALL,
)
_OPENING, _CLOSING = (b"<<", b"["), (b">>", b"]")
_PLACE = re.compile(rb"(\d{10}) \d{5} n")
_STREAM = re.compile(rb"\s*stream\r?\n")


class Reference(NamedTuple):
    """The number under which an object stands."""

    number: int


class Stream(NamedTuple):
    """A dictionary and the bytes that it describes."""

    about: Dictionary
    data: bytes


class Objects:
    """Looks objects up by number; each is parsed once."""

    def __init__(self, copy: bytes) -> None:
        self._copy = copy
        self._known: dict[int, Any] = {}

    @cached_property
    def _places(self) -> dict[int, int]:
        """Object number -> where it begins."""
        table = self._copy[self._copy.rindex(b"\nxref") :]
        places, number = {}, 0
        for line in table.splitlines():
            if found := _PLACE.match(line):
                places[number] = int(found[1])
            number = number + 1 if line[-1:] in b"nf" else int(line.split()[0]) if line[:1].isdigit() else number
        return places

    def with_key(self, key: bytes) -> Iterator[Dictionary]:
        """Every dictionary that has a key, also one that is written inside another."""
        by_place = sorted((place, number) for number, place in self._places.items())
        starts = [place for place, _ in by_place]
        at = {bisect_right(starts, found.start()) - 1 for found in re.finditer(re.escape(key), self._copy)}
        for index in sorted(at - {-1}):
            yield from _inside(self.at(Reference(by_place[index][1])), key)

    def at(self, value: Any) -> Any:
        """What a value stands for: the object of a reference, every other value itself."""
        for _ in range(8):
            if not isinstance(value, Reference):
                break
            if value.number not in self._known:
                place = self._places.get(value.number)
                self._known[value.number] = None if place is None else self._parse(place)
            value = self._known[value.number]
        return value

    def dictionary(self, value: Any) -> Dictionary:
        """The dictionary that a value stands for, or that of its stream; an empty one where there is none."""
        found = self.at(value)
        if isinstance(found, Stream):
            return found.about
        return found if isinstance(found, dict) else NOTHING

    def _parse(self, place: int) -> Any:
        value, end = _value(self._copy, self._copy.index(b"obj", place) + 3)
        begins = _STREAM.match(self._copy, end)
        if begins is None or not isinstance(value, dict):
            return value
        length = self.at(value.get(b"/Length"))
        size = int(length) if isinstance(length, bytes) and length.isdigit() else 0
        return Stream(value, self._copy[begins.end() : begins.end() + size])

    def decoded(self, stream: Stream, most: int) -> bytes | None:
        """The bytes of a stream as they were before they were packed; None where they cannot be told.

        Args:
            most: no more is unpacked than this and one.
        """
        about = self.at(stream.about.get(b"/DecodeParms"))
        if any(True for key in (b"/Predictor", b"/EarlyChange") for _ in _inside(about, key)):
            return None
        filters = self.at(stream.about.get(b"/Filter"))
        named = filters if isinstance(filters, list) else [] if filters is None else [filters]
        return unpacked(stream.data, [self.at(name) for name in named], most)


def _value(data: bytes, at: int) -> tuple[Any, int]:
    """The value that is written at a place, and where it ends; nested ones without recursion."""
    open_ones: list[list[Any]] = [[]]
    while found := _TOKEN.match(data, at):
        at, word = found.end(), found[1]
        if word in _OPENING:
            open_ones.append([])
            continue
        if word not in _CLOSING:
            value: Any = Reference(int(word.split()[0])) if word.endswith(b" R") and word[:1].isdigit() else word
        elif len(open_ones) == 1:
            break
        else:
            inside = open_ones.pop()
            value = _paired(inside) if word == b">>" else inside
        open_ones[-1].append(value)
        if len(open_ones) == 1:
            return value, at
    return None, at


def _paired(inside: list[Any]) -> Dictionary:
    return {key: value for key, value in zip(inside[::2], inside[1::2], strict=False) if isinstance(key, bytes)}


def _inside(value: Any, key: bytes) -> Iterator[Dictionary]:
    """The dictionaries with a key in a value, and in what is written inside it."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        about = one.about if isinstance(one, Stream) else one
        if isinstance(about, dict):
            if key in about:
                yield about
            waiting += about.values()
        elif isinstance(about, list):
            waiting += about
