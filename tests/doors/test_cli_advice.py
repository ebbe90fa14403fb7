"""The verbs that advise, as a person calls them."""

import json
import os
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from roleprism.advice.lint import RULES
from roleprism.doors.cli.main import main
from roleprism.doors.quiz_file import after_round, change_progress, load_progress
from roleprism.doors.rule_pages import index_page, rule_page

RESUMES = Path(__file__).parents[1] / "resumes"
EXAMPLES = Path(__file__).parents[2] / "examples"
RULE_PAGES = Path(__file__).parents[2] / "docs" / "rules"


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("roleprism.doors.cli.me.default_store", lambda: tmp_path / "jobs.sqlite")
    for name in ("worked-example.md", "stacked-titles.md", "backend-payments.md", "staff-ai-engineer.md"):
        shutil.copy(RESUMES / name, tmp_path / name)
    shutil.copy(EXAMPLES / "postings" / "ai-engineer.html", tmp_path / "posting.html")

    def invoke(*args, **options):
        return CliRunner().invoke(main, list(map(str, args)), **options)

    return invoke


def test_me_says_all_that_a_person_asks(run):
    result = run("me", "worked-example.md", "--against", "posting.html")
    assert result.exit_code == 0, result.output
    for words in (
        "Lead with", "Background  Backend or infrastructure (backend engineer; ",
        "What you could grow into", "Who would call you what",
        "AI / ML Platform Engineer at Stripe", "Forward-Deployed Engineer at Anthropic", "Against",
        "with work behind it",
    ):  # fmt: skip
        assert words in result.output


def test_me_as_json_and_as_a_page(run, tmp_path):
    result = run("me", "worked-example.md", "--json", "--report", "me.html", "--against", "posting.html")
    row = json.loads(result.stdout)
    assert {view["employer"]: view["role"] for view in row["employers"]}["vellum"] == "ai-engineer"
    assert sum(row["lead"]["work"].values()) == pytest.approx(1)
    for view in row["employers"]:
        assert sum(reason["bits"] for reason in view["because"]) == pytest.approx(view["bits"])
    assert row["postings"][0]["asked"]
    page = html.fromstring((tmp_path / "me.html").read_text("utf-8"))
    assert page.xpath("//*[@id='lead']")
    assert "script" not in {element.tag for element in page.iter()}
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
    text = page.text_content()
    for words in ("What you could grow into", "Who would call you what", "What misleads", "Stripe"):
        assert words in text


def test_a_page_escapes_what_a_resume_says(run, tmp_path):
    hostile = "<script>alert(1)</script>\nPrompt Engineer\n\nExperience\n\n<b>Evil</b>, Corp\n2020 - 2021\n"
    (tmp_path / "evil.md").write_text(f"{hostile}- Built <i>RAG</i>\n")
    assert run("me", "evil.md", "--report", "evil.html").exit_code == 0
    page = html.fromstring((tmp_path / "evil.html").read_text("utf-8"))
    assert not page.xpath("//script")
    assert not page.xpath("//blockquote//b")


def test_wishes_are_heeded_and_wrong_ones_told(run, tmp_path):
    (tmp_path / "prefs.toml").write_text('refuse = ["ai-platform-engineer"]\n')
    assert "RP303" in run("me", "worked-example.md", "--prefs", "prefs.toml").output
    (tmp_path / "prefs.toml").write_text('refuse = ["platform"]\n')
    result = run("me", "worked-example.md", "--prefs", "prefs.toml")
    assert result.exit_code == 2
    assert "unknown role 'platform'" in result.stderr


def test_kept_wishes_are_heeded_unless_others_are_given(run, tmp_path):
    assert "note" not in run("me", "worked-example.md").stderr
    run("jobs", "--store", "jobs.sqlite", "wish", "--refuse", "ai-platform-engineer")
    heeded = run("me", "worked-example.md")
    assert "RP303" in heeded.output
    assert "refuse ai-platform-engineer" in heeded.stderr
    (tmp_path / "prefs.toml").write_text('want = ["ai-engineer"]\n')
    assert "RP303" not in run("me", "worked-example.md", "--prefs", "prefs.toml").output
    (tmp_path / "jobs.sqlite").write_bytes(b"no store of ours" * 100)
    unheeded = run("me", "worked-example.md")
    assert unheeded.exit_code == 0
    assert unheeded.stderr.count("the wishes and postings kept are not heeded") == 1


