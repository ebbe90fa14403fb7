"""Values of boards' answers, taken out with care: anything may be missing or of another type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import quote

from roleprism.boards.fetch import Answer
from roleprism.document import Posting, Text
from roleprism.document.listing import Listing, Workplace
from roleprism.document.pay import Pay
from roleprism.errors import BoardError, DocumentError, Fault
from roleprism.reading import limits
from roleprism.reading.json_text import Json, parse_json, string
from roleprism.reading.pay import find_pay
from roleprism.reading.place import infer_workplace

Job = dict[str, Json]


def json_answer(answer: Answer) -> Json:
    """The JSON of an answer.

    Raises:
        BoardError: it is none.
    """
    try:
        return parse_json(answer.body.decode("utf-8", "replace"))
    except ValueError as error:
        wrong = f"answers with {answer.kind or 'no type'} that is no JSON"
        raise BoardError(Fault(answer.url, wrong, "a list of postings", "check the board's name")) from error


def listed(value: Json, key: str, url: str) -> list[Job]:
    """The jobs under a key of an object, or in a bare array where the key is empty.

    Raises:
        BoardError: there is no such list.
    """
    found = value if not key else value.get(key) if isinstance(value, dict) else None
    if not isinstance(found, list):
        wrong = f"answers with {_shape(value)}"
        raise BoardError(Fault(url, wrong, f"a list{f' under {key!r}' if key else ''}", "check the board's name"))
    return [job for job in found if isinstance(job, dict)]


def _shape(value: Json) -> str:
    if isinstance(value, dict):
        return f"an object with {', '.join(list(value)[:5]) or 'nothing'}"
    return "an array" if isinstance(value, list) else repr(value)[:40]


def path(value: Json, *keys: str) -> Json:
    """What lies at a path of keys; None where something on the way is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text_at(value: Json, *keys: str) -> str:
    """The text at a path, without blanks at its ends; empty where it is missing."""
    return string(path(value, *keys)).strip()


def jobs_at(value: Json, *keys: str) -> Iterator[Job]:
    """The objects of a list at a path."""
    found = path(value, *keys)
    yield from (item for item in (found if isinstance(found, list) else ()) if isinstance(item, dict))


def iso_date(value: Json) -> str:
    """The day of a time, as ISO 8601; milliseconds since 1970 too; empty where it is none."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value / 1000, UTC).date().isoformat()
        except (OverflowError, OSError, ValueError):
            return ""
    day = string(value).strip()[:10]
    try:
        return datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        return ""


def joined(*parts: str) -> str:
    """Parts of a place, those that say something."""
    return ", ".join(dict.fromkeys(part for part in parts if part))


def in_url(token: str) -> str:
    """A token as a part of a URL's path."""
    return quote(token, safe="")


def make_listing(
    *,
    id: str,  # noqa: A002  the board's own word
    board: str,
    token: str,
    title: str,
    text: str,
    company: str,
    places: list[str],
    url: str,
    posted: str,
    workplace: Workplace | None = None,
    pay: tuple[Pay, ...] = (),
    extra: Mapping[str, object] | None = None,
) -> Listing | tuple[str, DocumentError]:
    """A listing, with what no field says read from the text; or the fault where there is no text to read."""
    where = f"{board}:{token}#{id}"
    if not text.strip():
        return id, DocumentError(Fault(where, "has no description", "a text to read", "open its page"))
    try:
        checked = limits.check_text(text.strip(), where)
    except DocumentError as error:
        return id, error
    known = tuple(dict.fromkeys(place for place in places if place))
    location = "; ".join(known)
    posting = Posting(
        id=id, source=where, text=Text(checked), title=title, company=company, location=location, extra=extra or {}
    )
    inferred = None if workplace else infer_workplace(title, location, checked)
    return Listing(posting, url, posted, known, workplace or inferred, inferred is not None, pay or find_pay(checked))
