"""PDF: reading order, lines and pages, and every way in which one cannot be read."""

import pytest
from made_files import column, drawn, make_pdf

from roleprism.errors import DocumentError
from roleprism.reading import limits
from roleprism.reading.pdf import read_pdf

LEFT = [f"left line {number}" for number in range(1, 9)]
RIGHT = [f"right line {number} of the main column" for number in range(1, 13)]


def test_one_column_keeps_its_lines_and_parts_its_paragraphs() -> None:
    text = read_pdf(make_pdf(column(["Noor Example", "AI Engineer", "", "Built a thing.", "Ran it."])), "cv.pdf")
    assert text.content == "Noor Example\nAI Engineer\n\nBuilt a thing.\nRan it."


def test_pages_start_where_the_text_says() -> None:
    text = read_pdf(make_pdf(column(["one", "two"]), column(["three", "four"])), "cv.pdf")
    assert text.content == "one\ntwo\nthree\nfour"
    assert text.page_starts == (0, 8)
    place = text.place(text.content.index("four"))
    assert (place.page, place.line, place.column) == (2, 2, 1)


def test_an_empty_page_between_keeps_the_count() -> None:
    text = read_pdf(make_pdf(column(["one"]), column([]), column(["three"])), "cv.pdf")
    assert text.place(text.content.index("three")).page == 3


@pytest.mark.parametrize("left_leading", [13, 17])
def test_two_columns_are_read_one_after_the_other(left_leading: float) -> None:
    page = drawn(column(LEFT, x=40, y=700, leading=left_leading), column(RIGHT, x=220, y=700))
    content = read_pdf(make_pdf(page), "cv.pdf").content
    assert content.replace("\n\n", "\n").split("\n") == LEFT + RIGHT


def test_what_runs_across_both_columns_is_read_first() -> None:
    head = column(["Noor Example, an engineer whose headline runs across all of the page"], x=40, y=790, size=14)
    page = drawn(column(LEFT, x=40, y=700), column(RIGHT, x=220, y=700), head)
    lines = read_pdf(make_pdf(page), "cv.pdf").content.split("\n")
    assert lines[0].startswith("Noor Example")
    assert lines.index("left line 8") < lines.index(RIGHT[0])


def test_the_column_with_the_name_is_read_first() -> None:
    name = column(["Noor Example"], x=220, y=740, size=22)
    page = drawn(column(LEFT, x=40, y=700), column(RIGHT, x=220, y=700), name)
    lines = read_pdf(make_pdf(page), "cv.pdf").content.split("\n")
    assert lines[0] == "Noor Example"
    assert lines.index(RIGHT[-1]) < lines.index("left line 1")


def test_dates_at_the_right_margin_stay_with_their_lines() -> None:
    def page(canvas) -> None:  # type: ignore[no-untyped-def]
        for number in range(8):
            y = 760 - number * 40
            canvas.drawString(60, y, f"Engineer at employer {number}")
            canvas.drawRightString(540, y, f"201{number} - 201{number + 1}")
            canvas.drawString(60, y - 14, "- did a thing that takes up a good part of the whole line")

    content = read_pdf(make_pdf(page), "cv.pdf").content
    assert "Engineer at employer 3   2013 - 2014" in content


def test_dates_in_a_column_of_their_own_stay_with_their_lines() -> None:
    page = drawn(
        column([f"201{n} - 201{n + 1}" for n in range(8)], x=50, leading=30),
        column([f"Engineer at employer {n}" for n in range(8)], x=160, leading=30),
    )
    assert "2013 - 2014   Engineer at employer 3" in read_pdf(make_pdf(page), "cv.pdf").content


def test_a_word_cut_at_the_line_end_is_whole() -> None:
    lines = [
        "Wrote the evalua-",
        "tion harness and fine-",
        "tuning jobs for GPT-",
        "like models.",
        "",
        "The evaluation, again.",
    ]
    content = read_pdf(make_pdf(column(lines)), "cv.pdf").content
    assert content.split("\n") == [
        "Wrote the evaluation",
        "harness and fine-tuning",
        "jobs for GPT-like",
        "models.",
        "",
        "The evaluation, again.",
    ]


def test_bullets_stay() -> None:
    assert "• Built a thing" in read_pdf(make_pdf(column(["• Built a thing", "• Ran it"])), "cv.pdf").content


def fault(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_pdf(data, "cv.pdf")
    return str(caught.value)


def test_a_scan_is_told_as_one() -> None:
    message = fault(make_pdf(lambda canvas: canvas.rect(50, 50, 100, 100)))
    assert message.startswith("cv.pdf: holds no text on its 1 page(s)")
    assert "OCR" in message


def test_a_locked_one_is_told_as_one() -> None:
    assert "password" in fault(make_pdf(column(["secret"]), password="open sesame"))


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", make_pdf(column(["whole"]))[:200]])
def test_a_damaged_one_is_told_as_one(data: bytes) -> None:
    assert "damaged" in fault(data)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    assert "3 pages" in fault(make_pdf(*[column(["page"])] * 3))


def test_too_many_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARS", 30)
    assert "characters" in fault(make_pdf(*[column(["some twenty letters"])] * 3))
