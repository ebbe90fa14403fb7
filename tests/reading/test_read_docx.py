"""DOCX: order of its parts, and archives built to hurt."""

import io
import time
import zipfile

import docx
import pytest
from made_files import make_docx, paragraph, word_xml

from roleprism.errors import DocumentError
from roleprism.reading import limits
from roleprism.reading.docx import read_docx


def text_of(body: str, parts: dict[str, str | bytes] | None = None) -> str:
    return read_docx(make_docx(word_xml(body), parts), "cv.docx").content


def test_a_document_of_another_writer() -> None:
    document = docx.Document()
    document.add_heading("Noor Example", 0)
    document.add_paragraph("AI Engineer")
    document.add_heading("Experience", 1)
    document.add_paragraph("Built a thing", style="List Bullet")
    document.add_paragraph("Ran it", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Python", "six years"
    document.sections[0].header.paragraphs[0].text = "Page head"
    document.sections[0].footer.paragraphs[0].text = "Page foot"
    target = io.BytesIO()
    document.save(target)
    assert read_docx(target.getvalue(), "cv.docx").content == (
        "Page head\n\nNoor Example\nAI Engineer\n\nExperience\n- Built a thing\n- Ran it\n"
        "Python   six years\n\nPage foot"
    )


def test_a_text_box_is_read_once_and_where_it_is_anchored() -> None:
    box = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent {mc}>{both}</mc:AlternateContent>"
    anchored = f"<w:p><w:r><w:t>before</w:t></w:r><w:r>{both}</w:r></w:p>"
    assert text_of(anchored + paragraph("after")) == "before\nin the box\nafter"


def test_a_layout_table_is_read_cell_by_cell() -> None:
    cells = [paragraph("Skills") + paragraph("Python"), paragraph("Experience") + paragraph("Built a thing")]
    table = "<w:tbl><w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr></w:tbl>"
    assert text_of(table) == "Skills\nPython\n\nExperience\nBuilt a thing"


def test_a_nested_table_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('inner')}</w:tc></w:tr></w:tbl>"
    assert text_of(f"<w:tbl><w:tr><w:tc>{inner}{paragraph('outer')}</w:tc></w:tr></w:tbl>").split() == [
        "inner",
        "outer",
    ]


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_kept() -> None:
    body = (
        f"{paragraph('kept')}<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        f"<w:ins><w:r><w:t>added</w:t></w:r></w:ins></w:p>"
        f"{paragraph('invisible', run='<w:rPr><w:vanish/></w:rPr>')}"
    )
    assert text_of(body) == "kept\nadded"


def test_tabs_and_breaks_are_kept() -> None:
    assert text_of("<w:p><w:r><w:t>Acme</w:t><w:tab/><w:t>2020</w:t><w:br/><w:t>Berlin</w:t></w:r></w:p>") == (
        "Acme\t2020\nBerlin"
    )


def test_the_strict_namespace_is_read_as_well() -> None:
    strict = word_xml(paragraph("hello")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_docx(make_docx(strict), "cv.docx").content == "hello"


def laughs(depth: int = 9) -> str:
    entities = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, depth))
    return f'<!DOCTYPE w [<!ENTITY e0 "ha">{entities}]>'


def archive(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {"word/document.xml": word_xml(paragraph("x")).encode(), **entries}.items():
            made.writestr(name, content)
    return target.getvalue()


HOSTILE = {
    "a bomb in one text node": (make_docx(word_xml(paragraph("a" * (60 << 20)))), "its stored size"),
    "billion laughs": (make_docx(word_xml(paragraph("&e8;"), before=laughs())), "document type"),
    "billion laughs in UTF-16": (
        make_docx(
            word_xml(paragraph("&e8;"), before=laughs()).replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")
        ),
        "damaged",
    ),
    "nested without end": (make_docx(word_xml("<w:tbl><w:tr><w:tc>" * 5000)), "damaged"),
    "too many entries": (archive({f"word/media/{n}": b"" for n in range(600)}), "601 entries"),
    "a way out": (archive({"../../etc/passwd": b"x"}), "points outside"),
    "an absolute name": (archive({"/etc/passwd": b"x"}), "points outside"),
    "cut off": (archive({})[:-30], "damaged archive"),
    "no XML": (make_docx("hello"), "damaged"),
    "no text": (make_docx(word_xml("")), "holds no text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_at_once(name: str) -> None:
    data, expected = HOSTILE[name]
    start = time.process_time()
    with pytest.raises(DocumentError, match=expected):
        read_docx(data, "cv.docx")
    assert time.process_time() - start < 3


def test_an_archive_that_lies_about_its_size_is_counted() -> None:
    data = bytearray(make_docx(word_xml(paragraph("a" * 5_000_000))))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(DocumentError):
        read_docx(bytes(data), "cv.docx")


def test_the_inflated_size_of_all_parts_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ZIP_INFLATED", 1000)
    with pytest.raises(DocumentError, match="bytes inflated"):
        text_of(paragraph("a" * 800), {"word/header1.xml": word_xml(paragraph("b" * 800), root="hdr")})


STYLES = word_xml(
    '<w:style w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Heir"><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:styleId="Back"><w:basedOn w:val="Gone"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>',
    root="styles",
)


def test_what_a_style_hides_is_left_out() -> None:
    own = {name: f'<w:rPr><w:rStyle w:val="{name}"/></w:rPr>' for name in ("Gone", "Heir", "Back")}
    body = "".join(
        (
            paragraph("gone", style="Gone"),
            paragraph("gone", style="Heir"),
            paragraph("gone", run=own["Heir"]),
            paragraph("kept", style="Gone", run='<w:rPr><w:vanish w:val="false"/></w:rPr>'),
            paragraph("kept", style="Gone", run=own["Back"]),
            paragraph("kept", style="Loop"),
        )
    )
    assert text_of(body, {"word/styles.xml": STYLES}).split() == ["kept"] * 3
