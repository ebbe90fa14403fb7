"""Which role a title names; nothing here looks at the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from roleprism.atlas.slugs import OTHER

if TYPE_CHECKING:
    from roleprism.atlas.atlas import Atlas

_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TEAM = re.compile(r"\s[-–—|:@/]+\s|[,;|:–—@]|\s-(?=\w)")
_WORD = re.compile(r"[^\W_]+(?:[+#]+(?!\w))?")
_DOER = re.compile(r".*(?:er|or|ist|yst|ect|ant|ive|ian|fellow|counsel)")
_SENIORITY = re.compile(
    r"senior|sr|snr|junior|jr|lead|principal|staff|founding|distinguished|mid|middle|level|entry|experienced"
    r"|intern|internship|graduate|trainee|apprentice"
    r"|i{1,3}|iv|v|[1-5]|[le][3-7]|ic[1-6]"
)


def fold_title(title: str) -> str:
    """The words of a title that name work: lowercase, no parentheses, seniority or punctuation."""
    return " ".join(_words(_PARENTHESES.sub(" ", title)))


def title_words(title: str) -> str:
    """All words of a title, seniority among them: lowercase, no parentheses or punctuation."""
    return " ".join(_WORD.findall(_PARENTHESES.sub(" ", title.lower())))


def title_head(title: str) -> list[str]:
    """The words of a title that name the job and not its team: those before the first comma, dash or the like.

    >>> title_head("Sr. GenAI Engineer (Remote), Payments")
    ['genai', 'engineer']
    """
    return _words(_TEAM.split(_PARENTHESES.sub(" ", title).strip(), maxsplit=1)[0])


def title_role(title: str, atlas: Atlas) -> str | None:
    """The slug that a title names; None where it names nothing the atlas knows.

    The longest known title on word boundaries wins. One that starts before the first comma, dash or
    the like wins over one that starts behind it, for what follows is most often a team. A title that
    clearly names other work ("Software Engineer") is "other".

    >>> from roleprism.atlas import load
    >>> title_role("Sr. GenAI Engineer (Remote), Payments", load())
    'ai-engineer'
    """
    words = _words(_PARENTHESES.sub(" ", title))
    head = len(title_head(title)) or len(words)
    return _longest(words, range(head), atlas) or _longest(words, range(head, len(words)), atlas)


def job_titles(atlas: Atlas) -> tuple[str, ...]:
    """The titles by which a text calls someone who does a job, whichever role it is, and initials that stand for one.

    Others name a field ("AI Safety"), and one word alone may be whom a product is for ("recruiter").
    """
    named = [title for title in atlas.titles if " " in title and _DOER.fullmatch(title.split()[-1])]
    initials = {(atlas.titles[title], "".join(word[0] for word in title.split())) for title in named}
    return (*named, *(title for title, slug in atlas.titles.items() if slug != OTHER and (slug, title) in initials))


def _words(title: str) -> list[str]:
    return [word for word in _WORD.findall(title.lower()) if not _SENIORITY.fullmatch(word)]


def _longest(words: list[str], starts: range, atlas: Atlas) -> str | None:
    for length in range(min(atlas.longest_title, len(words)), 0, -1):
        for start in starts:
            slug = atlas.titles.get(" ".join(words[start : start + length]))
            if slug is not None and start + length <= len(words):
                return slug
    return None
