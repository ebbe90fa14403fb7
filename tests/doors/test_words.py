from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import NAMES, Hint, make_reading, posting_reading, resume_reading, thin_reading, with_shares

from roleprism.atlas.slugs import SLUGS
from roleprism.document import Posting, Text
from roleprism.document.pay import Pay, PayKind, PayPeriod
from roleprism.doors import words
from roleprism.doors.jobs.pay_words import pay_words
from roleprism.spectrum import TitleReading, percents


def said(shares):
    return words.sentence(words.primary_sentence(with_shares(posting_reading(), shares), NAMES))


@pytest.mark.parametrize(
    ("shares", "sentence"),
    [
        ({"ai-engineer": 0.91}, "Almost all of it is AI Engineer work (91%)."),
        (
            {"ai-engineer": 0.62, "ml-engineer": 0.21},
            "Mostly AI Engineer work (62%), with ML Engineer (21%).",
        ),
        ({"ai-engineer": 0.7}, "Mostly AI Engineer work (70%)."),
        (
            {"ai-engineer": 0.41, "ml-engineer": 0.22},
            "More AI Engineer work (41%) than anything else, with ML Engineer (22%).",
        ),
        (
            {"ai-engineer": 0.34, "ml-engineer": 0.3, "other": 0.2},
            "A mixture: AI Engineer (34%), ML Engineer (30%) and work outside the AI roles (20%).",
        ),
        (
            {"other": 0.66, "ml-engineer": 0.21},
            "Mostly work outside the AI roles (66%), with ML Engineer (21%).",
        ),
        (dict.fromkeys(SLUGS, 1 / 11), "More AI Engineer work (10%) than anything else."),
    ],
)
def test_the_answer_in_one_sentence(shares, sentence):
    assert said(shares) == sentence


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        ({}, ""),
        ({"software": 0.05, "data": 0.01}, ""),
        ({"software": 0.5, "data": 0.1}, "The work outside the AI roles is mostly ordinary software."),
        (
            {"data": 0.2, "software": 0.25},
            "The work outside the AI roles is mainly ordinary software and data engineering.",
        ),
        (
            {"software": 0.2, "craft": 0.15, "people": 0.1},
            "The work outside the AI roles is mainly ordinary software.",
        ),
        ({"craft": 0.3, "software": 0.1}, ""),
        ({"science": 0.11, "people": 0.1, "planning": 0.1, "craft": 0.1, "business": 0.1}, ""),
    ],
)
def test_what_the_other_work_is(kinds, sentence):
    spectrum = replace(posting_reading().spectrum, other_kinds=kinds)
    assert words.other_sentence(spectrum) == sentence


def test_a_thin_text_says_so_and_why():
    by_title, by_work = thin_reading(), thin_reading(basis="work")
    answer = words.sentence(words.primary_sentence(by_title, NAMES))
    assert answer == "Going by the title alone, most likely AI Product Manager work (55%)."
    assert words.sentence(words.primary_sentence(by_work, NAMES)).startswith("Too little here")
    assert "9 words, with 1 phrase" in words.thin_reason(by_work)
    empty = make_reading(Posting("e", "-", Text("Hello there.")), thin=True)
    assert "2 words, and no phrase" in words.thin_reason(empty)
    assert words.thin_reason(posting_reading()) == ""


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        (TitleReading("", None, None), "No title was found."),
        (TitleReading("Ninja", None, None), "The title names none of the roles."),
        (
            TitleReading("AI Engineer", "ai-engineer", True),
            "names AI Engineer, and so does the work.",
        ),
        (
            TitleReading("Cook", "other", False),
            "outside the AI roles; the work is foremost AI Engineer work.",
        ),
        (TitleReading("AI Engineer", "ai-engineer", None), "the text says too little to check it."),
    ],
)
def test_the_title_beside_the_work(title, kept):
    assert kept in words.title_sentence(replace(posting_reading(), title=title), NAMES)


def test_a_resume_has_a_headline():
    assert words.title_sentence(resume_reading(), NAMES).startswith("The headline names Voice AI Engineer")


