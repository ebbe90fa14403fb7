from __future__ import annotations

from collections.abc import Callable

import pytest

from roleprism.atlas import Atlas, load, title_role
from roleprism.atlas.schema import FILES

SOURCES = '[sources.mine]\ntitle = "Our own handbook"\ndate = "2027-01"\n'


@pytest.fixture
def laid(lay: Callable[..., Atlas]) -> Atlas:
    files = {
        "atlas.toml": f'source = "mine"\n{SOURCES}',
        "roles/ml-engineer.toml": """\
source = "mine"
bar = "Three models that still run."
owns = ["the model zoo"]
titles = ["moon modeller"]
tools = [{ name = "PyTorch", status = "declining" }, "Moonflow"]
""",
        "employers.toml": """\
source = "mine"

[categories]
space = "Space company"

[employers.acme]
name = "Acme"
categories = ["space"]
hires = ["voice-ai-engineer"]

[employers.stripe]
notes = ["Has a new office."]
""",
        "signals/ml-engineer.toml": """\
source = "mine"

[strong]
moon = { phrases = ["moon model", "rag pipeline"], bits = 4.5, also = { ai-engineer = -1 } }
""",
        "mistakes.toml": 'source = "mine"\n[mistakes.fde-as-downgrade]\nname = "A new name"\n',
        "titles.toml": '[other]\nsales = ["mlops engineer", "moon seller"]\n',
        "boundaries.toml": 'source = "mine"\nlesson = "Ship."\n',
    }
    return lay(files)


def test_a_text_takes_the_place_of_the_shipped_one(laid: Atlas) -> None:
    assert laid.role("ml-engineer").bar == (
        "Three models that still run.",
        ("mine", "Our own handbook", "2027-01"),
    )
    assert laid.boundaries.lesson.text == "Ship."
    assert laid.boundaries.statement == load().boundaries.statement


def test_items_of_a_list_are_added(laid: Atlas) -> None:
    owns = [fact.text for fact in laid.role("ml-engineer").owns]
    assert owns == [fact.text for fact in load().role("ml-engineer").owns] + ["the model zoo"]


def test_an_item_of_the_same_name_is_replaced(laid: Atlas) -> None:
    tools = laid.role("ml-engineer").tools
    assert [tool.status for tool in tools if tool.name == "PyTorch"] == ["declining"]
    assert tools[-1].name == "Moonflow"


def test_untouched_roles_stay(laid: Atlas) -> None:
    assert laid.role("ai-engineer") == load().role("ai-engineer")


def test_an_employer_is_added_and_another_extended(laid: Atlas) -> None:
    assert laid.employer("acme").reads_as == ("voice-ai-engineer",)
    assert laid.categories["space"] == "Space company"
    stripe = laid.employer("stripe")
    assert stripe.hires == ("ai-platform-engineer",)
    assert stripe.notes[-1].fact.text == "Has a new office."


def test_a_mistake_keeps_what_is_not_renamed(laid: Atlas) -> None:
    (mistake,) = (entry for entry in laid.mistakes if entry.slug == "fde-as-downgrade")
    assert mistake.name == "A new name"
    assert mistake.what == next(one.what for one in load().mistakes if one.slug == mistake.slug)
    assert len(laid.mistakes) == 5


def test_a_phrase_moves_to_the_overlay(laid: Atlas) -> None:
    (signal,) = (signal for signal in laid.signals if "rag pipeline" in signal.phrases)
    assert signal.weights == {"ml-engineer": 4.5, "ai-engineer": -1}
    (shipped,) = (signal for signal in load().signals if "rag pipeline" in signal.phrases)
    assert shipped.role == "ai-engineer"


def test_titles_of_the_overlay_win(laid: Atlas) -> None:
    assert title_role("Moon Modeller", laid) == "ml-engineer"
    assert title_role("MLOps Engineer", laid) == "other"


def test_the_version_tells_one_overlay_from_another(lay: Callable[..., Atlas]) -> None:
    one = lay({"titles.toml": '[other]\nsales = ["moon seller"]\n'}, "a")
    same = lay({"titles.toml": '[other]\nsales = ["moon seller"]\n'}, "b")
    other = lay({"titles.toml": '[other]\nsales = ["star seller"]\n'}, "c")
    assert one.version == same.version
    assert one.version != other.version
    assert one.version.startswith(f"{load().version}+overlay.")


def test_the_shipped_atlas_is_not_touched(laid: Atlas) -> None:
    assert laid.version != load().version
    assert "acme" not in {employer.slug for employer in load().employers}


def test_a_file_that_says_only_its_source_changes_nothing(lay: Callable[..., Atlas]) -> None:
    atlas = lay({name: 'source = "roleprism"\n' for name in FILES if name != "titles.toml"})
    assert (atlas.proofs, atlas.pieces, atlas.roles) == (load().proofs, load().pieces, load().roles)
