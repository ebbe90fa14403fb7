"""What a person wants, kept and parsed without a command line."""

import pytest

from roleprism.advice import Wishes
from roleprism.doors.jobs.since import parse_since
from roleprism.doors.jobs.wishes import filters_of, keep_wishes, parse_pay, wishes_of
from roleprism.errors import UsageError
from roleprism.store import Store


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "jobs.sqlite") as opened:
        yield opened


def test_wishes_come_back_as_ranking_heeds_them(store):
    keep_wishes(store, want=("ai-engineer",), place=("Berlin",), min_pay="70k EUR")
    keep_wishes(store, refuse=("ml-engineer",))
    kept = store.wishes()
    assert wishes_of(kept) == Wishes(want=("ai-engineer",), refuse=("ml-engineer",))
    assert filters_of(kept).places == ("Berlin",)
    assert filters_of(kept).least_pay == (70_000, "EUR")
    assert filters_of(kept, places=("remote",), min_pay="1USD").places == ("remote",)
    keep_wishes(store, clear=True)
    assert store.wishes() == {}


def test_a_wish_that_names_nothing_is_refused_and_none_is_kept(store):
    for wrong in ({"want": ("ai-enginer",)}, {"min_pay": "lots"}):
        with pytest.raises(UsageError):
            keep_wishes(store, place=("Berlin",), **wrong)
    assert store.wishes() == {}


@pytest.mark.parametrize(
    ("words", "pay"),
    [
        ("150000USD", (150_000, "USD")), ("70k EUR", (70_000, "EUR")), ("100.000EUR", (100_000, "EUR")),
        ("1,250,000 inr", (1_250_000, "INR")), ("72.5kGBP", (72_500, "GBP")), ("100'000.50 CHF", (100_000.5, "CHF")),
    ],
)  # fmt: skip
def test_pay(words, pay):
    assert parse_pay(words) == pay


@pytest.mark.parametrize(
    "words", ["nanUSD", "infUSD", "-5USD", "0EUR", "1e5USD", "USD", "100000", f"{'9' * 400}USD", "100000XYZ", "1k ÄÖÜ"]
)
def test_no_pay(words):
    with pytest.raises(UsageError, match="min-pay"):
        parse_pay(words)


@pytest.mark.parametrize(
    "words", ["", "d", "lately", "99999999999d", "999999999h", "10000000000w", "999999999w", f"{'9' * 5000}d", "²d"]
)
def test_no_time(words):
    with pytest.raises(UsageError, match="is no time"):
        parse_since(words)


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("2026-11-01", "2026-11-01T00:00:00.000+00:00"),
        ("2026-11-01T02:00:00+05:00", "2026-10-31T21:00:00.000+00:00"),
        ("2026-11-01T23:00-04:00", "2026-11-02T03:00:00.000+00:00"),
        ("2026-11-01T09:30:00Z", "2026-11-01T09:30:00.000+00:00"),
    ],
)
def test_a_time_of_any_zone_is_as_the_store_writes_times(words, since):
    assert parse_since(words) == since


@pytest.mark.parametrize("words", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_a_time_beyond_all_calendars_is_none(words):
    with pytest.raises(UsageError, match="is no time"):
        parse_since(words)