OWN_WORK = (
    "Ship LLM agents with tool use",
    "Build retrieval and evals for our assistant",
    "Own prompts and guardrails",
)
OTHER_WORK = ("Write SQL dashboards for the finance team", "Reconcile invoices", "Close the books each month")


def board_of(company, n, work=OWN_WORK):
    lines = "\n".join(("You will", *(f"- {line}" for line in work)))
    rows = [
        {"id": f"{company}-{number}", "title": "Engineer", "company": company, "description": f"{lines}\nTeam {number}"}
        for number in range(n)
    ]
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def own_reasons(result, employer):
    views = {view["employer"]: view for view in json.loads(result.stdout)["employers"]}
    return [reason["what"] for reason in views[employer]["because"] if "own AI postings" in reason["what"]]


def test_an_employers_view_rests_on_its_own_postings_among_those_given(run, tmp_path):
    (tmp_path / "board.jsonl").write_text(
        board_of("OpenAI, Inc.", 6) + board_of("OpenAI", 3, OTHER_WORK) + board_of("Corner Shop", 6)
    )
    result = run("me", "worked-example.md", "--against", "board.jsonl", "--json", "--report", "me.html")
    assert "note: heeds employers' own AI postings: 6 of OpenAI.\n" in result.stderr
    (reason,) = own_reasons(result, "openai")
    assert "of the work in 6 of its own AI postings" in reason
    assert not own_reasons(result, "anthropic")
    assert "Heeds employers' own AI postings: 6 of OpenAI." in html.parse(tmp_path / "me.html").getroot().text_content()
    shown = run("me", "worked-example.md", "--against", "board.jsonl", "--employers", "99").stdout
    assert "6 of its own AI postings is of this role" in " ".join(shown.split())
    assert not (tmp_path / "jobs.sqlite").exists()


def test_an_employers_view_rests_on_its_open_postings_in_the_store(run, tmp_path, monkeypatch):
    store = ("jobs", "--store", "jobs.sqlite")
    for name in ("a.jsonl", "b.jsonl"):  # the same role in two places
        (tmp_path / name).write_text(board_of("OpenAI", 6))
        run(*store, "import", name)
    note = "note: heeds employers' own AI postings: 6 of OpenAI.\n"
    heeded = run("me", "worked-example.md", "--json")
    assert heeded.stderr == note
    assert own_reasons(heeded, "openai")
    given = run("me", "worked-example.md", "--json", "--against", "a.jsonl")
    assert given.stderr == note
    assert own_reasons(given, "openai") == own_reasons(heeded, "openai")
    with monkeypatch.context() as patch:  # readings of other weights
        patch.setattr("roleprism.doors.jobs.kept.versions_read", lambda reader: "weights of another day")
        assert run("me", "worked-example.md").stderr == ""
    run(*store, "forget", "a.jsonl")
    assert run("me", "worked-example.md").stderr == note
    run(*store, "forget", "b.jsonl")
    assert run("me", "worked-example.md").stderr == ""


def test_the_ranking_tells_what_speaks_against_the_wishes_it_heeds(run):
    store = ("jobs", "--store", "jobs.sqlite")
    run(*store, "import", "posting.html")
    assert "RP303" not in run(*store, "rank", "--resume", "worked-example.md").output
    run(*store, "wish", "--refuse", "ai-platform-engineer")
    assert "RP303" in run(*store, "rank", "--resume", "worked-example.md").output


def test_lint_finds_and_exits_with_one(run):
    result = run("lint", "stacked-titles.md", "staff-ai-engineer.md")
    assert result.exit_code == 1
    assert "stacked-titles.md:3:4: RP103 " in result.output
    assert "staff-ai-engineer.md" not in result.output


def test_lint_of_a_good_resume_exits_with_nothing(run):
    result = run("lint", "staff-ai-engineer.md")
    assert (result.exit_code, result.output) == (0, "Nothing found.\n")


def test_lint_tells_what_it_cannot_read_and_still_reads_the_rest(run):
    result = run("lint", "absent.md", "stacked-titles.md")
    assert result.exit_code == 3
    assert "RP103" in result.output
    assert "absent.md: does not exist" in result.stderr


