"""The examples of docs/scale.md, run as they stand."""

import re
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archives import ROWS

PAGE = Path(__file__).parents[2] / "docs" / "scale.md"
EXAMPLES = dict(re.findall(r"^## ([^\n]+)\n+```python\n(.*?)^```", PAGE.read_text(), re.MULTILINE | re.DOTALL))
NEEDS = {"DuckDB": "duckdb", "Polars": "polars", "pandas": "pandas", "Ray Data": "ray", "Spark": "pyspark"}


def test_every_engine_has_its_example():
    assert set(EXAMPLES) == set(NEEDS)


@pytest.mark.filterwarnings("default")  # engines leave sockets and warnings of their own
@pytest.mark.parametrize("engine", NEEDS)
def test_an_example_runs_and_all_agree(engine, tmp_path, monkeypatch):
    pytest.importorskip(NEEDS[engine], reason=f"{NEEDS[engine]} is not installed")
    if engine == "Spark" and shutil.which("java") is None:
        pytest.skip("no Java on this machine: Spark needs 17 or newer")
    monkeypatch.chdir(tmp_path)
    rows = [{name: row[name] for name in ("id", "title", "company", "description")} for row in ROWS]
    pq.write_table(pa.Table.from_pylist(rows), "postings.parquet")
    names: dict[str, object] = {}
    exec(compile(EXAMPLES[engine], f"{PAGE.name}, {engine}", "exec"), names)
    expected: dict[str, int] = {}
    for row in pa.Table.from_batches(_alone(rows)).to_pylist():
        expected[row["primary"]] = expected.get(row["primary"], 0) + 1
    assert dict(names["counts"]) == expected
    if engine == "Spark":
        names["spark"].stop()


def _alone(rows):
    from roleprism.scale import arrow_reader

    return arrow_reader([pa.RecordBatch.from_pylist(rows)])
