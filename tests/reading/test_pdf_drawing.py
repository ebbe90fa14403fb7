"""Drawings that draw one another: what they come to is counted, and nothing is drawn to count it."""

import base64
import zlib
from time import process_time

import pytest

from roleprism.errors import DocumentError
from roleprism.reading.hidden_pdf import look_at_pdf
from roleprism.reading.pdf import read_pdf

LEAF = b"BT /F1 8 Tf 10 10 Td (leaf) Tj ET"


def as_it_is(content):
    return b"", content


def deflated(content):
    return b"/Filter/FlateDecode", zlib.compress(content)


def in_ascii(content):
    return b"/Filter[/ASCII85Decode/FlateDecode]", base64.a85encode(zlib.compress(content)) + b"~>"


def in_hex(content):
    return b"/Filter/ASCIIHexDecode", content.hex().encode() + b">"


def in_runs(content):
    parts = [content[at : at + 128] for at in range(0, len(content), 128)]
    return b"/Filter/RunLengthDecode", b"".join(bytes([len(part) - 1]) + part for part in parts) + b"\x80"


def by_lzw(content):
    """The way of old files."""
    table = {bytes([byte]): byte for byte in range(256)}
    bits, word, size = f"{256:09b}", b"", 258
    for at in range(len(content)):
        byte = content[at : at + 1]
        if word + byte in table:
            word += byte
            continue
        # The one who unpacks is one entry behind.
        bits += f"{table[word]:0{max(9, size.bit_length())}b}"
        table[word + byte], size, word = size, size + 1, byte
    bits += f"{table[word]:0{max(9, size.bit_length())}b}"
    bits += f"{257:0{max(9, (size + 1).bit_length())}b}"
    bits += "0" * (-len(bits) % 8)
    return b"/Filter/LZWDecode", int(bits, 2).to_bytes(len(bits) // 8, "big")


def guessed(content):
    """With a predictor, which nobody uses for instructions: not read here."""
    rows = b"".join(b"\0" + content[at : at + 1] for at in range(len(content)))
    return b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1>>", zlib.compress(rows)


PACKS = [as_it_is, deflated, in_ascii, in_hex, in_runs, by_lzw]


def pdf(forms, *, page=b"/F Do", resources=b"<</F 10 0 R>>", pack=as_it_is, font=b""):
    """One page, and forms from object 10: pairs of resources and instructions."""
    text = b"BT /F1 12 Tf 72 700 Td (Jo Doe, AI Engineer) Tj ET "
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F1 5 0 R/F2 6 0 R>>/XObject%s>>>>" % resources,
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        4: stream(b"", text + page, pack),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        6: font or b"null",
    }
    for number, (about, content) in enumerate(forms, start=10):
        about = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + about
        objects[number] = stream(about, content, pack)
    data, places = b"%PDF-1.4\n", {}
    for number, written in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    end = b"trailer<</Size 99/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 1\n0000000000 65535 f \n" + table + end


def stream(about, content, pack):
    packing, packed = pack(content)
    return b"<<%s%s/Length %d>>stream\n%s\nendstream" % (about, packing, len(packed), packed)


def nested(depth, draw):
    """Each form draws the next one; the last one writes."""
    fonts = b"/Font<</F1 5 0 R>>"
    forms = [(b"/Resources<<%s/XObject<</F %d 0 R>>>>" % (fonts, at + 1), draw) for at in range(10, 10 + depth - 1)]
    return [*forms, (b"/Resources<<%s>>" % fonts, LEAF)]


def refused(data):
    began = process_time()
    for read in (read_pdf, look_at_pdf):
        with pytest.raises(DocumentError, match=r"a\.pdf: is too large: its pages ask for too many drawing"):
            read(data, "a.pdf")
    return process_time() - began < 5


@pytest.mark.parametrize("pack", [*PACKS, guessed])
@pytest.mark.parametrize(
    "draw",
    [
        b"/F Do " * 10,
        b"/F Do\n" * 10,
        b"/#46 Do " * 10,
        b"q/F Do Q " * 10,
        b"/F %\nDo\n" * 10,
        b"(F)Do " * 10,
        b"(F) Do " * 10,
    ],
)
def test_forms_that_draw_one_another_many_times_are_refused(pack, draw):
    assert refused(pdf(nested(16, draw), pack=pack))


def test_resources_of_the_page_and_of_the_drawing_around_are_heeded():
    inherited = b"<<%s>>" % b"".join(b"/F%d %d 0 R" % (at, at) for at in range(10, 26))
    forms = [(b"", b"/F%d Do " % (at + 1) * 10) for at in range(10, 25)]
    assert refused(pdf([*forms, (b"", LEAF)], page=b"/F10 Do", resources=inherited))


def test_a_form_that_draws_itself_is_refused():
    assert refused(pdf([(b"/Resources<</XObject<</F 11 0 R>>>>", b"/F Do /F Do"), (b"", b"/F Do /F Do")]))


def test_letters_that_are_drawings_are_counted():
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[9]"
        b"/Encoding<</Differences[65/A]>>/CharProcs<</A 10 0 R>>>>"
    )
    inherited = b"<</F 11 0 R>>"
    forms = [(b"", b"9 0 d0 /F Do"), *nested(17, b"/F Do " * 10)[1:]]
    assert refused(pdf(forms, page=b"BT /F2 9 Tf (A) Tj ET", resources=inherited, font=font))


@pytest.mark.parametrize("pack", PACKS)
def test_drawings_of_an_honest_size_are_read(pack):
    forms = nested(4, b"q /F Do Q q /F Do Q")
    text = read_pdf(pdf(forms, page=b"/F Do (I Do) Tj", pack=pack), "a.pdf").content
    assert "Jo Doe, AI Engineer" in text
    assert "leaf" in text


def test_words_about_doing_are_no_drawing():
    page = b"BT /F1 9 Tf 72 600 Td (Do) Tj (What I Do) Tj ET " * 2_000
    assert "What I Do" in read_pdf(pdf([(b"", page)]), "a.pdf").content
