"""Words by which a statement tells that something was made, or measured."""

from __future__ import annotations

import re

SHIPPED = re.compile(
    r"\b(?:ship(?:ped|s|ping)?|launch(?:ed|es|ing)?|releas(?:ed|es|ing)|deploy(?:ed|s|ing)?|roll(?:ed|s|ing)? out|"
    r"deliver(?:ed|s|ing)?|built|builds|building|build|created?|wrote|writes?|designed|develop(?:ed|s|ing)?|"
    r"implement(?:ed|s|ing)?|rebuilt|rewrote|trained|trains|fine-?tuned|migrated|automated|introduced|"
    r"cut|reduced|raised|improved|doubled|halved|published|open-?sourced|won|set up|moved|replaced|"
    r"(?:in|to|into) production|went live|goes live|live (?:in|for|at|with)|runs?\b.{0,30}\b(?:for|in|with)|"
    r"r[ae]n|operat(?:ed|es|ing)|serv(?:ed|es|ing)|used by|users?)\b",
    re.IGNORECASE,
)
"""What was made or changed, whatever the tense; a duty alone ("responsible for") tells of none."""

DUTY_ALONE = re.compile(
    r"^\W*(?:responsible for|responsibilities include|duties include|tasked with|in charge of|involved in|"
    r"participat(?:ed|e|ing) in|assist(?:ed|ing)? (?:in|with)|help(?:ed|ing)? with|work(?:ed|ing) (?:on|with)|"
    r"exposure to|familiar with|knowledge of|experience (?:in|with))\b",
    re.IGNORECASE,
)
"""How a line starts that tells what someone was there for, and not what they did."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(
    r"(?<![\w.-])[$€£]?\d[\d.,]*(?:\s?(?:%|k|m|bn|x|ms|s|h))?(?![\w-])|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|sixty|"
    r"eighty|ninety|hundred|thousand|million|billion|half|third|quarter|twice|double[ds]?|halved|tripled)s?\b(?!\.js)",
    re.IGNORECASE,
)


def tells_of_work(text: str) -> bool:
    """Whether a statement says that something was made, shipped or changed."""
    return SHIPPED.search(text) is not None


def has_number(text: str) -> bool:
    """Whether a statement measures something; a year measures nothing."""
    return _NUMBER.search(_YEAR.sub("", text)) is not None


MEASURED = re.compile(
    r"\beval(?:s|uat\w+)?\b|test (?:set|questions|cases)|golden|benchmark|accuracy|precision|recall|faithful|"
    r"groundedness|"
    r"hallucinat|regression|a/b test|human (?:review|label|rating)|spot[- ]check|score[sd]?\b|"
    r"\btrac(?:e[sd]?|ing)\b|observab|monitor|langfuse|langsmith|\bcosts?\b|\bcents?\b|token|latency|\bp9[059]\b|"
    r"milliseconds|\bms\b|per (?:request|call|conversation|document)",
    re.IGNORECASE,
)
"""How a line tells that something was measured, watched or paid for."""
