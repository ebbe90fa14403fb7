"""Shares out of scores, and what the confidence goes by."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleprism.atlas import SLUGS
from roleprism.evidence.weights import load_weights
from roleprism.spectrum.calibration import LEAST_SHARE, Grounds, confidence_of, shares_of

scores = st.lists(st.floats(-30, 30), min_size=len(SLUGS), max_size=len(SLUGS)).map(lambda row: np.array([row]))


def put(**shares):
    return np.array([[shares.get(slug.replace("-", "_"), 0.0) for slug in SLUGS]])


@given(scores)
def test_shares_sum_to_one_and_none_is_less_than_the_least(row):
    (shares,) = shares_of(row)
    assert np.isclose(shares.sum(), 1)
    assert all(share == 0 or share >= LEAST_SHARE for share in shares)


def test_the_confidence_goes_by_the_first_share_by_what_decides_and_by_a_second_opinion():
    read = put(ai_engineer=0.7, ml_engineer=0.3)
    decides = 0.25 * put(ai_engineer=0.6, ml_engineer=0.4) + 0.75 * put(ml_engineer=1.0)
    opinion = put(ml_engineer=0.9, ai_engineer=0.1)
    features = Grounds(read, np.array([3.0]), decides, opinion).features
    assert np.allclose(features, [[1, 0.4, 0.7, 2, 0.15, 1, 0.1]])


def test_where_nothing_decides_nothing_speaks_for_the_first_share():
    read = put(ai_engineer=1.0)
    features = Grounds(read, np.array([0.0]), put(), read).features
    assert features[0, -3:-1].tolist() == [0, 0]


@pytest.mark.parametrize("coefficients", load_weights().confidence)
def test_a_share_that_what_decides_does_not_speak_for_is_less_sure(coefficients):
    read, against = put(ai_engineer=0.8, other=0.2), put(ai_engineer=0.1, other=0.9)
    backed = Grounds(read, np.array([4.0]), read, read)
    assert confidence_of(backed._replace(deciding=against), coefficients) < confidence_of(backed, coefficients)


@pytest.mark.parametrize("coefficients", load_weights().confidence)
def test_a_share_that_the_second_opinion_does_not_hold_with_is_less_sure(coefficients):
    read, against = put(ai_engineer=0.8, other=0.2), put(ai_engineer=0.1, other=0.9)
    backed = Grounds(read, np.array([4.0]), read, read)
    assert confidence_of(backed._replace(opinion=against), coefficients) < confidence_of(backed, coefficients)
