"""What an employer's own postings change in how it would read a person."""

from dataclasses import replace
from pathlib import Path

import pytest

from roleprism.advice import Adviser, advise
from roleprism.advice.employers import employer_view
from roleprism.advice.own_postings import LEAST_POSTINGS, OwnPosting, by_employer, own_postings
from roleprism.atlas import ROLE_SLUGS, SLUGS
from roleprism.document import Posting, Text
from roleprism.reading.dates import Month
from roleprism.reading.open import open_paths
from strategies import WORK

RESUMES = Path(__file__).parents[1] / "resumes"
TODAY = Month(2026, 11)
TRAINING = "Train and fine-tune ranking models in PyTorch and serve them with Triton"


@pytest.fixture(scope="module")
def adviser(reader):
    return Adviser(reader)


@pytest.fixture(scope="module")
def resume():
    (document,) = open_paths([RESUMES / "worked-example.md"], kind="resume")
    return document


@pytest.fixture(scope="module")
def record(adviser, resume):
    return adviser.record(resume)


def all_of(role):
    return {slug: float(slug == role) for slug in SLUGS}


def at_hand(n, company="OpenAI", role="ml-engineer", *, thin=False):
    return [OwnPosting(company, f"{company} {number}".encode(), all_of(role), thin) for number in range(n)]


def posting(number, company="OpenAI", lines=(TRAINING, WORK[3])):
    text = "\n".join(("What you will do", *(f"- {line}" for line in lines), f"Team {number}"))
    return Posting(id=str(number), source="board.json", text=Text(text), title="Engineer", company=company)


def test_postings_are_their_employers_whatever_its_name_is_spelt_like(adviser):
    own = by_employer([*at_hand(3), *at_hand(2, "openai, Inc."), *at_hand(9, "Corner Shop"), *at_hand(9, "")],
                      adviser.atlas)  # fmt: skip
    assert {slug: len(shares) for slug, shares in own.items()} == {"openai": 5}


def test_a_posting_in_several_places_counts_once(adviser):
    assert not by_employer(at_hand(LEAST_POSTINGS - 1) * 2, adviser.atlas)
    assert by_employer(at_hand(LEAST_POSTINGS) * 2, adviser.atlas) == by_employer(
        at_hand(LEAST_POSTINGS), adviser.atlas
    )


def test_other_work_and_thin_texts_say_nothing(adviser):
    others = [*at_hand(50, role="other"), *at_hand(50, thin=True)]
    assert not by_employer(others, adviser.atlas)


@pytest.mark.parametrize("role", ["ai-engineer", "forward-deployed-engineer"])
def test_an_employer_leans_to_the_role_of_most_of_its_own_postings(record, adviser, role):
    view = employer_view(record, adviser.atlas.employer("openai"), adviser.atlas, [all_of(role)] * 100)
    assert view.role == role
    assert view.own in view.rows
    assert view.own.what == "100% of the work in 100 of its own AI postings is of this role"
    assert view.bits == pytest.approx(sum(row.bits for row in view.rows))


def test_usual_postings_say_nothing_and_few_say_less_than_many(record, adviser):
    harvey = adviser.atlas.employer("harvey")
    usual = {slug: 1 / len(ROLE_SLUGS) for slug in ROLE_SLUGS}
    bits = [
        employer_view(record, harvey, adviser.atlas, own).own.bits
        for own in ([usual] * 40, [all_of("ai-engineer")] * LEAST_POSTINGS, [all_of("ai-engineer")] * 500)
    ]
    assert bits == sorted(bits)
    assert bits[0] == pytest.approx(0)
    assert bits[1] < bits[2] - 0.5


def test_the_postings_that_a_person_thinks_of_are_heard_once_with_those_at_hand(adviser, resume):
    board = [posting(number) for number in range(LEAST_POSTINGS)]
    without = advise(adviser, resume, TODAY)
    given = advise(adviser, resume, TODAY, postings=board)
    assert (without.heard, given.heard) == ({}, {"openai": LEAST_POSTINGS})
    stored = list(own_postings(map(adviser.reader.read, (replace(one, id="", source="store") for one in board))))
    both = advise(adviser, resume, TODAY, postings=board, employer_postings=stored)
    assert (both.heard, both.views) == (given.heard, given.views)
    told = {view.employer: view for view in given.views}["openai"]
    assert told.own is not None
    others = [view for view in given.views if view.employer != "openai"]
    assert others == [view for view in without.views if view.employer != "openai"]
