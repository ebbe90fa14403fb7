"""What the atlas says beyond single roles, chapter by chapter, the same from every door."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from typing_extensions import TypedDict

from roleprism.atlas import Atlas


class Entry(NamedTuple):
    """One statement, and what it is about; that is empty where the statement stands for itself."""

    about: str
    says: str


class Chapter(NamedTuple):
    """Statements under one heading."""

    heading: str
    entries: tuple[Entry, ...]


class EntryRow(TypedDict):
    """One statement in plain values."""

    about: str
    says: str


class ChapterRow(TypedDict):
    """Statements under one heading in plain values."""

    heading: str
    entries: list[EntryRow]


def guide(atlas: Atlas) -> tuple[Chapter, ...]:
    """The whole guide: what holds for all roles, which to pick, and where people go wrong."""
    chapters = {
        "What holds for all of them": (Entry("", fact.text) for fact in atlas.overview),
        "Which to pick": _steps(atlas),
        "Where one role shades into another": _boundaries(atlas),
        "One person, three titles": _worked_example(atlas),
        "Common mistakes": _mistakes(atlas),
        "What single employers look for": _notes(atlas),
    }
    return tuple(Chapter(heading, tuple(entries)) for heading, entries in chapters.items())


def chapter_row(chapter: Chapter) -> ChapterRow:
    """A chapter in plain JSON values."""
    return {
        "heading": chapter.heading,
        "entries": [{"about": entry.about, "says": entry.says} for entry in chapter.entries],
    }


def _steps(atlas: Atlas) -> Iterator[Entry]:
    for background in atlas.backgrounds:
        told = []
        for step in background.next_steps:
            where = f" Look at {atlas.employer_names(step.employers)}." if step.employers else ""
            told.append(f"{step.why.text}{where}")
        yield Entry(background.name, " Or: ".join(told))


def _boundaries(atlas: Atlas) -> Iterator[Entry]:
    boundaries = atlas.boundaries
    yield Entry("", boundaries.statement.text)
    for example in boundaries.examples:
        yield Entry(atlas.employer(example.employer).name, example.does.text)
    yield Entry("", boundaries.advice.text)


def _worked_example(atlas: Atlas) -> Iterator[Entry]:
    example = atlas.boundaries.worked_example
    yield Entry("", example.person.text)
    for reading in example.readings:
        yield Entry(f"{reading.title} at {atlas.employer_names(reading.employers)}", reading.because.text)
    yield Entry("", atlas.boundaries.lesson.text)


def _mistakes(atlas: Atlas) -> Iterator[Entry]:
    for mistake in atlas.mistakes:
        yield Entry(mistake.name, f"{mistake.what.text} {mistake.why.text} Better: {mistake.instead.text}")


def _notes(atlas: Atlas) -> Iterator[Entry]:
    for employer in atlas.employers:
        if employer.notes:
            yield Entry(employer.name, " ".join(note.fact.text for note in employer.notes))
