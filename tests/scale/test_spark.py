"""Spark on this machine gives what `bulk` gives, row for row, and tells the same of what it turns away."""

import json
import shutil
from pathlib import Path

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
    bad = [None, " \n\u00a0\x1c", "x" * 2_000_001]
    rows = [*ROWS, *({**ROWS[0], "id": f"bad {at}", "description": text} for at, text in enumerate(bad))]
    for at in range(2):
        pq.write_table(pa.Table.from_pylist(rows[at::2]), f"part{at}.parquet")
    return tmp_path


def rejects(folder):
    """File, row and reason of what was turned away; Spark names a file by its whole address."""
    lines = [line for path in Path(folder, "_rejects").glob("part-*.json*") for line in path.read_text().splitlines()]
    return sorted((Path(one["file"]).name, one["row"], one["reason"]) for one in map(json.loads, lines))


def test_spark_and_local_are_identical(archive):
    # Whole paths: a Java machine that another test started keeps the folder it was started in.
    names = [str(archive / "part0.parquet"), str(archive / "part1.parquet")]
    out = str(archive / "spark")
    local = CliRunner().invoke(main, ["bulk", *names, "local", "--workers", "1"])
    assert local.exit_code == 3
    assert "40 postings in 1 parts; 3 rows turned away" in local.output
    spark = CliRunner().invoke(main, ["bulk", *names, out, "--engine", "spark", "--master", "local[2]"])
    assert spark.exit_code == 3, spark.output
    assert "40 postings, read by Spark at local[2]; 3 rows turned away" in spark.output
    ours, theirs = (pq.read_table(folder).sort_by("id") for folder in ("local", "spark"))
    assert ours.num_rows == len(ROWS)
    assert theirs.schema.names == ours.schema.names
    assert theirs.to_pylist() == ours.to_pylist()
    assert rejects("local") == rejects("spark") != []
    again = CliRunner().invoke(main, ["bulk", *names, out, "--engine", "spark", "--master", "local[2]"])
    assert again.exit_code == 3
    assert "already exists" in again.stderr
    nowhere, other = str(archive / "no.parquet"), str(archive / "x")
    missing = CliRunner().invoke(main, ["bulk", nowhere, other, "--engine", "spark", "--master", "local[2]"])
    assert missing.exit_code == 3
    assert "Spark says" in missing.stderr


@pytest.mark.parametrize(
    ("kind", "texts"), [(pa.binary(), [b"good text about RAG agents", b"\xff\xfe"]), (pa.int64(), [7])]
)
def test_what_is_no_text_is_turned_away_by_both(tmp_path, kind, texts):
    pq.write_table(pa.table({"description": pa.array(texts, kind)}), tmp_path / "a.parquet")
    for engine in ("local", "spark"):
        options = ["--engine", engine, "--master", "local[1]", "--workers", "1"]
        result = CliRunner().invoke(main, ["bulk", str(tmp_path / "a.parquet"), str(tmp_path / engine), *options])
        assert result.exit_code == 3, result.output
        assert "1 rows turned away" in result.output
    ours, theirs = rejects(tmp_path / "local"), rejects(tmp_path / "spark")
    assert [one[:2] for one in ours] == [one[:2] for one in theirs] == [("a.parquet", len(texts))]


def test_what_spark_cannot_read_is_told_in_one_line(tmp_path, capfd):
    (tmp_path / "a.jsonl").write_text('{"description": "We train models"}\n')
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "part-0.parquet").write_text("no Parquet")
    for name, code, said in (("a.jsonl", 2, "Spark reads Parquet only"), ("folder", 3, "Spark says")):
        options = ["--engine", "spark", "--master", "local[1]"]
        result = CliRunner().invoke(main, ["bulk", str(tmp_path / name), str(tmp_path / "out"), *options])
        assert (result.exit_code, said in result.stderr) == (code, True), result.output
        assert len(result.stderr.splitlines()) == 1
    assert "\tat " not in capfd.readouterr().err
