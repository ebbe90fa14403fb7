"""What the fits share: bits are drawn to what is common to kinds of work that are alike, slopes are slopes, and a lean
finds rare roles."""

import numpy as np
import pytest

from roleprism.evidence.weigh import amounts_of
from roleprism.evidence.weights import CLASSES, N_ROLES, SILENT
from roleprism.training.fit import _slope_of_votes, _uncommon, fit_lean

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


def read_anyhow(rng, n=60):
    """Scores and shares of four roles, of which the last leads nowhere."""
    scores, shares = rng.normal(scale=2, size=(n, 4)), rng.dirichlet(np.ones(4), size=n)
    shares[:, 3] = 0
    return scores, shares / shares.sum(axis=1, keepdims=True)


def shares_found(scores, lean):
    powers = 2.0 ** (scores + lean)
    return powers / powers.sum(axis=1, keepdims=True)


def roles_found(found, shares):
    """The mean F1 of the roles that lead, each found as far as its share goes."""
    leads = np.eye(4)[shares.argmax(axis=1)]
    return (2 * (found * leads).sum(axis=0) / (found.sum(axis=0) + leads.sum(axis=0)))[:3].mean()


def test_a_lean_makes_shares_as_large_as_readers_gave_them():
    scores, shares = read_anyhow(np.random.default_rng(0))
    lean = fit_lean(scores, shares, np.ones(60), ridge=1e-9, found_weight=0.0)
    assert shares_found(scores, lean).mean(axis=0) == pytest.approx(shares.mean(axis=0), abs=1e-3)


def test_the_more_it_counts_that_roles_are_found_the_better_they_are():
    scores, shares = read_anyhow(np.random.default_rng(0))
    leans = (fit_lean(scores, shares, np.ones(60), ridge=1e-3, found_weight=weight) for weight in (0.0, 1.0, 4.0))
    found = [roles_found(shares_found(scores, lean), shares) for lean in leans]
    assert found[0] < found[1] < found[2]


def test_the_lean_is_where_nothing_near_it_is_better():
    rng = np.random.default_rng(1)
    scores, shares = read_anyhow(rng)
    weight, ridge, found_weight = rng.random(60) + 0.5, 1e-2, 0.7

    def loss(lean):
        found = shares_found(scores, lean)
        log_score = -(weight[:, None] * shares * np.log(found)).sum() / weight.sum()
        return log_score - found_weight * roles_found(found, shares) + ridge * (lean**2).sum()

    lean = fit_lean(scores, shares, weight, ridge=ridge, found_weight=found_weight)
    for step in rng.normal(scale=0.02, size=(40, 4)):
        assert loss(lean) < loss(lean + step)
