"""Positions: the usual layouts of entries, and dates as people write them."""

import pytest

from roleprism.document import Section, SectionKind, Span
from roleprism.reading.dates import Month, find_date_ranges
from roleprism.reading.history import Position, find_positions


def positions(body: str) -> tuple[Position, ...]:
    text = f"Experience\n{body}"
    return find_positions(text, (Section(SectionKind.EXPERIENCE, Span(0, len(text)), Span(0, 10)),))


@pytest.mark.parametrize(
    "entry",
    [
        "ML Engineer — Acme Corp — Jan 2020 – Mar 2021",
        "ML Engineer, Acme Corp (01/2020 - 03/2021)",
        "Acme Corp | ML Engineer | Berlin | 2020-01 to 2021-03",
        "ML Engineer at Acme Corp, January 2020 – March 2021",
        "ML Engineer   Jan. 2020 - Mar. 2021\nAcme Corp, Berlin",
        "Acme Corp   Jan 2020 - Mar 2021\nML Engineer   Berlin, Germany",
        "Acme Corp\nML Engineer\nJan 2020 - Mar 2021 (1 year 3 months)\nBerlin",
        "ML Engineer\nAcme Corp, Berlin\nJan 2020 - Mar 2021",
        "### **ML Engineer** | Acme Corp\n*01/2020 – 03/2021*",
        "Jan 2020 – Mar 2021   ML Engineer, Acme Corp",
        "Jan 2020 – Mar 2021\nML Engineer, Acme Corp",
    ],
)
def test_layouts(entry: str) -> None:
    (position,) = positions(f"{entry}\n- Built a thing in 2020\n")
    assert position[:4] == ("Acme Corp", "ML Engineer", Month(2020, 1), Month(2021, 3))


@pytest.mark.parametrize(
    "employer", ["Acme Inc.", "Amazon.com, Inc.", "Acme Ltd.", "Acme S.p.A.", "eBay", "iRobot", "booking.com"]
)
def test_an_employer_may_end_in_a_dot_and_start_small(employer: str) -> None:
    for entry in (f"ML Engineer\n{employer}\nJan 2020 - Mar 2021", f"{employer}\nML Engineer   Jan 2020 - Mar 2021"):
        (position,) = positions(f"{entry}\n- Built a thing\n")
        assert position[:2] == (employer, "ML Engineer")


@pytest.mark.parametrize("heading", ["Projects", "## Side projects", "EDUCATION", "Open source:", "**Talks**"])
def test_a_heading_is_no_title(heading: str) -> None:
    (position,) = positions(f"{heading}\nLatency bench, Engineer, 2023-10 - Present\n- Measured it\n")
    assert position.title == "Engineer"
    (position,) = positions(f"{heading}\nLatency bench — 2023-10 - Present\n- Measured it\n")
    assert position.title == "Latency bench"


def test_entries_keep_their_own_lines() -> None:
    body = "Engineer, Acme, 2020 - Present\n- Built it\n\nAnalyst, Beta, 2018 - 2019\n- Counted it"
    first, second = positions(body)
    text = f"Experience\n{body}"
    assert first.span.slice(text) == "Engineer, Acme, 2020 - Present\n- Built it"
    assert second.span.slice(text) == "Analyst, Beta, 2018 - 2019\n- Counted it"
    assert (first.end, second.end) == (None, Month(2019, None))


def test_a_second_role_at_the_same_employer() -> None:
    body = "Acme Corp\n\nSenior Engineer   2021 - Present\n- Led it\n\nEngineer   2019 - 2021\n- Built it"
    first, second = positions(f"Acme Corp   2017 - 2019\nIntern\n\n{body.partition(chr(10))[2]}")[1:]
    assert (first.employer, second.employer) == ("Acme Corp", "Acme Corp")
    assert (first.title, second.title) == ("Senior Engineer", "Engineer")


def test_a_title_that_names_no_kind_of_job_comes_first() -> None:
    (position,) = positions("Barista — Café Example — 2019 – 2020")
    assert position[:2] == ("Café Example", "Barista")


def test_dates_inside_prose_and_bullets_make_no_entry() -> None:
    assert positions("- Ran the 2019 - 2020 migration\nKept it up from 2019 to 2021.\n") == ()


def test_other_sections_are_passed_over() -> None:
    text = "BSc, University, 2010 - 2014"
    assert find_positions(text, (Section(SectionKind.EDUCATION, Span(0, len(text)), None),)) == ()


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ("2022-  ", Month(2022, None), None),
        ("2018-22  ", Month(2018, None), Month(2022, None)),
        ("Summer 2016 - Fall 2020  ", Month(2016, 7), Month(2020, 10)),
    ],
)
def test_an_entry_whose_dates_lead_its_line(dates: str, start: Month, end: Month | None) -> None:
    (position,) = positions(f"{dates}Feldspar, Staff Engineer\n- Built a thing in 2020\n")
    assert position[:4] == ("Feldspar", "Staff Engineer", start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jan 2020 - Present", (2020, 1), None),
        ("2019–2021", (2019, None), (2021, None)),
        ("03/2020 — 12/2021", (2020, 3), (2021, 12)),
        ("2017-09 – 2022-04", (2017, 9), (2022, 4)),
        ("2017-09-01 to 2022-04-30", (2017, 9), (2022, 4)),
        ("Sept. 2015 until now", (2015, 9), None),
        ("May, 2019 through June 2020", (2019, 5), (2020, 6)),
        ("19/2019 - 2020", (2019, None), (2020, None)),
        ("March 2024 → now", (2024, 3), None),
        ("2016 -> 2022", (2016, None), (2022, None)),
        ("Aug 2020 – Till date", (2020, 8), None),
        ("03/2021 - to date", (2021, 3), None),
        ("May '22 – Today", (2022, 5), None),
        ("2019 – '22", (2019, None), (2022, None)),
        ("'98 - ’03", (1998, None), (2003, None)),
        ("since 04.2020", (2020, 4), None),
        ("May 2022 →", (2022, 5), None),
        ("May ‘22 – Today", (2022, 5), None),
        ("2018-22", (2018, None), (2022, None)),
        ("2008–12", (2008, None), (2012, None)),
        ("1998–02", (1998, None), (2002, None)),
        ("Summer 2016 - Winter 2020", (2016, 7), (2020, None)),
        ("Fall of 2019 – Spring 2021", (2019, 10), (2021, 4)),
        ("Q1 2022 -> present", (2022, 2), None),
        ("2022 -", (2022, None), None),
        ("Nov 2023–", (2023, 11), None),
    ],
)
def test_date_ranges(text: str, start: tuple[int, int | None], end: tuple[int, int | None] | None) -> None:
    (dates,) = find_date_ranges(text, Span(0, len(text)))
    assert (dates.start, dates.end, dates.span) == (start, end, Span(0, len(text)))


def test_since_when_is_a_date_where_its_line_or_column_ends():
    ends, goes_on = "Engineer (since 2020)", "Since 2019 we count them"
    (dates,) = find_date_ranges(ends, Span(0, len(ends)))
    assert dates[:2] == ((2020, None), None)
    assert list(find_date_ranges(goes_on, Span(0, len(goes_on)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "2020", "1-2", "call 555-2020 - 2021x", "v2019.2020", "30000 - 40000", "2008-12", "2019–11", "1910 - 2020",
        "2018-22%", "2018-22-01", "We rebuilt it in 2019 -",
    ],
)  # fmt: skip
def test_what_is_no_date_range(text: str) -> None:
    assert list(find_date_ranges(text, Span(0, len(text)))) == []