def test_lint_formats(run):
    rows = [json.loads(line) for line in run("lint", "stacked-titles.md", "--format", "json").output.splitlines()]
    assert rows[0]["code"] == "RP103"
    assert rows[0]["quote"].startswith("AI Engineer / ML Engineer")
    log = json.loads(run("lint", "stacked-titles.md", "--format", "sarif").output)
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert {one["id"] for one in log["runs"][0]["tool"]["driver"]["rules"]} == {rule.code for rule in RULES}
    github = run("lint", "stacked-titles.md", "--format", "github").output
    assert github.startswith("::warning file=stacked-titles.md,line=3,col=4,title=RP103::RP103 ")


OLD_STACK = """Jo Doe
AI Engineer / ML Engineer

Experience

AI Engineer, Northwind
Jan 2021 - Present
- Shipped a RAG assistant with tool calls to 2,000 people and 200 eval cases in CI.

Skills
LangChain, OpenAI SDK, pgvector
"""


def test_safe_fixes_are_shown_and_made_and_unsafe_ones_only_when_asked(run, tmp_path):
    path = tmp_path / "jo.md"
    path.write_text(OLD_STACK)
    shown = run("lint", "jo.md", "--diff")
    assert "-LangChain, OpenAI SDK, pgvector\n+OpenAI SDK, LangChain, pgvector\n" in shown.output
    assert path.read_text() == OLD_STACK
    made = run("lint", "jo.md", "--fix")
    assert made.exit_code == 1
    assert path.read_text() == OLD_STACK.replace("LangChain, OpenAI SDK", "OpenAI SDK, LangChain")
    assert ": RP105 " not in made.output
    assert run("lint", "jo.md", "--fix", "--unsafe-fixes").exit_code == 0
    assert "\nAI Engineer (" in path.read_text()


def test_a_fix_that_is_not_made_says_why(run, tmp_path):
    for encoding, name in (("utf-16", "a.md"), ("cp1252", "b.md"), ("utf-8", "linked.md"), ("utf-8", "c.rst")):
        path = tmp_path / name
        path.write_text(OLD_STACK + "\nCafé\n", encoding=encoding)
        if name == "linked.md":
            os.link(path, tmp_path / "other name")
        before = path.read_bytes()
        result = run("lint", name, "--fix")
        assert result.exit_code == 1
        assert f"note: {name} is not fixed: " in result.stderr
        assert path.read_bytes() == before
    assert "is not fixed" not in run("lint", "linked.md").stderr


def test_a_full_disk_is_the_worlds_fault(run, tmp_path, monkeypatch):
    (tmp_path / "jo.md").write_text(OLD_STACK)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    for verb in (["lint", "jo.md", "--fix"], ["quiz", "--state", "q.json"]):
        result = run(*verb, input="a\n")
        assert (result.exit_code, "cannot be written (No space" in result.stderr) == (4, True), result.output
    assert (tmp_path / "jo.md").read_text() == OLD_STACK


def test_line_ends_are_kept_by_a_fix(run, tmp_path):
    path = tmp_path / "jo.md"
    path.write_bytes(OLD_STACK.encode().replace(b"\n", b"\r\n"))
    run("lint", "jo.md", "--fix")
    fixed = path.read_bytes()
    assert b"OpenAI SDK, LangChain" in fixed
    assert fixed.count(b"\r\n") == fixed.count(b"\n") == OLD_STACK.count("\n")


def test_configuration_is_found_and_overruled(run, tmp_path):
    (tmp_path / "roleprism.toml").write_text('[lint]\nignore = ["RP103"]\n')
    assert "RP103" not in run("lint", "stacked-titles.md").output
    (tmp_path / "roleprism.toml").unlink()
    (tmp_path / "pyproject.toml").write_text('[tool.roleprism.lint]\nselect = ["RP105"]\n')
    assert "RP103" not in run("lint", "stacked-titles.md").output
    assert "RP103" in run("lint", "stacked-titles.md", "--select", "positioning").output
    (tmp_path / "pyproject.toml").write_text('[tool.roleprism.lint]\nselekt = ["RP105"]\n')
    result = run("lint", "stacked-titles.md")
    assert result.exit_code == 2
    assert "unknown key 'selekt'" in result.stderr


