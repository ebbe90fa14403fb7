"""Text made to be slow to read: what one posting says must not hold up all others."""

import time

import pytest

from roleprism.advice.lint.case import _BETWEEN_TITLES
from roleprism.advice.lint.research import PAPER, UPTAKE, is_artifact
from roleprism.advice.lint.rules.rp502_keyword_stuffing import _PRINTED
from roleprism.advice.lint.rules.rp504_impossible_dates import _collisions
from roleprism.document import Posting, Span, Text
from roleprism.reading.dates import Month
from roleprism.reading.history import Position
from roleprism.reading.jsonld import _WRAPPING
from roleprism.reading.own_names import own_name_spans, without_own_names
from roleprism.reading.pay import find_pay
from roleprism.reading.sniff import Format, sniff_text

SECONDS = 2.0
"""What takes minutes or years where the time grows faster than the text, and milliseconds where it does not."""


def posting(text, title="", company=""):
    return Posting(id="p", source="p.md", text=Text(text), title=title, company=company)


@pytest.fixture
def soon():
    started = time.process_time()
    yield
    assert time.process_time() - started < SECONDS


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (PAPER, "1," * 20_000),
        (UPTAKE, "1," * 20_000),
        (UPTAKE, "1" * 40_000),
        (UPTAKE, f"1{' ' * 20_000}1"),
        (_PRINTED, "1" * 50_000),
        (_BETWEEN_TITLES, " " * 20_000),
        (_WRAPPING, f"1{' ' * 20_000}1"),
    ],
)
def test_a_run_of_one_sign_is_passed_over_once(pattern, text):
    assert pattern.search(text) is None


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("1,200 stars", True), ("4k+ GitHub stars", True), ("3.5k stars", True), ("41k★ on GitHub", True),
        ("Stars: 15k", True), ("thousands of stars", True), ("forked 5,000 times", True), ("2.300 forks", True),
        ("(500+ stars)", False), ("(12 stars)", False), ("1. stars", False), ("4.5 stars of 5,000 ratings", False),
        ("2024, 12 stars", False),
    ],
)  # fmt: skip
def test_thousands_of_stars_or_forks_are_an_artifact_however_they_are_counted(words, many):
    assert is_artifact(f"A library with {words}") is many


def test_parts_of_a_headline_are_told_apart_as_before():
    found = _BETWEEN_TITLES.split("A  – B / , C and D  ,  E-F\t|G")
    assert found == ["A", "B", "", "C", "D", "E-F", "G"]


@pytest.mark.usefixtures("soon")
def test_comments_without_end_before_no_page():
    assert sniff_text("<!---->" * 26 + "x", "") is not Format.JSON


def test_comments_before_a_page():
    assert sniff_text("<!-- a --> <!-- b -->\n<?xml version='1.0'?><!doctype html><p>x", "") is Format.HTML


@pytest.mark.usefixtures("soon")
def test_a_company_of_dashes_is_no_name():
    assert own_name_spans(posting(" -" * 10_000, company="- " * 25)) == ()


@pytest.mark.usefixtures("soon")
def test_a_company_of_thousands_of_words_is_looked_for_all_the_same():
    company = "acme " * 4_000
    assert without_own_names(posting(company, company=company)).strip() == ""


@pytest.mark.parametrize("written", ["Acme - Widgets", "Acme-Widgets", "Acme\nWidgets", "Acme -- Widgets"])
def test_a_dash_in_a_company_stands_between_its_words(written):
    assert without_own_names(posting(f"At {written} we", company="Acme - Widgets")).split() == ["At", "we"]


def test_a_word_that_starts_with_a_dash_is_found():
    assert without_own_names(posting("At Acme --x we", company="Acme --x")).split() == ["At", "we"]


@pytest.mark.usefixtures("soon")
def test_thousands_of_positions_that_are_alike_are_compared_once():
    many = [Position("Acme", f"Engineer {n}", Month(2020, None), Month(2023, None), Span(0, 1)) for n in range(4_000)]
    other = Position("Bolt", "Analyst", Month(2021, 1), None, Span(0, 1))
    found = list(_collisions([*many, other, other], "x", Month(2026, 11)))
    assert [(one.title, two.title, months) for one, two, months in found] == [("Engineer 0", "Analyst", 24)] * 2


@pytest.mark.parametrize("wrapped", ["<!-- {} -->", "\n // <![CDATA[\n{}\n// ]]>\n", "<![CDATA[{}]]>", " {} "])
def test_what_wraps_a_script_is_taken_off(wrapped):
    assert _WRAPPING.sub("", wrapped.strip()).strip() == "{}"


@pytest.mark.usefixtures("soon")
def test_blanks_around_signs_of_a_currency():
    assert find_pay(f"${' ' * 150}" * 500) == ()


def test_pay_is_found_behind_blanks():
    (pay,) = find_pay("Salary:   up to   $180,000 a year")
    assert (pay.low, pay.high) == (None, 180_000)


@pytest.mark.parametrize(
    ("words", "amount"),
    [("$100,000 120,000", 100_000), ("$100.000 120.000", 100_000), ("$100 000", 100_000), ("$100'000.50", 100_000.5),
     ("$100,000 120,000.50", 100_000), ("$1'000,000.50", 1_000_000.5)],
)  # fmt: skip
def test_two_numbers_side_by_side_are_not_one(words, amount):
    (pay,) = find_pay(f"Salary: {words} a year")
    assert (pay.low, pay.high) == (amount, amount)
