"""What résumés teach, and what judges them."""

from dataclasses import replace

import numpy as np
import pytest

from roleprism.atlas import SLUGS, load
from roleprism.evidence.weights import load_weights
from roleprism.training.recipe import Recipe
from roleprism.training.resume_page import OURS, POSTINGS_ALONE, judge_resumes, taught_by_postings
from roleprism.training.resumes import teach_resumes
from roleprism.training.whole_resumes import JUDGES, TEACHES, read_whole_resumes
from roleprism.training.written import RESUMES, read_written


@pytest.fixture(scope="module")
def taught():
    return teach(list(read_written(RESUMES))[::8])


def teach(written):
    recipe = replace(Recipe(), steps=40)
    return teach_resumes(taught_by_postings(load_weights()), written, read_whole_resumes(TEACHES)[:30], load(), recipe)


def test_what_postings_taught_stays(taught):
    before = load_weights()
    for name in ("signal_logits", "class_logits", "most_said", "confidence"):
        assert np.array_equal(getattr(taught, name)[0], getattr(before, name)[0])
        assert not np.array_equal(getattr(taught, name)[1], getattr(before, name)[0])
    assert np.array_equal(taught.class_bits, before.class_bits)


def test_the_same_lines_teach_the_same(taught):
    again = teach(list(read_written(RESUMES))[::8])
    assert np.array_equal(taught.signal_logits, again.signal_logits)
    assert np.array_equal(taught.confidence, again.confidence)


def test_a_few_lines_of_resumes_read_resumes_better_than_none(taught):
    judged = judge_resumes(read_whole_resumes(JUDGES), taught, load())
    assert judged[OURS].measure().share_distance < judged[POSTINGS_ALONE].measure().share_distance


def test_whole_resumes_teach_or_judge_and_those_that_judge_were_read_twice():
    teach, judge = read_whole_resumes(TEACHES), read_whole_resumes(JUDGES)
    names = [one.name for one in (*teach, *judge)]
    assert len(set(names)) == len(names) == 210
    assert {len(one.labels) for one in teach} == {1}
    assert {len(one.labels) for one in judge} == {2}
    for one in (*teach, *judge):
        assert one.document.kind == "resume"
        for label in one.labels:
            assert label.shares.sum() == pytest.approx(1)
            assert label.lead in SLUGS
            assert label.clarity in {"clear", "fuzzy", "thin"}


def test_the_shipped_weights_read_resumes_as_well_as_the_page_says():
    judged = judge_resumes(read_whole_resumes(JUDGES), load_weights(), load())[OURS].measure()
    assert judged.accuracy >= 0.9
    assert judged.share_distance <= 0.15
