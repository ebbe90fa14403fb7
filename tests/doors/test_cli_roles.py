from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from roleprism.atlas.slugs import ROLE_SLUGS
from roleprism.doors.cli.exit_codes import ExitCode, exit_code
from roleprism.doors.cli.main import main
from roleprism.errors import AtlasError, DocumentError, Fault, PrerequisiteError, UsageError, WeightsError, WorkerError

pytestmark = pytest.mark.usefixtures("stand_in")


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *args: CliRunner().invoke(main, ["roles", *args])


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("roles.txt", ()),
        ("role.txt", ("prompt-engineer",)),
        ("two-roles.txt", ("ai-engineer", "ml-engineer")),
    ],
)
def test_roles_on_the_terminal(run, snapshot, name, args):
    result = run(*args)
    assert result.exit_code == 0
    snapshot(name, result.stdout)


def test_a_role_has_nothing_apart_from_itself(run):
    assert "Nothing in the atlas" in run("ai-engineer", "ai-engineer").stdout


def test_json_has_a_role_a_line(run):
    rows = [json.loads(line) for line in run("--json").stdout.splitlines()]
    assert [row["slug"] for row in rows] == list(ROLE_SLUGS)
    (one,) = run("--json", "ai-engineer").stdout.splitlines()
    assert json.loads(one) == rows[0]
    assert rows[0]["headline_task"]["source"] == "test"


def test_json_has_a_difference_a_line(run):
    rows = [json.loads(line) for line in run("--json", "ai-engineer", "ml-engineer").stdout.splitlines()]
    assert rows[0]["field"] == "headline task"
    assert len(rows[0]["a"]) == len(rows[0]["b"]) == 1


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_an_unknown_role_is_answered_with_the_nearest(run, options):
    result = run(*options, "voice-enginer")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("error: role 'voice-enginer': unknown; ")
    assert "did you mean 'voice-ai-engineer'?" in result.stderr


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_three_roles_are_too_many(run, options):
    result = run(*options, *ROLE_SLUGS[:3])
    assert result.exit_code == 2
    assert "3 slugs given; none, one or two" in result.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError, ExitCode.USAGE),
        (DocumentError, ExitCode.DATA),
        (AtlasError, ExitCode.DATA),
        (WeightsError, ExitCode.DATA),
        (PrerequisiteError, ExitCode.OUTSIDE),
        (WorkerError, ExitCode.OUTSIDE),
    ],
)
def test_each_error_has_its_code(error, code):
    assert exit_code(error(Fault("x", "is wrong"))) == code


def test_the_version_names_all_that_makes_a_reading():
    result = CliRunner().invoke(main, ["--version"])
    assert result.stdout == "roleprism 0.1.0, atlas 2026.11, weights test\n"


def test_an_error_that_nobody_foresaw_is_a_traceback_and_no_finding(monkeypatch):
    def fail(_=None):
        raise ZeroDivisionError

    monkeypatch.setattr("roleprism.doors.cli.roles.load", fail)
    result = CliRunner().invoke(main, ["roles"])
    assert result.exit_code == ExitCode.DEFECT == 70
    assert result.stderr.startswith("Traceback")
    assert "ZeroDivisionError" in result.stderr
