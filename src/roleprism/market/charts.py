"""The charts of the market page, as SVG."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from roleprism.errors import Fault, PrerequisiteError
from roleprism.market.figures import Market

_WIDTH = 620
_PERCENT = {"format": "~%"}
_HEAT_FROM = 0.005
_PADDING = {"left": 36, "right": 24, "top": 10, "bottom": 10}
"""Wide, for a browser may set names in a broader font than the one they were measured in."""


class Charts:
    """Draws with the names and colours of the doors.

    Args:
        names, colours: by role slug.

    Raises:
        PrerequisiteError: altair or vl-convert is not installed.
    """

    def __init__(self, names: Mapping[str, str], colours: Mapping[str, str]) -> None:
        try:
            import altair
            import vl_convert
        except ImportError as error:
            remedy = "pip install 'roleprism[market]'"
            raise PrerequisiteError(Fault(error.name or "altair", "is not installed", remedy=remedy)) from error
        self._alt, self._to_svg = altair, vl_convert.vegalite_to_svg
        self._names, self._colours = names, colours

    def roles(self, market: Market) -> str:
        """The share of each role with its interval."""
        alt = self._alt
        rows = [
            {"role": self._names[one.role], "share": one.share.value, "low": one.share.low, "high": one.share.high}
            for one in market.roles
            if one.share.n and one.role != "other"
        ]
        role = alt.Y("role:N", title=None, sort=None)
        base = alt.Chart(self._values(rows))
        bars = base.mark_bar(height=13).encode(
            y=role, x=alt.X("share:Q", title="Share of postings whose work is known", axis=alt.Axis(**_PERCENT)),
            color=self._colour("role"),
        )  # fmt: skip
        whiskers = base.mark_rule(color="#222222").encode(y=role, x="low:Q", x2="high:Q")
        return self._svg(bars + whiskers)

    def titles(self, market: Market) -> str:
        """What postings under each title really are: titles down, work across, in shares of the title."""
        alt = self._alt
        rows: list[dict[str, Any]] = [
            {"title": self._names[one.role], "work": self._names[work], "share": n / one.right.n}
            for one in market.titles
            for work, n in one.work.items()
        ]
        order = [self._names[one.role] for one in market.titles]
        across = [*order, *sorted({row["work"] for row in rows} - set(order))]
        base = alt.Chart(self._values(rows)).encode(
            x=alt.X("work:N", title="Work", sort=across, axis=alt.Axis(labelAngle=-35)),
            y=alt.Y("title:N", title=None, sort=order),
        )
        heat = base.mark_rect().encode(
            color=alt.Color("share:Q", legend=None, scale=alt.Scale(range=["#f4f5f8", "#3c4c9f"], domain=[0, 1]))
        )
        words = base.transform_filter(alt.datum.share >= _HEAT_FROM).mark_text(fontSize=11).encode(
            text=alt.Text("share:Q", format=".0%"),
            color=alt.condition(alt.datum.share > 0.5, alt.value("#ffffff"), alt.value("#222222")),
        )  # fmt: skip
        return self._svg(heat + words, step=26)

    def pay(self, market: Market) -> str:
        """The middle half of yearly ranges with the median, the lines reaching from a tenth to nine tenths."""
        alt = self._alt
        keys = ("tenth", "quarter", "median", "three", "nine")
        rows: list[dict[str, Any]] = [
            {"role": self._names[one.role], "n": one.n, **dict(zip(keys, one.quantiles, strict=True))}
            for one in market.pay
            if one.level == "all" and not math.isnan(one.quantiles[0])
        ]
        rows.sort(key=lambda row: -row["median"])
        base = alt.Chart(self._values(rows)).encode(y=alt.Y("role:N", title=None, sort=None))
        axis = alt.Axis(format="$,.0f", tickCount=5)
        reach = base.mark_rule(color="#666666").encode(
            x=alt.X("tenth:Q", title="Dollars a year, middle of the range", axis=axis, scale=alt.Scale(zero=False)),
            x2="nine:Q",
        )
        half = base.mark_bar(height=13).encode(x="quarter:Q", x2="three:Q", color=self._colour("role"))
        middle = base.mark_tick(color="#111111", thickness=2, height=17).encode(x="median:Q")
        return self._svg(reach + half + middle)

    def months(self, market: Market) -> str:
        """The share of each role in AI work by month; empty where the archive carries no trend."""
        if not market.months:
            return ""
        alt = self._alt
        rows = [{"month": one.month, "role": self._names[one.role], "share": one.share} for one in market.months]
        chart = alt.Chart(self._values(rows)).mark_line(point=True)
        return self._svg(
            chart.encode(
                x=alt.X("month:O", title=None),
                y=alt.Y("share:Q", title="Share of AI work", axis=alt.Axis(**_PERCENT)),
                color=self._colour("role", legend=True),
            )
        )

    def _colour(self, field: str, *, legend: bool = False) -> Any:
        alt = self._alt
        domain = [self._names[slug] for slug in self._colours]
        scale = alt.Scale(domain=domain, range=list(self._colours.values()))
        return alt.Color(f"{field}:N", scale=scale, title=None, legend=alt.Legend() if legend else None)

    def _values(self, rows: Sequence[Mapping[str, Any]]) -> Any:
        return self._alt.InlineData(values=list(rows))

    def _svg(self, chart: Any, step: int = 24) -> str:
        sized = chart.properties(
            width=_WIDTH, height=self._alt.Step(step), background="transparent", padding=_PADDING
        ).configure_view(stroke=None).configure_axis(labelLimit=260)  # fmt: skip
        return str(self._to_svg(sized.to_dict()))
