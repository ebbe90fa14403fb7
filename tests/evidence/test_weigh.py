"""Scores of kinds of work, and how other work is made of several."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from roleprism.atlas import OTHER, OTHER_KINDS, ROLE_SLUGS, SLUGS, WORK
from roleprism.evidence.weigh import (
    LEAST_QUOTED,
    Weighed,
    amounts_of,
    deciding_parts,
    parts_of_other,
    prior_of,
    said_where_it_decides,
    slug_scores,
    told_at_length,
)
from roleprism.evidence.weights import CLASSES, N_ROLES, SLUG_OF_WORK, load_weights, logits_of

scores = st.lists(st.lists(st.floats(-40, 40), min_size=len(WORK), max_size=len(WORK)), min_size=1, max_size=5).map(
    np.array
)


def test_every_kind_of_work_has_its_slug():
    assert [SLUGS[row] for row in SLUG_OF_WORK] == [*ROLE_SLUGS, *[OTHER] * len(OTHER_KINDS)]


@given(scores)
def test_other_work_is_as_likely_as_its_kinds_together(works):
    slugs = slug_scores(works)
    assert np.array_equal(slugs[:, :N_ROLES], works[:, :N_ROLES])
    together = (2.0 ** (works[:, N_ROLES:] - works[:, N_ROLES:].max(axis=1, keepdims=True))).sum(axis=1)
    assert np.allclose(slugs[:, N_ROLES], np.log2(together) + works[:, N_ROLES:].max(axis=1))


@given(scores)
def test_what_no_statement_adds_and_what_statements_add_come_to_the_score(works):
    weights = load_weights()
    nothing, slugs = np.zeros((0, len(WORK))), slug_scores(works)
    prior = prior_of(Weighed(nothing, nothing, np.zeros(0), works, slugs, np.zeros_like(slugs)), weights)
    added = works - weights.prior_bits
    other = (parts_of_other(works) * added[:, N_ROLES:]).sum(axis=1)
    assert np.allclose(prior + np.column_stack((added[:, :N_ROLES], other)), slug_scores(works))


def test_bits_for_other_work_speak_for_all_its_kinds():
    logits = logits_of({"ml-engineer": 1.0, OTHER: 2.0})
    assert logits[WORK.index("ml-engineer")] == np.log(2)
    assert set(logits[N_ROLES:-1].tolist()) == {2 * np.log(2)}
    assert logits[-1] == 0


def test_a_line_that_is_all_about_one_work_says_it_more_plainly_than_two_that_are_half_about_it():
    whole, half = np.eye(len(CLASSES))[:1], np.zeros((2, len(CLASSES)))
    half[:, [0, 1]] = 0.5
    one, two = (amounts_of(votes, np.zeros(len(votes))).sum(axis=0) for votes in (whole, half))
    assert one[0] == two[0] == 1
    assert (one[len(WORK)], two[len(WORK)]) == (1, 0.5)


def test_what_decides_goes_by_how_likely_statements_are_quoted_and_not_by_how_many_there_are():
    quoted, document = np.array([0.6, 0.2, 0.6, 0.6, 0.2, 0.2]), np.array([0, 0, 1, 1, 1, 1])
    assert np.allclose(deciding_parts(quoted, document, 2), [0.75, 0.25, 0.375, 0.375, 0.125, 0.125])


def test_statements_that_hardly_anyone_would_quote_do_not_decide_in_full():
    quoted = np.array([LEAST_QUOTED / 4, LEAST_QUOTED / 4])
    assert np.allclose(deciding_parts(quoted, np.array([0, 0]), 1), [0.25, 0.25])


def test_the_same_lines_over_again_decide_no_more_and_differently_long_telling_neither():
    quoted = np.array([0.4, 0.1])
    once = deciding_parts(quoted, np.zeros(2, dtype=int), 1)
    thrice = deciding_parts(np.tile(quoted, 3), np.zeros(6, dtype=int), 1)
    assert np.allclose(thrice.reshape(3, 2).sum(axis=0), once)


def test_what_is_said_where_it_decides_stays_whatever_the_length():
    votes = np.random.default_rng(0).dirichlet(np.ones(len(CLASSES)), size=3)
    totals = amounts_of(votes, np.array([0.5, 0.3, 0.2]))
    told = told_at_length(totals, np.array([1.0, 0.1, 10.0]))
    assert np.allclose(said_where_it_decides(told), said_where_it_decides(totals))
    assert np.allclose(told[:, : 2 * len(WORK)], totals[:, : 2 * len(WORK)] * [[1.0], [0.1], [10.0]])


def test_what_is_said_of_a_slug_where_it_decides_is_that_of_its_kinds_of_work():
    totals = amounts_of(np.eye(len(CLASSES)), np.ones(len(CLASSES))).sum(axis=0, keepdims=True)
    assert said_where_it_decides(totals).tolist() == [[1.0] * N_ROLES + [len(OTHER_KINDS)]]
