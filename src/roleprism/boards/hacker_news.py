"""Hacker News, "Ask HN: Who is hiring?": each top comment of the newest thread is a posting, or several in one."""

from __future__ import annotations

import re

from roleprism.boards.board import BoardAnswer, gathered
from roleprism.boards.fetch import Fetcher
from roleprism.boards.values import Job, in_url, iso_date, jobs_at, json_answer, listed, make_listing, text_at
from roleprism.document.listing import Listing
from roleprism.errors import BoardError, DocumentError, Fault
from roleprism.reading.markup import render_html
from roleprism.reading.place import place_words
from roleprism.reading.title import JOB_WORD

HOST = "https://hn.algolia.com"
_HIRING = re.compile(r"who is hiring", re.IGNORECASE)
_NEWEST = "newest"
_BRACKETS = re.compile(r"\s*\([^()]*\)|https?://\S+")


class HackerNews:
    """The token is "newest", or the number of a thread."""

    name = "hn"
    describes = '"newest", or the number of a "Who is hiring?" thread'

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """See `Board`."""
        thread = self._newest(fetcher) if token == _NEWEST else token
        url = f"{HOST}/api/v1/items/{in_url(thread)}"
        item = json_answer(fetcher.get(url))
        comments = listed(item, "children", url)
        return gathered(_listing(one, thread) for one in comments if text_at(one, "text"))

    def _newest(self, fetcher: Fetcher) -> str:
        """The newest thread of the right kind: the same author opens others too."""
        url = f"{HOST}/api/v1/search_by_date?tags=story,author_whoishiring&hitsPerPage=20"
        value = json_answer(fetcher.get(url))
        for hit in jobs_at(value, "hits"):
            if _HIRING.search(text_at(hit, "title")):
                return text_at(hit, "objectID")
        raise BoardError(Fault(url, "lists no 'Who is hiring?' thread", remedy="give the number of one: hn:NUMBER"))


def _listing(comment: Job, thread: str) -> Listing | tuple[str, DocumentError]:
    id_ = text_at(comment, "id")
    text = render_html(text_at(comment, "text"), f"hn:{thread}#{id_}")
    header = text.strip().split("\n", 1)[0]
    company, title, place = _header(header)
    return make_listing(
        id=id_, board="hn", token=thread, title=title, text=text, company=company, places=[place],
        url=f"https://news.ycombinator.com/item?id={in_url(id_)}", posted=iso_date(comment.get("created_at")),
        workplace=place_words(header),
    )  # fmt: skip


def _header(line: str) -> tuple[str, str, str]:
    """Company, title and place of "Company | Role | Place | REMOTE | ..."; what has no bars names nothing."""
    parts = [_BRACKETS.sub("", part).strip(" *_") for part in line.split("|")]
    if len(parts) < 2:
        return "", "", ""
    company, *rest = parts
    title = next((part for part in rest if JOB_WORD.search(part)), "")
    others = (part for part in rest if part not in ("", title) and not place_words(part))
    place = next((part for part in others if not any(map(str.isdigit, part))), "")
    return company, title, place
