"""The charts of the evaluation page, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import altair as alt

from roleprism.training.metrics import Judged, calibration_bins

SIZE = 300
COVERAGE_STEPS = range(5, 101, 5)


def calibration_chart(judged: Judged) -> str:
    """How often readings were right, by how sure they said they were; on the diagonal both agree."""
    rows = [
        {"confidence": sure, "right": right, "postings": n}
        for sure, right, n in calibration_bins(judged.confidence, judged.is_right)
    ]
    sure, right = _share("confidence", "Confidence"), _share("right", "Right")
    points = (
        alt.Chart(_values(rows))
        .mark_circle(color="#2a6f97", opacity=0.9)
        .encode(x=sure, y=right, size=alt.Size("postings:Q", title="Readings", scale=alt.Scale(range=[20, 400])))
    )
    ideal = alt.Chart(_values([{"confidence": 0, "right": 0}, {"confidence": 1, "right": 1}]))
    return _svg(ideal.mark_line(color="#999999", strokeDash=[4, 4]).encode(x=sure, y=right) + points)


def coverage_chart(curves: Mapping[str, Iterable[tuple[float, float]]]) -> str:
    """How often each method is right where it answers only for the part it is surest of."""
    rows = [
        {"method": method, "answers": coverage, "right": right}
        for method, points in curves.items()
        for coverage, right in points
    ]
    answers = alt.X("answers:Q", title="Answers for", axis=alt.Axis(format="%"))
    right = alt.Y("right:Q", title="Right", axis=alt.Axis(format="%"), scale=alt.Scale(zero=False))
    line = alt.Chart(_values(rows)).mark_line(point=True)
    return _svg(line.encode(x=answers, y=right, color=alt.Color("method:N", title=None, sort=list(curves))))


def _share(field: str, title: str) -> alt.X | alt.Y:
    axis = alt.Axis(format="%")
    channel = alt.X if field == "confidence" else alt.Y
    return channel(f"{field}:Q", title=title, axis=axis, scale=alt.Scale(domain=[0, 1]))


def _values(rows: Sequence[Mapping[str, object]]) -> alt.InlineData:
    return alt.InlineData(values=list(rows))


def _svg(chart: alt.Chart | alt.LayerChart) -> str:
    import vl_convert

    return vl_convert.vegalite_to_svg(chart.properties(width=SIZE, height=SIZE, background="white").to_dict())
