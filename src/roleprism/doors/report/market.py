"""The market as a page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from roleprism.atlas import Atlas
from roleprism.doors import words
from roleprism.doors.market_rows import figure, grouped, interval
from roleprism.doors.palette import LOOKS
from roleprism.doors.report.render import render_page
from roleprism.market import Judged, Market
from roleprism.market.charts import Charts


def render_market(market: Market, judged: Sequence[Judged], atlas: Atlas, *, by: Sequence[str], source: str) -> str:
    """The page as text, to be written as UTF-8; see `market_values`."""
    return render_page("market.html.j2", atlas, [], **market_values(market, judged, atlas, by=by, source=source))


def market_values(
    market: Market, judged: Sequence[Judged], atlas: Atlas, *, by: Sequence[str], source: str
) -> dict[str, Any]:
    """What `market.html.j2` shows.

    Args:
        by: which of month, company and place to break down by.
        source: the folder of the readings.
    """
    charts = Charts(words.role_names(atlas), {slug: look.light for slug, look in LOOKS.items()})
    return {
        "title": f"The market in {source}",
        "market": market,
        "judged": judged,
        "by": by,
        "source": source,
        "grouped": grouped,
        "figure": figure,
        "interval": interval,
        "signed": partial(interval, signed=True),
        # Drawn by Vega, which escapes what it is given.
        "charts": {name: Markup(getattr(charts, name)(market)) for name in ("roles", "titles", "pay", "months")},  # noqa: S704
    }
