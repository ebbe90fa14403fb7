"""Cross-validation, baselines and the page, on the small lesson."""

from dataclasses import replace

import numpy as np
import pytest

from roleprism.atlas import SLUGS, load
from roleprism.evidence.weights import load_weights
from roleprism.training.ablations import ablations, smoothed
from roleprism.training.baselines import keyword_counts, skill_rules, title_rules
from roleprism.training.evaluate import ROLEPRISM, Ground, cross_validate
from roleprism.training.kept import digest_of
from roleprism.training.page import evaluation_page
from roleprism.training.resume_page import POSTINGS_ALONE
from roleprism.training.whole_resumes import JUDGES, read_whole_resumes


@pytest.fixture(scope="module")
def ground(lesson, recipe):
    return Ground(*lesson, load(), recipe, folds=2)


@pytest.fixture(scope="module")
def found(ground):
    return cross_validate(ground, seeds=2, with_ablations=True, processes=2)


def test_every_method_predicts_every_posting_of_every_seed(ground, found):
    names = [one.name for one in found]
    assert names[0] == ROLEPRISM
    assert len(set(names)) == len(names) == 1 + 6 + len(ablations(ground.recipe))
    for one in found:
        assert one.shares.sum(axis=2) == pytest.approx(1)
        assert one.confidence.shape == one.shares.shape[:2]


def test_the_figures_do_not_depend_on_how_many_processes_make_them(ground, found):
    (alone,) = cross_validate(ground, seeds=1, with_baselines=False)
    assert np.array_equal(alone.shares[0], found[0].shares[0])


def test_what_methods_share_changes_none_of_them(ground, found):
    by_name = {one.name: one for one in found}
    for name in ("all sections heard alike", "without the atlas' say on its phrases"):
        (ablation,) = (one for one in ablations(ground.recipe) if one.name == name)
        (alone,) = cross_validate(replace(ground, recipe=ablation.recipe), seeds=1, with_baselines=False)
        assert np.array_equal(alone.shares[0], by_name[name].shares[0])
        assert not np.array_equal(alone.shares[0], found[0].shares[0])


def test_quotes_name_anew_what_heeds_them_and_no_baseline(ground):
    table = replace(ground.table, was_quoted=1 - ground.table.was_quoted)
    with_recipe, without = (
        [digest_of(ground.postings, one, recipe) for one in (ground.table, table)] for recipe in (ground.recipe, None)
    )
    assert with_recipe[0] != with_recipe[1]
    assert without[0] == without[1]
    assert with_recipe[0] != without[0]


def test_answers_that_are_kept_are_taken_and_those_of_another_recipe_are_not(ground, found, tmp_path):
    def validate(recipe):
        return cross_validate(replace(ground, recipe=recipe), seeds=1, with_baselines=False, keep=tmp_path)[0]

    assert np.array_equal(validate(ground.recipe).shares[0], found[0].shares[0])
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == ground.folds
    with np.load(kept[0]) as file:
        other = dict(file) | {"confidence": np.full(file["rows"].size, 0.125)}
    np.savez(kept[0], **other)
    assert (validate(ground.recipe).confidence == 0.125).sum() == other["rows"].size
    validate(replace(ground.recipe, refine_steps=4))
    assert len(list(tmp_path.iterdir())) == 2 * ground.folds


def test_the_page_tells_all_of_it(ground, found):
    resumes = read_whole_resumes(JUDGES)[:10]
    page = evaluation_page(ground, found, resumes, load_weights(), "evaluation")
    for heading in ("Beside what others do", "By role", "What is taken for what", "Résumés", "What each part is worth"):
        assert f"## {heading}" in page.text
    for name in (*SLUGS, *(one.name for one in found), POSTINGS_ALONE):
        assert f"| {name} |" in page.text
    for name, svg in page.charts.items():
        assert f"(evaluation/{name})" in page.text
        assert svg.startswith("<svg")


def test_title_rules_put_the_whole_share_on_what_the_title_names(lesson):
    titles = [replace(lesson[0][0], title="ML Engineer"), replace(lesson[0][0], title="Barista of things")]
    assert title_rules(titles, load()).argmax(axis=1).tolist() == [SLUGS.index("ml-engineer"), SLUGS.index("other")]


def test_skill_rules_take_the_first_role_of_which_a_skill_is_named(lesson):
    texts = ["Train models in PyTorch", "PyTorch, and telephony", "Bake bread"]
    found = skill_rules([replace(lesson[0][0], text=text) for text in texts]).argmax(axis=1)
    assert [SLUGS[at] for at in found] == ["ml-engineer", "voice-ai-engineer", "other"]


def test_keyword_counts_are_parts_of_what_was_found(ground):
    shares = keyword_counts(ground.table, len(ground.postings), load())
    assert shares.sum(axis=1) == pytest.approx(1)
    primary = [posting.primary for posting in ground.postings]
    assert (shares.argmax(axis=1) == primary).mean() > 0.4


def test_smoothed_shares_lean_towards_what_is_usual(lesson):
    postings = lesson[0]
    soft = smoothed(postings)
    assert all(one.shares.sum() == pytest.approx(1) for one in soft)
    assert all(one.shares.max() < posting.shares.max() for one, posting in zip(soft, postings, strict=True))
