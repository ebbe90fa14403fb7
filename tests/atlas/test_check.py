from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from roleprism.errors import AtlasError, Fault

FaultsOf = Callable[..., tuple[Fault, ...]]


def _fault(faults: tuple[Fault, ...], part: str) -> Fault:
    # Not in `where`, which holds the folder of this very run: "pytest-39" has a 9 in it.
    (found,) = (fault for fault in faults if part in f"{fault.wrong} {fault.allowed} {fault.remedy}")
    return found


def test_all_faults_of_all_files_are_told_at_once(faults_of: FaultsOf) -> None:
    faults = faults_of(
        {
            "roles/ml-engineer.toml": 'source = "roleprism"\nheadline_taks = "Train."\nbar = ""\n',
            "employers.toml": """\
source = "roleprism"

[employers.acme]
name = "Acme"
categories = ["frontier-lap"]
hires = [
  "ai-engineer",
  "ml-enginer",
]
""",
            "signals/ml-engineer.toml": 'source = "roleprism"\n[strong]\nbad = ["Upper Case", "fine"]\n',
        },
    )
    assert len(faults) == 5
    key = _fault(faults, "headline_taks")
    assert key.where.endswith("roles/ml-engineer.toml:2")
    assert key.remedy == "did you mean 'headline_task'?"
    assert _fault(faults, "empty text").where.endswith("roles/ml-engineer.toml:3")
    assert _fault(faults, "frontier-lap").remedy == "did you mean 'frontier-lab'?"
    role = _fault(faults, "ml-enginer'")
    assert role.where.endswith("employers.toml:8")
    assert "voice-ai-engineer" in role.allowed
    assert role.remedy == "did you mean 'ml-engineer'?"
    assert _fault(faults, "Upper Case").where.endswith("signals/ml-engineer.toml:3")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('source = "roleprism"\n\n[strong\nrag = ["rag"]\n', 3),
        ('source = "roleprism"\nnotes = ["open\n', 2),
    ],
)
def test_broken_syntax_has_its_line(faults_of: FaultsOf, text: str, line: int) -> None:
    (fault,) = faults_of({"signals/ai-engineer.toml": text})
    assert fault.where.endswith(f"signals/ai-engineer.toml:{line}")
    assert "not valid TOML" in fault.wrong


def test_a_list_that_never_closes_is_told_at_the_end(faults_of: FaultsOf) -> None:
    (fault,) = faults_of({"titles.toml": '[other]\nsales = [\n  "seller",\n'})
    assert fault.where.endswith("titles.toml:3")


def test_broken_syntax_does_not_hide_the_faults_of_other_files(faults_of: FaultsOf) -> None:
    faults = faults_of({"mistakes.toml": "x = ", "titles.toml": "other = 3\n"})
    assert len(faults) == 2


def test_a_file_of_an_unknown_role_names_the_nearest(faults_of: FaultsOf) -> None:
    (fault,) = faults_of({"roles/ml-enginer.toml": 'source = "roleprism"\n'})
    assert fault.remedy == "did you mean 'roles/ml-engineer.toml'?"


def test_a_folder_that_is_not_there(faults_of: FaultsOf) -> None:
    (fault,) = faults_of({}, "nowhere")
    assert fault.wrong == "no such folder"


def test_a_folder_without_files_of_an_atlas(faults_of: FaultsOf) -> None:
    (fault,) = faults_of({})
    assert fault.wrong == "holds no .toml file"


def test_a_file_in_another_encoding(tmp_path: Path, faults_of: FaultsOf) -> None:
    (tmp_path / "titles.toml").write_bytes(b'[other]\nsales = ["vendeur sp\xe9cial"]\n')
    (fault,) = faults_of({})
    assert "UTF-8" in fault.wrong


def test_a_fact_must_have_a_source(faults_of: FaultsOf) -> None:
    (fault,) = faults_of({"roles/ml-engineer.toml": 'bar = "A model of mine."\n'})
    assert "no source" in fault.wrong


