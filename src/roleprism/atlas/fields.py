"""Raw tables, already checked, to typed fields; a field that a file leaves out is left out here too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from roleprism.atlas.background import NextStep
from roleprism.atlas.employer import Note
from roleprism.atlas.fact import Fact, Source
from roleprism.atlas.piece import Piece
from roleprism.atlas.proof import CountsToo, Part
from roleprism.atlas.role import Confusion, Habitat, Standing, Status, Tool, ToolStatus
from roleprism.atlas.signal import STRENGTH_BITS, Signal
from roleprism.atlas.slugs import OTHER

Fields = dict[str, Any]
Readers = dict[str, Callable[[Any], object]]
T = TypeVar("T")


@dataclass(frozen=True)
class Reader:
    """Reads values of one file.

    Args:
        sources: id -> source.
        default: the source of every value that names none.
    """

    sources: Mapping[str, Source]
    default: str

    def fact(self, value: Any) -> Fact:
        """A text, or a table of text and source."""
        if isinstance(value, str):
            return Fact(value, self.sources[self.default])
        return Fact(value["text"], self._source(value))

    def facts(self, value: Any) -> tuple[Fact, ...]:
        """A list of facts."""
        return self._each(value, Reader.fact)

    def role(self, table: Fields) -> Fields:
        """The fields of a role, `slug` apart."""
        readers: Readers = {
            "name": str,
            "tools": lambda value: self._each(value, Reader._tool),
            "lives_in": lambda value: self._each(value, Reader._habitat),
            "confused_with": lambda value: self._each(value, Reader._confusion),
            "status": self._status,
        }
        single = ("headline_task", "bar", "compensation", "fuller_title")
        many = ("titles", "owns", "does_not_usually_own", "languages", "notes")
        readers |= dict.fromkeys(single, self.fact) | dict.fromkeys(many, self.facts)
        return {key: read(table[key]) for key, read in readers.items() if key in table}

    def employer(self, table: Fields) -> Fields:
        """The fields of an employer, `slug` apart."""
        lists = ("aliases", "categories", "hires", "reads_as")
        fields: Fields = {key: tuple(table[key]) for key in lists if key in table}
        if "name" in table:
            fields["name"] = table["name"]
        if "notes" in table:
            fields["notes"] = tuple(map(self._within(table)._note, table["notes"]))
        return fields | {"source": self._source(table)}

    def background(self, table: Fields) -> Fields:
        """The fields of a background, `slug` apart."""
        inner = self._within(table)
        readers: Readers = {"name": str, "titles": inner.facts, "next_steps": inner._steps}
        return {key: read(table[key]) for key, read in readers.items() if key in table}

    def mistake(self, table: Fields) -> Fields:
        """The fields of a mistake, `slug` apart."""
        inner = self._within(table)
        readers: Readers = {"name": str} | dict.fromkeys(("what", "why", "instead"), inner.fact)
        return {key: read(table[key]) for key, read in readers.items() if key in table}

    def signals(self, role: str, table: Fields) -> Iterator[Signal]:
        """The signals of one file, in its order."""
        if role != OTHER:
            yield from self._signals(role, "", table)
        for kind, strengths in table.get("kinds", {}).items():
            yield from self._signals(role, kind, strengths)

    def _signals(self, role: str, kind: str, table: Fields) -> Iterator[Signal]:
        for strength, bits in STRENGTH_BITS.items():
            for concept, value in table.get(strength, {}).items():
                entry: Fields = {"phrases": value} if isinstance(value, list) else value
                yield Signal(
                    concept=concept,
                    role=role,
                    kind=kind,
                    phrases=tuple(entry["phrases"]),
                    bits=_bits(entry.get("bits", bits)),
                    also={slug: _bits(said) for slug, said in entry.get("also", {}).items()},
                    source=self._source(entry),
                )

    def _note(self, value: Any) -> Note:
        roles = () if isinstance(value, str) else tuple(value["roles"])
        return Note(self.fact(value), roles)

    def _tool(self, value: Any) -> Tool:
        if isinstance(value, str):
            return Tool(value, ToolStatus.CURRENT, self.sources[self.default])
        return Tool(value["name"], ToolStatus(value.get("status", "current")), self._source(value))

    def _habitat(self, value: Fields) -> Habitat:
        employers = tuple(value.get("employers", ()))
        return Habitat(value["category"], employers, value.get("note", ""), self._source(value))

    def _confusion(self, value: Fields) -> Confusion:
        return Confusion(value["role"], Fact(value["tell"], self._source(value)))

    def _status(self, value: Fields) -> Status:
        inner = self._within(value)
        exceptions = inner.facts(value.get("exceptions", []))
        return Status(Standing(value["standing"]), value.get("flag", ""), inner.fact(value["text"]), exceptions)

    def pieces(self, table: Fields) -> Iterator[Piece]:
        """The pieces of work that the quiz shows."""
        for piece in table.get("pieces", []):
            yield Piece(piece["text"], piece["role"], self._within(piece).fact(piece["why"]))

    def proofs(self, table: Fields, role: str, phrases: Mapping[str, tuple[str, ...]]) -> Fields:
        """The fields of a role's proofs, `role` apart.

        Args:
            phrases: "role/concept" -> its phrases.
        """
        inner = self._within(table)
        readers: Readers = {
            "measures": inner.facts,
            "parts": lambda value: tuple(inner._part(part, role, phrases) for part in value),
            "counts_too": lambda value: CountsToo(value["role"], value["where"]),
        }
        return {key: read(table[key]) for key, read in readers.items() if key in table}

    def _part(self, value: Fields, role: str, phrases: Mapping[str, tuple[str, ...]]) -> Part:
        named = (phrases.get(concept_name(role, concept), ()) for concept in value["concepts"])
        shown_by = tuple(dict.fromkeys([*(phrase for group in named for phrase in group), *value.get("also", ())]))
        artifact = self._within(value).fact(value["artifact"])
        return Part(value["what"], value["core"], shown_by, artifact, value["line"], value.get("specialty", ""))

    def _steps(self, value: list[Fields]) -> tuple[NextStep, ...]:
        return tuple(
            NextStep(step["role"], Fact(step["why"], self._source(step)), tuple(step.get("employers", ())))
            for step in value
        )

    def _each(self, value: Any, read: Callable[[Reader, Any], T]) -> tuple[T, ...]:
        """The items of a list, or of a table that gives them a source in common."""
        if isinstance(value, list):
            return tuple(read(self, item) for item in value)
        inner = self._within(value)
        return tuple(read(inner, item) for item in value["items"])

    def _within(self, table: Fields) -> Reader:
        return Reader(self.sources, table.get("source", self.default))

    def _source(self, table: Fields) -> Source:
        return self.sources[table.get("source", self.default)]


def concept_name(role: str, concept: str) -> str:
    """A concept by its full name, "role/concept"; one that names no role is of the role at hand."""
    return concept if "/" in concept else f"{role}/{concept}"


def _bits(value: str | float) -> float:
    return STRENGTH_BITS[value] if isinstance(value, str) else float(value)
