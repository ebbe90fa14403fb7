"""Postings out of files -> listings: what columns say of address, date, place and pay, under the names in use."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from roleprism.document import Posting
from roleprism.document.listing import Listing, Workplace
from roleprism.document.pay import Pay
from roleprism.reading.pay import find_pay
from roleprism.reading.pay_fields import base_salary, range_of
from roleprism.reading.place import infer_workplace

_URL = (
    "job_url_direct",
    "job_url",
    "url",
    "job_posting_url",
    "hostedUrl",
    "absolute_url",
    "jobUrl",
    "job_link",
    "link",
)
_POSTED = ("date_posted", "posted_at", "datePosted", "publishedAt", "first_published", "original_listed_time",
           "listed_time", "createdAt", "first_seen", "date")  # fmt: skip
_LOW = ("min_amount", "min_salary", "salary_min", "med_salary")
_HIGH = ("max_amount", "max_salary", "salary_max", "med_salary")
_PERIOD = ("interval", "pay_period", "salary_period")
_CURRENCY = ("currency", "salary_currency")
_WORKPLACES = (
    ("hybrid", Workplace.HYBRID), ("remote", Workplace.REMOTE), ("telecommute", Workplace.REMOTE),
    ("site", Workplace.ON_SITE),
)  # fmt: skip
_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d|\d{8}(?!\d))")
_SECONDS = 1e8
"""1973; a smaller number is a year, a flag or a day written without marks, and no count of seconds since 1970."""
_MILLISECONDS = 1e11
"""A number of seconds since 1970 stays below this for three thousand years."""


def to_listing(posting: Posting) -> Listing:
    """The listing that a posting out of a file is; what no column says is read from the text."""
    extra = posting.extra
    text = posting.text.content
    workplace = _workplace(extra)
    inferred = None if workplace else infer_workplace(posting.title, posting.location, text)
    places = tuple(part.strip() for part in posting.location.split(";") if part.strip())
    return Listing(
        posting=posting,
        url=_text(extra, _URL),
        posted=_day(extra),
        places=places,
        workplace=workplace or inferred,
        is_inferred=inferred is not None,
        pay=_pay(extra) or find_pay(text),
    )


def _value(extra: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The first of the columns that holds something."""
    for name in names:
        value = extra.get(name)
        if value not in (None, "") and not (isinstance(value, float) and math.isnan(value)):
            return value
    return None


def _text(extra: Mapping[str, object], names: tuple[str, ...]) -> str:
    value = _value(extra, names)
    return value.strip() if isinstance(value, str) else ""


def _day(extra: Mapping[str, object]) -> str:
    """The day on which it was posted, as ISO 8601; from a date, a text or seconds or milliseconds since 1970."""
    value = _value(extra, _POSTED)
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        return _written_day(str(value)) or _counted_day(value)
    return ""


def _written_day(text: str) -> str:
    found = _DAY.match(text)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""


def _counted_day(value: float | str) -> str:
    try:
        number = float(value)
        seconds = number / 1000 if number > _MILLISECONDS else number
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds >= _SECONDS else ""
    except (ValueError, OverflowError, OSError):
        return ""


def _workplace(extra: Mapping[str, object]) -> Workplace | None:
    """What the columns say; a blank or a no of a remote flag says nothing of the rest."""
    kind = _text(extra, ("work_from_home_type", "workplaceType", "workplace", "jobLocationType")).lower()
    for word, place in _WORKPLACES:
        if word in kind:
            return place
    flag = _value(extra, ("is_remote", "remote_allowed", "isRemote", "remote"))
    return Workplace.REMOTE if flag is True or str(flag).strip().lower() in ("true", "1", "1.0") else None


def _pay(extra: Mapping[str, object]) -> tuple[Pay, ...]:
    currency, period = _text(extra, _CURRENCY), _text(extra, _PERIOD)
    return range_of(_value(extra, _LOW), _value(extra, _HIGH), currency, period) or base_salary(extra)