@pytest.mark.parametrize(
    ("confidence", "word", "odds"),
    [
        (0.99, "Very sure", "more than 9 times in 10"),
        (0.8, "Fairly sure", "about 8 times in 10"),
        (0.6, "More likely than not", "about 6 times in 10"),
        (0.31, "Close call", "about 3 times in 10"),
        (0.11, "Close call", "about 1 time in 10"),
        (0.01, "Close call", "fewer than 1 time in 10"),
    ],
)
def test_confidence_in_words(confidence, word, odds):
    spectrum = with_shares(posting_reading(), {"ai-engineer": 0.5}, confidence=confidence).spectrum
    assert words.confidence_word(spectrum) == word
    assert words.odds_words(spectrum).endswith(odds)


def test_what_tells_leaves_out_the_faint_and_keeps_the_order():
    hints = [Hint("quiet", {"other": 0.04}), Hint("tool", {"other": 0.3}), Hint("plan", {"other": 0.9})]
    found = words.telling(make_reading(posting_reading().document, hints))
    assert [ev.quote for ev in found] == ["plan", "tool"]


def test_what_is_shown_has_no_words_twice_and_stands_role_by_role():
    document, hints = posting_reading().document, [Hint("plan", {"other": 0.3}), Hint("tool", {"other": 0.9})]
    found = posting_reading().evidence
    again = found[1]._replace(quote=found[0].quote.upper())
    others = make_reading(document, hints).evidence
    reading = with_shares(replace(posting_reading(), evidence=(*others, found[0], again)), {"ai-engineer": 0.6})
    shown = words.most_telling(reading, 3)
    assert [ev.span for ev in shown] == [found[0].span, again.span, others[0].span]
    assert [ev.span for ev in words.most_telling(reading, 4)][2:] == [ev.span for ev in others]
    alike = replace(reading, evidence=(again, found[0], *others))
    assert [ev.span for ev in words.most_telling(alike, 1)] == [again.span]


def test_a_role_that_leads_for_how_common_it_is_says_so():
    reading = with_shares(posting_reading(), {"ai-engineer": 0.6, "prompt-engineer": 0.3})
    common = dict.fromkeys(SLUGS, 0.0) | {"ai-engineer": 5.4}
    scores = dict.fromkeys(SLUGS, 0.0) | {"ai-engineer": 2.0, "prompt-engineer": 1.0}
    spectrum = replace(reading.spectrum, prior=common, scores=scores)
    said = words.prior_sentence(replace(reading, spectrum=spectrum), NAMES)
    assert said.startswith("What was found speaks more for Prompt Engineer; AI Engineer leads because")
    assert "+5.4 bits" in said
    backed = replace(spectrum, scores=scores | {"ai-engineer": 9.0})
    assert words.prior_sentence(replace(reading, spectrum=backed), NAMES) == ""


@given(st.lists(st.floats(0, 1), min_size=11, max_size=11).filter(lambda parts: sum(parts) > 0.01))
def test_whole_percents_still_make_a_hundred(parts):
    shares = {slug: part / sum(parts) for slug, part in zip(SLUGS, parts, strict=True)}
    percent = percents(shares)
    assert sum(percent.values()) == 100
    assert all(abs(percent[slug] - shares[slug] * 100) < 1 + 1e-6 for slug in SLUGS)


@pytest.mark.parametrize(("bits", "text"), [(2.14, "+2.1"), (-0.4, "−0.4"), (0.01, "0.0"), (-0.01, "0.0")])
def test_bits_carry_their_sign(bits, text):
    assert words.signed(bits) == text


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        (Pay(232_000, 261_000, "$", None), "$232,000–261,000"),
        (Pay(18, 25, "$", PayPeriod.HOUR), "$18–25 an hour"),
        (Pay(27.5, 27.5, "USD", PayPeriod.HOUR), "27.50 USD an hour"),
        (Pay(60_000, 75_000, "EUR", PayPeriod.YEAR), "60,000–75,000 EUR a year"),
        (Pay(None, 200_000, "$", None, PayKind.OTE), "up to $200,000 (on-target earnings)"),
        (Pay(90_000, None, "", None), "from 90,000"),
    ],
)
def test_pay_is_written_as_people_write_it(pay, said):
    assert pay_words(pay) == said
