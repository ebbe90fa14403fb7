"""By what the same role is known wherever it is listed."""

from __future__ import annotations

import hashlib
import re

from roleprism.document.posting import Posting

_WORD = re.compile(r"\w+")


def digest(*parts: str) -> bytes:
    """A fingerprint of texts, 16 bytes."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(part.encode("utf-8", "replace") + b"\0")
    return found.digest()


def kinship(posting: Posting) -> bytes:
    """What the same role has in common on every board and in every file: company, title and the words of its text."""
    parts = (posting.company, posting.title, posting.text.content)
    return digest(*(" ".join(_WORD.findall(part.lower())) for part in parts))
