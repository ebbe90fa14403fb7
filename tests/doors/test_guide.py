"""What the atlas says beyond single roles reaches every reader of the guide."""

import json

from click.testing import CliRunner

from roleprism.atlas import load
from roleprism.doors.cli.main import main
from roleprism.doors.guide import guide


def told() -> str:
    return "\n".join(f"{entry.about} {entry.says}" for chapter in guide(load()) for entry in chapter.entries)


def test_every_statement_of_the_atlas_beyond_roles_is_told() -> None:
    atlas, text = load(), told()
    facts = [*atlas.overview, atlas.boundaries.statement, atlas.boundaries.advice, atlas.boundaries.lesson]
    facts += [example.does for example in atlas.boundaries.examples]
    facts += [reading.because for reading in atlas.boundaries.worked_example.readings]
    facts += [fact for mistake in atlas.mistakes for fact in (mistake.what, mistake.why, mistake.instead)]
    facts += [step.why for background in atlas.backgrounds for step in background.next_steps]
    facts += [note.fact for employer in atlas.employers for note in employer.notes]
    assert not [fact.text for fact in facts if fact.text not in text]


def test_the_command_tells_all_chapters() -> None:
    result = CliRunner().invoke(main, ["guide"])
    assert result.exit_code == 0
    assert [chapter.heading for chapter in guide(load()) if chapter.heading not in result.output] == []


def test_json_is_one_chapter_a_line() -> None:
    result = CliRunner().invoke(main, ["guide", "--json"])
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert [row["heading"] for row in rows] == [chapter.heading for chapter in guide(load())]
    assert all(entry["says"] for row in rows for entry in row["entries"])


def test_two_roles_that_blur_are_told_so() -> None:
    shades = load().boundaries.statement.text[:40]
    blurred = CliRunner().invoke(main, ["roles", "ai-engineer", "ml-engineer"])
    apart = CliRunner().invoke(main, ["roles", "ai-engineer", "voice-ai-engineer"])
    assert shades in blurred.output
    assert shades not in apart.output
