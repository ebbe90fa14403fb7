"""Archives: every format, hostile rows, a run killed and started again, and one answer everywhere."""

import csv
import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from archives import ROWS
from roleprism import Posting, Text
from roleprism.atlas import SLUGS
from roleprism.doors.cli.main import main
from roleprism.errors import DocumentError, UsageError
from roleprism.reading import limits
from roleprism.scale import READ_SCHEMA, Columns, arrow_reader
from roleprism.scale import inputs as scale_inputs
from roleprism.scale.bulk import bulk
from roleprism.scale.columns import REJECTS
from roleprism.scale.inputs import columns_of, find_files, parts


@pytest.fixture
def small_parts(monkeypatch):
    monkeypatch.setattr(scale_inputs, "PART_ROWS", 8)


def write(path, rows):
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path)
    elif path.name.endswith(".csv"):
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    else:
        text = "".join(json.dumps(row) + "\n" for row in rows).encode()
        if path.name.endswith(".gz"):
            text = gzip.compress(text)
        elif path.name.endswith(".zst"):
            text = zstd(text)
        path.write_bytes(text)
    return path


def zstd(data):
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as out:
        out.write(data)
    return sink.getvalue().to_pybytes()


def digest(out):
    """One fingerprint of all parts and rejects of a folder."""
    found = hashlib.sha256()
    for path in sorted([*out.glob("part-*.parquet"), *(out / REJECTS).glob("*.jsonl")]):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def run(paths, out, **options):
    files = find_files([str(path) for path in paths])
    return bulk(files, out, columns_of(files, {}, ("company",)), workers=1, **options)


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl", "a.csv", "a.jsonl.gz", "a.jsonl.zst"])
def test_every_format_gives_the_same_readings(tmp_path, name, reader):
    done = run([write(tmp_path / name, ROWS)], tmp_path / "out")
    assert (done.rows, done.rejected) == (40, 0)
    table = pq.read_table(tmp_path / "out")
    assert table.schema.names == ["company", *READ_SCHEMA.names]
    row = table.slice(7, 1).to_pylist()[0]
    posting = Posting(
        id="7", source="t", text=Text(ROWS[7]["description"]), title=ROWS[7]["title"], company=ROWS[7]["company"]
    )
    alone = reader.read(posting)
    assert row["id"] == "7"
    assert row["primary"] == alone.spectrum.primary
    for slug in SLUGS:
        assert row[f"share_{slug.replace('-', '_')}"] == pytest.approx(alone.spectrum.shares[slug], abs=1e-12)
    quotes = {ev.quote for ev in alone.evidence}
    assert row["evidence"]
    assert all(one["quote"] in quotes and one["role"] == row["primary"] and one["bits"] > 0 for one in row["evidence"])
    in_order = [ev.quote for ev in alone.evidence if ev.role == row["primary"]]
    assert [one["quote"] for one in row["evidence"]] == in_order[: len(row["evidence"])]


def test_without_details_the_shares_are_the_same(tmp_path):
    path = write(tmp_path / "a.parquet", ROWS)
    run([path], tmp_path / "full")
    run([path], tmp_path / "bare", with_details=False)
    full, bare = pq.read_table(tmp_path / "full"), pq.read_table(tmp_path / "bare")
    assert full.drop(["evidence", "tools"]).equals(bare.drop(["evidence", "tools"]))
    assert set(map(len, bare.column("evidence").to_pylist())) == {0}


