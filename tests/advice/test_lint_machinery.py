"""Selection, silence and fixes."""

import pytest

from roleprism.advice.lint import RULES, Config, Edit, Finding, Fix, rule
from roleprism.advice.lint.config import codes, parse_config
from roleprism.advice.lint.fix import fixed
from roleprism.advice.lint.suppress import find_silences, unknown_names, unsilenced
from roleprism.document import Span, Text
from roleprism.errors import UsageError

FIRST = rule("RP101")
PREVIEW = rule("RP506")


def test_stable_rules_are_looked_at_and_previews_are_not():
    assert Config().wants(FIRST, "a.md")
    assert not Config().wants(PREVIEW, "a.md")
    assert Config(preview=True).wants(PREVIEW, "a.md")
    assert Config(select=("RP506",)).wants(PREVIEW, "a.md")
    assert not Config(select=("RP5",)).wants(PREVIEW, "a.md")


@pytest.mark.parametrize("word", ["RP101", "RP1", "RP", "prompt-engineer-headline", "positioning"])
def test_a_rule_goes_by_its_code_the_start_of_it_its_name_and_its_group(word):
    assert Config(select=(word,)).wants(FIRST, "a.md")
    assert not Config(ignore=(word,)).wants(FIRST, "a.md")
    assert not Config(per_file={"old/*": (word,)}).wants(FIRST, "old/a.md")
    assert Config(per_file={"old/*": (word,)}).wants(FIRST, "new/a.md")


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ({"selct": []}, "unknown key 'selct'"),
        ({"select": "RP101"}, "no list of codes"),
        ({"select": ["RP999"]}, "no rule is called 'RP999'"),
        ({"preview": 1}, "preview is 1"),
        ({"per-file-ignores": []}, "no table"),
        ({"per-file-ignores": {"*": ["nothing"]}}, "no rule is called 'nothing'"),
    ],
)
def test_a_wrong_configuration_is_told(table, wrong):
    with pytest.raises(UsageError, match=wrong):
        parse_config(table, "roleprism.toml, lint", RULES)


def test_a_configuration_is_read():
    table = {"select": ["RP1"], "ignore": ["RP103"], "preview": True, "per-file-ignores": {"*.txt": ["RP101"]}}
    config = parse_config(table, "here", RULES)
    assert config.wants(FIRST, "a.md")
    assert not config.wants(FIRST, "a.txt")
    assert not config.wants(rule("stacked-titles"), "a.md")


def test_an_unknown_rule_is_told_with_the_nearest():
    with pytest.raises(UsageError, match="stacked-titles"):
        rule("stacked-title")
    with pytest.raises(UsageError, match="no rule is called"):
        codes(["RP1", "RPX"], "--select", RULES)
    assert rule("rp101") is FIRST


def finding(start, code="RP101", fix=None):
    return Finding(code, "message", Span(start, start + 2), fix)


TEXT = Text("one\ntwo <!-- roleprism: ignore RP1 -->\nthree\nfour\n")


def test_a_comment_silences_its_line_and_the_next():
    silences = list(find_silences(TEXT.content, TEXT.content))
    at = [TEXT.content.index(word) for word in ("one", "two", "three", "four")]
    left = list(unsilenced([finding(start) for start in at], silences, TEXT))
    assert [one.span.start for one in left] == [at[0], at[3]]
    other = list(unsilenced([finding(at[1], "RP203")], silences, TEXT))
    assert len(other) == 1


def test_a_comment_silences_the_whole_file():
    for comment in ("<!-- roleprism: ignore-file -->", "<!--roleprism:ignore-file RP101, RP203-->"):
        silences = find_silences(
            f"{comment}\n{TEXT.content}", TEXT.content.replace("<!-- roleprism: ignore RP1 -->", "")
        )
        assert list(unsilenced([finding(0)], silences, TEXT)) == []


@pytest.mark.parametrize(
    "name", ["rp101", "RP1", "prompt-engineer-headline", "positioning", "Prompt-Engineer-Headline"]
)
def test_a_comment_knows_a_rule_by_all_its_names(name):
    text = f"one <!-- roleprism: ignore {name} -->\n"
    assert list(unsilenced([finding(0)], find_silences(text, text), Text(text))) == []
    assert list(unknown_names(text)) == []


def test_a_comment_that_names_no_rule_is_told_with_its_line():
    text = "one\n<!-- roleprism: ignore RP1, RP999, prompt-enginer -->\n"
    assert list(unknown_names(text)) == [("rp999", 2), ("prompt-enginer", 2)]


PAGE = """<html><body><p>Jo Doe</p>
<p>Prompted by nobody</p>


<!-- roleprism: ignore RP101 -->
<h1>Prompt <b>Engineer</b></h1><ul><li>Wrote prompts</li></ul></body></html>"""
DRAWN = "Jo Doe\nPrompted by nobody\nPrompt Engineer\n- Wrote prompts\n"


def test_in_a_page_a_comment_silences_the_words_behind_it():
    lines = [DRAWN.index(line) for line in DRAWN.splitlines()]
    left = unsilenced([finding(start) for start in lines], find_silences(PAGE, DRAWN), Text(DRAWN))
    assert [one.span.start for one in left] == [lines[0], lines[1], lines[3]]


def test_fixes_are_made_from_the_end_and_never_over_one_another():
    safe = Fix("swap", (Edit(Span(0, 3), "uno"), Edit(Span(4, 7), "dos")), is_safe=True)
    overlapping = Fix("other", (Edit(Span(2, 5), "x"),), is_safe=True)
    unsafe = Fix("delete", (Edit(Span(8, 13), ""),), is_safe=False)
    found = [finding(0, fix=safe), finding(2, fix=overlapping), finding(8, fix=unsafe)]
    text, made = fixed("one two three", found)
    assert (text, len(made)) == ("uno dos three", 1)
    text, made = fixed("one two three", found, unsafe=True)
    assert (text, len(made)) == ("uno dos ", 2)
