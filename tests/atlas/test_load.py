from __future__ import annotations

import re
from dataclasses import is_dataclass

import pytest

from roleprism.atlas import OTHER, ROLE_SLUGS, SLUGS, Atlas, Fact, Source, load
from roleprism.atlas.employer import fold_employer
from roleprism.atlas.signal import MAX_BITS
from roleprism.errors import UsageError


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load()


def test_the_shipped_atlas_is_read_once() -> None:
    assert load() is load()


def test_slugs_are_the_ten_roles_then_other() -> None:
    assert len(ROLE_SLUGS) == 10
    assert (*ROLE_SLUGS, OTHER) == SLUGS


def test_roles_stand_in_the_order_of_the_slugs(atlas: Atlas) -> None:
    assert tuple(role.slug for role in atlas.roles) == ROLE_SLUGS


def test_the_version_names_a_year_and_a_month(atlas: Atlas) -> None:
    assert re.fullmatch(r"20\d\d\.\d\d", atlas.version)


def test_an_unknown_role_names_the_known_and_the_nearest(atlas: Atlas) -> None:
    with pytest.raises(UsageError) as caught:
        atlas.role("ml-enginer")
    message = str(caught.value)
    assert "voice-ai-engineer" in message
    assert "did you mean 'ml-engineer'?" in message


def test_an_unknown_employer_names_the_nearest(atlas: Atlas) -> None:
    with pytest.raises(UsageError, match="did you mean 'anthropic'"):
        atlas.employer("antropic")


@pytest.mark.parametrize("name", ["Anthropic", "anthropic, PBC", "Anthropic Inc.", " ANTHROPIC  L.L.C. "])
def test_an_employer_is_known_by_any_spelling_of_its_name(atlas: Atlas, name: str) -> None:
    known = atlas.employer_named(name)
    assert known is not None
    assert known.slug == "anthropic"


@pytest.mark.parametrize("name", ["", "Inc.", "Anthropic Holdings", "Cohere Health"])
def test_another_name_is_no_employers(atlas: Atlas, name: str) -> None:
    assert atlas.employer_named(name) is None


def test_no_two_employers_share_a_name(atlas: Atlas) -> None:
    names = [{fold_employer(name) for name in (one.name, *one.aliases)} for one in atlas.employers]
    assert len(set().union(*names)) == sum(map(len, names))


def _facts(value: object) -> list[Fact]:
    """Every fact inside a value, however deep."""
    if isinstance(value, Fact):
        return [value]
    if isinstance(value, tuple | list):
        return [fact for item in value for fact in _facts(item)]
    if is_dataclass(value):
        return [fact for item in vars(value).values() for fact in _facts(item)]
    return []


def test_every_fact_has_a_text_a_source_and_a_date(atlas: Atlas) -> None:
    facts = _facts((atlas.overview, atlas.roles, atlas.employers, atlas.backgrounds, atlas.mistakes))
    facts += _facts(atlas.boundaries)
    assert len(facts) > 500
    for fact in facts:
        assert fact.text.strip()
        assert isinstance(fact.source, Source)
        assert re.fullmatch(r"20\d\d(-\d\d)?", fact.source.date)


def test_references_between_files_all_hold(atlas: Atlas) -> None:
    employers = {employer.slug for employer in atlas.employers}
    for role in atlas.roles:
        for habitat in role.lives_in:
            assert habitat.category in atlas.categories
            assert employers.issuperset(habitat.employers)
        assert role.slug not in {confusion.role for confusion in role.confused_with}


@pytest.mark.parametrize("slug", ROLE_SLUGS)
def test_an_employer_hires_for_every_role_that_lives_there(atlas: Atlas, slug: str) -> None:
    for habitat in atlas.role(slug).lives_in:
        for employer in habitat.employers:
            assert slug in atlas.employer(employer).hires, employer


@pytest.mark.parametrize("slug", ROLE_SLUGS)
def test_each_role_has_phrases_enough_to_be_found_by(atlas: Atlas, slug: str) -> None:
    assert sum(len(signal.phrases) for signal in atlas.signals if signal.role == slug) >= 150


def test_other_work_has_phrases_of_every_kind(atlas: Atlas) -> None:
    other = [signal for signal in atlas.signals if signal.role == OTHER]
    assert all(signal.kind for signal in other)
    assert sum(len(signal.phrases) for signal in other) >= 200
    assert set(atlas.other_kinds) >= {"software-engineer", "data-engineer", "data-scientist", "annotator"}


def test_signals_keep_within_the_bounds(atlas: Atlas) -> None:
    for signal in atlas.signals:
        assert all(-MAX_BITS <= bits <= MAX_BITS for bits in signal.weights.values())
        assert set(signal.weights) <= set(SLUGS)


def test_a_phrase_stands_in_one_signal(atlas: Atlas) -> None:
    phrases = [phrase for signal in atlas.signals for phrase in signal.phrases]
    assert len(phrases) == len(set(phrases))


def test_no_signal_is_about_the_person(atlas: Atlas) -> None:
    barred = {"he", "she", "his", "her", "him", "they", "age", "years old", "salary", "university", "college"}
    barred |= {"mr", "mrs", "male", "female", "nationality", "stanford", "mit", "san francisco", "london"}
    words = {phrase for signal in atlas.signals for phrase in signal.phrases}
    assert not barred & words


def test_comparing_leaves_out_what_is_alike(atlas: Atlas) -> None:
    assert atlas.compare("ai-engineer", "ai-engineer") == ()


def test_comparing_two_roles_tells_them_apart_field_by_field(atlas: Atlas) -> None:
    rows = {row.field: row for row in atlas.compare("ai-engineer", "ml-engineer")}
    assert "prompts" in rows["owns"].a
    assert "model serving" in rows["owns"].b
    assert rows["told apart by"].a
    for row in rows.values():
        assert not set(row.a) & set(row.b)


def test_comparing_is_the_same_from_either_side(atlas: Atlas) -> None:
    there = atlas.compare("research-engineer", "responsible-ai")
    back = atlas.compare("responsible-ai", "research-engineer")
    assert [(row.field, row.b, row.a) for row in back] == list(there)
