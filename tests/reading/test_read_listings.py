"""Rows of the tables that people save, and where the work is done."""

from datetime import date

import pytest

from roleprism.document import Posting, Text
from roleprism.document.listing import Workplace
from roleprism.document.pay import Pay, PayPeriod
from roleprism.reading.listings import to_listing
from roleprism.reading.open import open_document
from roleprism.reading.place import find_location, infer_workplace


def listing(text="Ship agents.", location="", title="AI Engineer", **extra):
    return to_listing(Posting(id="1", source="t", text=Text(text), title=title, location=location, extra=extra))


def test_a_jobspy_row():
    one = listing(
        job_url="https://example.com/1", date_posted=date(2026, 11, 2), is_remote=True, min_amount=120000.0,
        max_amount=150000.0, currency="USD", interval="yearly",
    )  # fmt: skip
    assert (one.url, one.posted, one.workplace, one.is_inferred) == (
        "https://example.com/1",
        "2026-11-02",
        Workplace.REMOTE,
        False,
    )
    assert (one.pay[0].low, one.pay[0].currency, one.pay[0].period) == (120_000, "USD", PayPeriod.YEAR)


def test_a_linkedin_row_counts_in_milliseconds_and_knows_no_blank_for_no():
    one = listing(
        listed_time=1.7129e12, remote_allowed=float("nan"), med_salary=50.0, pay_period="HOURLY", currency="USD"
    )
    assert (one.posted, one.workplace) == ("2024-04-12", None)
    assert (one.pay[0].low, one.pay[0].high, one.pay[0].period) == (50, 50, PayPeriod.HOUR)


@pytest.mark.parametrize(
    "salary",
    [
        '{"currency": "usd", "value": {"minValue": 170000, "maxValue": "230,000", "unitText": "YEAR"}}',
        '{"value": {"currency": "USD", "minValue": 170000, "maxValue": 230000, "unitText": "year"}}',
    ],
)
def test_a_saved_page_says_its_pay_and_place_for_machines(salary):
    page = f"""<html><head><script type="application/ld+json">{{"@type": "JobPosting", "title": "AI Engineer",
        "description": "<p>Ship agents.</p>", "datePosted": "2026-11-02T10:00", "jobLocationType": "TELECOMMUTE",
        "baseSalary": {salary}}}</script></head><body>x</body></html>"""
    (posting,) = open_document(page.encode(), name="a.html", source="a.html")
    one = to_listing(posting)
    assert one.pay == (Pay(170_000, 230_000, "USD", PayPeriod.YEAR),)
    assert (one.workplace, one.is_inferred, one.posted) == (Workplace.REMOTE, False, "2026-11-02")


@pytest.mark.parametrize(
    ("salary", "pay"),
    [
        (180_000, (180_000, 180_000)),
        ("180,000", (180_000, 180_000)),
        ({"value": 180_000}, (180_000, 180_000)),
        ({"value": {"value": "180000"}}, (180_000, 180_000)),
        ({"value": {"minValue": 180_000}}, (180_000, None)),
        ({"value": {"minValue": 0, "maxValue": 1}}, None),
        ({"value": ["180000"]}, None),
        ("on request", None),
        (float("inf"), None),
        (True, None),
    ],
)
def test_base_salary_in_any_shape(salary, pay):
    found = listing(baseSalary=salary, salaryCurrency="EUR").pay
    assert found == ((Pay(*pay, "EUR", None),) if pay else ())


@pytest.mark.parametrize(
    "posted",
    [None, "", "yesterday", float("nan"), float("inf"), "2026-99-99", "20269999", -1e300, 1e300, True, [1], 2024,
     "2024", 1],
)  # fmt: skip
def test_a_date_that_is_none_is_unknown(posted):
    assert listing(date_posted=posted).posted == ""


@pytest.mark.parametrize(
    "posted",
    ["2024-03-15", " 2024-03-15T10:00:00Z", "20240315", 20240315, 20240315.0, "20240315T100000Z", 1710460800,
     "1710460800", 1710460800.5, 1710460800000, "1710460800000.0"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written_or_counted(posted):
    assert listing(date_posted=posted).posted == "2024-03-15"


def test_jobspys_own_quoting_is_read():
    header = "id,site,job_url,title,company,description"
    text = f'{header}\n"1","indeed","https://e.x/1","AI Engineer","Acme","Say \\"hello\\", and ship."\n'
    (posting,) = open_document(text.encode(), name="jobs.csv", source="jobs.csv", kind="posting")
    assert posting.text.content == 'Say "hello", and ship.'
    assert posting.extra["job_url"] == "https://e.x/1"


@pytest.mark.parametrize(
    ("title", "location", "text", "found"),
    [
        ("AI Engineer (Remote)", "", "", Workplace.REMOTE),
        ("AI Engineer", "Berlin, hybrid", "Remote first.", Workplace.HYBRID),
        ("AI Engineer", "Berlin", "This is a fully remote position.", Workplace.REMOTE),
        ("AI Engineer", "Berlin", "Three days a week in the office, otherwise remote.", None),
        ("AI Engineer", "", "On-site in Madrid.", Workplace.ON_SITE),
        ("AI Engineer", "No remote", "", None),
        ("AI Engineer", "", "You will deploy to remote sites and a hybrid cloud.", None),
        ("AI Engineer", "", "You will ship.", None),
    ],
)
def test_where_the_work_is_done(title, location, text, found):
    assert infer_workplace(title, location, text) is found


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("AI Engineer\nQuarrystone Robotics · London, hybrid\n", "London, hybrid"),
        ("# AI Engineer\n\n**Meridian Freight** · Hamburg or remote\n", "Hamburg or remote"),
        ("AI Engineer\nMunich, Germany (on-site)\n", "Munich, Germany (on-site)"),
        ("AI Engineer\n\n**Location:** New York, NY\n\nYou will", "New York, NY"),
        ("AI Engineer\nLocation: Lisbon | Type: full time\n", "Lisbon"),
        ("AI Engineer\nWork location: Remote (EU)   Pay: good\n", "Remote (EU)"),
        ("AI Engineer, remote\nQuarrystone Robotics, Munich\n", ""),
        ("AI Engineer\nRemote / hybrid\n", ""),
        ("AI Engineer\nWe build maps, remote and from London.\n", ""),
        ("AI Engineer\n" + "Text.\n" * 20 + "Location: Berlin\n", ""),
        ("", ""),
    ],
)
def test_the_place_that_the_head_of_a_posting_names(text, location):
    assert find_location(text) == location
