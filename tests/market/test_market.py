"""Figures of a market that the test knows, and verdicts that follow from them and are never surer."""

import json
import math
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from roleprism.atlas import SLUGS, load
from roleprism.doors.cli.main import main
from roleprism.market import Verdict, judge, load_claims, open_readings, survey
from roleprism.market.intervals import difference, resampled, share
from roleprism.scale import READ_SCHEMA

KEPT = pa.schema([(name, pa.string()) for name in ("title", "company", "location", "posted_at", "source_kind")])


def posting(at, role, **values):
    shares = {f"share_{slug.replace('-', '_')}": 0.7 if slug == role else 0.03 for slug in SLUGS}
    plain = {
        "id": str(at), "title": "x", "company": f"Firm {at % 40}", "location": "Berlin", "posted_at": None,
        "source_kind": "ashby", "primary": role, "confidence": 0.8, "thin": False, "basis": "work",
        "title_role": role, "title_agrees": True, "level": "", "tools": [], "evidence": [], "versions": "",
    }  # fmt: skip
    return {**shares, **plain, **values}


def folder(path, rows):
    path.mkdir(exist_ok=True)
    table = pa.Table.from_pylist(rows, schema=pa.schema([*KEPT, *READ_SCHEMA]))
    pq.write_table(table, path / "part-000000.parquet")
    return path


def verdicts(path):
    return {one.claim.id: one for one in judge(open_readings(path), load_claims(load()))}


def mixed(n_ai, n_ml, **values):
    return [posting(at, "ai-engineer" if at < n_ai else "ml-engineer", **values) for at in range(n_ai + n_ml)]


@pytest.mark.parametrize(
    ("n_ai", "n_ml", "verdict"),
    [
        (320, 80, Verdict.CONFIRMED),
        (80, 320, Verdict.REFUTED),
        (205, 195, Verdict.UNDECIDED),
        (40, 10, Verdict.UNDECIDED),
    ],
)
def test_a_verdict_follows_from_the_interval(tmp_path, n_ai, n_ml, verdict):
    found = verdicts(folder(tmp_path / "r", mixed(n_ai, n_ml)))["ai-engineer-largest"]
    assert found.verdict is verdict
    assert bool(found.reason) is (verdict is Verdict.UNDECIDED)


def test_one_company_decides_nothing(tmp_path):
    rows = mixed(320, 80, company="Only One")
    assert verdicts(folder(tmp_path / "r", rows))["ai-engineer-largest"].verdict is Verdict.UNDECIDED


def test_sources_that_disagree_decide_nothing(tmp_path):
    rows = mixed(900, 100) + mixed(20, 180, source_kind="lever")
    found = verdicts(folder(tmp_path / "r", rows))["ai-engineer-largest"]
    assert found.verdict is Verdict.UNDECIDED
    assert found.reason == "sources disagree: lever"


def over_time(sources):
    """LangChain in half of the early postings and in a tenth of the late ones."""
    rows = []
    for source in sources:
        for at in range(400):
            late = at >= 200
            tools = ["LangChain"] if at % 10 < (1 if late else 5) else []
            day = f"202{6 if late else 4}-0{at % 9 + 1}-15"
            rows.append(posting(len(rows), "ai-engineer", tools=tools, posted_at=day, source_kind=source))
    return rows


def test_a_fall_is_told_where_two_sources_carry_it(tmp_path):
    path = folder(tmp_path / "r", over_time(["ashby", "lever"]))
    found = verdicts(path)
    assert found["langchain-declining"].verdict is Verdict.CONFIRMED
    assert found["langchain-declining"].estimate.value == pytest.approx(-0.4, abs=0.05)
    assert found["llamaindex-declining"].verdict is Verdict.UNDECIDED
    assert found["ml-engineer-fewer"].reason == "compares with 2020-12, and the archive begins 2024-01"
    market = survey(open_readings(path))
    assert market.months
    assert next(use for use in market.tools if use.tool == "LangChain").change.value == pytest.approx(-0.4, abs=0.05)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (over_time(["ashby"]), "only ashby does"),
        (over_time(["other", ""]), "none does"),
        (mixed(300, 100), "only 0 of 400 postings have a date"),
    ],
)
def test_no_trend_is_drawn_that_the_archive_cannot_carry(tmp_path, rows, why):
    path = folder(tmp_path / "r", rows)
    market = survey(open_readings(path))
    assert why in market.trend.why_not
    assert not market.months
    assert all(use.change is None for use in market.tools)
    assert why in verdicts(path)["langchain-declining"].reason


