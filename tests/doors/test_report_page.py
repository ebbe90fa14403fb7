from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html
from readings import NAMES, Hint, hostile_reading, make_reading, posting_reading, resume_reading, thin_reading
from tiny_atlas import tiny_atlas

from roleprism.doors.report import render_report
from roleprism.doors.report.view import document_view
from roleprism.doors.words import telling
from roleprism.errors import Fault

ALL = [posting_reading(), resume_reading(), thin_reading(), thin_reading(basis="work"), hostile_reading()]


def page_of(*readings, faults=()):
    text = render_report(readings, faults, tiny_atlas())
    return text, html.document_fromstring(text)


def words_of(element):
    return " ".join(element.text_content().split())


def text_of(article):
    (shown,) = article.find_class("text")
    for number in shown.find_class("number"):
        number.drop_tree()
    return shown.text_content()


def test_the_page_needs_nothing_from_outside_and_runs_nothing():
    text, page = page_of(*ALL)
    assert page.xpath("//script | //link | //img | //iframe | //object | //form | //base") == []
    assert page.xpath("//@style | //@src | //@onclick | //@onerror | //@srcset") == []
    assert all(href.startswith("#") for href in page.xpath("//@href"))
    assert "url(" not in text
    assert "@import" not in text


def test_the_policy_allows_the_one_style_sheet_alone():
    _, page = page_of(posting_reading())
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy


def test_a_hostile_document_shows_as_text_and_nothing_else():
    text, page = page_of(hostile_reading())
    assert "<script" not in text
    assert "<img" not in text
    assert "\x1b" not in text
    (article,) = page.xpath("//article")
    shown = text_of(article)
    assert '<script>alert("read me")</script>' in shown
    assert "{{ 7 * 7 }} [bold red]not markup[/bold red] </mark></div></style>" in shown
    assert article.xpath(".//h2")[0].text_content() == '<script>alert("title")</script>'


@pytest.mark.parametrize("reading", [posting_reading(), resume_reading(), thin_reading()])
def test_the_text_is_the_documents_own_and_every_quote_is_marked(reading):
    _, page = page_of(reading)
    (article,) = page.xpath("//article")
    for number, ev in enumerate(telling(reading), start=1):
        (link,) = page.xpath(f"//a[@id='d1-t{number}']")
        assert link.getparent().tag == "mark"
        (row,) = page.xpath(f"//tr[@id='d1-e{number}']")
        assert row.xpath(".//q")[0].text_content() == ev.quote
        assert NAMES[ev.role] in link.get("aria-label")
    assert text_of(article) == reading.document.text.content


def test_the_tint_goes_by_bits_and_not_by_place():
    found = posting_reading()
    weakest_first = replace(found, evidence=tuple(sorted(found.evidence, key=lambda ev: ev.bits)))
    view = document_view(weakest_first, 1, tiny_atlas())
    strengths = [view.strength(ev) for ev in view.evidence]
    assert strengths[0] == "weak"
    assert strengths[-1] == "strong"


def test_marks_hold_the_exact_words_and_overlaps_share_them():
    _, page = page_of(posting_reading())
    for number in page.find_class("number"):
        number.drop_tree()
    marked = [mark.text_content() for mark in page.xpath("//mark")]
    assert "fine-tune a small model" in marked
    start = marked.index("trace every ")
    assert marked[start : start + 3] == ["trace every ", "agent run", " in production"]
    (shared,) = [mark for mark in page.xpath("//mark") if mark.text_content() == "agent run"]
    assert shared.get("data-note") == "4: AI Engineer +1.2 bits · 7: AI Engineer +0.9 bits"


def test_the_answer_the_doubt_and_the_title_are_said_in_words():
    _, page = page_of(posting_reading())
    (answer,) = page.find_class("answer")
    expected = "Mostly AI Engineer work (58%), with ML Engineer (19%) and Forward-Deployed Engineer (11%)."
    assert words_of(answer) == expected
    told = words_of(page.xpath("//main")[0])
    assert "Fairly sure 84%" in told
    assert "right about 8 times in 10" in told
    assert "The title names ML Engineer; the work is foremost AI Engineer work." in told
    assert "Put a feature that rests on a language model in front of users" in told


def test_the_waterfall_tells_why_not_the_runner_up():
    _, page = page_of(posting_reading())
    (table,) = page.find_class("waterfall")
    rows = [[words_of(cell) for cell in row] for row in table.xpath(".//tbody/tr")]
    assert rows[0][:2] == ["Before reading", "+0.1"]
    assert rows[1][:2] == ["fine-tune a small model", "−2.9"]
    assert rows[-2][:2] == ["6 more phrases", "+3.0"]
    assert rows[-1][:2] == ["All together", "+6.9"]


def test_a_thin_document_is_not_explained_away():
    _, page = page_of(thin_reading())
    assert page.find_class("waterfall") == []
    assert "The shares are a guess by the title, not a reading of the work" in words_of(page.xpath("//article")[0])


def test_several_documents_share_a_table_that_leads_to_each():
    _, page = page_of(*ALL)
    links = page.xpath("//section[@class='summary']//th/a/@href")
    assert links == ["#d1", "#d2", "#d3", "#d4", "#d5"]
    assert all(page.xpath(f"//article[@id='{link[1:]}']") for link in links)
    _, alone = page_of(posting_reading())
    assert alone.find_class("summary") == []


def test_phrases_that_say_next_to_nothing_are_summed_up_not_marked():
    document = posting_reading().document
    faint = [Hint(word, {"ai-engineer": 0.02, "other": -0.3}) for word in ("quiet", "little", "tool")]
    _, page = page_of(make_reading(document, [Hint("retrieval", {"ai-engineer": 1.6}), *faint]))
    assert [mark.text_content() for mark in page.xpath("//mark")] == ["retrieval1"]
    rows = [words_of(row) for row in page.xpath("//table[@class='evidence']/tbody/tr")]
    assert rows[1].startswith("3 more phrases that speak for no role with as much as 0.1 bits")
    assert "Before reading" in words_of(page.find_class("waterfall")[0])


def test_what_was_not_read_is_told():
    _, page = page_of(posting_reading(), faults=[Fault("<b>.pdf", "holds no text")])
    assert words_of(page.find_class("faults")[0]) == "Not read <b>.pdf: holds no text"


def test_a_page_without_documents_says_so():
    _, page = page_of()
    assert "Nothing was read." in words_of(page.xpath("//main")[0])


def test_the_page_can_be_walked_by_ear_and_by_keyboard():
    _, page = page_of(*ALL)
    assert page.get("lang") == "en"
    assert page.xpath("//a[@class='skip']/@href") == ["#main"]
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for picture in page.xpath("//svg"):
        assert picture.get("aria-hidden") == "true" or (picture.get("role") == "img" and picture.get("aria-label"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in page.xpath("//@href")} <= set(ids)
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)


def test_every_colour_comes_with_letters():
    _, page = page_of(*ALL)
    for badge in page.find_class("badge"):
        assert re.fullmatch("[A-Z]{3}", badge.text)
        assert badge.get("title") in NAMES.values()
