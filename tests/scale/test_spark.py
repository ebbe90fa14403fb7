"""Spark on this machine gives what `bulk` gives, row for row."""

import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from archives import ROWS
from roleprism.doors.cli.main import main

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'roleprism[spark]'")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="no Java on this machine: Spark needs 17 or newer"),
    # pyspark leaves sockets to its gateway open when it stops.
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = [*ROWS, {**ROWS[0], "id": "none", "description": None}, {**ROWS[0], "id": "blank", "description": " \n"}]
    for at in range(2):
        pq.write_table(pa.Table.from_pylist(rows[at::2]), f"part{at}.parquet")
    return tmp_path


def test_spark_and_local_are_identical(archive):
    # Whole paths: a Java machine that another test started keeps the folder it was started in.
    names = [str(archive / "part0.parquet"), str(archive / "part1.parquet")]
    out = str(archive / "spark")
    local = CliRunner().invoke(main, ["bulk", *names, "local", "--workers", "1"])
    assert local.exit_code == 3
    assert "2 rows turned away" in local.output
    spark = CliRunner().invoke(main, ["bulk", *names, out, "--engine", "spark", "--master", "local[2]"])
    assert spark.exit_code == 0, spark.output
    ours, theirs = (pq.read_table(folder).sort_by("id") for folder in ("local", "spark"))
    assert ours.num_rows == len(ROWS)
    assert theirs.schema.names == ours.schema.names
    assert theirs.to_pylist() == ours.to_pylist()
    reasons = [
        line for path in (archive / "spark" / "_rejects").glob("*.json") for line in path.read_text().split("\n")
    ]
    assert sorted(line.split('"reason":')[1] for line in reasons if line) == [
        "\"'description' is empty\"}",
        "\"'description' is missing\"}",
    ]
    again = CliRunner().invoke(main, ["bulk", *names, out, "--engine", "spark", "--master", "local[2]"])
    assert again.exit_code == 3
    assert "already exists" in again.stderr
    nowhere, other = str(archive / "no.parquet"), str(archive / "x")
    missing = CliRunner().invoke(main, ["bulk", nowhere, other, "--engine", "spark", "--master", "local[2]"])
    assert missing.exit_code == 3
    assert "Spark says" in missing.stderr
