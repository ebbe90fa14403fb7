"""Postings that a page describes for machines: schema.org JobPosting in JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

from roleprism.document import Posting, Text
from roleprism.reading import limits
from roleprism.reading.json_text import Json, parse_json, string
from roleprism.reading.markup import Page, description_text

_WRAPPING = re.compile(r"^(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)$")


def page_blocks(page: Page) -> list[Json]:
    """The JSON-LD blocks of a page; a malformed one does not hide the good ones beside it."""
    blocks: list[Json] = []
    for script in page.css('script[type="application/ld+json"]'):
        with suppress(ValueError):
            blocks.append(parse_json(_WRAPPING.sub("", script.text().strip())))
    return blocks


def find_job_postings(value: Json) -> list[Mapping[str, Json]]:
    """The JobPosting nodes of a JSON-LD value: itself, in an array, in a @graph or deeper."""
    found: list[Mapping[str, Json]] = []
    pending = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending.extend(reversed(node))
        elif isinstance(node, dict):
            if _is_job_posting(node):
                found.append(node)
            else:
                pending.extend(reversed(list(node.values())))
    return found


def to_postings(value: Json, source: str) -> list[Posting]:
    """The postings in a JSON-LD value, or in all blocks of a page, that carry a description."""
    nodes = find_job_postings(value)
    by_id = _nodes_by_id(value)
    postings = []
    for number, node in enumerate(nodes, start=1):
        where = source if len(nodes) == 1 else f"{source}#{number}"
        description = description_text(string(node.get("description")), where)
        if description.strip():
            postings.append(
                Posting(
                    id=_identifier(node) or where,
                    source=where,
                    text=Text(limits.check_text(description, where)),
                    title=string(node.get("title") or node.get("name")).strip(),
                    company=_name(node.get("hiringOrganization"), by_id),
                    location=_location(node.get("jobLocation"), by_id),
                    extra={key: value for key, value in node.items() if key != "description"},
                )
            )
    return postings


def _is_job_posting(node: Mapping[str, Json]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and re.split(r"[/#:]", name)[-1] == "JobPosting" for name in names)


def _nodes_by_id(value: Json) -> dict[str, Mapping[str, Json]]:
    """Nodes of a @graph by their @id; the entry with the most to say where an @id repeats."""
    by_id: dict[str, Mapping[str, Json]] = {}
    pending = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            key = node.get("@id")
            if isinstance(key, str) and len(node) > len(by_id.get(key, ())):
                by_id[key] = node
            pending.extend(node.values())
    return by_id


def _identifier(node: Mapping[str, Json]) -> str:
    identifier = node.get("identifier")
    if isinstance(identifier, dict):
        identifier = identifier.get("value")
    return string(identifier).strip()


def _name(node: Json, by_id: Mapping[str, Mapping[str, Json]]) -> str:
    if isinstance(node, list):
        node = node[0] if node else None
    if isinstance(node, dict):
        referred = by_id.get(string(node.get("@id")), node)
        return string(node.get("name") or referred.get("name")).strip()
    return string(node).strip()


def _location(node: Json, by_id: Mapping[str, Mapping[str, Json]]) -> str:
    places = node if isinstance(node, list) else [node]
    named = (_address(place) or _name(place, by_id) for place in places)
    return "; ".join(name for name in named if name)


def _address(place: Json) -> str:
    address = place.get("address") if isinstance(place, dict) else None
    if not isinstance(address, dict):
        return string(address)
    parts = (_name(address.get(f"address{part}"), {}) for part in ("Locality", "Region", "Country"))
    return ", ".join(part for part in parts if part)
