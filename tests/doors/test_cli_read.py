from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from readings import NAMES, POSTING_TEXT, hostile_reading, posting_reading, resume_reading, thin_reading
from rich.console import Console

from roleprism.doors.cli import terminal
from roleprism.doors.cli.main import main
from roleprism.doors.cli.read import _with_progress
from roleprism.doors.cli.show import show
from roleprism.errors import Fault
from roleprism.spectrum import percents

pytestmark = pytest.mark.usefixtures("stand_in")


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def invoke(*args, **options):
        return CliRunner().invoke(main, ["read", *map(str, args)], **options)

    return invoke


@pytest.fixture
def files(tmp_path):
    (tmp_path / "harbour.md").write_text(f"# Machine Learning Engineer\n\n{POSTING_TEXT}", encoding="utf-8")
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    texts = (
        "We want retrieval and evals.",
        "You fine-tune rankers.",
        "Snacks.",
        "Barge-in and barge-in again.",
    )
    rows = [
        {"id": f"row-{number}", "title": f"Post {number}", "description": text} for number, text in enumerate(texts)
    ]
    (tmp_path / "many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def shown(*readings, width=80, evidence=None, **options):
    console = Console(width=width, highlight=False, markup=False, emoji=False, record=True, **options)
    with console.capture() as capture:
        show(iter(readings), console, NAMES, evidence=evidence)
    return capture.get()


def test_a_few_documents_as_blocks(snapshot):
    snapshot("blocks.txt", shown(posting_reading(), resume_reading(), thin_reading()))


def test_many_documents_as_lines(snapshot):
    made = [
        posting_reading(),
        resume_reading(),
        thin_reading(),
        thin_reading(basis="work"),
        hostile_reading(),
    ]
    snapshot("lines.txt", shown(*made))


def test_many_documents_as_blocks_where_phrases_are_asked_for():
    made = [posting_reading(), resume_reading(), thin_reading(), posting_reading()]
    text = shown(*made, evidence=1)
    assert text.count("What says so") >= 2
    assert text.count("1 that decided") >= 2
    assert text.endswith(shown(*made).split("\n\n")[-1])
    assert "What says so" not in shown(*made)


def test_a_hostile_document_cannot_drive_the_terminal(snapshot):
    text = shown(hostile_reading())
    assert "\x1b" not in text
    assert "\u202e" not in text
    snapshot("hostile.txt", text)


def test_lines_fit_narrow_and_wide_windows():
    for width in (60, 80, 100):
        text = shown(posting_reading(), resume_reading(), width=width)
        assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [20, 30, 40, 59])
def test_no_number_is_cut_in_a_narrow_window(width):
    percent = percents(posting_reading().spectrum.shares)
    wanted = {f"{share}%" for share in percent.values() if share >= 2}
    largest = f"{max(percent.values())}%"
    for readings in ([posting_reading()], [posting_reading()] * 4):
        text = shown(*readings, width=width)
        assert max(map(len, text.splitlines())) <= width
        told = {word for word in text.split() if word.endswith("%")}
        assert wanted <= told if len(readings) == 1 else largest in told
        assert not re.search(r"\d…", text)


def test_colour_only_where_there_is_a_terminal_that_wants_it(monkeypatch):
    coloured = shown(posting_reading(), force_terminal=True, color_system="truecolor")
    assert re.search(r"\x1b\[[\d;]*38;2;100;116;255", coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "38;2" not in shown(posting_reading(), force_terminal=True)


def test_evidence_can_be_left_out():
    assert "What says so" not in shown(posting_reading(), evidence=0)
    assert "What says so  14 phrases; +1 bit" in shown(posting_reading(), evidence=20)


@pytest.mark.usefixtures("files")
def test_a_file_is_read(run):
    result = run("harbour.md")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "harbour.md" in result.stdout
    assert "retrieval" in result.stdout


def test_standard_input_is_read(run):
    result = run("-", "--json", input="We fine-tune, and fine-tune again, all the models that we own.")
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert (row["source"], row["primary"]) == ("-", "ml-engineer")


@pytest.mark.usefixtures("files")
def test_json_is_one_line_a_document(run):
    result = run("--json", "many.jsonl", "harbour.md")
    assert result.exit_code == 0
    assert len([json.loads(line) for line in result.stdout.splitlines()]) == 5


@pytest.mark.usefixtures("files")
def test_a_file_that_cannot_be_read_stops_no_other(run):
    result = run("--json", "missing.md", "empty.md", "harbour.md")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    errors = result.stderr.splitlines()
    assert len(errors) == 2
    assert errors[0].startswith("error: missing.md: ")
    assert errors[1].startswith("error: empty.md: ")


def test_the_report_is_written_beside_the_output(run, files):
    result = run("harbour.md", "missing.md", "--report", "page.html")
    assert result.exit_code == 3
    page = (files / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "missing.md" in page
    assert "Machine Learning Engineer" in page
    assert (files / "page.html").stat().st_mode & 0o077 == 0, "what it says of a résumé is for its owner"


def test_a_report_that_cannot_be_written_is_the_worlds_fault_and_leaves_the_old_one(run, monkeypatch, files):
    (files / "page.html").write_text("the old one")

    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    result = run("harbour.md", "--report", "page.html")
    assert result.exit_code == 4
    assert (files / "page.html").read_text() == "the old one"
    assert "error: page.html: cannot be written (No space left on device)" in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("x.md", "--report", "no/such/folder/page.html"),
        ("x.md", "--kind", "poem"),
        ("x.md", "--evidence", "-1"),
    ],
)
def test_wrong_usage_exits_with_two(run, args):
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


def test_the_schema_is_printed_without_a_path(run):
    result = run("--schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"].startswith("One reading")


def test_progress_is_drawn_for_people_only(monkeypatch):
    made = [posting_reading(), thin_reading()]
    assert list(_with_progress(iter(made))) == made
    console = Console(stderr=True, force_terminal=True, width=60)
    monkeypatch.setattr("roleprism.doors.cli.read.err", lambda: console)
    with console.capture() as capture:
        assert list(_with_progress(iter(made))) == made
    assert "read" in capture.get()


def test_errors_are_one_line_whatever_they_name(capsys):
    terminal.complain([Fault("a\nb\x1b[31m.md", "is\nodd")])
    assert capsys.readouterr().err == "error: a b\ufffd[31m.md: is odd\n"


def test_a_reader_that_closes_the_pipe_gets_no_word_and_no_all_clear():
    command = [sys.executable, "-m", "roleprism", "read", "--schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 4
