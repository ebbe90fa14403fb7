"""The same document gives the same shares, to the last digit, through every door."""

import json
import re

import anyio
import pytest
from click.testing import CliRunner
from mcp import Client

from doors.web.conftest import EXAMPLES, app, client, desk, own_desk  # noqa: F401  fixtures
from doors.web.forms import send
from roleprism.doors.cli.main import main
from roleprism.doors.mcp_server.server import make_server


@pytest.mark.parametrize(
    "name", ["postings/ai-engineer-in-name.md", "postings/ai-engineer.html", "resumes/backend-to-ai.pdf",
             "resumes/forward-deployed.docx", "resumes/voice-engineer.json"],
)  # fmt: skip
def test_command_line_api_page_and_mcp_agree(client, own_desk, name):  # noqa: F811
    file = EXAMPLES / name
    data = file.read_bytes()
    printed = json.loads(CliRunner().invoke(main, ["read", str(file), "--json"]).stdout)
    answered = client.post("/api/v1/read/file", files={"file": (file.name, data)}).json()["readings"][0]
    page = send(client, "/read", files={"files": (file.name, data)}).text
    tool = anyio.run(_ask, own_desk, file)

    here = {"id", "source"}
    assert {key: value for key, value in printed.items() if key not in here} == {
        key: value for key, value in answered.items() if key not in here
    }
    assert tool["shares"] == answered["shares"] == printed["shares"]
    assert tool["confidence"] == answered["confidence"]
    shown = [float(value) for value in re.findall(r'<data class="percent" value="([^"]+)"', page)]
    assert shown
    assert shown == sorted((share for share in printed["shares"].values() if share in shown), reverse=True)


async def _ask(desk, file):  # noqa: F811
    async with Client(make_server(desk, [file.parent])) as client:  # noqa: F811
        return (await client.call_tool("read_document", {"path": str(file)})).structured_content
