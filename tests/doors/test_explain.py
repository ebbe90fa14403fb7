from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import (
    Hint,
    adds_up,
    hostile_reading,
    make_reading,
    posting_reading,
    resume_reading,
    thin_reading,
)

from roleprism.atlas.slugs import SLUGS
from roleprism.document import Posting, Text
from roleprism.errors import UsageError
from roleprism.spectrum.explain import RowKind, explain

BITS = st.floats(-6, 6)
WORDS = [f"word{number}" for number in range(30)]


@st.composite
def readings(draw):
    chosen = draw(st.lists(st.sampled_from(WORDS), unique=True))
    weights = st.dictionaries(st.sampled_from(SLUGS), BITS)
    hints = [Hint(word, draw(weights)) for word in chosen]
    return make_reading(Posting("p", "p.txt", Text(" . ".join(WORDS))), hints)


@pytest.mark.parametrize("made", [posting_reading, resume_reading, thin_reading, hostile_reading])
def test_the_hand_made_readings_keep_the_promises_of_the_types(made):
    assert adds_up(made())


@given(readings(), st.sampled_from(SLUGS), st.none() | st.sampled_from(SLUGS), st.integers(0, 12))
def test_rows_add_up_to_the_score_whole_and_shortened(reading, role, against, top):
    scores = reading.spectrum.scores
    expected = scores[role] - (scores[against] if against else 0)
    whole = explain(reading, role, against)
    for explanation in (whole, whole.shortened(top)):
        *steps, score = explanation.rows
        assert score.bits == score.running == pytest.approx(expected, abs=1e-9)
        assert sum(row.bits for row in steps) == pytest.approx(expected, abs=1e-9)
        assert steps[-1].running == pytest.approx(expected, abs=1e-9)
        assert sum(len(row.evidence) for row in steps) == len(reading.evidence)


def test_one_row_stands_for_each_evidence_the_weightiest_for_the_question_first():
    rows = explain(posting_reading(), "ai-engineer", "ml-engineer").rows
    assert [row.kind for row in rows] == [RowKind.PRIOR, *[RowKind.EVIDENCE] * 14, RowKind.SCORE]
    assert rows[1].evidence[0].quote == "fine-tune a small model"
    assert rows[1].bits == pytest.approx(-2.9)
    weights = [abs(row.bits) for row in rows[1:-1]]
    assert weights == sorted(weights, reverse=True)


def test_a_single_row_is_not_folded():
    whole = explain(resume_reading(), "voice-ai-engineer")
    assert whole.shortened(5) is whole
    assert [row.kind for row in whole.shortened(4).rows].count(RowKind.REST) == 1


@pytest.mark.parametrize("pair", [("ai-enginer", None), ("ai-engineer", "ai-enginer")])
def test_an_unknown_role_is_answered_with_the_nearest(pair):
    with pytest.raises(UsageError, match="did you mean 'ai-engineer'"):
        explain(posting_reading(), *pair)
