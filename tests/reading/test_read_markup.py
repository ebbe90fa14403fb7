"""HTML: what a person would see, in lines; markup built to hurt."""

import time

import pytest

from roleprism.document import Posting, Resume
from roleprism.errors import DocumentError
from roleprism.reading.markup import description_text, render_html
from roleprism.reading.web_page import read_page


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br>two", "one\ntwo"),
        ("<p>intro</p><h2>Skills</h2><p>Python</p>", "intro\n\nSkills\n\nPython"),
        ("<ul><li>one</li><li><p>two</p></li></ul>after", "- one\n- two\n\nafter"),
        ("<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>", "- one\n- inner\n- two"),
        ("<ul><li></li><li>two</li></ul>", "- two"),
        (
            "<table><tr><td>Python</td><td>six years</td></tr><tr><td>Go</td></tr></table>",
            "Python   six years\nGo",
        ),
        ("a &amp; b&nbsp;c &lt;p&gt; &eacute;", "a & b c <p> é"),
        ("<p>kept</p><script>gone()</script><style>gone</style><nav>gone</nav><footer>gone</footer>", "kept"),
        ("<p>kept</p><p hidden>gone</p><p style='display: none'>gone</p><template>gone</template>", "kept"),
        ("<p>kept</p><dialog>gone</dialog><datalist><option>gone</option></datalist><p><del>gone</del></p>", "kept"),
        (
            "<p>kept</p><video>gone</video><canvas>gone</canvas><dialog open>seen</dialog>",
            "kept\n\nseen",
        ),
        ("<p>a  lot\n of   space</p>", "a lot of space"),
        ("<pre>two\nlines</pre>", "two\nlines"),
        ("<b>Senior</b> <i>ML</i> Engineer", "Senior ML Engineer"),
        ("", ""),
    ],
)
def test_html_is_laid_out_as_seen(html: str, text: str) -> None:
    assert render_html(html, "page.html") == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain, with a < b", "plain, with a < b"),
        ("<p>one</p>", "one"),
        ("&lt;p&gt;one &amp;amp; two&lt;/p&gt;", "one & two"),
        ("AT&amp;T in plain text", "AT&amp;T in plain text"),
    ],
)
def test_a_description_is_read_as_what_it_is(raw: str, text: str) -> None:
    assert description_text(raw, "row") == text


@pytest.mark.parametrize("depth", [300, 20_000])
def test_deep_nesting_loses_no_text(depth: int) -> None:
    start = time.process_time()
    assert render_html("<div>" * depth + "deep words", "page.html") == "deep words"
    assert time.process_time() - start < 5


HOSTILE = {
    "nested without end": "<div>" * 200_000 + "words",
    "unclosed tags": "<a " * 20_000,
    "thousands of attributes": "<a " + " ".join(f"a{n}" for n in range(100_000)) + ">words",
    "formatting that multiplies": "<p>" + "".join(f"<font size={n}>" for n in range(3000)) + "</p><p>x</p>" * 9000,
    "comments without end": "<!--" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_refused_at_once(name: str) -> None:
    start = time.process_time()
    with pytest.raises(DocumentError):
        read_page(HOSTILE[name], name="page.html", source="page.html", kind=None)
    assert time.process_time() - start < 3


def test_unclosed_paragraphs_and_items_are_ordinary() -> None:
    html = "".join(f"<p>paragraph {n}<ul><li>item" for n in range(3)) + "<p>text" * 30_000
    assert render_html(html, "page.html").count("text") == 30_000


LD = '<script type="application/ld+json">{}</script>'
GOOD = '{"@type": "JobPosting", "title": "AI Engineer", "description": "<p>Ship it.</p>"}'


def page(*blocks: str, body: str = "<h1>Other words</h1><p>on the page</p>") -> str:
    head = "".join(LD.format(block) for block in blocks)
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def postings(html: str) -> list[Posting]:
    return [
        document
        for document in read_page(html, name="p.html", source="p.html", kind=None)
        if isinstance(document, Posting)
    ]


@pytest.mark.parametrize(
    "block",
    [
        GOOD,
        f"[{GOOD}]",
        f'{{"@context": "https://schema.org", "@graph": [{{"@type": "WebPage"}}, {GOOD}]}}',
        GOOD.replace('"JobPosting"', '["Thing", "JobPosting"]'),
        GOOD.replace('"JobPosting"', '"http://schema.org/JobPosting"'),
        f"\n//<![CDATA[\n{GOOD}\n//]]>",
        f"<!-- {GOOD} -->",
        GOOD.replace("Ship it.", "Ship\nit."),
        GOOD.replace("<p>Ship it.</p>", "&lt;p&gt;Ship it.&lt;/p&gt;"),
    ],
)
def test_a_job_posting_for_machines_is_preferred(block: str) -> None:
    (posting,) = postings(page("{ malformed", block))
    assert (posting.title, posting.text.content.split()) == ("AI Engineer", ["Ship", "it."])


def test_company_place_and_identifier_are_found() -> None:
    block = """{"@graph": [
        {"@type": "Organization", "@id": "#us", "name": "Acme"},
        {"@type": "JobPosting", "title": "AI Engineer", "description": "Ship it.",
         "identifier": {"value": 77}, "hiringOrganization": {"@id": "#us"},
         "jobLocation": [{"address": {"addressLocality": "Bonn", "addressCountry": {"name": "Germany"}}}],
         "datePosted": "2026-01-01"}]}"""
    (posting,) = postings(page(block))
    assert (posting.id, posting.company, posting.location) == ("77", "Acme", "Bonn, Germany")
    assert posting.extra["datePosted"] == "2026-01-01"


def test_two_job_postings_have_ids_of_their_own() -> None:
    assert [posting.id for posting in postings(page(GOOD, GOOD))] == ["p.html#1", "p.html#2"]


@pytest.mark.parametrize("block", ["{ malformed", '{"@type": "JobPosting", "title": "no description"}', "[" * 50_000])
def test_without_one_the_visible_page_is_read(block: str) -> None:
    (posting,) = postings(page(block, body="<h1>ML Engineer</h1><p>We are hiring. You will train models.</p>"))
    assert posting.title == "ML Engineer"
    assert posting.text.content.startswith("ML Engineer")
    assert posting.title_span == (0, 11)


def test_a_page_that_is_to_be_a_resume_is_read_as_seen() -> None:
    (resume,) = read_page(page(GOOD), name="p.html", source="p.html", kind="resume")
    assert isinstance(resume, Resume)
    assert resume.text.content == "Other words\n\non the page"


def test_a_page_without_words_is_a_fault() -> None:
    with pytest.raises(DocumentError, match="holds no text"):
        read_page(page(body="<script>only()</script>"), name="p.html", source="p.html", kind=None)
