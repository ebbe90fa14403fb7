"""What is an address on the web, as the client that fetches it reads one."""

from __future__ import annotations

from string import ascii_letters, digits

import httpx

_LONGEST_LABEL = 63
_LAST_PORT = 65_535
_LETTERS = frozenset(f"{ascii_letters}{digits}-_")


def web_address(url: str) -> httpx.URL | None:
    """A URL in its parts; None where it is none that can be asked for."""
    try:
        found = httpx.URL(url)
        host = found.host  # also what a name of other letters stands for, which may be nothing
    except (httpx.InvalidURL, ValueError):
        return None
    is_port = found.port is None or 0 < found.port <= _LAST_PORT
    if found.scheme not in ("http", "https") or not is_port:
        return None
    return found if ":" in host or _is_name(found.raw_host.decode("ascii")) else None


def _is_name(host: str) -> bool:
    """Whether each label of a name has the letters and the length of one; one dot may end it."""
    labels = host.removesuffix(".").split(".")
    return all(0 < len(label) <= _LONGEST_LABEL and _LETTERS.issuperset(label) for label in labels)
