from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roleprism.document import Span
from roleprism.doors.context import in_context

LINE = "- You will own retrieval across nine archives and answer for its cost"


def snippet(quote, width, text=f"Duties\n{LINE}\nAnd more"):
    start = text.index(quote)
    return in_context(text, Span(start, start + len(quote)), width)


def test_a_short_line_is_shown_whole_without_its_bullet():
    assert "".join(snippet("retrieval", 90)) == LINE.removeprefix("- ")


def test_a_long_line_is_cut_between_words():
    found = snippet("nine", 30)
    assert (found.before[:2], found.after[-2:]) == ("… ", " …")
    assert set(f"{found.before} {found.after}".split()) - {"…"} <= set(LINE.split())
    assert found.quote == "nine"
    assert len("".join(found)) <= 30


def test_a_quote_over_two_lines_becomes_one():
    assert snippet("cost\nAnd", 40).quote == "cost And"


def test_a_line_that_was_wrapped_is_whole():
    text = f"Duties\n{LINE},\n  month after month, and write down for the board\nwhat it was\n- Order coffee"
    whole = f"{LINE[2:]}, month after month, and write down for the board what it was"
    for quote in ("retrieval", "month after", "what it was"):
        assert "".join(snippet(quote, 200, text)) == whole
    assert "".join(snippet("Order", 200, text)) == "Order coffee"


def test_marks_of_emphasis_are_left_out():
    assert "".join(snippet("Retrieval", 90, "- **Retrieval.** Hybrid search.")) == "Retrieval. Hybrid search."


def test_short_lines_of_a_list_stay_apart():
    assert "".join(snippet("sql", 90, "python\nsql\nairflow")) == "sql"


def test_a_quote_longer_than_the_line_is_cut():
    assert snippet(LINE, 20) == ("", f"{LINE[:19]}…", "")


@given(st.text(alphabet="ab \n-é", max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(10, 60))
def test_it_always_fits_and_always_holds_the_quote(text, one, two, width):
    span = Span(*sorted((min(one, len(text)), min(two, len(text)))))
    found = in_context(text, span, width)
    assert len("".join(found)) <= width
    assert "\n" not in "".join(found)
    assert found.quote.rstrip("…") in " ".join(text.split()) + " "
