"""Findings in the formats that people and machines read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from roleprism.advice.lint import RULES, Finding, Rule
from roleprism.document import Document
from roleprism.doors.advice_rows import finding_row
from roleprism.doors.words import counted
from roleprism.version import __version__

Found = Sequence[tuple[Document, Sequence[Finding]]]

_SAFE = "%/:?#[]@!$&'()*+,;=~"
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def rendered(form: str, found: Found) -> str:
    """All findings in one of `FORMATS`, ending with a line end where there is anything."""
    lines = list(_FORMATS[form](found))
    return "".join(f"{line}\n" for line in lines)


def _text(found: Found) -> Iterator[str]:
    n = 0
    for document, findings in found:
        for finding in findings:
            n += 1
            row = finding_row(finding, document)
            page = f"p{row['page']}:" if row["page"] else ""
            yield f"{row['source']}:{page}{row['line']}:{row['column']}: {finding.code} {finding.message}"
            if quote := " ".join(row["quote"].split()):
                yield f"    “{quote if len(quote) <= 100 else quote[:99] + '…'}”"
            if finding.fix is not None:
                yield f"    fix{'' if finding.fix.is_safe else ' (unsafe)'}: {finding.fix.says}"
    yield f"{counted(n, 'finding')} in {counted(len(found), 'document')}." if n else "Nothing found."


def _json(found: Found) -> Iterator[str]:
    for document, findings in found:
        for finding in findings:
            yield json.dumps(finding_row(finding, document), separators=(",", ":"))


def _github(found: Found) -> Iterator[str]:
    for document, findings in found:
        for finding in findings:
            row = finding_row(finding, document)
            message = f"{finding.code} {finding.message}".replace("%", "%25").replace("\n", "%0A")
            name = row["source"].replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D").replace(",", "%2C")
            at = f"file={name},line={row['line']},col={row['column']},title={finding.code}"
            yield f"::warning {at}::{message}"


def _sarif(found: Found) -> Iterator[str]:
    results = [_sarif_result(document, finding) for document, findings in found for finding in findings]
    driver = {"name": "roleprism", "version": __version__, "rules": [_sarif_rule(rule) for rule in RULES]}
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    yield json.dumps(log, indent=2)


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.why} {rule.instead}"},
    }


def _sarif_result(document: Document, finding: Finding) -> dict[str, Any]:
    row = finding_row(finding, document)
    region: dict[str, Any] = {"startLine": row["line"], "startColumn": row["column"]}
    if row["quote"]:
        region["snippet"] = {"text": row["quote"]}
    place = {"artifactLocation": {"uri": _uri(row["source"])}, "region": region}
    return {
        "ruleId": finding.code,
        "level": "warning",
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
    }


def _uri(source: str) -> str:
    """Where a document was read, as a URI or a relative reference; a table's row stands behind a "#"."""
    if source.startswith(("http://", "https://")):
        return quote(source, safe=_SAFE)
    path, mark, row = source.rpartition("#")
    if not row.isdecimal():
        path, mark, row = source, "", ""
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri() + mark + row
    return quote(PurePath(path).as_posix()) + mark + row


_FORMATS: Mapping[str, Callable[[Found], Iterator[str]]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
}
FORMATS = tuple(_FORMATS)
