"""Thousands of hidden words cost seconds, and each is told once."""

import sys
from pathlib import Path
from time import process_time

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))

from made_files import make_docx, make_pdf, word_xml

from roleprism.advice.lint.rules.rp501_hidden_text import RULE, _Finder
from roleprism.advice.lint.suppress import find_silences, unsilenced
from roleprism.document import Span, Text
from roleprism.reading.hidden import Hidden
from roleprism.reading.open import look_at
from roleprism.reading.painted import Box, Painted

STYLES = ("color:white", "font-size:1px")
LOOKS = ('<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>')
HOWS = ("white letters", "tiny letters")


def page(body):
    return f"<html><body><p>Jo Doe</p>{body}</body></html>".encode()


def nested_spans(n):
    return page("".join(f'<span style="{STYLES[at % 2]}">w{at} ' for at in range(n)))


def spans_deep_down(n):
    return page("<div>" * 2_000 + "".join(f'<span style="{STYLES[at % 2]}">w{at} </span>' for at in range(n)))


def runs(n):
    return make_docx(
        word_xml(f"<w:p>{''.join(f'<w:r><w:rPr>{LOOKS[0]}</w:rPr><w:t>w{at} </w:t></w:r>' for at in range(n))}</w:p>")
    )


def white_on_boxes(n):
    def draw(canvas):
        canvas.setFillGray(0.3)
        for at in range(n):
            canvas.rect(at % 500, at % 700, 5, 5, stroke=0, fill=1)
        for at in range(n):
            text = canvas.beginText(72, 700 - at % 50 * 10)
            text.setFillGray(1)
            text.textLine(f"w{at}")
            canvas.drawText(text)

    return make_pdf(draw)


@pytest.mark.parametrize(
    ("make", "n", "name"),
    [
        (nested_spans, 10_000, "a.html"),
        (spans_deep_down, 10_000, "a.html"),
        (runs, 60_000, "a.docx"),
        (white_on_boxes, 6_000, "a.pdf"),
    ],
)
def test_thousands_take_seconds(make, n, name):
    data = make(n)
    began = process_time()
    look = look_at(data, name)
    assert process_time() - began < 6
    words = " ".join(part.text for part in look.hidden).split()
    assert len(words) <= n
    assert len(set(words)) > 0.9 * n  # PDFium joins a few letters that lie over one another


def test_what_is_hidden_in_what_is_hidden_is_told_once():
    html = page('<div style="color:white">outer <b style="font-size:1px">inner</b></div><i style="font-size:1px">x</i>')
    assert look_at(html, "a.html").hidden == (Hidden("outer inner", HOWS[0]), Hidden("x", HOWS[1]))
    inner = f"<w:r><w:rPr>{LOOKS[1]}</w:rPr><w:t>inner</w:t></w:r>"
    docx = make_docx(word_xml(f"<w:p><w:r><w:rPr>{LOOKS[0]}</w:rPr><w:t>outer </w:t>{inner}</w:r>{inner}</w:p>"))
    assert look_at(docx, "a.docx").hidden == (Hidden("outer inner", HOWS[0]), Hidden("inner", HOWS[1]))


def test_the_background_is_that_of_the_nearest_element_around():
    html = page(
        '<div style="background:#123456"><p><i style="color:#123456">same</i></p>'
        '<p style="background:#ffffff"><i style="color:#123456">other</i><i style="color:#fff">white</i></p></div>'
    )
    assert [part.text for part in look_at(html, "a.html").hidden] == ["same", "white"]


def test_the_last_box_over_a_point_is_found():
    points = [(x, y) for x in (1.0, 2.5, 4.0, 9.0) for y in (0.0, 3.0, 7.0)]
    boxes = [Box(0, 0, 5, 5), Box(2, 2, 3, 9), Box(2.5, 3, 2.5, 3), Box(4, -1, 9, 0), Box(3, 3, 1, 1)]
    painted = Painted(points)
    for number, box in enumerate(boxes, start=1):
        painted.paint(box)
        for x, y in points:
            over = [n for n, b in enumerate(boxes[:number], 1) if b.left <= x <= b.right and b.bottom <= y <= b.top]
            assert painted.last_at((x, y)) == max(over, default=0)


def test_hidden_words_are_found_one_after_another():
    finder = _Finder("Python, and Python again; Kubernetes by night")
    assert [finder.span("Python"), finder.span("Python")] == [Span(0, 6), Span(12, 18)]
    assert finder.span("Kubernetes in daylight") == Span(26, 36)
    assert finder.span("Python") == Span(0, 6)
    assert finder.span("Rust") == Span(0, 0)


@pytest.mark.parametrize("is_hidden_too", [True, False])
def test_findings_and_comments_in_plenty_take_seconds(is_hidden_too):
    lines = [f"hidden{at} <!-- roleprism: ignore RP203 --> " + "visible " * 9 for at in range(20_000)]
    content = "\n".join(lines)
    began = process_time()
    finder = _Finder(content)
    spans = [finder.span(f"hidden{at}{'x y' if is_hidden_too else ''}") for at in range(20_000)]
    findings = [RULE.finding("", span) for span in spans]
    assert len(list(unsilenced(findings, find_silences(content, content), Text(content)))) == 20_000
    assert process_time() - began < 6
