"""Checked files to one atlas; a later layer is laid over an earlier one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from roleprism.atlas.atlas import Atlas
from roleprism.atlas.background import Background
from roleprism.atlas.boundary import Boundaries, BoundaryExample, WorkedExample, WorkedReading
from roleprism.atlas.employer import Employer
from roleprism.atlas.fact import Source
from roleprism.atlas.fields import Fields, Reader
from roleprism.atlas.mistake import Mistake
from roleprism.atlas.proof import Proofs
from roleprism.atlas.role import Role
from roleprism.atlas.signal import Signal
from roleprism.atlas.slugs import OTHER, ROLE_SLUGS
from roleprism.atlas.titles import fold_title
from roleprism.atlas.toml_file import TomlFile

Layer = dict[str, Fields]
"""File name -> its table."""


def build(shipped: Sequence[TomlFile], overlay: Sequence[TomlFile] = ()) -> Atlas:
    """The atlas that checked files describe.

    In an overlay a text takes the place of the shipped one; items of a list are added, in place of one
    of the same name where there is one; a phrase is taken from the shipped signal that held it.
    """
    layers = [{file.name: file.table for file in files} for files in (shipped, overlay)]
    sources = {
        slug: Source(slug, entry["title"], entry["date"])
        for layer in layers
        for slug, entry in layer.get("atlas.toml", {}).get("sources", {}).items()
    }
    return _Builder(layers, sources).atlas(_stamp(overlay))


def _stamp(overlay: Sequence[TomlFile]) -> str:
    """What the version gains by an overlay: a short hash of its content, wherever it lies."""
    if not overlay:
        return ""
    content = "\0".join(f"{file.name}\0{file.text}" for file in sorted(overlay, key=lambda file: file.name))
    return f"+overlay.{hashlib.sha256(content.encode()).hexdigest()[:8]}"


class _Builder:
    def __init__(self, layers: list[Layer], sources: dict[str, Source]) -> None:
        self._layers = layers
        self._sources = sources

    def atlas(self, stamp: str) -> Atlas:
        head: Fields = {}
        for read, table in self._files("atlas.toml"):
            texts = {key: table[key] for key in ("version", "scope") if key in table}
            head = _laid(head, texts | {"overview": read.facts(table.get("overview", []))})
        signals, own_signals = self._signals()
        return Atlas(
            version=head["version"] + stamp,
            scope=head["scope"],
            overview=head["overview"],
            roles=tuple(self._role(slug) for slug in ROLE_SLUGS),
            categories={
                slug: name
                for _, table in self._files("employers.toml")
                for slug, name in table.get("categories", {}).items()
            },
            employers=tuple(self._employers()),
            backgrounds=tuple(
                Background(slug=slug, **fields)
                for slug, fields in self._entries("backgrounds.toml", "backgrounds", Reader.background)
            ),
            mistakes=tuple(
                Mistake(slug=slug, **fields)
                for slug, fields in self._entries("mistakes.toml", "mistakes", Reader.mistake)
            ),
            boundaries=self._boundaries(),
            proofs=self._proofs(signals),
            pieces=tuple(piece for read, table in self._files("quiz.toml") for piece in read.pieces(table)),
            other_kinds=tuple(dict.fromkeys(signal.kind for signal in signals if signal.kind)),
            titles=self._titles(),
            signals=signals,
            own_signals=own_signals,
        )

    def _files(self, name: str) -> Iterator[tuple[Reader, Fields]]:
        """The file of each layer that has it, with a reader that knows its default source."""
        for layer in self._layers:
            if name in layer:
                yield Reader(self._sources, layer[name].get("source", "")), layer[name]

    def _role(self, slug: str) -> Role:
        fields: Fields = {}
        for read, table in self._files(f"roles/{slug}.toml"):
            fields = _laid(fields, read.role(table))
        return Role(slug=slug, **fields)

    def _entries(
        self, name: str, key: str, read_entry: Callable[[Reader, Fields], Fields]
    ) -> Iterable[tuple[str, Fields]]:
        entries: dict[str, Fields] = {}
        for read, table in self._files(name):
            for slug, entry in table.get(key, {}).items():
                entries[slug] = _laid(entries.get(slug, {}), read_entry(read, entry))
        return entries.items()

    def _employers(self) -> Iterator[Employer]:
        for slug, fields in self._entries("employers.toml", "employers", Reader.employer):
            # Where nothing is known of how a screen reads people, it reads them as what it hires.
            yield Employer(slug=slug, **{"aliases": (), "notes": (), "reads_as": fields["hires"], **fields})

    def _boundaries(self) -> Boundaries:
        fields: Fields = {"examples": ()}
        person: Fields = {"signals": {}, "readings": ()}
        for read, table in self._files("boundaries.toml"):
            single = {key: read.fact(table[key]) for key in ("statement", "advice", "lesson") if key in table}
            examples = tuple(
                BoundaryExample(slug, e["titled"], e["employer"], read.fact(e["does"]), e["really"])
                for slug, e in table.get("examples", {}).items()
            )
            fields = _laid(fields, single | {"examples": examples})
            person = _laid(person, _worked(read, table.get("worked_example", {})))
        return Boundaries(**fields, worked_example=WorkedExample(**person))

    def _proofs(self, signals: Sequence[Signal]) -> dict[str, Proofs]:
        phrases: dict[str, tuple[str, ...]] = {}
        for signal in signals:
            name = f"{signal.role}/{signal.concept}"
            phrases[name] = (*phrases.get(name, ()), *signal.phrases)
        fields: dict[str, Fields] = {}
        for read, table in self._files("proofs.toml"):
            for role, entry in table.get("proofs", {}).items():
                fields[role] = _laid(fields.get(role, {}), read.proofs(entry, role, phrases))
        return {role: Proofs(role, **entry) for role, entry in fields.items()}

    def _titles(self) -> dict[str, str]:
        titles: dict[str, str] = {}
        for layer in self._layers:
            for names in layer.get("titles.toml", {}).get("other", {}).values():
                titles |= dict.fromkeys(map(fold_title, names), OTHER)
            for slug in ROLE_SLUGS:
                table = layer.get(f"roles/{slug}.toml", {})
                named = Reader(self._sources, table.get("source", "")).facts(table.get("titles", []))
                titles |= dict.fromkeys((fold_title(title.text) for title in named), slug)
        return titles

    def _signals(self) -> tuple[tuple[Signal, ...], tuple[Signal, ...]]:
        """All signals, and the part of them that layers over the shipped one brought."""
        signals: list[Signal] = []
        own: list[Signal] = []
        for depth, layer in enumerate(self._layers):
            laid = list(self._layer_signals(layer))
            taken = {phrase for signal in laid for phrase in signal.phrases}
            signals = [*_without(signals, taken), *laid]
            own = [*_without(own, taken), *(laid if depth else ())]
        return tuple(signals), tuple(own)

    def _layer_signals(self, layer: Layer) -> Iterator[Signal]:
        for slug in (*ROLE_SLUGS, OTHER):
            if (table := layer.get(f"signals/{slug}.toml")) is not None:
                yield from Reader(self._sources, table["source"]).signals(slug, table)


def _worked(read: Reader, table: Fields) -> Fields:
    fields: Fields = {"person": read.fact(table["person"])} if "person" in table else {}
    signals = {slug: read.fact(value) for slug, value in table.get("signals", {}).items()}
    readings = tuple(
        WorkedReading(role, r["title"], tuple(r["employers"]), read.fact(r["because"]), tuple(r["signals"]))
        for role, r in table.get("readings", {}).items()
    )
    return fields | {"signals": signals, "readings": readings}


def _without(signals: list[Signal], taken: set[str]) -> Iterator[Signal]:
    """The signals without the phrases that a later layer speaks about; an emptied one is gone."""
    for signal in signals:
        left = tuple(phrase for phrase in signal.phrases if phrase not in taken)
        if left:
            yield replace(signal, phrases=left)


def _laid(under: Fields, over: Fields) -> Fields:
    """The fields of both: a list grows, a mapping is joined, anything else is replaced."""
    return under | {key: _joined(under.get(key), value) for key, value in over.items()}


def _joined(under: Any, over: Any) -> Any:
    if isinstance(over, dict):
        return (under or {}) | over
    if not isinstance(over, tuple) or hasattr(over, "_fields"):
        return over
    items = {_name(item): item for item in under or ()}
    items |= {_name(item): item for item in over}
    return tuple(items.values())


def _name(item: Any) -> Any:
    """What an item of a list goes by: a text itself, or the first field of a named tuple."""
    return item if isinstance(item, str) else item[0]
