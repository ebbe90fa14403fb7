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
_NUMBER = (
    r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}(?:[.,'’\u202f\u00a0 ]\d{3})+(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,2})?"
)
_SCALE = r"\s?(?:k\b|m\b|l\b|lakhs?\b|lpa\b|cr\b|crores?\b)"
_PER = (
    r"(?:\s*(?:/|per|an?|each)\s*(?P<per>year|yr|annum|month|mo|week|wk|day|hour|hr|h)\b|"
    r"\s*(?P<adverb>annually|yearly|p\.?\s?a\.?(?!\w)|annum|monthly|hourly|daily|weekly|lpa\b))?"
)


def _amount(at: int) -> str:
    """An amount with its marks before or behind, whose groups are numbered `at`."""
    return (
        rf"(?:(?P<sign{at}>{_SIGN})\s?|(?P<code{at}>{_CODE})\s?\$?\s?)?(?P<number{at}>{_NUMBER})"
        rf"(?P<scale{at}>{_SCALE})?(?:\s?(?P<after{at}>{_CODE}|€|zł|\$(?!\s?\d)))?"
    )


_STARTS = r"(?:(?<![\w.,$€£])|(?<=[a-z])(?=[$€£]))"
"""Where an amount may start; behind a word that it sticks to only with its sign ("Locations$145,000")."""
_CODES = tuple(mark for mark in _CURRENCIES if mark.isascii() and mark.isalpha())
_SIGNS = ("$", *(mark for mark in _CURRENCIES if not mark.isascii()))
_REACH = 120
"""Characters; a range is shorter, on both sides of its mark."""

_RANGE = re.compile(
    rf"{_STARTS}{_amount(1)}(?:\s?(?:/|per|an?)\s?(?:year|yr|annum|month|hour|hr)\b)?"
    rf"\s*(?P<to>--?|–|—|to|and|bis|until)\s*{_amount(2)}{_PER}",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    # Blanks count from their first only: from each of a long run of them it would take its length squared.
    rf"(?P<bound>up to|from|starting at|at least|minimum(?: of)?|maximum(?: of)?)?(?:(?<!\s)\s++)?"
    rf"{_STARTS}{_amount(1)}{_PER}",
    re.IGNORECASE,
)
_PERIODS = {
    "year": PayPeriod.YEAR, "yr": PayPeriod.YEAR, "annum": PayPeriod.YEAR, "annually": PayPeriod.YEAR,
    "yearly": PayPeriod.YEAR, "pa": PayPeriod.YEAR, "lpa": PayPeriod.YEAR, "month": PayPeriod.MONTH,
    "mo": PayPeriod.MONTH, "monthly": PayPeriod.MONTH, "week": PayPeriod.WEEK, "wk": PayPeriod.WEEK,
    "weekly": PayPeriod.WEEK, "day": PayPeriod.DAY, "daily": PayPeriod.DAY, "hour": PayPeriod.HOUR,
    "hr": PayPeriod.HOUR, "h": PayPeriod.HOUR, "hourly": PayPeriod.HOUR,
}  # fmt: skip
_PERIOD_WORDS = re.compile(
    r"\b(?:annual|yearly|per year|a year|per annum|hourly|per hour|an hour|monthly|per month)\b", re.IGNORECASE
)
_SCALES = {"k": 1e3, "m": 1e6, "l": 1e5, "lakh": 1e5, "lakhs": 1e5, "lpa": 1e5, "cr": 1e7, "crore": 1e7, "crores": 1e7}
_PAY_WORDS = re.compile(
    r"salar|compensation|pay\b|pay range|base|\bote\b|on[- ]target|earn|remunerat|wage|hourly|per hour|/hr|gehalt|"
    r"package|ctc\b|lpa\b|annum|annual|range\b|rate\b",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(
    r"stipend|reimburs|allowance|raised|funding|funds|series [a-f]\b|valu(?:ation|ed)|revenue|\ba[cr][rv]\b|401|"
    r"bonus of|sign[- ]on|signing|referral|budget|match\b|insurance|learning|wellness|home[- ]office|\bper diem\b|"
    r"customers|users|grant|assets|transactions|market\b|invest|donat|relocation|contribution|backed|deals?\b|"
    r"contract size|quota|sav(?:e|ing)|worth|spend|cost|price|fees?\b|prize|award|loan|million|"
    r"(?:sales|projects?|accounts?) (?:of|up|from|between|rang)",
    re.IGNORECASE,
)
_IN_SHARES = re.compile(r"\b(?:equity|rsus?|stock|options)\b", re.IGNORECASE)
"""Says of the amount before it that it is not paid in money; after "salary and equity:" one is."""
_OTE = re.compile(r"\bote\b|on[- ]target|target cash|base \+ commission|variable", re.IGNORECASE)
_TOTAL = re.compile(r"total (?:cash |annual )?(?:compensation|comp|rewards|package)|\btc\b|\bctc\b", re.IGNORECASE)
_BEFORE, _AFTER = 90, 50
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•●▪◦·–#]|\d+[.)]\s|[A-Z]))|(?<=[.!?;])\s+(?=[A-Z\"(*])|[•●▪◦]")
"""Where a statement ends and another starts."""
_CLAUSE_ENDS = re.compile(r"[,;+(]|\b(?:plus|and|with|as well|in addition)\b")
_PLAUSIBLE = {
    PayPeriod.YEAR: (5_000, 5_000_000), PayPeriod.MONTH: (300, 400_000), PayPeriod.WEEK: (100, 100_000),
    PayPeriod.DAY: (30, 20_000), PayPeriod.HOUR: (4, 2_000),
}  # fmt: skip
"""Amounts beyond these, by period, are placeholders or no pay; wide, for currencies differ."""
_A_YEAR, _A_YEAR_IN_LARGE_UNITS = (20_000, 1_000_000), (200_000, 150_000_000)
"""Between which amounts a year's pay lies by any account."""
_WIDEST = 4
"""How many times its low end the high end of a range of pay may be."""
_LARGE_UNITS = frozenset({"INR", "JPY", "HUF", "KRW", "CZK"})
_TIMES_LARGER = 150


def find_pay(text: str) -> tuple[Pay, ...]:
    """The pay that a text states, in its order; of two that say the same the first."""
    windows = _windows(text)
    ranges = [match for match in _matches(_RANGE, text, windows) if _marks(match, (1, 2))]
    said = [pay for match in ranges if (pay := _pay(match, text, (1, 2)))] or list(_singles(text, windows, ranges))
    found: dict[tuple[object, ...], Pay] = {}
    for pay in said:
        found.setdefault(pay[:5], pay)
    return tuple(found.values())


def _singles(text: str, windows: list[Span], ranges: list[re.Match[str]]) -> Iterator[Pay]:
    """Amounts that stand alone; where a range is a placeholder ("$1 - $250,000"), its ends are no pay of their own."""
    for match in _matches(_SINGLE, text, windows):
        is_end = any(one.start() < match.end() and match.start() < one.end() for one in ranges)
        if not is_end and _marks(match, (1,)) and (pay := _pay(match, text, (1,))):
            yield pay


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
    around = text[max(0, match.start() - _BEFORE) : match.end() + _AFTER]
    statement = _statement(match, text)
    amounts = _amounts(match, ends)
    # What follows in another statement may be of the next range, in the currency of another country.
    currency = _currency(_marks(match, ends), f"{text[max(0, match.start() - _BEFORE) : match.start()]} | {statement}")
    period = _period(match) or _period_around(around, amounts, currency)
    if not _is_plausible(amounts, period, currency) or amounts[0] > amounts[-1] or _is_of_something_else(match, text):
        return None
    if not _PAY_WORDS.search(around) and not _is_clear(match, amounts, currency):
        return None
    low, high = (amounts[0], amounts[1]) if len(amounts) > 1 else _bounds(match, amounts[0])
    kind = PayKind.OTE if _OTE.search(statement) else PayKind.TOTAL if _TOTAL.search(statement) else PayKind.BASE
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Pay(low, high, currency, period, kind, Span(start, match.end()))


def _parts_of_statement(match: re.Match[str], text: str) -> tuple[str, str]:
    """What stands before and after an amount in its own statement."""
    before = _BREAK.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    return before, _BREAK.split(text[match.end() : match.end() + _AFTER])[0]


def _statement(match: re.Match[str], text: str) -> str:
    before, after = _parts_of_statement(match, text)
    return f"{before} {match[0]} {after}"


def _is_of_something_else(match: re.Match[str], text: str) -> bool:
    """Whether an amount is a round of funding, a budget, a bonus: of words before it the nearest says."""
    before, after = _parts_of_statement(match, text)
    nearest = max((one.end() for one in _NOT_PAY.finditer(before)), default=-1)
    is_told_before = nearest > max((one.end() for one in _PAY_WORDS.finditer(before)), default=-1)
    of_it = _CLAUSE_ENDS.split(after)[0]
    return is_told_before or bool(_NOT_PAY.search(of_it) or _IN_SHARES.search(of_it))


def _is_clear(match: re.Match[str], amounts: list[float], currency: str) -> bool:
    """Whether a range is pay by itself: from one amount to another, of the size and the width of a year's pay."""
    if len(amounts) < 2 or match["to"].lower() == "and":
        return False
    low, high = amounts
    least, most = _A_YEAR_IN_LARGE_UNITS if currency in _LARGE_UNITS else _A_YEAR
    is_said = bool(match["per"] or match["adverb"])
    return high <= _WIDEST * low and (is_said or least <= low < high <= most)


def _amounts(match: re.Match[str], names: tuple[int, ...]) -> list[float]:
    scales = [(match[f"scale{at}"] or "").strip().lower() for at in names]
    # "$130-170k" means thousands on both sides.
    scales = [
        scale or (scales[-1] if _value(match[f"number{at}"]) < 1_000 else "")
        for at, scale in zip(names, scales, strict=True)
    ]
    return [_value(match[f"number{at}"]) * _SCALES.get(scale, 1) for at, scale in zip(names, scales, strict=True)]


_THOUSAND = 3
"""The digits of a group."""


def _value(number: str) -> float:
    """A number in any of the usual ways of writing: "180,000", "60.000", "120'000", "45.50"."""
    groups = re.split(r"['’\u202f\u00a0 ]", number)
    # "100,000 120,000": a group that is parted itself is a number of its own, and what follows is another.
    bare = groups[0] if any(set(",.") & set(group) for group in groups[:-1]) else "".join(groups)
    parts = re.split(r"[.,]", bare)
    if len(parts) > 1 and len(parts[-1]) < _THOUSAND:  # cents
        return float(f"{''.join(parts[:-1])}.{parts[-1]}")
    return float("".join(parts))


def _currency(marks: list[str], around: str) -> str:
    for mark in marks:
        if known := _CURRENCIES.get(mark.lower().strip()):
            return known
    named = re.search(rf"\b({_CODE})", around, re.IGNORECASE)
    return _CURRENCIES[named[1].lower()] if named else DOLLARS


def _period(match: re.Match[str]) -> PayPeriod | None:
    said = (match["per"] or match["adverb"] or "").lower()
    return _PERIODS.get(re.sub(r"[.\s]", "", said))


def _period_around(around: str, amounts: list[float], currency: str) -> PayPeriod | None:
    """The first period that the words around an amount name and that fits it: "the base hourly or annual rate"."""
    named = (
        PayPeriod.HOUR if "hour" in word else PayPeriod.MONTH if "month" in word else PayPeriod.YEAR
        for word in map(str.lower, _PERIOD_WORDS.findall(around))
    )  # fmt: skip
    return next((period for period in named if _is_plausible(amounts, period, currency)), None)


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
