"""A search that is kept, as a person keeps it: three local boards, files, ranking, marks."""

import json
import re
import shutil
import sqlite3
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from boards.conftest import clock, fetcher, server  # noqa: F401  fixtures
from boards.test_boards import GREENHOUSE, LEVER, as_json, ashby
from roleprism.doors.cli.main import main
from roleprism.store import Store

RESUME = Path(__file__).parents[1] / "resumes" / "worked-example.md"


@pytest.fixture
def run(monkeypatch, tmp_path, fetcher):  # noqa: F811
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("roleprism.doors.cli.jobs.intake.make_fetcher", lambda: fetcher)
    monkeypatch.setattr(fetcher, "close", lambda: None)
    shutil.copy(RESUME, tmp_path / "resume.md")

    def invoke(*args):
        return CliRunner().invoke(main, ["jobs", "--store", str(tmp_path / "jobs.sqlite"), *map(str, args)])

    return invoke


@pytest.fixture
def boards(server):  # noqa: F811
    server.answers["/v1/boards/acme/jobs"] = as_json(
        {"jobs": [GREENHOUSE, GREENHOUSE | {"id": 4012, "title": "ML Engineer"}]}
    )
    server.answers["/v0/postings/acme"] = as_json([LEVER])
    server.answers["/posting-api/job-board/acme"] = as_json({"jobs": [ashby()]})
    return server


def test_a_search_over_three_boards_twice_in_a_row(run, boards):
    assert run("follow", "greenhouse:acme", "lever:acme", "ashby:acme").exit_code == 0
    first = run("sync")
    assert first.exit_code == 0, first.output
    assert "greenhouse:acme: 2 new" in first.output
    assert "lever:acme: 1 new" in first.output
    assert "4 open postings and 0 closed" in first.output
    again = run("sync")
    assert again.output.count("nothing new") == 3

    boards.answers["/v1/boards/acme/jobs"] = as_json({"jobs": [GREENHOUSE | {"title": "Senior AI Engineer"}]})
    boards.answers["/posting-api/job-board/acme"] = 500, "text/plain", b""
    third = run("sync")
    assert third.exit_code == 4
    assert "greenhouse:acme: 1 changed, 1 closed" in third.output
    assert "lever:acme: nothing new" in third.output
    assert "ashby:acme: failed; nothing of it was changed" in third.output
    assert "answers 500" in third.stderr
    assert "3 open postings and 1 closed" in third.output
    fourth = run("sync")
    assert "greenhouse:acme: nothing new, 1 as they were" in fourth.output
    listed = run("boards").output
    assert "failed" in listed
    assert "greenhouse:acme" in listed


def test_following_wrongly_is_told(run):
    result = run("follow", "greenhuose:acme")
    assert result.exit_code == 2
    assert "did you mean 'greenhouse'" in result.stderr
    assert run("wish", "--want", "ai-engineer").exit_code == 0  # which makes the store
    assert run("sync").exit_code == 2
    assert "no board is followed" in run("sync").stderr
    assert "greenhouse:NAME" in run("boards").output
    assert "smartrecruiters" in run("boards", "--kinds").output


@pytest.fixture
def filled(run, boards):
    run("follow", "greenhouse:acme", "lever:acme")
    run("sync")
    return run


def test_marks_notes_and_history_outlive_a_sync(filled, boards):
    assert filled("mark", 1, "applied", "--note", "sent to Mira").exit_code == 0
    boards.answers["/v1/boards/acme/jobs"] = as_json({"jobs": [GREENHOUSE | {"title": "Principal AI Engineer"}]})
    filled("sync")
    shown = filled("show", 1).output
    assert "applied: sent to Mira" in shown
    history = filled("history", 1).output
    assert "title: AI Engineer → Principal AI Engineer" in history
    assert "marked applied: sent to Mira" in history
    assert filled("mark", 99, "applied").exit_code == 2
    assert filled("mark", 1, "aplied").exit_code == 2
    assert "Principal AI Engineer" in filled("list", "--state", "applied").output


def test_lists_and_searches(filled):
    assert "2 of 2 postings" not in filled("list").output
    row = json.loads(filled("list", "agents", "--json").output.splitlines()[0])
    assert row["title"] in ("AI Engineer", "ML Engineer")
    assert "0 of 0 postings" in filled("list", "zeppelin").output
    assert filled("list", "--changed-since", "7d").output.strip().endswith("postings.")
    assert filled("list", "--changed-since", "lately").exit_code == 2


