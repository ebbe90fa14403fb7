"""The tools as an assistant uses them: in memory, over a real process, and over HTTP."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading

import anyio
import pytest
from mcp import Client, StdioServerParameters

from doors.web.conftest import EXAMPLES, TODAY, offline
from roleprism.doors.desk import MAX_CHARS, Desk
from roleprism.doors.jobs.files import import_files
from roleprism.doors.jobs.read_store import read_store
from roleprism.doors.mcp_server.rows import MOST_TEXT
from roleprism.doors.mcp_server.server import make_server

POSTING = (EXAMPLES / "postings" / "ai-engineer-in-name.md").read_text()
RESUME = EXAMPLES / "resumes" / "backend-to-ai.pdf"
TOOLS = {"read_document", "compare_roles", "advise", "lint", "rank_postings", "explain_ranking", "search_postings"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("mcp") / "jobs.sqlite", fetcher=offline, today=lambda: TODAY)
    with desk.store() as store:
        import_files(store, [str(EXAMPLES / "postings.jsonl")], [])
        read_store(store, desk.reader)
    yield desk
    desk.close()


@pytest.fixture
def folder(tmp_path):
    """The one folder that the assistant may read, with a way out of it that must not work."""
    folder = tmp_path / "open"
    folder.mkdir()
    (folder / "resume.pdf").write_bytes(RESUME.read_bytes())
    (tmp_path / "secret.txt").write_text("We ship retrieval and agents.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.fixture
def ask(desk, folder):
    """One question to a server of its own: `ask(tool, **arguments)`."""

    def call(tool, **arguments):
        async def inside():
            async with Client(make_server(desk, [folder])) as client:
                return await client.call_tool(tool, arguments)

        return anyio.run(inside)

    return call


def run(desk, folder, work):
    """Work with one server: `work(client)`."""

    async def inside():
        async with Client(make_server(desk, [folder])) as client:
            return await work(client)

    return anyio.run(inside)


def test_every_tool_says_what_it_takes_and_gives(desk, folder):
    async def work(client):
        return (await client.list_tools()).tools

    tools = run(desk, folder, work)
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.description
        assert tool.output_schema, tool.name
        assert tool.annotations.read_only_hint
        for name, about in tool.input_schema["properties"].items():
            assert "description" in about or name in ("kind", "top", "limit", "offset"), (tool.name, name)


def test_a_text_is_read_with_the_words_that_say_so(ask):
    found = ask("read_document", text=POSTING, evidence=3).structured_content
    assert found["primary"] == "ml-engineer"
    assert sum(found["shares"].values()) == pytest.approx(1)
    assert len(found["evidence"]) == 3 < found["evidence_total"]
    assert "ML Engineer" in found["summary"]


def test_a_file_in_the_folder_is_read(ask, folder):
    assert ask("read_document", path=str(folder / "resume.pdf")).structured_content["kind"] == "resume"


@pytest.mark.parametrize("path", ["{parent}/secret.txt", "{folder}/../secret.txt", "{folder}/link.txt", "/etc/passwd",
                                  "~/.ssh/id_rsa", "a\0b", "relative.txt", "link.txt", "../secret.txt",
                                  "{folder}"])  # fmt: skip
def test_no_way_leads_out_of_the_folder(ask, folder, path):
    answer = ask("read_document", path=path.format(folder=folder, parent=folder.parent))
    assert answer.is_error
    told = answer.content[0].text
    assert "may not be read" in told or "is no path" in told or "is no file" in told
    assert "retrieval" not in told


def test_without_a_folder_no_file_is_read(desk, folder):
    async def inside():
        async with Client(make_server(desk, [])) as client:
            return await client.call_tool("read_document", {"path": str(folder / "resume.pdf")})

    answer = anyio.run(inside)
    assert answer.is_error
    assert "--folder DIR" in answer.content[0].text


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("read_document", {}, "neither text nor path"),
        ("read_document", {"text": "x", "path": "y"}, "both text and path"),
        ("read_document", {"text": "x", "kind": "poem"}, "kind"),
        ("read_document", {"text": "x" * (MAX_CHARS + 1)}, "at most"),
        ("compare_roles", {"a": "ai-engineer", "b": "ml-enginer"}, "ml-engineer"),
        ("advise", {"text": "x", "want": ["nobody"]}, "unknown"),
        ("rank_postings", {"text": "x", "min_pay": "plenty"}, "150000USD"),
        ("rank_postings", {"text": "x", "top": 5_000}, "top"),
        ("explain_ranking", {"id": 777, "text": "Ship agents"}, "not in the store"),
        ("search_postings", {"changed_since": "soon"}, "7d"),
    ],
)
def test_what_is_wrong_is_told_so_that_the_model_can_mend_it(ask, tool, arguments, told):
    answer = ask(tool, **arguments)
    assert answer.is_error
    assert told in answer.content[0].text


def test_roles_are_compared(ask):
    rows = ask("compare_roles", a="ai-engineer", b="ml-engineer").structured_content["differences"]
    assert "headline task" in {row["field"] for row in rows}


def test_advice_findings_rank_and_explanation(ask, folder):
    resume = str(folder / "resume.pdf")
    advice = ask("advise", path=resume, postings=[POSTING], employers=2).structured_content
    assert advice["lead"]["title"]
    assert len(advice["employers"]) == 2
    assert advice["postings"][0]["asked"]
    assert ask("lint", path=resume).structured_content["kind"] == "resume"
    ranking = ask("rank_postings", path=resume, top=2).structured_content
    first = ranking["ranked"][0]
    assert (len(ranking["ranked"]), ranking["left_out"]) == (1, {"work": 4})
    why = ask("explain_ranking", id=first["id"], path="resume.pdf").structured_content  # from the folder
    assert why["points"] == first["points"] == pytest.approx(sum(reason["points"] for reason in why["because"]))
    assert any(reason["resume"] and reason["posting"] for reason in why["because"])


def test_a_store_that_cannot_be_read_holds_no_advice_up(ask, desk, folder, tmp_path, monkeypatch):
    assert ask("advise", path="resume.pdf").structured_content["unheeded"] == ""
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no store of ours" * 100)
    monkeypatch.setattr(desk, "store_path", broken)
    advice = ask("advise", path="resume.pdf").structured_content
    assert advice["lead"]["title"]
    assert "is damaged" in advice["unheeded"]


def test_the_store_is_searched(ask):
    found = ask("search_postings", words="telephony").structured_content
    assert found["total"] == 1
    assert ask("search_postings", role="voice-ai-engineer", limit=1).structured_content["total"] == 1


def test_resources_give_roles_postings_and_what_was_read_last(desk, folder):
    async def work(client):
        async def text(uri):
            return (await client.read_resource(uri)).contents[0].text

        with pytest.raises(Exception, match="nothing was read yet"):
            await text("roleprism://reports/last")
        await client.call_tool("read_document", {"text": POSTING, "evidence": 0})
        templates = (await client.list_resource_templates()).resource_templates
        assert {one.uri_template for one in templates} == {"roleprism://roles/{slug}", "roleprism://postings/{id}"}
        for wrong in ("roleprism://postings/x", "roleprism://postings/999", "roleprism://roles/nobody"):
            with pytest.raises(Exception, match=r"no number|not in the store|unknown"):
                await text(wrong)
        uris = ("roles", "roles/ai-engineer", "postings/1", "readings/last", "reports/last")
        return [await text(f"roleprism://{uri}") for uri in uris]

    roles, role, posting, reading, report = run(desk, folder, work)
    assert len(json.loads(roles)) == 10
    assert json.loads(role)["slug"] == "ai-engineer"
    assert json.loads(posting)["text"]
    assert json.loads(reading)["evidence"], "the resource holds all that the tool left out"
    assert report.startswith("\n<!doctype html>") or "<!doctype html>" in report[:200]


def test_a_long_posting_is_cut_and_says_so(desk, folder, tmp_path):
    table = tmp_path / "long.jsonl"
    table.write_text(json.dumps({"id": "long", "title": "AI Engineer", "description": "Ship agents. " * 20_000}))
    with desk.store() as store:
        import_files(store, [str(table)], [])
        id_ = store.all(limit=1)[0].id

    async def work(client):
        return (await client.read_resource(f"roleprism://postings/{id_}")).contents[0].text

    text = json.loads(run(desk, folder, work))["text"]
    assert len(text) < MOST_TEXT + 100
    assert text.endswith("characters in all]")


def test_the_prompt_names_the_tools(desk, folder):
    async def work(client):
        asked = {"resume_path": "cv.pdf", "wishes": "remote"}
        return (await client.get_prompt("which_is_my_work", asked)).messages[0].content.text

    text = run(desk, folder, work)
    assert "cv.pdf" in text
    assert all(tool in TOOLS for tool in ("advise", "rank_postings", "explain_ranking") if tool in text)


def test_over_a_real_process(tmp_path, folder):
    store = str(tmp_path / "own.sqlite")
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "roleprism", "mcp", "--folder", str(folder), "--store", store]
    )

    async def inside():
        async with Client(server) as client:
            answer = await client.call_tool("read_document", {"path": str(folder / "resume.pdf")})
            return answer.structured_content, (await client.call_tool("search_postings", {})).structured_content

    reading, found = anyio.run(inside)
    assert reading["kind"] == "resume"
    assert found["total"] == 0


def test_no_line_stays_without_an_answer_and_none_is_answered_by_a_traceback(tmp_path):
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize",
         "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call",
         "params": {"name": "read_document", "arguments": {"text": "We ship retrieval and agents \ud800"}}},
        {"jsonrpc": "2.0", "id": 3, "method": "prompts/get", "params": {"name": "nope"}},
        {"jsonrpc": "2.0", "id": 4, "method": 5},
    ]  # fmt: skip
    given = "".join(f"{json.dumps(line)}\n" for line in lines) + "{broken\n\n[]\n"
    command = [sys.executable, "-m", "roleprism", "mcp", "--store", str(tmp_path / "jobs.sqlite")]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    process.stdin.write(given)
    process.stdin.flush()
    rows = [json.loads(process.stdout.readline()) for _ in range(6)]
    _, told = process.communicate()
    results = {row["id"]: row["result"] for row in rows if "result" in row}
    assert results.keys() == {1, 2}
    assert not results[2].get("isError")
    errors = sorted((row["id"] or 0, row["error"]["code"]) for row in rows if "error" in row)
    assert errors == [(0, -32700), (0, -32600), (3, -32602), (4, -32600)]
    assert "Traceback" not in told


def test_over_http_on_this_machine_alone(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "roleprism", "mcp", "--http", str(port), "--store", str(tmp_path / "own.sqlite")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert f"127.0.0.1:{port}/mcp" in process.stderr.readline()
            threading.Thread(target=process.stderr.read, daemon=True).start()

            async def inside():
                async with Client(f"http://127.0.0.1:{port}/mcp") as client:
                    return (await client.call_tool("read_document", {"text": POSTING})).structured_content

            assert anyio.run(inside)["primary"] == "ml-engineer"
            assert _status(port, "evil.example") == 421
        finally:
            process.terminate()


def _status(port: int, host: str) -> int:
    with socket.create_connection(("127.0.0.1", port)) as raw:
        raw.sendall(f"POST /mcp HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n".encode())
        return int(raw.recv(100).split()[1])
