"""Each board out of answers of its shape, with the traps that each of them sets."""

import json

import pytest

from roleprism.boards import BOARDS
from roleprism.boards.page import Page
from roleprism.document.listing import Workplace
from roleprism.document.pay import PayPeriod
from roleprism.errors import BoardError, DocumentError, Fault


def as_json(value):
    return 200, "application/json", json.dumps(value).encode()


def fetch(board, token, fetcher):
    return BOARDS[board].fetch(token, fetcher)


GREENHOUSE = {
    "id": 4011, "internal_job_id": 7, "title": "AI Engineer ", "company_name": "Acme ", "requisition_id": "R1",
    "location": {"name": "Remote, US"}, "offices": [{"id": 1, "name": "Berlin", "location": "Berlin, Germany"}],
    "first_published": "2026-10-01T09:00:00-04:00", "updated_at": "2026-11-01T09:00:00-04:00",
    "absolute_url": "https://acme.example/jobs/4011",
    "content": "&lt;p&gt;Ship &amp;amp; run LLM agents where a &amp;lt;div&amp;gt; is text.&lt;/p&gt;"
    "&lt;ul&gt;&lt;li&gt;Evals&lt;/li&gt;&lt;/ul&gt;",
    "pay_input_ranges": [
        {"min_cents": 18000000, "max_cents": 26000000, "currency_type": "USD", "title": "Annual, zone A", "blurb": ""},
        {"min_cents": 5500, "max_cents": 7000, "currency_type": "USD", "title": "Hourly contract", "blurb": ""},
    ],
}  # fmt: skip


def test_greenhouse_is_unescaped_once_and_paid_in_cents(server, fetcher):
    server.answers["/v1/boards/acme/jobs"] = as_json({"jobs": [GREENHOUSE]})
    (listing,) = fetch("greenhouse", "acme", fetcher).listings
    assert (listing.posting.id, listing.posting.title, listing.posting.company) == ("4011", "AI Engineer", "Acme")
    assert "run LLM agents where a <div> is text." in listing.posting.text.content
    assert "- Evals" in listing.posting.text.content
    assert listing.places == ("Remote, US", "Berlin, Germany")
    assert (listing.workplace, listing.is_inferred) == (Workplace.REMOTE, True)
    assert listing.posted == "2026-10-01"
    zone, hourly = listing.pay
    assert (zone.low, zone.high, zone.currency, zone.period) == (180_000, 260_000, "USD", PayPeriod.YEAR)
    assert (hourly.low, hourly.period, hourly.label) == (55, PayPeriod.HOUR, "Hourly contract")


def test_amounts_without_end_and_jobs_without_id_are_none(server, fetcher):
    endless = GREENHOUSE | {"pay_input_ranges": [{"min_cents": 1e999, "max_cents": 9 * 10**400}]}
    without = [GREENHOUSE | {"id": None, "title": f"Job {n}"} for n in range(3)]
    server.answers["/v1/boards/acme/jobs"] = as_json({"jobs": [endless, *without]})
    answer = fetch("greenhouse", "acme", fetcher)
    assert [listing.pay for listing in answer.listings] == [()]
    assert ["Job" in str(fault) and "has no id" in str(fault) for fault in answer.faults] == [True] * 3
    assert not answer.is_whole, "one of those that are known may be among them"
    lever = LEVER | {"salaryRange": LEVER["salaryRange"] | {"min": "1e999", "max": "inf"}}
    server.answers["/v0/postings/acme"] = as_json([lever])
    assert fetch("lever", "acme", fetcher).listings[0].pay == ()


LEVER = {
    "id": "3f0c", "text": "ML Engineer", "createdAt": 1_760_000_000_000, "hostedUrl": "https://jobs.lever.co/acme/3f0c",
    "categories": {"location": "London", "allLocations": ["London", "Paris"], "team": "Ranking"},
    "workplaceType": "hybrid",
    "description": "<div>Opening words.</div><div>Body words.</div>", "opening": "<div>Opening words.</div>",
    "lists": [{"text": "What you do", "content": "\n<li>Train models</li><li>Serve them</li>"}],
    "additional": "<div>Closing words.</div>",
    "salaryRange": {"currency": "GBP", "interval": "per-year-salary", "min": 70000.0, "max": 90000.0},
}  # fmt: skip


@pytest.mark.parametrize("board", ["lever", "lever-eu"])
def test_lever_puts_its_parts_together_and_counts_in_milliseconds(server, fetcher, board):
    server.answers["/v0/postings/acme"] = as_json([LEVER])
    (listing,) = fetch(board, "acme", fetcher).listings
    text = listing.posting.text.content
    assert text.count("Opening words.") == 1
    assert "What you do\n- Train models\n- Serve them" in text
    assert text.endswith("Closing words.")
    assert listing.places == ("London", "Paris")
    assert listing.workplace is Workplace.HYBRID
    assert listing.posted == "2025-10-09"
    assert (listing.pay[0].low, listing.pay[0].currency, listing.pay[0].period) == (70_000, "GBP", PayPeriod.YEAR)


