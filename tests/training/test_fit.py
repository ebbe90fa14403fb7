"""What the fits share: bits are drawn to what is common to kinds of work that are alike, and slopes are slopes."""

import numpy as np
import pytest

from roleprism.evidence.weigh import amounts_of
from roleprism.evidence.weights import CLASSES, N_ROLES, SILENT
from roleprism.training.fit import _slope_of_votes, _uncommon

N_SCALES, N_BLOCKS = 3, 3
SHAPE = N_SCALES, N_BLOCKS * SILENT, SILENT


def bits_of(own, own_of_other, rest):
    """What roles, and kinds of other work, give themselves, and what all give the rest."""
    block = np.full((SILENT, SILENT), rest)
    np.fill_diagonal(block, [own] * N_ROLES + [own_of_other] * (SILENT - N_ROLES))
    return np.broadcast_to(np.vstack([block] * N_BLOCKS), SHAPE).copy()


def test_what_kinds_of_work_share_is_common_though_roles_differ_from_other_work():
    assert _uncommon(bits_of(2.0, 1.0, -0.25)) == pytest.approx(0)


def test_a_role_that_stands_out_is_drawn_back_to_the_other_roles_alone():
    bits = bits_of(2.0, 1.0, -0.25)
    bits[0, 3, 3] += 1
    found = _uncommon(bits)
    assert found[0, 3, 3] == pytest.approx(1 - 1 / N_ROLES)
    assert found[0, 4, 4] == pytest.approx(-1 / N_ROLES)
    assert np.count_nonzero(np.abs(found) > 1e-12) == N_ROLES


def test_it_is_a_projection_so_that_the_slope_of_its_square_is_itself():
    bits = np.random.default_rng(0).normal(size=SHAPE)
    once = _uncommon(bits)
    assert _uncommon(once) == pytest.approx(once)
    assert (once * (bits - once)).sum() == pytest.approx(0)


def test_the_slope_of_votes_is_that_of_what_they_say():
    rng = np.random.default_rng(0)
    votes, parts = rng.dirichlet(np.ones(len(CLASSES)), size=4), rng.random(4)
    counts = rng.normal(size=(4, 3 * SILENT))
    found = _slope_of_votes(votes, parts, counts)
    for at in np.ndindex(4, SILENT):
        step = np.zeros_like(votes)
        step[at] = 1e-6
        moved = (amounts_of(votes + step, parts) - amounts_of(votes - step, parts)) / 2e-6
        assert (moved * counts).sum() == pytest.approx(found[at])
