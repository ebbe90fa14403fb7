"""Characters that look like others: what they are read as, and the way back to where they stand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleprism.document import Posting, Text
from roleprism.reading.finder import Finder
from roleprism.reading.plain import make_plain

FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
BOLD = {code: code - ord("a") + 0x1D41A for code in range(ord("a"), ord("z") + 1)}


def plain(text: str) -> str:
    return make_plain(np.frombuffer(f"{text}\n".encode(), dtype=np.uint8)).raw.tobytes().decode()[:-1]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("re\u00adtrie\u200bval \ufeffand\u2060", "retrieval and"),
        ("no\u00a0break, thin\u2009space, wide\u3000space", "no break, thin space, wide space"),
        ("one\u2028two\x0bthree\x0cfour\x85five\u2029six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("\ufb01ne-tuning work\ufb02ow e\ufb03cient o\ufb00er \ufb05", "fine-tuning workflow efficient offer st"),
        ("Agents & RAG!".translate(FULL), "Agents & RAG!"),
        ("agents".translate(BOLD), "agents"),
        ("a\U000e0061\U000e0062b", "ab"),
        ("résumé – “naïve” 大規模 💸 ’", "résumé – “naïve” 大規模 💸 ’"),
        ("", ""),
    ],
)
def test_what_looks_like_something_is_read_as_it(text: str, read: str) -> None:
    assert plain(text) == read


LINES = "Responsibilities\n- Build retrieval with fine-tuning and evals, e.g. agents.\nThe office flows. Ship it\n"
PIECES = st.lists(
    st.sampled_from([*"aZfil \n-.é大", "\u200b", "\u00ad", "\u00a0", "\u2028", "\ufb01", "Ａ", "\x0b", "💸", "𝗮"])
)


@given(PIECES)
def test_every_byte_knows_where_it_stood(pieces: list[str]) -> None:
    raw = np.frombuffer(f"{''.join(pieces)}\n".encode(), dtype=np.uint8)
    made = make_plain(raw)
    origins = made.origins(np.arange(made.raw.size, dtype=np.int32))
    assert sorted([*origins, *made.dropped]) == list(range(raw.size))
    assert made.places(origins).tolist() == list(range(made.raw.size))
    is_same = raw[origins] == made.raw
    assert (is_same | (raw[origins] >= 0x80) | (raw[origins] == 0x0B)).all()


DISGUISES = {
    "zero-width": lambda text: text.replace("tri", "t\u200bri").replace("ag", "a\u200dg"),
    "soft-hyphen": lambda text: text.replace("tri", "tri\u00ad"),
    "no-break": lambda text: text.replace(" ", "\u00a0"),
    "separator": lambda text: text.replace("\n", "\u2028"),
    "tabulation": lambda text: text.replace("\n", "\x0b"),
    "ligature": lambda text: text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02"),
    "full-width": lambda text: text.translate(FULL),
    "bold": lambda text: text.translate(BOLD),
}


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_a_disguised_text_is_read_as_it_looks_and_quoted_as_it_stands(disguise) -> None:  # type: ignore[no-untyped-def]
    finder = Finder(("retrieval", "fine tuning", "agents", "office flows"))
    bare, clad = (
        (text, finder.find(Posting(id="x", source="x", text=Text(text), title=""))) for text in (LINES, disguise(LINES))
    )

    def seen(of) -> list[tuple[str, str]]:  # type: ignore[no-untyped-def]
        text, found = of
        return [(one.phrase, plain(one.span.slice(text))) for one in found.mentions]

    assert seen(clad) == seen(bare)
    assert [one.kind for one in clad[1].statements] == [one.kind for one in bare[1].statements]
    assert [plain(one.span.slice(clad[0])).strip("- ") for one in clad[1].statements] == [
        one.span.slice(bare[0]) for one in bare[1].statements
    ]