def test_a_lever_placeholder_is_no_pay(server, fetcher):
    job = LEVER | {"salaryRange": {"currency": "USD", "interval": "per-year-salary", "min": 1, "max": 2}}
    server.answers["/v0/postings/acme"] = as_json([job])
    assert fetch("lever", "acme", fetcher).listings[0].pay == ()


def ashby(**changes):
    return {
        "id": "a1", "title": "Voice AI Engineer ", "location": "Berlin", "isListed": True, "isRemote": True,
        "workplaceType": "Hybrid", "publishedAt": "2026-11-02T08:00:00.000+00:00", "jobUrl": "https://jobs.ashbyhq.com/acme/a1",
        "secondaryLocations": [{"location": "Madrid"}], "descriptionHtml": "<p>Cut barge-in latency.</p>",
        "compensation": {
            "summaryComponents": [
                {"compensationType": "EquityPercentage", "minValue": 0.1, "maxValue": 0.5, "interval": "NONE"},
                {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "EUR", "minValue": 80000,
                "maxValue": 95000},
            ],
            "compensationTiers": [],
        },
    } | changes  # fmt: skip


def test_ashby_drops_what_is_not_listed_and_believes_the_workplace_over_the_flag(server, fetcher):
    server.answers["/posting-api/job-board/acme"] = as_json(
        {"apiVersion": "1", "jobs": [ashby(), ashby(id="a2", isListed=False)]}
    )
    (listing,) = fetch("ashby", "acme", fetcher).listings
    assert listing.workplace is Workplace.HYBRID
    assert listing.places == ("Berlin", "Madrid")
    assert [(pay.low, pay.high, pay.currency, pay.period) for pay in listing.pay] == [
        (80000, 95000, "EUR", PayPeriod.YEAR)
    ]


def test_ashby_tiers_stay_apart(server, fetcher):
    salary = {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "USD"}
    tiers = [
        {"title": "US", "components": [salary | {"minValue": 150000, "maxValue": 180000}]},
        {"title": "Canada", "components": [salary | {"currencyCode": "CAD", "minValue": 120000, "maxValue": 150000}]},
    ]
    job = ashby(compensation={"summaryComponents": [], "compensationTiers": tiers})
    server.answers["/posting-api/job-board/acme"] = as_json({"jobs": [job]})
    pay = fetch("ashby", "acme", fetcher).listings[0].pay
    assert [(one.label, one.currency) for one in pay] == [("US", "USD"), ("Canada", "CAD")]


def test_workable_rows_of_one_posting_are_joined(server, fetcher):
    row = {
        "title": "Data person", "shortcode": "S1", "url": "https://apply.workable.com/j/S1",
        "published_on": "2026-09-09",
        "telecommuting": False, "description": "<p>SQL.</p>", "city": "Oslo", "state": "", "country": "Norway",
    }  # fmt: skip
    other = row | {
        "locations": [{"city": "Bergen", "country": "Norway", "hidden": False}, {"city": "Secret", "hidden": True}]
    }
    server.answers["/api/v1/widget/accounts/acme"] = as_json({"name": "Acme AS", "jobs": [row, other]})
    (listing,) = fetch("workable", "acme", fetcher).listings
    assert listing.places == ("Oslo, Norway", "Bergen, Norway")
    assert listing.posting.company == "Acme AS"


def smart(number):
    return {
        "id": str(number), "name": f"Job {number}", "company": {"name": "Acme"},
        "releasedDate": "2026-08-08T10:00:00.000Z",
        "location": {"city": "Austin", "region": "TX", "country": "us", "remote": False, "hybrid": True},
        "ref": "https://api.smartrecruiters.com/never", "creator": {"name": "A Person"},
    }  # fmt: skip


def smart_detail(number):
    sections = {
        "companyDescription": {"title": "", "text": "<p>We are Acme.</p>"},
        "jobDescription": {"title": "The job", "text": f"<p>Work {number}.</p>"},
        "qualifications": {"title": "Qualifications", "text": ""},
    }
    return as_json({"id": str(number), "jobAd": {"sections": sections}, "postingUrl": f"https://jobs.example/{number}"})


