from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from readings import NAMES, posting_reading, resume_reading

from roleprism.document import Span
from roleprism.doors.report.marks import Segment, segments
from roleprism.doors.report.prism import fan, flat
from roleprism.doors.report.waterfall import bars
from roleprism.spectrum.explain import RowKind, explain

TEXTS = st.text(min_size=1, max_size=40)


@st.composite
def texts_with_spans(draw):
    text = draw(TEXTS)
    edge = st.integers(0, len(text))
    spans = st.tuples(edge, edge).map(sorted).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))
    return text, draw(st.lists(spans, max_size=6))


@given(texts_with_spans())
def test_segments_give_the_text_and_every_quote_back(case):
    text, spans = case
    cut = list(segments(text, spans))
    assert "".join(segment.text for segment in cut) == text
    for place, span in enumerate(spans):
        mine = [segment for segment in cut if place in segment.covering]
        assert "".join(segment.text for segment in mine) == span.slice(text)
        assert [segment for segment in cut if place in segment.ending] == mine[-1:]


def test_overlapping_quotes_are_split_and_the_first_leads():
    cut = list(segments("trace agent runs", [Span(6, 16), Span(0, 11)]))
    assert cut == [
        Segment("trace ", (1,), ()),
        Segment("agent", (0, 1), (1,)),
        Segment(" runs", (0,), (0,)),
    ]


def test_an_empty_text_has_no_segments():
    assert list(segments("", [])) == []


def test_the_bands_fill_the_picture_in_the_order_of_the_list():
    ranked = posting_reading().spectrum.ranked()
    bands = list(fan(ranked))
    assert [band.role for band in bands] == [role for role, _ in ranked]
    corners = [[float(corner.split(",")[1]) for corner in band.points.split()] for band in bands]
    assert (corners[0][1], corners[-1][2]) == (14.0, 250.0)
    assert [band.is_labelled for band in bands[:4]] == [True, True, True, False]


def test_the_flat_band_keeps_the_order_of_the_atlas():
    stretches = list(flat(resume_reading().spectrum.shares))
    assert [stretch.role for stretch in stretches] == list(NAMES)
    assert abs(sum(stretch.width for stretch in stretches) - 100) < 0.1


def test_the_bars_of_a_waterfall_join_and_stay_on_the_scale():
    drawn = bars(explain(posting_reading(), "ai-engineer", "ml-engineer"))
    assert all(bar.x >= -0.01 and bar.x + bar.width <= 100.02 for bar in drawn)
    assert drawn[-1].row.kind is RowKind.SCORE
    assert {bar.favours for bar in drawn} == {"ai-engineer", "ml-engineer"}
    for one, two in pairwise(drawn[:-1]):
        edges = {round(edge, 1) for edge in (one.x, one.x + one.width)}
        assert edges & {round(edge, 1) for edge in (two.x, two.x + two.width)}
