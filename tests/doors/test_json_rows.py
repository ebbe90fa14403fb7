from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from readings import hostile_reading, posting_reading, resume_reading, thin_reading

from roleprism.atlas.slugs import SLUGS
from roleprism.document import SectionKind
from roleprism.doors.rows import json_line, reading_row, reading_schema

SCHEMA = json.loads(reading_schema())
MADE = [posting_reading, resume_reading, thin_reading, hostile_reading]


def test_the_schema_is_one_and_knows_every_role_and_section():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$defs"]["slug"]["enum"] == list(SLUGS)
    assert SCHEMA["$defs"]["section"]["enum"] == [str(kind) for kind in SectionKind]


@pytest.mark.parametrize("made", MADE)
def test_a_line_keeps_to_the_schema_and_loses_nothing(made):
    reading = made()
    line = json_line(reading_row(reading))
    row = json.loads(line)
    Draft202012Validator(SCHEMA).validate(row)
    assert "\n" not in line
    assert line.isascii()
    assert row == reading_row(reading)
    assert sum(row["shares"].values()) == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize("made", MADE)
def test_quotes_and_sums_can_be_checked_from_the_line_alone(made):
    row, text = reading_row(made()), made().document.text.content
    for ev in row["evidence"]:
        assert text[ev["start"] : ev["end"]] == ev["quote"]
        assert ev["weights"][ev["role"]] == ev["bits"]
    for slug in SLUGS:
        total = row["prior"][slug] + sum(ev["weights"][slug] for ev in row["evidence"])
        assert total == pytest.approx(row["scores"][slug], abs=1e-9)


def test_places_are_as_people_count_them():
    by_quote = {ev["quote"]: ev for ev in reading_row(resume_reading())["evidence"]}
    assert (by_quote["WebRTC"]["page"], by_quote["WebRTC"]["line"]) == (2, 5)
    assert {ev["page"] for ev in reading_row(posting_reading())["evidence"]} == {None}


def test_the_schema_refuses_a_row_that_lacks_or_invents():
    row = reading_row(posting_reading())
    validator = Draft202012Validator(SCHEMA)
    assert not validator.is_valid(row | {"mood": "bright"})
    assert not validator.is_valid({key: value for key, value in row.items() if key != "prior"})
    assert not validator.is_valid(row | {"primary": "wizard"})
