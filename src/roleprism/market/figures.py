"""The figures of a market: roles, titles, tools, employers, pay, places."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from roleprism.atlas import SLUGS
from roleprism.market.intervals import Estimate, difference, share, share_of_rows
from roleprism.market.readings import Readings
from roleprism.market.trend import Carrying, carrying

LEAST_PAID = 10
"""Quantiles of fewer ranges say nothing."""
LEAST_TOOL = 20
TOP = 12


class RoleShare(NamedTuple):
    """How much of the work that is known a role is the primary of."""

    role: str
    share: Estimate


class MonthShare(NamedTuple):
    """A role in one month, over the sources that carry a trend."""

    month: str
    role: str
    n: int
    share: float


class TitleWork(NamedTuple):
    """What postings whose title names a role really are.

    Args:
        right: how often the work agrees.
        work: role -> postings, the most frequent first.
    """

    role: str
    right: Estimate
    work: dict[str, int]


class ToolUse(NamedTuple):
    """How often a role's postings name a tool.

    Args:
        change: late half less early, over the sources that carry a trend; None where none may be drawn.
    """

    role: str
    tool: str
    share: Estimate
    change: Estimate | None


class PayRange(NamedTuple):
    """The middles of yearly ranges in dollars, at 10, 25, 50, 75 and 90%: NaN where too few say."""

    role: str
    level: str
    n: int
    companies: int
    quantiles: tuple[float, ...]


class Counted(NamedTuple):
    """How many postings of a role a company or a place has."""

    role: str
    name: str
    n: int


class Market(NamedTuple):
    """All figures of one archive.

    Args:
        postings, thin: how many there are, and how many say too little.
        span: the first and last month; empty where none is dated.
        sources: source -> postings, the most first.
    """

    postings: int
    thin: int
    span: tuple[str, str]
    sources: dict[str, int]
    trend: Carrying
    roles: list[RoleShare]
    months: list[MonthShare]
    titles: list[TitleWork]
    tools: list[ToolUse]
    pay: list[PayRange]
    employers: list[Counted]
    places: list[Counted]


def survey(readings: Readings) -> Market:
    """Work all figures out."""
    trend = carrying(readings)
    postings, thin, first, last = readings.rows(
        "select count(*), coalesce(sum(thin::int), 0), min(month), max(month) from postings"
    )[0].values()
    sources = readings.rows("select source, count(*) as n from postings group by source order by n desc, source")
    return Market(
        postings, thin, (first or "", last or ""), {row["source"]: row["n"] for row in sources}, trend,
        _roles(readings), _months(readings, trend), _titles(readings), _tools(readings, trend), _pay(readings),
        _counted(readings, "company"), _counted(readings, "location"),
    )  # fmt: skip


def _roles(readings: Readings) -> list[RoleShare]:
    rows = readings.rows("select cluster, role, count(*) as n from work group by all order by all")
    cluster = {name: at for at, name in enumerate(dict.fromkeys(row["cluster"] for row in rows))}
    counts = np.zeros((len(cluster), len(SLUGS)))
    for row in rows:
        counts[cluster[row["cluster"]], SLUGS.index(row["role"])] = row["n"]
    found = [RoleShare(slug, share(counts[:, at], counts.sum(axis=1))) for at, slug in enumerate(SLUGS)]
    return sorted(found, key=lambda one: (one.role == "other", -one.share.n * one.share.value))


def _months(readings: Readings, trend: Carrying) -> list[MonthShare]:
    if trend.why_not:
        return []
    rows = readings.rows(
        "select month, role, count(*) as n, sum(count(*)) over (partition by month) as total from ai "
        "where month is not null and list_contains($sources, source) group by month, role order by month, role",
        sources=list(trend.sources),
    )
    return [MonthShare(row["month"], row["role"], row["n"], row["n"] / float(row["total"])) for row in rows]


def _titles(readings: Readings) -> list[TitleWork]:
    rows = readings.rows(
        "select title_role, cluster, role, count(*) as n from work "
        "where title_role is not null and title_role <> 'other' group by all order by all"
    )
    found = []
    for slug in SLUGS:
        own = [row for row in rows if row["title_role"] == slug]
        if own:
            work: dict[str, int] = {}
            for row in own:
                work[row["role"]] = work.get(row["role"], 0) + row["n"]
            ordered = dict(sorted(work.items(), key=lambda pair: (-pair[1], pair[0])))
            found.append(
                TitleWork(
                    slug, share_of_rows({**row, "hits": row["n"] * (row["role"] == slug)} for row in own), ordered
                )
            )
    return sorted(found, key=lambda one: -one.right.n)


_TOOLS = """
with named as (
  select role, tool, cluster, side, source, count(*) as n
  from (select role, unnest(tools) as tool, cluster, side, source from ai) group by all
),
often as (select role, tool from named group by role, tool having sum(n) >= $least)
select named.* from named join often using (role, tool) order by all
"""


def _tools(readings: Readings, trend: Carrying) -> list[ToolUse]:
    totals: dict[str, list[dict[str, Any]]] = {}
    for row in readings.rows("select role, cluster, side, source, count(*) as n from ai group by all order by all"):
        totals.setdefault(row["role"], []).append(row)
    named: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in readings.rows(_TOOLS, least=LEAST_TOOL):
        named.setdefault((row["role"], row["tool"]), []).append(row)
    uses = [
        ToolUse(role, tool, _part(rows, totals[role]), _change(rows, totals[role], trend))
        for (role, tool), rows in named.items()
    ]
    uses.sort(key=lambda use: (SLUGS.index(use.role), -use.share.value, use.tool))
    return [use for at, use in enumerate(uses) if at < TOP or uses[at - TOP].role != use.role]


def _part(hits: list[dict[str, Any]], totals: list[dict[str, Any]]) -> Estimate:
    named = ({"cluster": row["cluster"], "hits": row["n"], "n": 0} for row in hits)
    return share_of_rows([*({**row, "hits": 0} for row in totals), *named])


def _change(hits: list[dict[str, Any]], totals: list[dict[str, Any]], trend: Carrying) -> Estimate | None:
    if trend.why_not:
        return None
    late, early = (_part(_of(hits, side, trend), _of(totals, side, trend)) for side in ("late", "early"))
    return difference(late, early) if late.n and early.n else None


def _of(rows: list[dict[str, Any]], side: str, trend: Carrying) -> list[dict[str, Any]]:
    return [row for row in rows if row["side"] == side and row["source"] in trend.sources]


def _pay(readings: Readings) -> list[PayRange]:
    rows = readings.rows(
        "select role, level, count(dollars) as n, count(distinct cluster) as companies, "
        "quantile_cont(dollars, [0.1, 0.25, 0.5, 0.75, 0.9]) as quantiles from work where dollars is not null "
        "group by grouping sets ((role, level), (role)) order by all"
    )
    found = [PayRange(row["role"], _level(row["level"]), row["n"], row["companies"], _quantiles(row)) for row in rows]
    return sorted(found, key=lambda one: (SLUGS.index(one.role), one.level != "all", -one.n, one.level))


def _level(named: str | None) -> str:
    return "all" if named is None else named or "not named"


def _quantiles(row: dict[str, Any]) -> tuple[float, ...]:
    return tuple(row["quantiles"]) if row["n"] >= LEAST_PAID else (float("nan"),) * 5


def _counted(readings: Readings, column: str) -> list[Counted]:
    rows = readings.rows(
        f"select role, {column} as name, count(*) as n from ai where coalesce({column}, '') <> '' "  # noqa: S608  one of two names of our own
        "group by role, name qualify row_number() over (partition by role order by n desc, name) <= $top",
        top=TOP,
    )
    found = [Counted(row["role"], row["name"], row["n"]) for row in rows]
    return sorted(found, key=lambda one: (SLUGS.index(one.role), -one.n, one.name))
