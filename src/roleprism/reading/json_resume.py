"""JSON Resume -> a résumé as text, with headings that a reader knows; old spellings of keys as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from roleprism.document import Resume, Text
from roleprism.reading.json_text import Json, string

Node = Mapping[str, Json]
_LineMaker = Callable[[Node], str]


def is_json_resume(value: Json) -> bool:
    """Whether a JSON value is a résumé in the JSON Resume format, in which no key is required."""
    if not isinstance(value, dict):
        return False
    known = value.keys() & {"work", "education", "skills", "projects", "publications"}
    return isinstance(value.get("basics"), dict) or len(known) >= 2


def to_resume(value: Node, source: str) -> Resume:
    """The résumé; `basics.label` is its title."""
    basics = _node(value.get("basics"))
    sections = (
        ("", _head(basics)),
        ("Summary", iter(_texts(basics, "summary"))),
        ("Experience", _entries(value, "work", _work_line)),
        ("Projects", _entries(value, "projects", _project_line)),
        ("Education", _entries(value, "education", _education_line)),
        ("Skills", _skills(value)),
        ("Publications", _entries(value, "publications", _publication_line)),
        ("Certifications", _entries(value, "certificates", _award_line)),
        ("Awards", _entries(value, "awards", _award_line)),
        ("Volunteering", _entries(value, "volunteer", _work_line)),
        ("Languages", (_joined(" — ", node, "language", "fluency") for node in _nodes(value, "languages"))),
    )
    blocks = []
    for heading, lines in sections:
        body = "\n".join(lines).strip("\n")
        if body:
            blocks.append(f"{heading}\n{body}" if heading else body)
    extra = {key: part for key, part in value.items() if key in ("meta", "$schema")}
    title = string(basics.get("label")).strip()
    return Resume(id=source, source=source, text=Text("\n\n".join(blocks)), title=title, extra=extra)


def _head(basics: Node) -> Iterator[str]:
    yield from _texts(basics, "name")
    yield from _texts(basics, "label")
    place = _node(basics.get("location"))
    links = [_first(profile, "url", "username") for profile in _nodes(basics, "profiles")]
    contact = (
        _joined(", ", place, "city", "region", "countryCode"),
        *_texts(basics, "email"),
        *_texts(basics, "phone"),
        _first(basics, "url", "website"),
        *links,
    )
    yield " | ".join(part for part in contact if part)


def _entries(value: Node, key: str, first_line: _LineMaker) -> Iterator[str]:
    """Each entry as its first line, its prose and its highlights, a blank line between entries."""
    for node in _nodes(value, key):
        yield first_line(node)
        for prose in ("description", "summary"):
            yield from _texts(node, prose)
        yield from (f"- {item}" for item in _strings(node.get("highlights")))
        keywords = ", ".join(_strings(node.get("keywords")))
        if keywords:
            yield keywords
        yield ""


def _work_line(node: Node) -> str:
    employer = _first(node, "name", "company", "organization")
    parts = (_first(node, "position"), employer, _first(node, "location"), _dates(node))
    return " — ".join(part for part in parts if part)


def _project_line(node: Node) -> str:
    roles = ", ".join(_strings(node.get("roles")))
    dates = _dates(node) if node.get("startDate") else ""
    return " — ".join(part for part in (_first(node, "name"), roles, _first(node, "entity"), dates) if part)


def _education_line(node: Node) -> str:
    degree = _joined(", ", node, "studyType", "area")
    dates = _dates(node) if node.get("startDate") else _first(node, "endDate")
    return " — ".join(part for part in (degree, _first(node, "institution"), dates) if part)


def _publication_line(node: Node) -> str:
    return _joined(" — ", node, "name", "publisher", "releaseDate")


def _award_line(node: Node) -> str:
    named = _first(node, "title", "name")
    return " — ".join(part for part in (named, _first(node, "awarder", "issuer"), _first(node, "date")) if part)


def _skills(value: Node) -> Iterator[str]:
    for node in _nodes(value, "skills"):
        keywords = ", ".join(_strings(node.get("keywords")))
        yield ": ".join(part for part in (_first(node, "name"), keywords) if part)
    yield from _strings(value.get("skills"))


def _dates(node: Node) -> str:
    """The dates as given; an entry without an end goes on."""
    start = _first(node, "startDate")
    return f"{start} – {_first(node, 'endDate') or 'Present'}" if start else _first(node, "endDate")


def _joined(separator: str, node: Node, *keys: str) -> str:
    return separator.join(text for key in keys if (text := _first(node, key)))


def _first(node: Node, *keys: str) -> str:
    """The first of the keys, new spelling before old, that holds something."""
    return next((text for key in keys if (text := string(node.get(key)).strip())), "")


def _texts(node: Node, key: str) -> list[str]:
    text = _first(node, key)
    return [text] if text else []


def _node(value: Json) -> Node:
    return value if isinstance(value, dict) else {}


def _nodes(value: Node, key: str) -> list[Node]:
    entries = value.get(key)
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _strings(value: Json) -> list[str]:
    return [text for item in value if (text := string(item).strip())] if isinstance(value, list) else []
