"""Pay in text, in the ways that postings write it, and what looks like pay and is none."""

import pytest

from roleprism.document.pay import PayKind, PayPeriod
from roleprism.reading.pay import find_pay

YEAR, HOUR = PayPeriod.YEAR, PayPeriod.HOUR


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("The salary range is $180,000 - $260,000 USD.", 180_000, 260_000, "USD", None),
        ("Base salary: $180,000—$260,000 per year", 180_000, 260_000, "$", YEAR),
        ("$180K–$260K base", 180_000, 260_000, "$", None),
        ("Pay: $130-170k", 130_000, 170_000, "$", None),
        ("Compensation between $117,000 USD and $164,000 USD annually", 117_000, 164_000, "USD", YEAR),
        ("CA$102.8K – CA$137K salary", 102_800, 137_000, "CAD", None),
        ("Salary £55k - £70k", 55_000, 70_000, "GBP", None),
        ("Salary €60.000–75.000 per annum", 60_000, 75_000, "EUR", YEAR),
        ("Salary 60 000 € per year", 60_000, 60_000, "EUR", YEAR),
        ("Salary CHF 120'000 p.a.", 120_000, 120_000, "CHF", YEAR),
        ("Salary ₹30L - ₹45L", 3_000_000, 4_500_000, "INR", None),
        ("Hourly rate $45.50 - $60/hr", 45.5, 60, "$", HOUR),
        ("Salary up to $200,000 a year", None, 200_000, "$", YEAR),
        ("Salary starting at $90,000 per year", 90_000, None, "$", YEAR),
        ("Salary ₹12,00,000 - ₹18,00,000", 1_200_000, 1_800_000, "INR", None),
        ("Salary €60.000,00 - €80.000,00", 60_000, 80_000, "EUR", None),
        ("Salary: 232,000–261,000 $", 232_000, 261_000, "$", None),
        ("Salary: $124,000 -- $234,200 annually", 124_000, 234_200, "$", YEAR),
        ("US Tier 1 Locations$145,000—$199,000 USD", 145_000, 199_000, "USD", None),
        ("Pay: $60,300 - $132,600\nIt is the base hourly rate or base annual pay", 60_300, 132_600, "$", YEAR),
        ("Annual Salary\n\n$100,000.00 - $236,500.00", 100_000, 236_500, "$", YEAR),
    ],
)
def test_a_range_is_read(text, low, high, currency, period):
    (pay,) = find_pay(text)
    assert (pay.low, pay.high, pay.currency, pay.period) == (low, high, currency, period)
    assert pay.span.slice(text).strip()
    assert any(char.isdigit() for char in pay.span.slice(text))


@pytest.mark.parametrize(
    "text",
    [
        "A $500 home office stipend.", "We raised $120M in Series B funding.", "401(k) match up to $5,000.",
        "Pay range $1.00 - $250,000.00 per year.", "Revenue of $40 - $60 million, salary by agreement.",
        "A sign-on bonus of $20,000 on your base salary.", "Five to seven years of experience, competitive salary.",
        "Salary range 3-5 years of experience", "", "We pay well.",
    ],
)  # fmt: skip
def test_what_is_no_pay_is_passed_over(text):
    assert find_pay(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("€65,000 – €85,000", 65_000, 85_000, "EUR", None),
        ("£80k-£95k", 80_000, 95_000, "GBP", None),
        ("USD$257,000 per year - USD$285,500 per year", 257_000, 285_500, "USD", YEAR),
        ("CHF 120'000 - 140'000", 120_000, 140_000, "CHF", None),
        ("Zone B\n\n$130k to $180k + equity", 130_000, 180_000, "$", None),
        ("$45 - $60/hr", 45, 60, "$", HOUR),
    ],
)
def test_a_clear_range_needs_no_word_of_pay(text, low, high, currency, period):
    (pay,) = find_pay(f"We build maps.\n\n{text}\n\nWe work in London.")
    assert (pay.low, pay.high, pay.currency, pay.period) == (low, high, currency, period)


@pytest.mark.parametrize(
    "text",
    [
        "We closed deals of $100k - $250k.", "A travel budget of $20,000 - $50,000.", "We raised $40,000 to $90,000.",
        "Save clients $50k-$90k.", "Contracts worth €60,000 – €90,000", "Grew from $150k to $7m", "$30k-$76k equity",
        "A package valued at $30,000-$40,000", "Ticket sizes $25,000 - $900,000", "Loans of $30,000 and $50,000",
    ],
)  # fmt: skip
def test_a_range_of_something_else_is_no_pay(text):
    assert find_pay(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "- Base salary: $150,000 - $180,000\n- 401(k) with match",
        "We raised $40M in funding.\nSalary: $150,000 - $180,000",
        "We raised $40M in funding. Salary: $150,000 - $180,000",
        "Salary: $150,000 - $180,000\nHealth insurance",
        "Salary: $150,000 - $180,000, 401(k) match and a learning budget",
        "After the funding round the base salary is $150,000 - $180,000",
    ],
)
def test_what_stands_beside_pay_does_not_hide_it(text):
    (pay,) = find_pay(text)
    assert (pay.low, pay.high) == (150_000, 180_000)


def test_kinds_are_told_apart():
    assert find_pay("OTE $250,000 (50/50)")[0].kind is PayKind.OTE
    assert find_pay("Total compensation $300,000 - $400,000")[0].kind is PayKind.TOTAL
    assert find_pay("Base pay $150,000 - $160,000")[0].kind is PayKind.BASE
    assert find_pay("Base pay $150,000 - $160,000. Total compensation differs.")[0].kind is PayKind.BASE


def test_dollars_are_not_of_the_country_that_the_next_line_names():
    usa, canada = find_pay("Pay\n- Zone C: $138,000 - $174,000\n- Canada: CAD 184,800 - 217,400")
    assert (usa.currency, canada.currency) == ("$", "CAD")


def test_zones_stay_apart_and_the_same_range_stands_once():
    text = "Base pay range NYC: $180,000 - $220,000\nBase pay range Ohio: $150,000 - $180,000\nPay: $180,000 - $220,000"
    assert [(pay.low, pay.high) for pay in find_pay(text)] == [(180_000, 220_000), (150_000, 180_000)]
