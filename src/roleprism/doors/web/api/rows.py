"""What the API is sent, and how it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response
from typing_extensions import TypedDict

from roleprism.doors.desk import MAX_CHARS
from roleprism.doors.rows import json_line
from roleprism.errors import Fault
from roleprism.reading.kind import Kind

DocumentText = Annotated[str, Field(min_length=1, max_length=MAX_CHARS)]


class Sent(BaseModel):
    """A body; a key that is not known is refused, for it is a typing error or a wish that would go unheard."""

    model_config = ConfigDict(extra="forbid")


class TextSent(Sent):
    """A document as text."""

    text: Annotated[DocumentText, Field(description="Plain text, Markdown or HTML.")]
    title: Annotated[str, Field(max_length=1_000, description="Read apart; never changes what the work says.")] = ""
    kind: Annotated[Kind | None, Field(description="Told from the text where null.")] = None


class FaultRow(TypedDict):
    """What was read and where, what is wrong, what is allowed, what to do."""

    where: str
    wrong: str
    allowed: str
    remedy: str


class Faults(TypedDict):
    """Why a request was not answered."""

    faults: list[FaultRow]


FAULTY: dict[int | str, dict[str, Any]] = {
    400: {"model": Faults, "description": "An argument makes no sense"},
    422: {"model": Faults, "description": "What was sent has not the right shape, or cannot be read"},
    503: {"model": Faults, "description": "The store cannot be used"},
}
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Faults, "description": "There is none"}}


def answer(row: Mapping[str, object], status: int = 200) -> Response:
    """A row as the command line writes it, to the last digit."""
    return Response(json_line(row), status, media_type="application/json")


def faults_answer(faults: Iterable[Fault], status: int) -> Response:
    """Why a request was not answered."""
    return answer({"faults": [fault._asdict() for fault in faults]}, status)