def test_an_unknown_source(faults_of: FaultsOf) -> None:
    (fault,) = faults_of({"roles/ml-engineer.toml": 'source = "roleprims"\n'})
    assert fault.remedy == "did you mean 'roleprism'?"


def test_a_phrase_twice_in_one_layer(faults_of: FaultsOf) -> None:
    files = {
        "signals/ai-engineer.toml": 'source = "roleprism"\n[strong]\none = ["moon lander"]\n',
        "signals/ml-engineer.toml": 'source = "roleprism"\n[weak]\ntwo = ["star map", "moon lander"]\n',
    }
    (fault,) = faults_of(files)
    assert fault.where.endswith("signals/ml-engineer.toml:3")
    assert "signals/ai-engineer.toml:3 too" in fault.wrong
    assert "also" in fault.remedy


def test_bits_out_of_range_and_an_unknown_strength(faults_of: FaultsOf) -> None:
    signal = 'lander = { phrases = ["moon lander"], bits = 9, also = { other = "mighty" } }'
    text = f'source = "roleprism"\n[strong]\n{signal}\n'
    faults = faults_of({"signals/ai-engineer.toml": text})
    assert len(faults) == 2
    assert "number from -6.0 to 6.0" in _fault(faults, "9").allowed
    assert "strong" in _fault(faults, "mighty").allowed


def test_a_title_of_two_roles(faults_of: FaultsOf) -> None:
    files = {
        "roles/ai-engineer.toml": 'source = "roleprism"\ntitles = ["moon engineer"]\n',
        "roles/ml-engineer.toml": 'source = "roleprism"\ntitles = ["Senior Moon Engineer"]\n',
    }
    (fault,) = faults_of(files)
    assert "'ai-engineer'" in fault.wrong
    assert "'ml-engineer'" in fault.wrong


def test_a_title_of_seniority_alone(faults_of: FaultsOf) -> None:
    (fault,) = faults_of({"titles.toml": '[other]\nsales = ["Senior Staff"]\n'})
    assert "names no work" in fault.wrong


def test_an_employers_name_is_no_phrase(faults_of: FaultsOf) -> None:
    text = 'source = "roleprism"\n[strong]\nwho = ["palantir technologies"]\n'
    (fault,) = faults_of({"signals/forward-deployed-engineer.toml": text})
    assert "name of an employer" in fault.wrong


def test_a_new_entry_must_be_whole_and_a_known_one_need_not(faults_of: FaultsOf) -> None:
    known = '[mistakes.fde-as-downgrade]\nname = "Other name"'
    text = f'source = "roleprism"\n[mistakes.mine]\nname = "Mine"\n{known}\n'
    faults = faults_of({"mistakes.toml": text})
    assert {fault.where.rpartition(":")[2] for fault in faults} == {"2"}
    assert len(faults) == 3


@pytest.mark.parametrize(
    "text",
    [
        "titles = 3",
        "titles = [3]",
        "titles = { items = 3 }",
        'status = "growing"',
        "name = true",
        "tools = [{ status = 'fading', name = 'X' }]",
        "confused_with = [{ role = 7 }]",
        "lives_in = [[]]",
    ],
)
def test_a_value_of_the_wrong_type_is_a_fault_and_no_crash(faults_of: FaultsOf, text: str) -> None:
    for fault in faults_of({"roles/ml-engineer.toml": f'source = "roleprism"\n{text}\n'}):
        assert fault.where.endswith(":2")


def test_the_error_is_also_a_value_error() -> None:
    assert issubclass(AtlasError, ValueError)


def test_other_work_counts_beside_a_part_that_is_there(faults_of: FaultsOf) -> None:
    counts = 'counts_too = { role = "ai-engineer", where = "contact with custmers" }'
    text = f'source = "roleprism"\n\n[proofs.forward-deployed-engineer]\n{counts}\n'
    (fault,) = faults_of({"proofs.toml": text})
    assert fault.where.endswith("proofs.toml:4")
    assert fault.wrong == "unknown part 'contact with custmers'"
    assert "contact with customers" in fault.allowed
    assert fault.remedy == "did you mean 'contact with customers'?"