def test_titles_pay_and_thin_are_counted_as_they_are(tmp_path):
    rows = mixed(30, 30, pay_low=100_000.0, pay_high=200_000.0, pay_currency="USD", pay_period="year")
    rows += [posting(at, "ml-engineer", title_role="ai-engineer", title_agrees=False) for at in range(100, 120)]
    rows += [posting(at, "ai-engineer", thin=True) for at in range(200, 205)]
    rows += [posting(300, "ml-engineer", pay_low=50.0, pay_high=60.0, pay_currency="USD", pay_period="hour")]
    market = survey(open_readings(folder(tmp_path / "r", rows)))
    assert (market.postings, market.thin) == (86, 5)
    title = next(one for one in market.titles if one.role == "ai-engineer")
    assert (title.right.value, title.right.n) == (pytest.approx(0.6), 50)
    assert title.work == {"ai-engineer": 30, "ml-engineer": 20}
    pay = {one.role: one for one in market.pay if one.level == "all"}
    assert (pay["ml-engineer"].n, pay["ml-engineer"].quantiles[2]) == (30, 150_000)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), min_size=2, max_size=40))
def test_an_interval_holds_its_figure_and_stays_a_share(pairs):
    n = np.array([max(hits, most) for hits, most in pairs], dtype=float)
    hits = np.array([hits for hits, _ in pairs], dtype=float)
    found = share(hits, n)
    assert 0 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 1
    gap = difference(found, found)
    assert gap.low <= 1e-9
    assert gap.high >= -1e-9


def test_postings_of_one_company_are_worth_less_than_as_many_of_many():
    alike = share(np.array([50.0, 0.0] * 5), np.full(10, 50.0))
    apart = share(np.array([1.0, 0.0] * 250), np.ones(500))
    assert alike.value == apart.value == pytest.approx(0.5)
    assert alike.high - alike.low > 3 * (apart.high - apart.low)
    assert math.isnan(share(np.zeros(0), np.zeros(0)).value)


def test_resampling_gives_the_same_interval_each_time():
    values = np.arange(50.0)
    first, again = (resampled([str(at % 7) for at in range(50)], lambda at: float(np.median(values[at]))) for _ in "ab")
    assert first == again
    assert first.low < first.value < first.high


def invoke(*args):
    return CliRunner().invoke(main, ["market", *map(str, args)])


def test_the_page_and_the_lines(tmp_path):
    rows = mixed(150, 60, company="<script>alert(1)</script>", location="Köln & Bonn")
    path = folder(tmp_path / "r", rows)
    page = tmp_path / "new" / "market.html"
    result = invoke(path, "--report", page)
    assert result.exit_code == 0, result.output
    assert "210 postings" in result.output
    html = page.read_text()
    assert "<script" not in html
    assert "Köln &amp; Bonn" in html
    assert html.count("<svg") >= 3
    assert "Who hires" in html
    assert "Who hires" not in (invoke(path, "--report", page, "--by", "month") and page.read_text())
    assert json.loads(invoke(path, "--json").output)["postings"] == 210
    lines = [json.loads(line) for line in invoke("claims", path, "--json").output.splitlines()]
    assert {line["verdict"] for line in lines} <= {"confirmed", "refuted", "undecided"}
    assert len({line["id"] for line in lines}) == len(lines)
    assert "undecided" in invoke("claims", path).output


def test_an_archive_without_companies_or_dates_still_has_figures(tmp_path):
    (tmp_path / "r").mkdir()
    table = pa.Table.from_pylist(mixed(150, 60), schema=READ_SCHEMA)
    pq.write_table(table, tmp_path / "r" / "part-000000.parquet")
    assert invoke(tmp_path / "r").exit_code == 0
    found = verdicts(tmp_path / "r")
    assert found["lives-ai-engineer"].reason == "the archive has no column company"


def test_what_is_wrong_is_said_with_its_code(tmp_path):
    (tmp_path / "empty").mkdir()
    empty = invoke(tmp_path / "empty")
    assert (empty.exit_code, "holds no readings" in empty.stderr) == (3, True)
    path = folder(tmp_path / "r", mixed(5, 5))
    for since in ("last year", "2024", "2024-13", "2024-02-31", "2024-W01-1", "20240101"):
        refused = invoke(path, "--since", since)
        assert (refused.exit_code, "a month like 2024-01" in refused.stderr) == (2, True)
    assert invoke(path, "--by", "moon").exit_code == 2
    assert invoke(tmp_path / "nowhere").exit_code == 3
    for since in ("2030-01", "2028-02-29"):
        late = invoke(path, "--since", since)
        assert (late.exit_code, "0 postings" in late.output) == (0, True)
    (path / "part-000001.parquet").write_bytes(b"PAR1 cut off")
    damaged = invoke(path)
    assert (damaged.exit_code, "cannot be read" in damaged.stderr) == (3, True)
    other = tmp_path / "other"
    other.mkdir()
    pq.write_table(pa.table({"a": [1]}), other / "part-0.parquet")
    assert "has no column" in invoke(other).stderr


def test_every_claim_names_its_measure_and_can_be_asked(tmp_path):
    claims = load_claims(load())
    assert all(claim.says and claim.measure and claim.than in ("more", "less") for claim in claims)
    assert {claim.id for claim in claims if claim.id.startswith("lives-")} >= {"lives-ai-engineer", "lives-ml-engineer"}
    assert len(verdicts(folder(tmp_path / "r", mixed(3, 3)))) == len(claims)
    assert not list(Path(tmp_path).glob("*.duckdb"))
