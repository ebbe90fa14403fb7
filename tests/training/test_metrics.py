"""Figures of predictions whose figures are known."""

import numpy as np
import pytest

from roleprism.atlas import SLUGS
from roleprism.training.metrics import Judged, accuracy_at_coverage, calibration_bins, calibration_error, interval

SHARES = np.eye(len(SLUGS))[[0, 1, 10, 10]]


def test_of_a_perfect_reading():
    figures = Judged(SHARES, np.ones(4), SHARES).measure()
    assert figures == (1, 1, 0, 0)


def test_of_a_reading_that_is_wrong_throughout():
    judged = Judged(SHARES[::-1], np.ones(4), SHARES)
    figures = judged.measure()
    assert (figures.accuracy, figures.macro_f1, figures.share_distance, figures.calibration_error) == (0, 0, 1, 1)
    assert judged.confusion()[0, 10] == 1


def test_a_role_that_no_posting_has_does_not_lower_the_mean():
    judged = Judged(SHARES, np.ones(4), SHARES)
    scores = judged.roles()
    assert np.isnan(scores.f1[5])
    assert scores.n.sum() == 4


def test_rows_count_as_often_as_they_are_said_to():
    half = Judged(SHARES[[0, 0, 10 - 8, 3]], np.ones(4), SHARES)
    assert half.measure().accuracy == 0.75
    assert half.measure(np.array([0.0, 3, 0, 0])).accuracy == 0
    assert half.confusion(np.array([2.0, 1, 1, 1]))[0, 0] == 2


def test_calibration_and_coverage():
    right = np.array([True, True, False, False])
    assert calibration_error(np.full(4, 0.55), right) == pytest.approx(0.05)
    assert list(calibration_bins(np.full(4, 0.55), right)) == [(pytest.approx(0.55), 0.5, 4)]
    assert accuracy_at_coverage(np.array([0.9, 0.8, 0.2, 0.1]), right, 0.5) == 1


def test_an_interval_holds_the_figure_and_widens_where_companies_are_few():
    values = np.tile([1.0, 0.0], 50)

    def mean(count):
        return float(np.average(values, weights=count)) if count.sum() else 0.0

    low, high = interval(mean, [str(at) for at in range(100)], resamples=200)
    assert 0.3 < low < 0.5 < high < 0.7
    wide_low, wide_high = interval(mean, ["a", "b"] * 50, resamples=200)
    assert wide_low == 0
    assert wide_high == 1