def test_patterns_of_files_are_read_from_the_folder_of_the_configuration(run, tmp_path, monkeypatch):
    (tmp_path / "old").mkdir()
    shutil.move(tmp_path / "stacked-titles.md", tmp_path / "old")
    (tmp_path / "roleprism.toml").write_text('[lint]\nper-file-ignores = { "old/*" = ["RP103"] }\n')
    assert "RP103" not in run("lint", "old/stacked-titles.md").output
    assert "RP103" not in run("lint", "./old/../old/stacked-titles.md").output
    assert "RP103" not in run("lint", tmp_path / "old" / "stacked-titles.md").output
    monkeypatch.chdir(tmp_path / "old")
    assert "RP103" not in run("lint", "stacked-titles.md").output
    assert "RP103" not in run("lint", "stacked-titles.md", "--config", "../roleprism.toml").output
    (tmp_path / "roleprism.toml").write_text('[lint]\nper-file-ignores = { "older/*" = ["RP103"] }\n')
    assert "RP103" in run("lint", "stacked-titles.md").output


@pytest.mark.parametrize(
    "foreign", ["[project\n", "tool = 3\n", "# roleprism\n" * 20_000, "\xff", "[tool.ruff]\nx = 1\n"]
)
def test_a_project_of_others_is_passed_over(run, tmp_path, monkeypatch, foreign):
    (tmp_path / "roleprism.toml").write_text('[lint]\nignore = ["RP103"]\n')
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "pyproject.toml").write_bytes(foreign.encode("latin-1"))
    monkeypatch.chdir(tmp_path / "inner")
    result = run("lint", "../stacked-titles.md")
    assert result.exit_code in (0, 1), result.output
    assert "RP103" not in result.output
    assert run("me", "../stacked-titles.md").exit_code == 0


def test_a_project_with_a_table_of_ours_is_told_where_it_is_broken(run, tmp_path):
    for broken in ("[tool.roleprism.lint]\nselect = [\n", "[tool]\nroleprism.lint.select = 3\n"):
        (tmp_path / "pyproject.toml").write_text(broken)
        assert run("lint", "stacked-titles.md").exit_code == 2


def test_a_place_in_sarif_is_a_uri(run, tmp_path):
    for name in ("my résumé.md", "100%.md"):
        shutil.copy(tmp_path / "stacked-titles.md", tmp_path / name)
    for name, uri in (
        ("my résumé.md", "my%20r%C3%A9sum%C3%A9.md"),
        ("100%.md", "100%25.md"),
        ("./stacked-titles.md", "stacked-titles.md"),
        (tmp_path / "100%.md", (tmp_path / "100%.md").as_uri()),
    ):
        log = json.loads(run("lint", name, "--format", "sarif").output)
        place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == uri


def test_a_comment_silences_a_finding(run, tmp_path):
    path = tmp_path / "stacked-titles.md"
    path.write_text("<!-- roleprism: ignore-file RP103 -->\n" + path.read_text("utf-8"), encoding="utf-8")
    assert "RP103" not in run("lint", "stacked-titles.md").output


def test_a_comment_that_names_no_rule_is_told(run, tmp_path):
    path = tmp_path / "stacked-titles.md"
    path.write_text(
        "<!-- roleprism: ignore-file stacked-title, RP1O3 -->\n" + path.read_text("utf-8"), encoding="utf-8"
    )
    result = run("lint", "stacked-titles.md")
    assert "RP103" in result.stdout
    assert "stacked-titles.md:1: no rule is called 'stacked-title'; did you mean 'stacked-titles'?" in result.stderr
    assert "stacked-titles.md:1: no rule is called 'rp1o3'; see roleprism lint --rules" in result.stderr


def test_a_comment_right_above_a_heading_of_a_page_silences_it(run, tmp_path):
    page = "<html><body><p>Jo Doe</p>\n\n\n{}\n<h1>Prompt Engineer</h1></body></html>"
    for comment in ("", "<!-- roleprism: ignore prompt-engineer-headline -->"):
        (tmp_path / "jo.html").write_text(page.format(comment), encoding="utf-8")
        assert ("RP101" in run("lint", "--kind", "resume", "jo.html").output) == (not comment)


