"""Personio: XML whose texts may be empty without the right language; unknown companies send on to another host."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from roleprism.boards.board import BoardAnswer, gathered
from roleprism.boards.fetch import Answer, Fetcher
from roleprism.boards.values import in_url, iso_date, make_listing
from roleprism.document.listing import Listing
from roleprism.errors import BoardError, DocumentError, Fault
from roleprism.reading.markup import render_html

_PERSONAL = ("contact", "ansprechpartner", "kontakt")


class Personio:
    """See https://developer.personio.de/docs/retrieving-open-job-positions."""

    name = "personio"
    describes = "the NAME of NAME.jobs.personio.de"

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """See `Board`; asked in the board's own language and in English, whichever has the text."""
        host = f"https://{in_url(token)}.jobs.personio.de"
        own = _positions(fetcher.get(f"{host}/xml", accept="text/xml"))
        english = {
            _field(one, "id"): one for one in _positions(fetcher.get(f"{host}/xml?language=en", accept="text/xml"))
        }
        return gathered(_listing(one, english.get(_field(one, "id")), token, host) for one in own)


def _positions(answer: Answer) -> list[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(answer.body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        wrong = f"answers with {answer.kind or 'no type'} that is no XML"
        raise BoardError(Fault(answer.url, wrong, "a list of positions", "check the board's name")) from error
    if root.getroottree().docinfo.doctype or root.tag != "workzag-jobs":
        raise BoardError(Fault(answer.url, f"answers with <{root.tag}>", "<workzag-jobs>", "check the board's name"))
    return list(root.iter("position"))


def _listing(
    own: etree._Element, english: etree._Element | None, token: str, host: str
) -> Listing | tuple[str, DocumentError]:
    id_ = _field(own, "id")
    where = f"personio:{token}#{id_}"
    text = "\n\n".join(_sections(own, where)) or ("" if english is None else "\n\n".join(_sections(english, where)))
    offices = [
        _field(own, "office"),
        *((office.text or "").strip() for office in own.iterfind("additionalOffices/office")),
    ]
    return make_listing(
        id=id_, board="personio", token=token, title=_field(own, "name"), text=text,
        company=_field(own, "subcompany") or token, places=offices, url=f"{host}/job/{in_url(id_)}",
        posted=iso_date(_field(own, "createdAt")), extra={"department": _field(own, "department")},
    )  # fmt: skip


def _sections(position: etree._Element, where: str) -> Iterator[str]:
    """The parts of the text; those that name a person to write to are left out."""
    for part in position.iterfind("jobDescriptions/jobDescription"):
        name, body = _field(part, "name"), render_html(_field(part, "value"), where)
        if body.strip() and not any(word in name.lower() for word in _PERSONAL):
            yield f"{name}\n{body}"


def _field(node: etree._Element, name: str) -> str:
    return (node.findtext(name) or "").strip()