def test_import_of_a_table_and_again(filled, tmp_path):
    rows = [
        {"id": n, "title": f"Job {n}", "company": "Fig", "description": f"Train ranking models {n}."} for n in range(3)
    ]
    (tmp_path / "saved.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "broken\n")
    result = filled("import", "saved.jsonl")
    assert result.exit_code == 3
    assert "3 new" in result.output
    assert "saved.jsonl:4" in result.stderr
    assert "nothing new, 3 as they were" in filled("import", "saved.jsonl").output
    assert filled("import", "saved.jsonl", "--as", "parquet").exit_code == 2
    assert "3 of 3 postings" in filled("list", "--board", "import:saved.jsonl").output
    assert "saved.jsonl: 3 closed" in filled("forget", "saved.jsonl").output
    assert filled("forget", "saved.jsonl").exit_code == 2


def test_rank_adds_up_and_heeds_wishes_and_filters(filled):
    plain = filled("rank", "--resume", "resume.md")
    assert plain.exit_code == 0, plain.output
    rows = [json.loads(line) for line in filled("rank", "--resume", "resume.md", "--json").output.splitlines()]
    assert [row["points"] for row in rows] == sorted((row["points"] for row in rows), reverse=True)
    for row in rows:
        assert row["points"] == pytest.approx(sum(reason["points"] for reason in row["because"]))
    assert "together" in filled("rank", "--resume", "resume.md", "--explain", 1).output
    assert filled("wish", "--refuse", "ai-engineer", "--want", "ml-engineer", "--min-pay", "150kUSD").exit_code == 0
    refused = [json.loads(line) for line in filled("rank", "--resume", "resume.md", "--json").output.splitlines()]
    assert {row["id"]: row["points"] for row in refused} != {row["id"]: row["points"] for row in rows}
    assert any("pay" in row["not_judged"] for row in refused)
    none = filled("rank", "--resume", "resume.md", "--place", "Atlantis")
    assert none.exit_code == 0
    assert "No open posting passes" in none.output
    assert filled("rank", "--resume", "resume.md", "--role", "ai-enginer").exit_code == 2
    assert filled("rank", "--resume", "resume.md", "--min-pay", "lots").exit_code == 2


def test_ranks_tell_how_many_reasons_more_and_one_minus_sign(filled):
    filled("wish", "--want", "ml-engineer", "--refuse", "ai-engineer")
    told = filled("rank", "--resume", "resume.md").output
    assert re.search(r"and \d+ more", " ".join(told.split()))
    assert not re.search(r"\([-]\d|^-\d", told, re.MULTILINE)
    assert "−" in told
    assert not re.search(r"^ *-\d", filled("rank", "--resume", "resume.md", "--explain", 1).output, re.MULTILINE)


def test_postings_whose_work_is_not_the_persons_are_left_out_and_counted(filled, tmp_path):
    lines = [
        "Build React components and the design system", "Write CSS and HTML, and keep the site accessible",
        "Own the REST API in Java with Spring Boot and PostgreSQL", "Manage accounts payable and the monthly close",
        "Prospect, cold call and close deals with retailers", "Run payroll, onboarding and benefits for 80 people",
    ]  # fmt: skip
    row = {"id": "x", "title": "Shop Manager", "company": "Fig", "description": "\n".join(f"- {one}" for one in lines)}
    (tmp_path / "saved.jsonl").write_text(json.dumps(row) + "\n")
    filled("import", "saved.jsonl")
    told = filled("rank", "--resume", "resume.md")
    assert "Shop Manager" not in told.output
    assert "2 postings considered; left out: 2 whose work is not yours." in told.output
    id_ = next(
        r["id"] for r in map(json.loads, filled("list", "--json").output.splitlines()) if r["title"] == row["title"]
    )
    assert "together" in filled("rank", "--resume", "resume.md", "--explain", id_).output


def test_a_store_that_is_not_there_is_made_by_no_question(run, tmp_path):
    for verb in (
        "boards", "list", "show 1", "history 1", "mark 1 applied", "export a.csv", "backup b.sqlite", "sync",
        "unfollow greenhouse:x", "rank --resume resume.md", "forget a.csv",
    ):  # fmt: skip
        result = run(*verb.split())
        assert (result.exit_code, "is no file; a store" in result.stderr) == (2, True), result.output
    assert [path.name for path in tmp_path.iterdir()] == ["resume.md"]


def test_a_board_that_nobody_knows_is_no_empty_one(filled):
    assert filled("list", "--board", "greenhouse:nope").exit_code == 2
    assert filled("follow", "greenhouse:quiet").exit_code == 0
    assert "0 of 0 postings." in filled("list", "--board", "greenhouse:quiet").output


def test_no_more_postings_are_asked_for_than_a_store_counts(filled):
    assert filled("list", "--limit", "9" * 20).exit_code == 2


def test_export_and_backup(filled, tmp_path):
    for name in ("out.csv", "out.json", "out.jsonl", "out.parquet"):
        assert filled("export", name).exit_code == 0
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 3
    assert len(json.loads((tmp_path / "out.json").read_text())) == 3
    assert filled("export", "out.xlsx").exit_code == 2
    assert filled("backup", "copy.sqlite").exit_code == 0
    assert filled("backup", "copy.sqlite").exit_code == 4


def test_a_full_disk_leaves_the_old_export_and_nothing_beside(filled, tmp_path, monkeypatch):
    before = sorted(tmp_path.iterdir())

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    for name in ("out.csv", "out.json", "out.jsonl", "out.parquet"):
        (tmp_path / name).write_text("old")
        assert filled("export", name).exit_code == 4
        assert (tmp_path / name).read_text() == "old"
        (tmp_path / name).unlink()
    assert filled("backup", "copy.sqlite").exit_code == 4
    assert sorted(tmp_path.iterdir()) == before


def test_doctor_tells_and_saves(filled, tmp_path):
    def doctor():
        return CliRunner().invoke(main, ["doctor", "--store", str(tmp_path / "jobs.sqlite")])

    assert "The store is sound: 3 open postings" in doctor().output
    data = bytearray((tmp_path / "jobs.sqlite").read_bytes())
    (tmp_path / "jobs.sqlite").write_bytes(b"garbage" + data[7:])
    result = doctor()
    assert result.exit_code in (3, 4)
    assert "damaged" in result.stderr


def test_doctor_takes_no_other_database_for_a_damaged_store(tmp_path):
    other, newer = tmp_path / "other.sqlite", tmp_path / "newer.sqlite"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE mine (x)")
    Store(newer).close()
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 99")
    for path, said in ((other, "another program"), (newer, "newer roleprism")):
        result = CliRunner().invoke(main, ["doctor", "--store", str(path)])
        assert result.exit_code == 4
        assert said in result.stderr
        assert "damaged" not in result.stderr
    assert not list(tmp_path.glob("*.saved.*"))