def test_hostile_rows_are_turned_away_with_the_reason_and_stop_nothing(tmp_path, small_parts):
    good = json.dumps(ROWS[0])
    lines = [
        good, "not json", "[1, 2]", json.dumps({"id": 2}), json.dumps({"id": 3, "description": None}),
        json.dumps({"id": 4, "description": 7}), json.dumps({"id": 5, "description": "  "}),
        json.dumps({"id": 6, "description": "x" * 5_000_000}), '{"id": 7, "description": "lone \\ud800 surrogate"}',
        "[" * 100_000, good,
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n")
    done = run([tmp_path / "a.jsonl"], tmp_path / "out")
    assert (done.rows, done.rejected) == (3, 8)
    written = "".join(path.read_text() for path in sorted((tmp_path / "out" / "_rejects").glob("*")))
    rejects = [json.loads(line) for line in written.splitlines()]
    assert [one["row"] for one in rejects] == [2, 3, 4, 5, 6, 7, 8, 10]
    assert all(one["reason"] and one["file"].endswith("a.jsonl") for one in rejects)
    assert pq.read_table(tmp_path / "out").column("id").to_pylist() == ["0", "7", "0"]


def csv_parts(path, text):
    """The rows that `bulk` takes out of a CSV, and what it turns away."""
    path.write_bytes(text)
    found = list(parts([path], columns_of([path], {}, ("company",))))
    return [row for part in found for row in part.table.to_pylist()], [r for part in found for r in part.rejects]


def test_a_quote_that_is_never_closed_swallows_no_row_of_a_csv_in_silence(tmp_path):
    lines = [f'{n},Acme,"work {n}"' for n in range(1, 101)]
    lines[2] = '3,Acme,"work 3'
    rows, rejects = csv_parts(tmp_path / "a.csv", "\n".join(["id,company,description", *lines]).encode())
    assert [row["id"] for row in rows] == ["1", "2"]
    assert [(one.row, one.reason.split(" (")[0]) for one in rejects] == [(3, "is not CSV from here on")]


def test_a_csv_is_taken_apart_as_it_is_for_a_single_document(tmp_path):
    cells = 'site,id,job_url,company,description\nx,1,http://a,Acme,"the \\"best\\" work, and more"\n'
    rows, rejects = csv_parts(tmp_path / "jobspy.csv", cells.encode())
    assert (rows[0]["description"], rejects) == ('the "best" work, and more', [])
    excel = "id,company,description\n7,Café,words\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        rows, rejects = csv_parts(tmp_path / f"{encoding}.csv", excel.encode(encoding))
        assert (rows, rejects) == ([{"id": "7", "description": "words", "company": "Café"}], [])


def test_a_row_of_a_csv_with_cells_that_have_no_name_is_turned_away(tmp_path):
    text = b"id,company,description\n1,Acme,ship agents, train models\n2,Acme,words,,\n\n3,Acme\n"
    rows, rejects = csv_parts(tmp_path / "a.csv", text)
    assert [row["id"] for row in rows] == ["2"]
    assert [one.reason.partition(":")[0] for one in rejects] == [
        "has 4 cells under 3 names",
        "'description' is missing",
    ]


def test_binary_and_wrong_types_in_parquet(tmp_path):
    table = pa.table({"description": pa.array([b"good text about RAG agents", b"\xff\xfe", None], pa.binary())})
    pq.write_table(table, tmp_path / "a.parquet")
    files = find_files([str(tmp_path / "a.parquet")])
    done = bulk(files, tmp_path / "out", columns_of(files, {}, ()), workers=1)
    assert (done.rows, done.rejected) == (1, 2)


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path):
    whole = gzip.compress("".join(json.dumps(row) + "\n" for row in ROWS).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    done = run([tmp_path / "a.jsonl.gz"], tmp_path / "out")
    assert done.rows > 0
    assert done.rejected >= 1


def test_a_packed_file_that_is_damaged_is_told(tmp_path):
    packed = bytearray(gzip.compress(b'{"description": "words"}\n'))
    packed[10:14] = b"\xff" * 4
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed)
    with pytest.raises(DocumentError, match="cannot be read"):
        columns_of([path], {}, ())
    (part,) = parts([path], Columns("description"))
    assert [one.reason.partition(":")[0] for one in part.rejects] == ["the file breaks off"]


def test_a_long_header_is_read_and_one_that_is_too_long_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text(f"id,{'x' * 200_000},description\n1,2,words\n")
    assert columns_of([path], {}, ()) == Columns("description", id="id")
    monkeypatch.setattr(limits, "MAX_ROW_BYTES", 1_000)
    with pytest.raises(DocumentError, match="cannot be read"):
        columns_of([path], {}, ())
    assert [one.reason.split(" (")[0] for part in parts([path], Columns("description")) for one in part.rejects] == [
        "is not CSV from here on"
    ]


