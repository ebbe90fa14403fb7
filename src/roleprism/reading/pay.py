"""Pay ranges in the text of a posting, with where each stands; what is no pay is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roleprism.document import Span
from roleprism.document.pay import Pay, PayKind, PayPeriod

_CURRENCIES = {
    "us$": "USD", "usd": "USD", "ca$": "CAD", "c$": "CAD", "cad": "CAD", "a$": "AUD", "au$": "AUD", "aud": "AUD",
    "nz$": "NZD", "nzd": "NZD", "s$": "SGD", "sgd": "SGD", "hk$": "HKD", "hkd": "HKD", "€": "EUR", "eur": "EUR",
    "£": "GBP", "gbp": "GBP", "chf": "CHF", "₹": "INR", "inr": "INR", "¥": "JPY", "jpy": "JPY", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK", "pln": "PLN", "zł": "PLN", "brl": "BRL", "r$": "BRL", "ils": "ILS", "₪": "ILS",
    "aed": "AED", "mxn": "MXN", "zar": "ZAR", "czk": "CZK", "huf": "HUF", "ron": "RON", "cny": "CNY", "krw": "KRW",
}  # fmt: skip
"""Signs and codes whose currency is sure; a bare "$" is not, until the text says which."""

DOLLARS = "$"
"""The currency of a text that says dollars and not whose."""

_SIGN = r"(?:us|ca|c|au|a|nz|s|hk|r)?\$|€|£|₹|¥|₪|zł"
_CODE = r"(?:usd|cad|aud|nzd|sgd|hkd|eur|gbp|chf|inr|jpy|sek|nok|dkk|pln|brl|ils|aed|mxn|zar|czk|huf|ron|cny|krw)\b"
_NUMBER = r"\d{1,3}(?:[.,'’\u202f\u00a0 ]\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SCALE = r"\s?(?:k\b|m\b|l\b|lakhs?\b|lpa\b|cr\b|crores?\b)"
_PER = (
    r"(?:\s*(?:/|per|an?|each)\s*(?P<per>year|yr|annum|month|mo|week|wk|day|hour|hr|h)\b|"
    r"\s*(?P<adverb>annually|yearly|p\.?\s?a\.?(?!\w)|annum|monthly|hourly|daily|weekly|lpa\b))?"
)


def _amount(at: int) -> str:
    """An amount with its marks before or behind, whose groups are numbered `at`."""
    return (
        rf"(?:(?P<sign{at}>{_SIGN})\s?|(?P<code{at}>{_CODE})\s?)?(?P<number{at}>{_NUMBER})"
        rf"(?P<scale{at}>{_SCALE})?(?:\s?(?P<after{at}>{_CODE}|€|zł))?"
    )


_CODES = tuple(mark for mark in _CURRENCIES if mark.isascii() and mark.isalpha())
_SIGNS = ("$", *(mark for mark in _CURRENCIES if not mark.isascii()))
_REACH = 120
"""Characters; a range is shorter, on both sides of its mark."""

_RANGE = re.compile(
    rf"(?<![\w.,$€£]){_amount(1)}(?:\s?(?:per year|a year|/ ?(?:yr|year|hr|hour)))?"
    rf"\s*(?:-|–|—|to|and|bis|until)\s*{_amount(2)}{_PER}",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    # Blanks count from their first only: from each of a long run of them it would take its length squared.
    rf"(?P<bound>up to|from|starting at|at least|minimum(?: of)?|maximum(?: of)?)?(?:(?<!\s)\s++)?"
    rf"(?<![\w.,$€£]){_amount(1)}{_PER}",
    re.IGNORECASE,
)
_PERIODS = {
    "year": PayPeriod.YEAR, "yr": PayPeriod.YEAR, "annum": PayPeriod.YEAR, "annually": PayPeriod.YEAR,
    "yearly": PayPeriod.YEAR, "pa": PayPeriod.YEAR, "lpa": PayPeriod.YEAR, "month": PayPeriod.MONTH,
    "mo": PayPeriod.MONTH, "monthly": PayPeriod.MONTH, "week": PayPeriod.WEEK, "wk": PayPeriod.WEEK,
    "weekly": PayPeriod.WEEK, "day": PayPeriod.DAY, "daily": PayPeriod.DAY, "hour": PayPeriod.HOUR,
    "hr": PayPeriod.HOUR, "h": PayPeriod.HOUR, "hourly": PayPeriod.HOUR,
}  # fmt: skip
_SCALES = {"k": 1e3, "m": 1e6, "l": 1e5, "lakh": 1e5, "lakhs": 1e5, "lpa": 1e5, "cr": 1e7, "crore": 1e7, "crores": 1e7}
_PAY_WORDS = re.compile(
    r"salar|compensation|pay\b|pay range|base|\bote\b|on[- ]target|earn|remunerat|wage|hourly|per hour|/hr|gehalt|"
    r"package|ctc\b|lpa\b|annum|annual|range\b|rate\b",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(
    r"stipend|reimburs|allowance|raised|funding|series [a-f]\b|valuation|revenue|\barr\b|401|bonus of|sign[- ]on|"
    r"signing|referral|budget|match\b|insurance|learning|wellness|home[- ]office|\bper diem\b|customers|users|grant of|"
    r"assets|transactions|market|investor|invest|donat|relocation|contribution|backed",
    re.IGNORECASE,
)
_OTE = re.compile(r"\bote\b|on[- ]target|target cash|base \+ commission|variable", re.IGNORECASE)
_TOTAL = re.compile(r"total (?:cash |annual )?(?:compensation|comp|rewards|package)|\btc\b|\bctc\b", re.IGNORECASE)
_BEFORE, _AFTER = 90, 50
_PLAUSIBLE = {
    PayPeriod.YEAR: (5_000, 5_000_000), PayPeriod.MONTH: (300, 400_000), PayPeriod.WEEK: (100, 100_000),
    PayPeriod.DAY: (30, 20_000), PayPeriod.HOUR: (4, 2_000),
}  # fmt: skip
"""Amounts beyond these, by period, are placeholders or no pay; wide, for currencies differ."""
_LARGE_UNITS = frozenset({"INR", "JPY", "HUF", "KRW", "CZK"})
_TIMES_LARGER = 150


def find_pay(text: str) -> tuple[Pay, ...]:
    """The pay that a text states, in its order; of two that say the same the first."""
    windows = _windows(text)
    ranges = [match for match in _matches(_RANGE, text, windows) if _marks(match, (1, 2))]
    # Where a range is a placeholder ("$1 - $250,000"), its ends are no pay of their own either.
    said = (_pay(match, text, (1, 2)) for match in ranges) if ranges else _singles(text, windows)
    found: dict[tuple[object, ...], Pay] = {}
    for pay in said:
        if pay is not None:
            found.setdefault(pay[:5], pay)
    return tuple(found.values())


def _singles(text: str, windows: list[Span]) -> Iterator[Pay | None]:
    return (_pay(match, text, (1,)) for match in _matches(_SINGLE, text, windows) if _marks(match, (1,)))


def _windows(text: str) -> list[Span]:
    """Stretches around the marks of a currency, in order: what has none is no pay, and most of a text has none."""
    windows: list[Span] = []
    for at in _mark_places(text):
        start, end = max(0, at - _REACH), min(len(text), at + _REACH)
        if windows and start <= windows[-1].end:
            windows[-1] = Span(windows[-1].start, end)
        else:
            windows.append(Span(start, end))
    return windows


def _mark_places(text: str) -> list[int]:
    """Where signs and codes stand; searched as plain strings, which is many times as fast as a pattern."""
    low = text.lower()
    if len(low) != len(text):  # a letter whose lower case is longer: places would be off
        return list(range(0, len(text), _REACH))
    return sorted([*_places(low, _SIGNS), *(at for at in _places(low, _CODES) if not low[at - 1 : at].isalpha())])


def _places(text: str, words: tuple[str, ...]) -> Iterator[int]:
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


def _matches(pattern: re.Pattern[str], text: str, windows: list[Span]) -> Iterator[re.Match[str]]:
    return (match for window in windows for match in pattern.finditer(text, window.start, window.end))


def _marks(match: re.Match[str], ends: tuple[int, ...]) -> list[str]:
    """The signs and codes of a currency at the ends of a range."""
    return [mark for part in ("sign", "code", "after") for at in ends if (mark := match[f"{part}{at}"])]


def _pay(match: re.Match[str], text: str, ends: tuple[int, ...]) -> Pay | None:
    around = f"{_line_before(text, match.start())} {match[0]} {_line_after(text, match.end())}"
    if not _PAY_WORDS.search(around) or _NOT_PAY.search(around):
        return None
    period = _period(match, around)
    amounts = _amounts(match, ends)
    currency = _currency(_marks(match, ends), around)
    if not _is_plausible(amounts, period, currency) or amounts[0] > amounts[-1]:
        return None
    low, high = (amounts[0], amounts[1]) if len(amounts) > 1 else _bounds(match, amounts[0])
    kind = PayKind.OTE if _OTE.search(around) else PayKind.TOTAL if _TOTAL.search(around) else PayKind.BASE
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Pay(low, high, currency, period, kind, Span(start, match.end()))


def _line_before(text: str, at: int) -> str:
    return text[max(0, at - _BEFORE) : at].rpartition("\n\n")[2]


def _line_after(text: str, at: int) -> str:
    return text[at : at + _AFTER].partition("\n\n")[0]


def _amounts(match: re.Match[str], names: tuple[int, ...]) -> list[float]:
    scales = [(match[f"scale{at}"] or "").strip().lower() for at in names]
    # "$130-170k" means thousands on both sides.
    scales = [
        scale or (scales[-1] if _value(match[f"number{at}"]) < 1_000 else "")
        for at, scale in zip(names, scales, strict=True)
    ]
    return [_value(match[f"number{at}"]) * _SCALES.get(scale, 1) for at, scale in zip(names, scales, strict=True)]


def _value(number: str) -> float:
    """A number in any of the usual ways of writing: "180,000", "60.000", "120'000", "45.50"."""
    groups = re.split(r"['’\u202f\u00a0 ]", number)
    # "100,000 120,000": a group that is parted itself is a number of its own, and what follows is another.
    bare = groups[0] if any(set(",.") & set(group) for group in groups[:-1]) else "".join(groups)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:\.\d{1,2})?", bare) or bare.count(",") + bare.count(".") > 1:
        whole, _, cents = bare.rpartition(".") if re.search(r"\.\d{1,2}$", bare) else (bare, "", "")
        return float(re.sub(r"[.,]", "", whole) + (f".{cents}" if cents else ""))
    return float(bare.replace(",", "."))


def _currency(marks: list[str], around: str) -> str:
    for mark in marks:
        if known := _CURRENCIES.get(mark.lower().strip()):
            return known
    named = re.search(rf"\b({_CODE})", around, re.IGNORECASE)
    return _CURRENCIES[named[1].lower()] if named else DOLLARS


def _period(match: re.Match[str], around: str) -> PayPeriod | None:
    said = (match["per"] or match["adverb"] or "").lower()
    known = _PERIODS.get(re.sub(r"[.\s]", "", said))
    if known:
        return known
    named = re.search(
        r"\b(annual|yearly|per year|a year|per annum|hourly|per hour|an hour|monthly|per month)\b", around, re.I
    )
    if not named:
        return None
    word = named[1].lower()
    return PayPeriod.HOUR if "hour" in word else PayPeriod.MONTH if "month" in word else PayPeriod.YEAR


def _is_plausible(amounts: list[float], period: PayPeriod | None, currency: str) -> bool:
    low, high = _PLAUSIBLE[period] if period else (_PLAUSIBLE[PayPeriod.HOUR][0], _PLAUSIBLE[PayPeriod.YEAR][1])
    times = _TIMES_LARGER if currency in _LARGE_UNITS else 1
    return all(low <= amount <= high * times for amount in amounts) and (period is not None or max(amounts) >= 1_000)


def _bounds(match: re.Match[str], amount: float) -> tuple[float | None, float | None]:
    bound = (match["bound"] or "").lower()
    if bound.startswith(("up to", "maximum")):
        return None, amount
    if bound:
        return amount, None
    return amount, amount
