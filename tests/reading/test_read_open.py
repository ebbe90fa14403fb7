"""Opening: formats by content, folders, standard input, and what is no document."""

import socket
import time
import zipfile
from pathlib import Path

import pytest
from made_files import column, make_docx, make_pdf, paragraph, word_xml

from roleprism.document import Posting, Resume
from roleprism.errors import DocumentError
from roleprism.reading import limits
from roleprism.reading.open import open_document, open_paths

POSTING = "# AI Engineer\n\nWe are looking for you. You will ship features. Apply now.\n"
RESUME = "Noor Example\nAI Engineer\nnoor@example.com\n\nExperience\n\nEngineer, Acme, 2020 - Present\n"


def test_content_goes_before_the_suffix() -> None:
    pdf, page = make_pdf(column(["Noor", "words"])), b"<!DOCTYPE html><p>words</p>"
    assert open_document(pdf, name="x.txt", source="x")[0].text.content == "Noor\nwords"
    assert open_document(page, name="x.txt", source="x")[0].text.content == "words"
    assert open_document(make_docx(word_xml(paragraph("words"))), name="x", source="x")[0].text.content == "words"


@pytest.mark.parametrize("text", ["[Acme](https://example.com) is hiring", "{Acme} is hiring", "a < b and <none>"])
def test_plain_text_that_begins_like_something_else_stays_plain(text: str) -> None:
    assert open_document(text.encode(), name="x.txt", source="x")[0].text.content == text


def test_markdown_is_the_file_itself() -> None:
    (posting,) = open_document(POSTING.encode(), name="x.md", source="x.md")
    assert isinstance(posting, Posting)
    assert posting.text.content == POSTING
    assert posting.title == "AI Engineer"
    assert posting.title_span == (2, 13)
    assert str(posting.text.place(POSTING.index("Apply"))) == "line 3"


def test_the_kind_may_be_forced() -> None:
    assert isinstance(open_document(RESUME.encode(), name="x", source="x")[0], Resume)
    assert isinstance(open_document(RESUME.encode(), name="x", source="x", kind="posting")[0], Posting)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("café\r\nzwei\rdrei".encode(), "café\nzwei\ndrei"),
        ("\ufeffcafé".encode(), "café"),
        ("\ufeffcafé".encode("utf-16-le"), "café"),
        ("\ufeffcafé".encode("utf-16-be"), "café"),
        ("café – naïve".encode("cp1252"), "café – naïve"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert open_document(data, name="x.txt", source="x")[0].text.content == text


@pytest.mark.parametrize(
    ("charset", "codec", "word"),
    [
        ("windows-1251", "cp1251", "Инженер по машинному обучению"),
        ("iso-8859-2", "iso8859-2", "Inżynier uczenia maszynowego"),
        ("Shift_JIS", "cp932", "機械学習エンジニア①"),
        ("x-sjis", "cp932", "機械学習エンジニア"),
        ("iso-2022-jp", "iso2022_jp", "機械学習エンジニア"),
        ("GB2312", "gb18030", "机器学习工程师"),
        ("euc-kr", "cp949", "머신러닝 엔지니어"),
        ("iso-8859-1", "cp1252", "Ingénieur – IA"),
        ("utf-8", "cp1252", "Ingénieur – IA"),
        ("windows-1251", "utf-8", "Инженер по машинному обучению"),
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        "<meta charset={}>",
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        "<!-- <meta charset=koi8-r> --><META name=x><META CHARSET='{}' />",
    ],
)
def test_a_page_is_read_in_the_charset_that_it_declares(head: str, charset: str, codec: str, word: str) -> None:
    page = f"<html><head>{head.format(charset)}</head><body><p>{word}</p></body></html>"
    assert open_document(page.encode(codec), name="x.html", source="x")[0].text.content == word


@pytest.mark.parametrize(
    ("charset", "wrong"),
    [("x-klingon", "not known: x-klingon"), ("euc-kr", "declares the charset euc-kr and is not")],
)
def test_a_charset_that_a_page_is_not_in_is_told(charset: str, wrong: str) -> None:
    page = f"<html><head><meta charset={charset}></head><body><p>Ingénieur ÿ\xa0</p></body></html>".encode("cp1252")
    with pytest.raises(DocumentError, match=wrong):
        open_document(page, name="x.html", source="x")


def test_a_damaged_letter_does_not_turn_the_others_into_signs() -> None:
    data = "Ingénieur à Orléans, employé à Genève".encode() + b" \xe9"
    assert open_document(data, name="x.txt", source="x")[0].text.content.startswith("Ingénieur à Orléans, employé à")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_DOCUMENTS = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n", "is empty"),
    "png": (b"\x89PNG\r\n\x1a\n....", "a picture (PNG), which cannot be read"),
    "jpeg": (b"\xff\xd8\xff\xe0....", "OCR"),
    "doc": (OLE + b"...", "old Office file (.doc"),
    "locked docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "rtf": (b"{\\rtf1 words}", "Rich Text"),
    "gzip": (b"\x1f\x8b\x08....", "unpack it"),
    "nul": (b"words\0words", "not text"),
    "control": (bytes(range(1, 32)) * 9, "not text"),
    "undecodable": (b"\x81\x8d\x8f" * 9, "not UTF-8"),
    "bad mark": (b"\xff\xfea", "marked as utf-16-le"),
}


