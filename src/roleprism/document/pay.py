"""What a posting pays, as far as it says."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from roleprism.document.span import Span

CURRENCIES = frozenset(
    (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
        "CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
        "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
        "LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK "
        "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
        "TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
    ).split()
)
"""The codes of ISO 4217 for money that people are paid in."""


class PayPeriod(StrEnum):
    """For how long the amount is."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


class PayKind(StrEnum):
    """What the amount is of."""

    BASE = "base"
    OTE = "on-target earnings"
    TOTAL = "total compensation"


class Pay(NamedTuple):
    """A range of pay; what is not said is None, and never guessed.

    Args:
        low, high: amounts in units of the currency (not cents); None where that end is open.
        currency: ISO 4217; "$" where dollars are said and not whose, empty where nothing is.
        period: for how long; None where it is not said.
        kind: of what; base where nothing else is said.
        span: where the text says it; None where it came from a field.
        label: which level or place it is for, as written; empty where it is for all.
    """

    low: float | None
    high: float | None
    currency: str
    period: PayPeriod | None
    kind: PayKind = PayKind.BASE
    span: Span | None = None
    label: str = ""
