"""Tables: rows become documents, and a bad row says where it is and stops no other."""

import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from roleprism.document import Document, Posting, Resume
from roleprism.errors import DocumentError
from roleprism.reading import limits
from roleprism.reading.open import open_document, open_paths
from roleprism.reading.tables import read_jsonl

ROWS = [
    {"id": "a", "title": "AI Engineer", "description": "Ship it.", "company": "Acme", "pay": 3},
    {"id": "b", "title": "ML Engineer", "description": "<p>Train it.</p>", "company": None, "pay": None},
]


def parquet(rows: list[dict[str, object]]) -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), target)
    return target.getvalue()


def check_rows(documents: list[Document | DocumentError], *, pay: object) -> None:
    first, second = documents
    assert isinstance(first, Posting)
    assert isinstance(second, Posting)
    assert (first.id, first.title, first.company, first.text.content) == (
        "a",
        "AI Engineer",
        "Acme",
        "Ship it.",
    )
    assert first.extra == {"pay": pay}
    assert (second.text.content, second.company) == ("Train it.", "")


def test_parquet_is_read_by_path_and_by_bytes(tmp_path: Path) -> None:
    path = tmp_path / "postings.parquet"
    path.write_bytes(parquet(ROWS))
    check_rows(list(open_paths([path])), pay=3)
    check_rows([*open_document(path.read_bytes(), name="x", source="x")], pay=3)


def test_csv_is_read_under_its_header(tmp_path: Path) -> None:
    path = tmp_path / "postings.csv"
    path.write_text('id,title,description,company,pay\na,AI Engineer,Ship it.,Acme,3\nb,x,"<p>Train\nit.</p>",,\n')
    check_rows(list(open_paths([path])), pay="3")


def test_a_row_of_a_csv_without_a_description_says_its_line() -> None:
    with pytest.raises(DocumentError, match=r"x\.csv:2: has no description; its columns: id, text_body"):
        open_document(b"id,text_body\n1,words\n", name="x.csv", source="x.csv")


def test_bad_lines_are_faults_with_their_number_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "postings.jsonl"
    path.write_bytes(
        b'{"id": 1, "description": "one"}\n\n{broken\n[1]\n{"id": 2}\n\xff\xfe\x00\n{"id": 3, "description": "three"}'
    )
    read = list(open_paths([path]))
    assert [document.id for document in read if isinstance(document, Posting)] == ["1", "3"]
    faults = [fault.faults[0].where for fault in read if isinstance(fault, DocumentError)]
    assert faults == [f"{path}:{number}" for number in (3, 4, 5, 6)]


def test_all_faults_of_some_bytes_are_raised_together() -> None:
    with pytest.raises(DocumentError) as caught:
        open_document(b'{bad\n{"id": 1, "description": "good"}\n{bad', name="x.jsonl", source="x.jsonl")
    assert [fault.where for fault in caught.value.faults] == ["x.jsonl:1", "x.jsonl:3"]


def test_json_lines_are_known_without_their_suffix() -> None:
    data = b'{"id": 1, "description": "one"}\n{"id": 2, "description": "two"}\n'
    assert [document.id for document in open_document(data, name="-", source="-")] == ["1", "2"]


def test_rows_may_be_resumes() -> None:
    (resume,) = open_document(b'{"id": 1, "text": "words"}', name="x.jsonl", source="x.jsonl", kind="resume")
    assert isinstance(resume, Resume)


def test_a_row_without_an_id_is_called_by_its_place() -> None:
    (posting,) = open_document(b'{"description": "words"}', name="x.jsonl", source="x.jsonl")
    assert posting.id == posting.source == "x.jsonl:1"


def test_an_endless_line_is_refused_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROW_BYTES", 40)
    file = io.BytesIO(b'{"description": "' + b"a" * 100 + b'"}\n{"description": "short"}\n')
    fault, posting = read_jsonl(file, "x.jsonl", None)
    assert isinstance(fault, DocumentError)
    assert isinstance(posting, Posting)


@pytest.mark.parametrize("cut", [4, 50, 200])
def test_damaged_parquet_is_told_as_such(cut: int) -> None:
    with pytest.raises(DocumentError, match="damaged Parquet"):
        open_document(parquet(ROWS)[:cut], name="x.parquet", source="x.parquet")


def test_a_table_is_streamed() -> None:
    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1) -> bytes:
            return b'{"description": "again"}\n'

    rows = read_jsonl(Endless(), "x.jsonl", None)  # type: ignore[arg-type]
    assert isinstance(next(rows), Posting)
    assert isinstance(next(rows), Posting)


def test_a_quote_that_is_never_closed_is_a_fault_and_swallows_no_row_in_silence() -> None:
    data = b'id,description\n1,words about work\n2,"never closed\n3,more words\n'
    with pytest.raises(DocumentError, match=r"a\.csv:3: is not CSV from here on"):
        open_document(data, name="a.csv", source="a.csv")


def test_a_row_with_cells_that_have_no_name_is_a_fault_and_no_shorter_text() -> None:
    data = b"id,description\n1,ship agents, train models\n2,words,,\n"
    with pytest.raises(DocumentError, match=r"a\.csv:2: has 3 cells under 2 names"):
        open_document(data, name="a.csv", source="a.csv")


def test_a_cell_of_hundreds_of_thousands_of_characters_is_read() -> None:
    data = b'id,description\n1,words\n2,"' + b"work " * 40_000 + b'"\n'
    assert len(open_document(data, name="a.csv", source="a.csv")) == 2


def test_a_header_without_end_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROW_BYTES", 1_000)
    with pytest.raises(DocumentError, match=r"a\.csv:1: is not CSV"):
        open_document(b"x" * 2_000, name="a.csv", source="a.csv")


def test_a_table_without_rows_is_a_fault() -> None:
    with pytest.raises(DocumentError, match="without rows"):
        open_document(b"id,description\n", name="a.csv", source="a.csv")