def test_rules_explain_themselves(run):
    assert "yellow" not in run("lint", "--explain", "RP101").output
    assert "What to do: Claim 'AI Engineer" in " ".join(run("lint", "--explain", "RP101").output.split())
    assert all(rule.code in run("lint", "--rules").output for rule in RULES)
    result = run("lint", "--explain", "RP9")
    assert result.exit_code == 2
    assert "unknown" in result.stderr


def test_the_reference_pages_are_those_of_the_rules():
    assert (RULE_PAGES / "README.md").read_text("utf-8") == index_page()
    for rule in RULES:
        assert (RULE_PAGES / f"{rule.code}.md").read_text("utf-8") == rule_page(rule)
    assert len(list(RULE_PAGES.glob("RP*.md"))) == len(RULES)


def test_what_if_shows_the_change(run):
    result = run("whatif", "backend-payments.md", "--add", "Shipped a RAG assistant with an eval suite", "--json")
    changes = json.loads(result.output)["changes"]
    share = changes["ai-engineer"]["share"]
    assert share["after"] > share["before"]
    assert "AI Engineer" in run("whatif", "backend-payments.md", "--add", "Shipped a RAG assistant").output
    once, twice = (run("whatif", "backend-payments.md", *(["--remove", 9] * n)).output for n in (1, 2))
    assert once == twice
    assert run("whatif", "backend-payments.md").exit_code == 2
    assert run("whatif", "backend-payments.md", "--remove", 999).exit_code == 2


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_new_score_is_its_owners_alone_and_an_old_one_keeps_its_permissions(tmp_path):
    before = os.umask(0o022)
    path = tmp_path / "deep" / "quiz.json"
    change_progress(path, after_round)
    modes = [path.parent.stat().st_mode & 0o777, path.stat().st_mode & 0o777]
    path.chmod(0o640)
    change_progress(path, after_round)
    os.umask(before)
    assert [*modes, path.stat().st_mode & 0o777] == [0o700, 0o600, 0o640]


def test_the_quiz_speaks_of_misses_only_where_there_was_one(run, tmp_path):
    rounds = [run("quiz", "--questions", 1, "--state", tmp_path / letter, input=f"{letter}\n") for letter in "abcd"]
    told = {result.output.splitlines()[-1].split(";")[0]: "What you missed" in result.output for result in rounds}
    assert told == {"1 of 1 right": False, "0 of 1 right": True}


def test_quizzes_at_once_lose_no_round(tmp_path):
    path = tmp_path / "quiz.json"
    other = threading.Thread(target=change_progress, args=(path, after_round))

    def change(progress):
        other.start()
        other.join(0.3)  # in vain: it waits for this one
        return after_round(progress)

    change_progress(path, change)
    other.join()
    assert load_progress(path).rounds == 2


def test_a_quiz_keeps_what_another_answered_meanwhile(run, tmp_path, monkeypatch):
    path = tmp_path / "quiz.json"

    def answer_elsewhere(*_, **__):
        change_progress(path, lambda progress: replace(progress, asked=progress.asked + 1))
        return "a"

    monkeypatch.setattr("click.prompt", answer_elsewhere)
    assert run("quiz", "--questions", 2, "--state", path).exit_code == 0
    assert load_progress(path).asked == 4


def test_a_quiz_of_which_nothing_was_answered_is_no_round(run, tmp_path):
    assert run("quiz", "--state", tmp_path / "quiz.json", input="").exit_code == 0
    assert not (tmp_path / "quiz.json").exists()


def test_the_quiz_asks_tells_and_keeps_the_score(run, tmp_path):
    state = tmp_path / "deep" / "quiz.json"
    result = run("quiz", "--questions", 3, "--state", state, input="a\nb\nx\nc\n")
    assert result.exit_code == 0, result.output
    assert "3 of 3" in result.output
    row = json.loads(state.read_text())
    assert (row["asked"], row["rounds"]) == (3, 1)
    again = run("quiz", "--questions", 1, "--state", state, input="a\n")
    assert "over 2 rounds" in again.output
    state.write_text("{}")
    broken = run("quiz", "--state", state)
    assert broken.exit_code == 2
    assert "is no score of the quiz" in broken.stderr