def test_smartrecruiters_pages_and_texts(server, fetcher):
    path = "/v1/companies/acme/postings"
    server.answers[f"{path}?limit=100&offset=0"] = as_json(
        {"totalFound": 150, "content": [smart(n) for n in range(100)]}
    )
    server.answers[f"{path}?limit=100&offset=100"] = as_json(
        {"totalFound": 150, "content": [smart(n) for n in range(100, 150)]}
    )
    for number in range(150):
        server.answers[f"{path}/{number}"] = smart_detail(number)
    del server.answers[f"{path}/7"]
    answer = fetch("smartrecruiters", "acme", fetcher)
    assert len(answer.listings) == 149
    assert answer.unread == {"7"}
    first = answer.listings[0]
    assert "About the company\nWe are Acme." in first.posting.text.content
    assert first.workplace is Workplace.HYBRID
    assert "A Person" not in repr(first)


def test_an_empty_smartrecruiters_list_is_a_failure(server, fetcher):
    server.answers["/v1/companies/acme/postings"] = as_json({"totalFound": 0, "content": []})
    with pytest.raises(BoardError, match="lists nothing"):
        fetch("smartrecruiters", "acme", fetcher)


def test_a_short_smartrecruiters_list_closes_nothing(server, fetcher):
    server.answers["/v1/companies/acme/postings"] = as_json({"totalFound": 150, "content": [smart(1)]})
    with pytest.raises(BoardError, match="1 of the 150"):
        fetch("smartrecruiters", "acme", fetcher)


def test_recruitee_joins_its_texts_and_reads_its_dates(server, fetcher):
    offer = {
        "id": 9, "title": "Platform Engineer", "company_name": "Acme", "location": "Remote job", "remote": True,
        "hybrid": False, "on_site": False, "description": "<p>Run the gateway.</p>", "requirements": "<p>Go.</p>",
        "salary": {"min": "60000", "max": "75000", "period": "year", "currency": "eur"},
        "published_at": "2026-08-05 10:10:39 UTC", "careers_url": "https://acme.recruitee.com/o/p",
        "mailbox_email": "x@acme.example",
    }  # fmt: skip
    server.answers["/api/offers/"] = as_json({"offers": [offer, offer | {"id": 10, "salary": None, "remote": False}]})
    first, second = fetch("recruitee", "acme", fetcher).listings
    assert first.posting.text.content == "Run the gateway.\n\nRequirements\nGo."
    assert (first.posted, first.workplace) == ("2026-08-05", Workplace.REMOTE)
    assert (first.pay[0].low, first.pay[0].currency, first.pay[0].period) == (60000, "EUR", PayPeriod.YEAR)
    assert second.pay == ()
    assert "x@acme.example" not in repr(first)


PERSONIO = """<?xml version="1.0" encoding="UTF-8"?><workzag-jobs>
<position><id>5</id><office>München</office><additionalOffices><office>Wien</office></additionalOffices>
<name>KI-Entwicklerin</name><createdAt>2026-07-01T10:00:00+02:00</createdAt><jobDescriptions>{text}</jobDescriptions></position>
</workzag-jobs>"""
PART = "<jobDescription><name>{name}</name><value><![CDATA[<p>{text}</p>]]></value></jobDescription>"


def test_personio_fills_empty_texts_from_english_and_leaves_persons_out(server, fetcher):
    english = PART.format(name="Your tasks", text="Build agents.") + PART.format(name="Contact person", text="Jane")
    server.answers["/xml"] = 200, "text/xml", PERSONIO.format(text="").encode()
    server.answers["/xml?language=en"] = 200, "text/xml", PERSONIO.format(text=english).encode()
    (listing,) = fetch("personio", "acme", fetcher).listings
    assert listing.posting.text.content == "Your tasks\nBuild agents."
    assert listing.places == ("München", "Wien")
    assert listing.posted == "2026-07-01"


@pytest.mark.parametrize(
    "body", [b"<html>nothing</html>", b"not xml", b'<!DOCTYPE a [<!ENTITY e "x">]><workzag-jobs/>']
)
def test_personio_answers_that_are_no_feed(server, fetcher, body):
    server.answers["/xml"] = 200, "text/html", body
    with pytest.raises(BoardError, match="check the board's name"):
        fetch("personio", "acme", fetcher)


def test_hacker_news_takes_the_hiring_thread_and_its_top_comments(server, fetcher):
    hits = [
        {"objectID": "2", "title": "Ask HN: Who wants to be hired? (November 2026)"},
        {"objectID": "1", "title": "Ask HN: Who is hiring? (November 2026)"},
    ]
    comments = [
        {
            "id": 11, "created_at": "2026-11-02T16:00:00.000Z",
            "text": "Acme (YC W21) | AI Engineer | Berlin | REMOTE (EU) | $180k&#x2F;yr<p>Ship LLM agents &amp; evals.",
            "children": [{"id": 12, "text": "Is this remote?"}],
        },
        {"id": 13, "created_at": "2026-11-02T16:00:00.000Z", "text": None},
        {"id": 14, "created_at": "2026-11-02T17:00:00.000Z", "text": "We hire people who like databases. No remote."},
    ]  # fmt: skip
    server.answers["/api/v1/search_by_date"] = as_json({"hits": hits})
    server.answers["/api/v1/items/1"] = as_json({"id": 1, "children": comments})
    first, second = fetch("hn", "newest", fetcher).listings
    assert (first.posting.company, first.posting.title, first.places) == ("Acme", "AI Engineer", ("Berlin",))
    assert first.workplace is Workplace.REMOTE
    assert "Ship LLM agents & evals." in first.posting.text.content
    assert (second.posting.company, second.posting.title, second.workplace) == ("", "", None)


