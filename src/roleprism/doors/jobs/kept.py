"""What the store keeps that advice heeds: what a person wants, and the postings that were read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from roleprism.advice import Wishes
from roleprism.advice.own_postings import OwnPosting
from roleprism.atlas import SLUGS
from roleprism.doors.jobs.read_store import versions_read
from roleprism.doors.jobs.wishes import wishes_of
from roleprism.errors import StoreError
from roleprism.spectrum.read import Reader
from roleprism.store import Store


class Kept(NamedTuple):
    """What advice heeds.

    Args:
        postings: the open ones, as far as they were read with the atlas and weights of now.
        unheeded: why the store cannot be read; empty where it can, and where there is none.
    """

    wishes: Wishes = Wishes()
    postings: Sequence[OwnPosting] = ()
    unheeded: str = ""


def kept_in(path: Path, reader: Reader) -> Kept:
    """What the store at a path keeps; nothing is read anew, and a store that cannot be read holds no advice up."""
    if not path.is_file():
        return Kept()
    try:
        with Store(path) as store:
            return Kept(wishes_of(store.wishes()), _postings(store, reader))
    except StoreError as error:
        return Kept(unheeded=str(error))


def _postings(store: Store, reader: Reader) -> list[OwnPosting]:
    return [
        OwnPosting(one.company, one.kinship, dict(zip(SLUGS, one.shares.tolist(), strict=True)), one.thin)
        for one in store.open_readings(versions_read(reader))
    ]