def test_a_worker_that_the_system_ends_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("roleprism.scale.bulk.end_with_parent", partial(os._exit, 9))
    path = write(tmp_path / "a.jsonl", ROWS)
    result = CliRunner().invoke(main, ["bulk", str(path), str(tmp_path / "out"), "--workers", "1"])
    assert result.exit_code == 4, result.output
    assert "a worker was ended from outside" in result.stderr
    assert "fewer --workers" in result.stderr


def test_a_run_goes_on_where_it_stood_and_gives_the_same_bytes(tmp_path, small_parts):
    path = write(tmp_path / "a.jsonl", ROWS)
    run([path], tmp_path / "once")
    run([path], tmp_path / "twice")
    for part in list((tmp_path / "twice").glob("part-*"))[1:3]:
        part.unlink()
    done = run([path], tmp_path / "twice")
    assert (done.parts, done.skipped) == (5, 3)
    assert digest(tmp_path / "once") == digest(tmp_path / "twice")


SCRIPT = """
import sys
from roleprism.doors.cli.main import main
from roleprism.scale import inputs
inputs.PART_ROWS = 8
if __name__ == "__main__":
    main(["bulk", sys.argv[1], sys.argv[2], "--workers", "2"])
"""


def ends_within(group, seconds):
    """Wait until no worker of a killed run is left."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("workers outlive the run that was killed")


def test_killed_and_started_again_it_ends_the_same(tmp_path):
    (tmp_path / "go.py").write_text(SCRIPT)
    path = write(tmp_path / "a.jsonl", ROWS * 6)
    command = [sys.executable, str(tmp_path / "go.py"), str(path)]
    subprocess.run([*command, str(tmp_path / "once")], check=True, capture_output=True)
    out = tmp_path / "killed"
    for _ in range(3):
        child = subprocess.Popen(
            [*command, str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + 60
        before = len(list(out.glob("part-*")))
        while child.poll() is None and len(list(out.glob("part-*"))) < before + 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
        child.wait()
        ends_within(child.pid, seconds=30)
    subprocess.run([*command, str(out)], check=True, capture_output=True)
    assert digest(out) == digest(tmp_path / "once")


def test_another_input_does_not_mix_with_what_is_there(tmp_path):
    run([write(tmp_path / "a.jsonl", ROWS)], tmp_path / "out")
    with pytest.raises(UsageError, match="readings of other files"):
        run([write(tmp_path / "b.jsonl", ROWS[:3])], tmp_path / "out")
    with pytest.raises(UsageError, match="readings of other details"):
        run([tmp_path / "a.jsonl"], tmp_path / "out", with_details=False)


def test_columns_are_found_given_and_missed(tmp_path):
    rows = [{"job_title": "AI Engineer", "body": "Ship RAG agents."}]
    path = write(tmp_path / "a.jsonl", rows)
    assert columns_of([path], {}, ()) == Columns("body", "job_title")
    with pytest.raises(UsageError, match="no column 'tekst'"):
        columns_of([path], {"text": "tekst"}, ())
    with pytest.raises(UsageError, match="no column 'when' to keep"):
        columns_of([path], {}, ("when",))
    with pytest.raises(UsageError, match="is for nothing"):
        columns_of([path], {"txt": "body"}, ())
    assert columns_of([path], {}, ("body", "body")).keep == ("body",)
    odd = write(tmp_path / "odd.jsonl", [{"a": 1}])
    with pytest.raises(UsageError, match="no column of a usual name"):
        columns_of([odd], {}, ())


def test_a_column_of_the_name_of_a_reading_is_not_kept(tmp_path, reader):
    path = write(tmp_path / "a.jsonl", ROWS[:2])
    result = CliRunner().invoke(main, ["bulk", str(path), str(tmp_path / "out"), "--keep", "title,id"])
    assert result.exit_code == 2
    assert "column 'id': cannot be kept" in result.stderr
    assert not (tmp_path / "out").exists()
    batch = pa.RecordBatch.from_pylist([{"description": "words", "Level": "x"}])
    with pytest.raises(UsageError, match="column 'Level': cannot be kept"):
        list(arrow_reader([batch], Columns("description", keep=("Level",)), reader=reader))


def test_files_by_folder_and_pattern(tmp_path):
    for name in ("a.jsonl", "b.parquet", "notes.txt"):
        write(tmp_path / name, ROWS[:2]) if name != "notes.txt" else (tmp_path / name).write_text("x")
    assert [path.name for path in find_files([str(tmp_path)])] == ["a.jsonl", "b.parquet"]
    assert [path.name for path in find_files([str(tmp_path / "*.jsonl")])] == ["a.jsonl"]
    with pytest.raises(DocumentError, match="leads to no table"):
        find_files([str(tmp_path / "*.csv")])


def test_readings_among_the_inputs_are_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    write(Path("data/a.jsonl"), ROWS[:2])
    for _ in range(2):  # the second run finds the parts of the first below `data`
        result = CliRunner().invoke(main, ["bulk", "data", "data/out", "--workers", "1"])
        assert result.exit_code == 0, result.output
    assert "1 of them there already" in result.output
    assert find_files(["data/a.jsonl", "data/out"], Path("data/out")) == [Path("data/a.jsonl")]
    result = CliRunner().invoke(main, ["bulk", "data/out", "data/out", "--workers", "1"])
    assert result.exit_code == 3
    assert "the only tables" in result.stderr


def test_parts_are_the_same_each_time(tmp_path, small_parts):
    path = write(tmp_path / "a.jsonl", ROWS)
    columns = columns_of([path], {}, ())
    first, again = list(parts([path], columns)), list(parts([path], columns))
    assert [part.table for part in first] == [part.table for part in again]
    assert [part.table.num_rows for part in first] == [8] * 5


def test_the_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.jsonl", ROWS)
    result = CliRunner().invoke(main, ["bulk", "a.jsonl", "out", "--workers", "1"])
    assert result.exit_code == 0, result.output
    assert "40 postings in 1 parts" in result.output
    assert pq.read_table("out").schema.names[:3] == ["title", "company", "posted_at"]
    (tmp_path / "b.jsonl").write_text("broken\n" + json.dumps(ROWS[0]) + "\n")
    rejected = CliRunner().invoke(main, ["bulk", "b.jsonl", "out2", "--workers", "1", "--columns", "text=description"])
    assert rejected.exit_code == 3
    assert "1 rows turned away" in rejected.output
    assert CliRunner().invoke(main, ["bulk", "a.jsonl"]).exit_code == 2
    assert CliRunner().invoke(main, ["bulk", "a.jsonl", "out3", "--columns", "text"]).exit_code == 2


def test_arrow_in_arrow_out_row_for_row(reader):
    batch = pa.RecordBatch.from_pylist(ROWS)
    out = pa.Table.from_batches(arrow_reader([batch.slice(0, 7), batch.slice(7)], reader=reader))
    assert out.schema.equals(READ_SCHEMA)
    assert out.column("id").to_pylist() == [row["id"] for row in ROWS]
    nulls = pa.RecordBatch.from_pylist(
        [
            {"description": None, "title": None},
            {"description": "Ship RAG and LLM agents with evals to users.", "title": "x"},
        ]
    )
    read = pa.Table.from_batches(arrow_reader([nulls], reader=reader)).to_pylist()
    assert [one["thin"] for one in read] == [True, False]
    assert read[0]["basis"] == "prior"
    empty = batch.slice(0, 0)
    assert list(arrow_reader([empty], reader=reader)) == []


def test_the_kind_of_other_work_is_told_where_there_is_some(reader):
    texts = [
        "Responsibilities:\n- Build ETL pipelines in Airflow and dbt\n- Own the Snowflake warehouse and its SQL models",
        "Responsibilities:\n- Train and fine-tune ranking models in PyTorch\n- Own feature pipelines and training runs",
        "Join us.",
    ]
    batch = pa.RecordBatch.from_pydict({"description": texts, "title": [""] * 3})
    read = pa.Table.from_batches(arrow_reader([batch], reader=reader)).to_pylist()
    assert [row["other_kind"] for row in read] == ["data", None, None]


def test_level_tools_and_pay_come_along(tmp_path):
    rows = [
        {"title": "Senior AI Engineer", "salary": None,
         "description": "Build agents with LangChain and Whisper. Salary: $150k-$180k a year."},
        {"title": "ML Engineer", "description": "Train models in PyTorch; we whisper of a ray of hope.",
         "salary": "€90,000 - €110,000 per year"},
    ]  # fmt: skip
    run_files = find_files([str(write(tmp_path / "a.jsonl", rows))])
    bulk(run_files, tmp_path / "out", columns_of(run_files, {}, ()), workers=1)
    first, second = pq.read_table(tmp_path / "out").to_pylist()
    assert (first["level"], first["tools"]) == ("senior", ["LangChain", "Whisper"])
    assert [first[f"pay_{name}"] for name in ("low", "high", "currency", "period")] == [150_000, 180_000, "$", "year"]
    assert (second["level"], second["tools"]) == ("", ["PyTorch"])
    assert [second[f"pay_{name}"] for name in ("low", "high", "currency", "period")] == [90_000, 110_000, "EUR", "year"]


def test_the_path_of_a_folder_that_is_a_file(tmp_path):
    path = write(tmp_path / "a.jsonl", ROWS)
    (tmp_path / "out").write_text("a file")
    result = CliRunner().invoke(main, ["bulk", str(path), str(tmp_path / "out"), "--workers", "1"])
    assert result.exit_code == 4
    assert "cannot be written" in result.stderr
    assert Path(tmp_path / "out").read_text() == "a file"


def test_a_full_disk_is_the_worlds_fault(tmp_path, monkeypatch):
    path = write(tmp_path / "a.jsonl", ROWS[:1])

    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("roleprism.scale.bulk.write_whole", fail)
    result = CliRunner().invoke(main, ["bulk", str(path), str(tmp_path / "out"), "--workers", "1"])
    assert (result.exit_code, "out: cannot be written" in result.stderr) == (4, True)


def test_what_is_held_does_not_grow_with_the_rows(tmp_path):
    """Of a Parquet file of forty groups only a few are held at a time."""
    words = "We ship agents with retrieval and evals to users in production. "
    rows = pa.Table.from_pylist([{"id": str(n), "description": f"{n} {words * 60}"} for n in range(40 * 512)])
    pq.write_table(rows, tmp_path / "in.parquet", row_group_size=512, compression="none", use_dictionary=False)
    size = rows.nbytes
    del rows
    before, most = pa.total_allocated_bytes(), 0
    for _ in parts([tmp_path / "in.parquet"], columns_of([tmp_path / "in.parquet"], {}, None)):
        most = max(most, pa.total_allocated_bytes() - before)
    assert most < size / 3


def test_a_manifest_that_is_none_is_that_of_other_readings(tmp_path):
    path = write(tmp_path / "a.jsonl", ROWS[:1])
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "_manifest.json").write_text("[]")
    with pytest.raises(UsageError, match="holds readings of other files, columns"):
        bulk([path], tmp_path / "out", columns_of([path], {}, []), workers=1)


@pytest.mark.parametrize("words", ["0", "9" * 20])
def test_more_workers_than_any_machine_has_are_refused(tmp_path, words):
    path = write(tmp_path / "a.jsonl", ROWS[:1])
    result = CliRunner().invoke(main, ["bulk", str(path), str(tmp_path / "out"), "--workers", words])
    assert (result.exit_code, "--workers" in result.stderr) == (2, True)


def test_a_run_over_other_bytes_of_the_same_names_and_sizes_is_refused(tmp_path):
    path = write(tmp_path / "a.jsonl", ROWS[:1])
    columns = columns_of([path], {}, [])
    bulk([path], tmp_path / "out", columns, workers=1)
    before = path.read_bytes()
    path.write_bytes(before.replace(b"a", b"b"))
    with pytest.raises(UsageError, match="holds readings of other files"):
        bulk([path], tmp_path / "out", columns, workers=1)
    path.write_bytes(before)
    assert bulk([path], tmp_path / "out", columns, workers=1).skipped == 1


def test_what_are_no_batches_of_postings_is_refused():
    table = pa.table({"description": ["We train models"]})
    for given in (table, table.to_batches()[0], None, 5, [table], ["words"]):
        with pytest.raises(UsageError, match="record batches"):
            list(arrow_reader(given))
    with pytest.raises(UsageError, match="no column 'description'"):
        list(arrow_reader(table.rename_columns(["words"]).to_batches()))
    with pytest.raises(UsageError, match="no column 'when'"):
        list(arrow_reader(table.to_batches(), Columns("description", keep=("when",))))
