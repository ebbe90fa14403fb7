"""What a person wants and refuses, as they state it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wishes:
    """A person's stated preferences; empty where nothing was stated.

    Args:
        want, refuse: role slugs.
        titles: words of which a posting's title must hold one, as search filters use them; any title where empty.
    """

    want: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