@pytest.mark.parametrize("name", NO_DOCUMENTS)
def test_what_is_no_document_is_named(name: str) -> None:
    data, expected = NO_DOCUMENTS[name]
    with pytest.raises(DocumentError) as caught:
        open_document(data, name=name, source=f"in/{name}")
    assert str(caught.value).startswith(f"in/{name}: ")
    assert expected in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PowerPoint"), ("a.txt", "a zip archive")],
)
def test_other_archives_are_named(tmp_path: Path, entry: str, expected: str) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(entry, "words")
    (fault,) = open_paths([tmp_path / "x.zip"])
    assert expected in str(fault)


def test_large_files_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 10)
    path = tmp_path / "x.txt"
    path.write_text("far more than ten letters")
    (fault,) = open_paths([path])
    assert "11 bytes; at most 10 bytes" in str(fault)


def test_long_texts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARS", 10)
    with pytest.raises(DocumentError, match="25 characters"):
        open_document(b"far more than ten letters", name="x", source="x")


def test_folders_are_walked_in_order_and_faults_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "a.md").write_text(POSTING)
    (tmp_path / "b" / "c.txt").write_text(RESUME)
    (tmp_path / "b" / "b.png").write_bytes(b"\x89PNG")
    for hidden in (tmp_path / ".git.txt", tmp_path / ".hidden" / "x.txt"):
        hidden.write_text("hidden")
    read = list(open_paths([tmp_path, tmp_path / "missing.txt", tmp_path / "a.md"]))
    assert [type(one).__name__ for one in read] == ["Posting", "DocumentError", "Resume", "DocumentError"]
    assert "does not exist" in str(read[-1])


def test_a_folder_with_nothing_to_read_is_a_fault(tmp_path: Path) -> None:
    (fault,) = open_paths([tmp_path])
    assert "no file to read" in str(fault)


def test_standard_input_is_what_the_caller_read() -> None:
    (posting,) = open_paths(["-"], stdin=POSTING.encode())
    assert isinstance(posting, Posting)
    assert (posting.source, posting.title) == ("-", "AI Engineer")


def test_ids_of_one_call_are_unique(tmp_path: Path) -> None:
    job = '{"id": 1, "title": "A", "jobUrl": "u", "descriptionHtml": "<p>words</p>"}'
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(job)
    ids = [one.id for one in open_paths([tmp_path]) if isinstance(one, Posting)]
    assert ids == ["1", f"{tmp_path}/b.json#1:1"]


@pytest.mark.parametrize("unit", [b"<", b"<!--", b"<?xml ", b"{", b"{\n", b"{}", b"#", b"- ", b"\r\n", b" a", b"x"])
def test_any_repetition_is_read_or_refused_at_once(unit: bytes) -> None:
    start = time.process_time()
    try:
        open_document(unit * 200_000 + b"a", name="x", source="x")
    except DocumentError as error:
        assert error.faults  # noqa: PT017
    assert time.process_time() - start < 2


def test_a_path_that_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "x"))
        (fault,) = open_paths([tmp_path / "x"])
    assert "cannot be opened" in str(fault)