PAGE = """<html><head><script type="application/ld+json">{"@type": "Oops",}</script>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"JobPosting",
"title":"AI Engineer",
"description":"&lt;p&gt;Ship agents.&lt;/p&gt;","datePosted":"2026-11-11","hiringOrganization":{"name":"Acme"},
"jobLocationType":"TELECOMMUTE","identifier":{"value":"J7"},
"baseSalary":{"currency":"USD","value":{"minValue":"150,000","maxValue":180000,"unitText":"YEAR"}}}]}</script></head><body>x</body></html>"""


def test_a_page_with_a_job_posting_in_it(server, fetcher):
    server.answers["/careers/7"] = 200, "text/html; charset=utf-8", PAGE.encode()
    (listing,) = fetch("page", "https://example.com/careers/7", fetcher).listings
    assert (listing.posting.title, listing.posting.company, listing.posted) == ("AI Engineer", "Acme", "2026-11-11")
    assert listing.workplace is Workplace.REMOTE
    assert (listing.pay[0].low, listing.pay[0].high, listing.pay[0].period) == (150_000, 180_000, PayPeriod.YEAR)


def test_a_page_of_another_type(server, fetcher):
    server.answers["/a.zip"] = 200, "application/zip", b"PK"
    with pytest.raises(BoardError, match="application/zip"):
        fetch("page", "https://example.com/a.zip", fetcher)


@pytest.mark.parametrize("kind", ["text/html", ""])
def test_a_page_is_one_by_what_it_is(server, fetcher, kind):
    for body in (b"%PDF-1.7\n%%EOF", b"PK\x03\x04 word/document.xml", b"PAR1"):
        server.answers["/careers/7"] = 200, kind, body
        with pytest.raises(BoardError, match="that says it is"):
            fetch("page", "https://example.com/careers/7", fetcher)


def test_what_does_not_say_what_it_is_is_a_page_where_it_starts_as_one(server, fetcher):
    server.answers["/careers/7"] = 200, "", b"\xef\xbb\xbf <!-- x --> <!DOCTYPE html>" + PAGE.encode()
    assert fetch("page", "https://example.com/careers/7", fetcher).listings
    server.answers["/careers/7"] = 200, "", b"title,text\nAI Engineer,Ship agents"
    with pytest.raises(BoardError, match="does not say what it is"):
        fetch("page", "https://example.com/careers/7", fetcher)


def test_a_page_is_opened_by_who_is_given(server, fetcher):
    server.answers["/careers/7"] = 200, "text/html", PAGE.encode()
    given = []

    def refuse(body, source):
        given.append((body, source))
        raise DocumentError(Fault(source, "took all the memory"))

    with pytest.raises(BoardError, match="took all the memory"):
        Page(refuse).fetch("https://example.com/careers/7", fetcher)
    assert given == [(PAGE.encode(), "https://example.com/careers/7")]


@pytest.mark.parametrize(
    ("board", "path"),
    [
        ("greenhouse", "/v1/boards/acme/jobs"), ("lever", "/v0/postings/acme"),
        ("ashby", "/posting-api/job-board/acme"), ("workable", "/api/v1/widget/accounts/acme"),
        ("recruitee", "/api/offers/"), ("smartrecruiters", "/v1/companies/acme/postings"), ("hn", "/api/v1/items/acme"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html", b"<html>Not found</html>"), ("application/json", b'{"ok":false,"error":"Document not found"}'),
        ("application/json", b"null"), ("application/json", b"[1, 2"), ("application/json", b'"text"'), ("", b""),
    ],
)  # fmt: skip
def test_what_is_no_list_is_a_failure_and_never_an_empty_board(server, fetcher, board, path, kind, body):
    server.answers[path] = 200, kind, body
    with pytest.raises(BoardError):
        fetch(board, "acme", fetcher)


def test_a_posting_without_a_text_is_told_and_the_rest_is_kept(server, fetcher):
    server.answers["/v1/boards/acme/jobs"] = as_json({"jobs": [GREENHOUSE, GREENHOUSE | {"id": 5, "content": ""}]})
    answer = fetch("greenhouse", "acme", fetcher)
    assert [one.posting.id for one in answer.listings] == ["4011"]
    assert answer.unread == {"5"}
    assert "has no description" in str(answer.faults[0])
