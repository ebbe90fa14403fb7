"""The command as people run it: its own process, the shipped atlas and weights."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator
from readings import POSTING_TEXT

from roleprism.doors.rows import reading_schema


def roleprism(*args, stdin=""):
    command = [sys.executable, "-m", "roleprism", *map(str, args)]
    env = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", env=env, check=False)


def test_a_posting_is_read_whole(tmp_path):
    posting, page = tmp_path / "harbour.md", tmp_path / "page.html"
    posting.write_text(f"# Machine Learning Engineer\n\n{POSTING_TEXT}", encoding="utf-8")
    done = roleprism("read", posting, "--json", "--report", page)
    assert (done.returncode, done.stderr) == (0, f"The page: {page}\n")
    row = json.loads(done.stdout)
    Draft202012Validator(json.loads(reading_schema())).validate(row)
    assert row["shares"]["ai-engineer"] > 0.3
    assert row["title"] == {"text": "Machine Learning Engineer", "role": "ml-engineer", "agrees": False}
    assert sum(row["shares"].values()) == pytest.approx(1, abs=1e-9)
    assert "AI Engineer" in page.read_text(encoding="utf-8")


@pytest.mark.xfail(
    strict=True, reason="two of its five duties name prompts: 53% prompt engineer, at a confidence of 0.21"
)
def test_the_work_of_that_posting_is_an_ai_engineers():
    done = roleprism("read", "-", "--json", stdin=POSTING_TEXT)
    assert json.loads(done.stdout)["primary"] == "ai-engineer"


def test_the_terminal_gets_no_colour_through_a_pipe():
    done = roleprism("read", "-", stdin=POSTING_TEXT)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "AI Engineer" in done.stdout


def test_a_text_of_nothing_much_is_called_thin():
    done = roleprism("read", "-", "--kind", "posting", stdin="Join us. The coffee is good here.")
    assert done.returncode == 0
    assert "The text is too thin" in done.stdout


def test_a_missing_file_is_one_line_and_code_three():
    done = roleprism("read", "no-such-file.md", "--json")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "error: no-such-file.md: does not exist; check the path\n"


def test_a_wrong_folder_of_ones_own_atlas_is_told(tmp_path):
    done = roleprism("read", "-", "--atlas", tmp_path / "none", stdin=POSTING_TEXT)
    assert done.returncode == 3
    assert "no such folder" in done.stderr


def test_the_shipped_roles_and_versions_are_told():
    assert "forward-deployed-engineer" in roleprism("roles").stdout
    assert roleprism("roles", "ai-engineer", "ml-engineer").returncode == 0
    assert roleprism("--version").stdout.startswith("roleprism ")
