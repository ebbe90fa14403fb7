"""The same document gives the same shares, to the last digit, through every door."""

import json
import re

import anyio
import pytest
from click.testing import CliRunner
from mcp import Client

from doors.web.conftest import EXAMPLES, app, client, desk, own_desk  # noqa: F401  fixtures
from doors.web.forms import send
from roleprism.atlas import SLUGS
from roleprism.doors.cli.main import main
from roleprism.doors.jobs.files import import_files
from roleprism.doors.jobs.read_store import read_store
from roleprism.doors.mcp_server.server import make_server
from roleprism.reading.open import open_paths
from roleprism.store import Store
from strategies import WORK


@pytest.mark.parametrize(
    "title", ["AI Engineering, Agents and Retrieval (RAG)", "Prompt Engineering", "Voice AI, Speech and Telephony"]
)
def test_a_file_reads_the_same_by_itself_and_in_the_store(tmp_path, reader, title):
    lines = "\n".join(f"- {line}" for line in WORK[0:3])
    path = tmp_path / "posting.md"
    path.write_text(f"# {title}\n\n## What you will do\n\n{lines}\n", encoding="utf-8")
    (document,) = open_paths([str(path)])
    alone = reader.read(document)
    with Store(tmp_path / "jobs.sqlite") as store:
        import_files(store, [str(path)], [])
        read_store(store, reader)
        stored = store.get(1)
    assert stored.title == title
    assert stored.shares.tolist() == pytest.approx([alone.spectrum.shares[slug] for slug in SLUGS])
    again = reader.read(stored.posting())
    assert again.spectrum == alone.spectrum


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
