"""Messages over standard input, of which none stays without an answer.

The SDK passes over a line that is no message, and the client that sent it waits for ever.
"""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any, Self

from mcp.shared.message import SessionMessage
from mcp.types import (
    INVALID_REQUEST,
    PARSE_ERROR,
    ErrorData,
    JSONRPCError,
    JSONRPCMessage,
    RequestId,
    jsonrpc_message_adapter,
)
from pydantic import ValidationError


class Answered:
    """A stream of messages: what is none gets an error for an answer, and is passed over.

    Args:
        read: messages, and the error of pydantic in place of a line that is none.
        write: answers.
    """

    def __init__(self, read: Any, write: Any) -> None:
        self._read, self._write = read, write

    @property
    def last_context(self) -> Any:
        """Where the last message was sent from; the SDK asks for it."""
        return self._read.last_context

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> SessionMessage | Exception:
        async for item in self._read:
            if not isinstance(item, ValidationError):
                return item  # type: ignore[no-any-return]
            message = message_of(item)
            if message is not None and not isinstance(message, JSONRPCError):
                return SessionMessage(message)
            if message is not None:
                await self._write.send(SessionMessage(message))
        raise StopAsyncIteration

    async def receive(self) -> SessionMessage | Exception:
        """The next message."""
        return await anext(self)

    async def aclose(self) -> None:
        """Close the stream that is read."""
        await self._read.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def message_of(error: ValidationError) -> JSONRPCMessage | None:
    """What a line that is no message comes to: one after all, an error for an answer, or nothing if it is blank.

    Half a character (a lone surrogate) is no reason to leave a call without an answer: it becomes "?", as
    it does in text that is pasted.
    """
    first = error.errors(include_url=False)[0]
    if first["type"] != "json_invalid":
        return _refusal(INVALID_REQUEST, "is no message of JSON-RPC 2.0", _id_in(error))
    line = str(first["input"])
    if not line.strip():
        return None
    try:
        whole = json.dumps(json.loads(line), ensure_ascii=False).encode("utf-8", "replace")
        return jsonrpc_message_adapter.validate_json(whole, by_name=False)
    except ValidationError as second:
        return _refusal(INVALID_REQUEST, "is no message of JSON-RPC 2.0", _id_in(second))
    except (ValueError, RecursionError) as cause:
        return _refusal(PARSE_ERROR, f"is no JSON ({str(cause)[:200]})", None)


def _refusal(code: int, wrong: str, id_: RequestId | None) -> JSONRPCError:
    return JSONRPCError(jsonrpc="2.0", id=id_, error=ErrorData(code=code, message=f"a line of input {wrong}"))


def _id_in(error: ValidationError) -> RequestId | None:
    """The id of the call, where the message holds one."""
    inputs = [one["input"] for one in error.errors(include_url=False)]
    ids = [given["id"] for given in inputs if isinstance(given, dict) and "id" in given]
    return next((id_ for id_ in ids if isinstance(id_, int | str) and not isinstance(id_, bool)), None)
