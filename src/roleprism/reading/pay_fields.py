"""Pay by fields of a source, and not by its text: amounts, currencies and periods under the names in use."""

from __future__ import annotations

from collections.abc import Mapping

from roleprism.document.pay import Pay, PayPeriod
from roleprism.reading.decode import tidy
from roleprism.reading.number import number

_PERIODS = {
    "year": PayPeriod.YEAR, "yearly": PayPeriod.YEAR, "annual": PayPeriod.YEAR, "1 year": PayPeriod.YEAR,
    "per-year-salary": PayPeriod.YEAR, "month": PayPeriod.MONTH, "monthly": PayPeriod.MONTH, "1 month": PayPeriod.MONTH,
    "per-month-salary": PayPeriod.MONTH, "week": PayPeriod.WEEK, "weekly": PayPeriod.WEEK, "day": PayPeriod.DAY,
    "daily": PayPeriod.DAY, "hour": PayPeriod.HOUR, "hourly": PayPeriod.HOUR, "1 hour": PayPeriod.HOUR,
    "per-hour-wage": PayPeriod.HOUR,
}  # fmt: skip
_PLACEHOLDER = 2
"""No range of pay ends at so little."""


def range_of(low: object, high: object, currency: str, period: str, label: str = "") -> tuple[Pay, ...]:
    """A range of pay from fields; empty where both ends are missing or a placeholder."""
    ends = number(low), number(high)
    if max((end for end in ends if end is not None), default=0) <= _PLACEHOLDER:
        return ()
    return (Pay(*ends, currency=currency.upper(), period=_PERIODS.get(period.strip().lower()), label=label.strip()),)


def base_salary(posting: Mapping[str, object]) -> tuple[Pay, ...]:
    """`baseSalary` of a schema.org JobPosting in any of its shapes; `estimatedSalary` is another's guess and no pay."""
    salary = posting.get("baseSalary")
    value = _at(salary, "value")
    currency = _text(_at(salary, "currency")) or _text(_at(value, "currency")) or _text(posting.get("salaryCurrency"))
    period = _text(_at(value, "unitText")) or _text(_at(salary, "unitText"))
    amount = _at(value, "value") if isinstance(value, Mapping) else salary if value is None else value
    low, high = _at(value, "minValue"), _at(value, "maxValue")
    return range_of(amount if low is None else low, amount if high is None else high, currency, period)


def _at(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, Mapping) else None


def _text(value: object) -> str:
    return tidy(value).strip() if isinstance(value, str) else ""
