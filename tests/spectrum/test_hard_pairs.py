"""Pairs of roles that are easily taken for each other: each fragment must lean the right way.

A direction is asked for, not a share: the role that a fragment leans to must score above every role it is set against.
A fragment that is known to be read wrongly says why; once it is read rightly its test fails, so that the note goes.
"""

import tomllib
from pathlib import Path

import pytest

from roleprism import Posting, Text
from roleprism.atlas import SLUGS

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.toml"))
FRAGMENTS = [
    pytest.param(
        fragment,
        id=f"{path.stem}-{at}",
        marks=[pytest.mark.xfail(strict=True, reason=fragment["known_failure"])] if "known_failure" in fragment else [],
    )
    for path in CASES
    for at, fragment in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["fragment"], start=1)
]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_pair_has_ten_fragments_and_leans_to_every_role_of_its_name(path):
    fragments = tomllib.loads(path.read_text(encoding="utf-8"))["fragment"]
    assert len(fragments) == 10
    assert {slug for fragment in fragments for slug in (fragment["leans"], *fragment["against"])} <= set(SLUGS)
    assert len({fragment["leans"] for fragment in fragments}) >= 2


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_the_lean_is_right(reader, fragment):
    scores = reader.read(Posting(id="case", source="test", text=Text(fragment["text"]))).spectrum.scores
    leads = {slug: scores[fragment["leans"]] - scores[slug] for slug in fragment["against"]}
    assert min(leads.values()) > 0, leads
