"""The claims about the market that an archive can confirm or refute; never more certain than it is."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from roleprism.atlas import Atlas
from roleprism.market.intervals import Estimate, difference, resampled, share_of_rows
from roleprism.market.readings import Readings
from roleprism.market.trend import Carrying, carrying


class Verdict(StrEnum):
    """What an archive says of a claim."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNDECIDED = "undecided"


class Claim(NamedTuple):
    """A sentence about the market, and what would show it; thresholds were set before it was judged.

    Args:
        kind: "share" (hits of n), "difference" (of two sides, first less second), or "medians" (the first side's
            less the largest of the others').
        sql: rows of cluster and source, with hits and n, or a value; with side where there are several.
        sides: their names, the first being the one that the claim is about.
        threshold: what the figure has to lie above ("more") or below ("less").
        unit: "share" or "dollars".
        least: postings on each side; fewer decide nothing.
        is_trend: only where the archive can carry one.
        needs_since: the first month that the claim compares with; empty where it compares with none.
    """

    id: str
    says: str
    measure: str
    kind: str
    sql: str
    than: str
    threshold: float
    unit: str = "share"
    sides: tuple[str, ...] = ()
    least: int = 30
    is_trend: bool = False
    needs_since: str = ""
    needs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Judged(NamedTuple):
    """A claim with its verdict, the figure that it rests on, and the reason in words."""

    claim: Claim
    verdict: Verdict
    estimate: Estimate
    reason: str


def load_claims(atlas: Atlas) -> list[Claim]:
    """The claims of the data file, and of each role where it lives."""
    table = tomllib.loads(files("roleprism.market").joinpath("claims.toml").read_text("utf-8"))
    said = [Claim(**{key: _frozen(value) for key, value in one.items()}) for one in table["claim"]]
    return [*said, *_habitats(atlas, table["habitat"]["sql"], table["habitat"]["least"])]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _habitats(atlas: Atlas, sql: str, least: int) -> list[Claim]:
    """That a role is more of the work at the employers where it is said to live than elsewhere."""
    by_slug = {employer.slug: employer for employer in atlas.employers}
    claims = []
    for role in atlas.roles:
        slugs = [slug for habitat in role.lives_in for slug in habitat.employers]
        employers = [by_slug[slug] for slug in slugs if slug in by_slug]
        if not employers:
            continue
        names = {name.casefold() for employer in employers for name in (employer.name, *employer.aliases)}
        claims.append(
            Claim(
                id=f"lives-{role.slug}",
                says=f"{role.name}: lives at the employers that the atlas names for it",
                measure="its share of the postings there, less its share elsewhere",
                kind="difference",
                sql=sql.replace("$role", f"'{role.slug}'"),
                than="more",
                threshold=0.0,
                sides=("there", "elsewhere"),
                least=least,
                needs=("company",),
                names=tuple(sorted(names)),
            )
        )
    return claims


_NOTHING = Estimate(math.nan, math.nan, math.nan, 0, 0)


def judge(readings: Readings, claims: Sequence[Claim]) -> list[Judged]:
    """Say of each claim what the archive says."""
    trend = carrying(readings)
    return [_judge(readings, claim, trend) for claim in claims]


def _judge(readings: Readings, claim: Claim, trend: Carrying) -> Judged:
    if missing := [name for name in claim.needs if name in readings.missing]:
        return Judged(claim, Verdict.UNDECIDED, _NOTHING, f"the archive has no column {', '.join(missing)}")
    first = readings.one("select min(month) from work")
    if claim.needs_since and (first is None or first > claim.needs_since):
        begins = f"begins {first}" if first else "has no dates"
        return Judged(
            claim, Verdict.UNDECIDED, _NOTHING, f"compares with {claim.needs_since}, and the archive {begins}"
        )
    if claim.is_trend and trend.why_not:
        return Judged(claim, Verdict.UNDECIDED, _NOTHING, trend.why_not)
    rows = readings.rows(claim.sql, **({"names": list(claim.names)} if claim.names else {}))
    if claim.is_trend:
        rows = [row for row in rows if row["source"] in trend.sources]
    short = _too_few(rows, claim)
    estimate = _KINDS[claim.kind](rows, claim) if rows and not short else _NOTHING._replace(n=_n(rows))
    if short or not rows:
        return Judged(claim, Verdict.UNDECIDED, estimate, short or "no posting speaks of it")
    verdict = _verdict(estimate, claim)
    if verdict is Verdict.UNDECIDED:
        return Judged(claim, verdict, estimate, "the interval holds the threshold")
    if against := _sources_against(rows, claim, verdict):
        return Judged(claim, Verdict.UNDECIDED, estimate, f"sources disagree: {', '.join(against)}")
    return Judged(claim, verdict, estimate, "")


def _n(rows: Sequence[dict[str, Any]]) -> int:
    return sum(int(row.get("n", 1)) for row in rows)


def _too_few(rows: Sequence[dict[str, Any]], claim: Claim) -> str:
    """Which side says too little; empty where all say enough."""
    sides = claim.sides[:2] if claim.kind == "difference" else claim.sides[:1]
    for side in sides or ("",):
        n = _n([row for row in rows if not side or row["side"] == side])
        if n < claim.least:
            return f"{n} postings{f' ({side})' if side else ''}, fewer than {claim.least}"
    return ""


def _verdict(estimate: Estimate, claim: Claim) -> Verdict:
    above, below = estimate.low > claim.threshold, estimate.high < claim.threshold
    holds, fails = (above, below) if claim.than == "more" else (below, above)
    return Verdict.CONFIRMED if holds else Verdict.REFUTED if fails else Verdict.UNDECIDED


def _sources_against(rows: Sequence[dict[str, Any]], claim: Claim, verdict: Verdict) -> list[str]:
    """Sources that, asked alone, say the opposite and are sure of it."""
    against = []
    for source in sorted({row["source"] for row in rows}):
        own = [row for row in rows if row["source"] == source]
        if not _too_few(own, claim):
            alone = _verdict(_KINDS[claim.kind](own, claim), claim)
            if alone not in (verdict, Verdict.UNDECIDED):
                against.append(source or "no source named")
    return against


def _share(rows: Sequence[dict[str, Any]], _: Claim) -> Estimate:
    return share_of_rows(rows)


def _difference(rows: Sequence[dict[str, Any]], claim: Claim) -> Estimate:
    first, second = (share_of_rows([row for row in rows if row["side"] == side]) for side in claim.sides)
    return difference(first, second)


def _medians(rows: Sequence[dict[str, Any]], claim: Claim) -> Estimate:
    values = np.array([float(row["value"]) for row in rows])
    sides = np.array([row["side"] for row in rows])
    names = [name for name in np.unique(sides) if (sides == name).sum() >= claim.least or name == claim.sides[0]]

    def gap(at: Any) -> float:
        medians = {name: values[at][sides[at] == name] for name in names}
        others = [float(np.median(found)) for name, found in medians.items() if name != claim.sides[0] and found.size]
        own = medians[claim.sides[0]]
        return float(np.median(own)) - max(others) if own.size and others else math.nan

    return resampled([row["cluster"] for row in rows], gap)


_KINDS: dict[str, Callable[[Sequence[dict[str, Any]], Claim], Estimate]] = {
    "share": _share,
    "difference": _difference,
    "medians": _medians,
}
