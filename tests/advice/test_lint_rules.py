"""Every rule on what it must flag, and on what it must not."""

import tomllib
from pathlib import Path

import pytest

from roleprism.advice import Adviser, Wishes, advise, lint_posting
from roleprism.advice.lint import RULES, Config, Lifecycle
from roleprism.document import Posting, Text
from roleprism.reading.dates import Month
from roleprism.reading.open import look_at, open_document

CASES = Path(__file__).parents[1] / "cases" / "lint"
TODAY = Month(2026, 11)
TESTED_ON_FILES = {"RP506"}
"""Rules about drawing, which no text can show; see `test_hidden.py`."""

FRAGMENTS = [
    pytest.param(path.stem, name, fragment, id=f"{path.stem}-{name}-{at}")
    for path in sorted(CASES.glob("*.toml"))
    for name, fragments in tomllib.loads(path.read_text(encoding="utf-8")).items()
    for at, fragment in enumerate(fragments, start=1)
]


@pytest.fixture(scope="module")
def adviser(reader):
    return Adviser(reader)


def findings(adviser, fragment, code):
    """The text of a fragment as its rule sees it, and what the rule finds."""
    config = Config(select=(code,))
    name = fragment.get("file", "document.md")
    data = fragment["text"].encode()
    (document,) = open_document(data, name=name, source=name, kind=fragment["kind"])
    if fragment["kind"] == "posting":
        if "title" in fragment:  # it stands apart from the text
            document = Posting(id="p", source="p.md", text=Text(fragment["text"]), title=fragment["title"])
        return document.text.content, lint_posting(adviser, document, config=config)
    postings = [
        open_document(text.encode(), name="posting.md", source=f"posting-{at}.md", kind="posting")[0]
        for at, text in enumerate(fragment.get("postings", ()))
    ]
    wishes = Wishes(**{key: tuple(fragment.get(key, ())) for key in ("want", "refuse", "titles")})
    advice = advise(
        adviser, document, TODAY, postings=postings, wishes=wishes, look=look_at(data, name), config=config
    )  # fmt: skip
    return document.text.content, advice.findings


def expected(fragment):
    """The words that each finding stands at and what its fix puts in their place, in the order of the text."""
    return [(one["quote"], [tuple(edit) for edit in one.get("fix", [])]) for one in fragment.get("finds", [])]


def quoted(text, finding):
    """The same of a finding."""
    edits = finding.fix.edits if finding.fix else ()
    return finding.span.slice(text), [(edit.span.slice(text), edit.text) for edit in edits]


@pytest.mark.parametrize(("code", "name", "fragment"), FRAGMENTS)
def test_a_rule_flags_what_it_must_where_it_stands_and_nothing_else(adviser, code, name, fragment):
    text, found = findings(adviser, fragment, code)
    assert bool(found) == (name == "flagged"), found
    assert [quoted(text, finding) for finding in found] == expected(fragment)
    assert {finding.code for finding in found} <= {code}
    for finding, told in zip(found, fragment.get("finds", ()), strict=True):
        assert told.get("says", "") in finding.message
        assert finding.message.strip()


def test_every_rule_has_cases_of_both_kinds():
    held = {path.stem for path in CASES.glob("*.toml")}
    assert held | TESTED_ON_FILES == {rule.code for rule in RULES}
    for path in CASES.glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert table["flagged"]
        assert len(table["clean"]) >= 2


def test_codes_and_names_are_given_once_and_say_all_that_is_to_be_said():
    assert len({rule.code for rule in RULES} | {rule.name for rule in RULES}) == 2 * len(RULES)
    for rule in RULES:
        assert all((rule.summary, rule.why, rule.instead, rule.bad, rule.good)), rule.code
        assert rule.lifecycle in Lifecycle


def test_a_file_is_named_for_its_rule():
    folder = Path(__file__).parents[2] / "src" / "roleprism" / "advice" / "lint" / "rules"
    files = {path.stem.split("_")[0].upper() for path in folder.glob("rp*.py")}
    assert files == {rule.code for rule in RULES}
