"""PDF: reading order, lines and pages, and every way in which one cannot be read."""

import pytest
from made_files import column, drawn, make_pdf
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from roleprism.errors import DocumentError
from roleprism.reading import limits
from roleprism.reading.open import open_document
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
        "like models that are context-",
        "dependent.",
        "",
        "The evaluation, again.",
    ]
    content = read_pdf(make_pdf(column(lines)), "cv.pdf").content
    assert content.split("\n") == [
        "Wrote the evaluation",
        "harness and fine-tuning",
        "jobs for GPT-like",
        "models that are context-dependent.",
        "",
        "The evaluation, again.",
    ]


def test_bullets_stay() -> None:
    assert "• Built a thing" in read_pdf(make_pdf(column(["• Built a thing", "• Ran it"])), "cv.pdf").content


PROSE = (
    "The team ships assistants that answer questions of customers over what the company has written, and it measures "
    "whether the answers are right before anybody sees them: evaluations run in every build, and the people who wrote "
    "the documents read a sample of what was said each week"
)


def wrapped_page(heading: str | list[str], *rest: str) -> bytes:
    """A page whose heading stands in large letters over prose, both broken where the page ends."""
    lines = simpleSplit(heading, "Helvetica", 24, 470) if isinstance(heading, str) else heading
    prose = [*simpleSplit(PROSE, "Helvetica", 10, 470), *rest]
    return make_pdf(drawn(column(lines, x=60, y=790, size=24, leading=28), column(prose, x=60, y=700)))


@pytest.mark.parametrize(
    "heading",
    [
        "Senior Applied Machine Learning Engineer, Marketplace Pricing and Incentives",
        "Engineer – Tests (Backend, Data)",
    ],
)
def test_a_heading_that_wraps_is_one_line(heading: str) -> None:
    assert read_pdf(wrapped_page(heading), "posting.pdf").content.split("\n") == [heading, "", PROSE]


def test_a_heading_that_wraps_within_a_word_keeps_its_hyphen() -> None:
    data = wrapped_page(["Senior Staff Software Engineer for a Full-", "Stack Assistants Team"])
    assert read_pdf(data, "posting.pdf").content.startswith(
        "Senior Staff Software Engineer for a Full-Stack Assistants Team\n"
    )


def test_headings_that_end_stay_apart() -> None:
    content = read_pdf(wrapped_page(["Noor Example", "AI Engineer"]), "cv.pdf").content
    assert content.startswith("Noor Example\nAI Engineer\n")


def test_the_title_of_a_pdf_is_whole() -> None:
    data = wrapped_page("Senior Applied Machine Learning Engineer, Marketplace Pricing")
    (posting,) = open_document(data, name="posting.pdf", source="posting.pdf")
    assert posting.title == "Senior Applied Machine Learning Engineer, Marketplace Pricing"


@pytest.mark.parametrize("new", ["- Ran it", "• Ran it", "Place: Bonn", "2. Ran it", "Ran it, said so"])
def test_what_begins_anew_is_a_line_of_its_own(new: str) -> None:
    assert f"\n{new}" in read_pdf(wrapped_page("Engineer", new), "posting.pdf").content


@pytest.mark.parametrize(("rotation", "origin"), [(90, (595, 0)), (180, (595, 842)), (270, (0, 842))])
@pytest.mark.parametrize("is_shown_upright", [True, False])
def test_a_turned_page_is_read_as_it_runs(rotation: int, origin: tuple[int, int], is_shown_upright: bool) -> None:
    def draw(canvas: Canvas) -> None:
        if is_shown_upright:
            canvas.setPageRotation(rotation)
        canvas.translate(*origin)
        canvas.rotate(rotation)
        column(["Noor Example", "AI Engineer", "", "Built a thing.", "Ran it."], y=500)(canvas)
        canvas.circle(64, 451, 1.5, fill=1)

    content = read_pdf(make_pdf(draw), "cv.pdf").content
    assert content == "Noor Example\nAI Engineer\n\nBuilt a thing.\n• Ran it."


def test_a_line_up_the_margin_does_not_turn_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        column(["Noor Example", "AI Engineer"])(canvas)
        canvas.translate(580, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Draft of May")

    assert read_pdf(make_pdf(draw), "cv.pdf").content.startswith("Noor Example\nAI Engineer\n")


def test_bullets_that_are_drawn_are_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(["Built a thing", "Ran it"]):
            canvas.drawString(80, 700 - 14 * number, line)
            canvas.circle(72, 703 - 14 * number, 1.5, fill=1)
        canvas.drawString(80, 650, "Berlin")
        canvas.drawString(140, 650, "Bonn")
        canvas.circle(120, 653, 1.5, fill=1)
        canvas.rect(60, 600, 10, 10, fill=1)
        canvas.drawString(80, 600, "A box")

    assert read_pdf(make_pdf(draw), "posting.pdf").content.split() == [
        *"• Built a thing • Ran it Berlin Bonn A box".split()
    ]


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
