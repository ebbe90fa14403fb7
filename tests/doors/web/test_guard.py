"""What is refused, and what every answer says of itself."""

import asyncio
import base64
import tempfile

import pytest
from starlette.testclient import TestClient

from doors.web.conftest import EXAMPLES, HOST
from doors.web.forms import send, token
from roleprism.doors.web.app import make_app


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8717", "127.0.0.1", "127.0.0.1:1", "localhost:8717", ""]
)
def test_a_name_that_is_not_ours_is_refused(client, host):
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert HOST in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/read", "/api/v1/read", "/api/v1/boards", "/me/forget"])
def test_a_change_from_another_site_is_refused(client, headers, path):
    assert client.post(path, headers=headers).status_code == 403


def test_a_link_from_another_site_leads_here_and_nothing_else_does(client):
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert client.get("/", headers=link).status_code == 200
    for changed in ({"Sec-Fetch-Dest": "iframe"}, {"Sec-Fetch-Mode": "no-cors"}, {"Sec-Fetch-Mode": "cors"}):
        assert client.get("/api/v1/jobs", headers=link | changed).status_code == 403


@pytest.mark.parametrize("path", ["/read", "/me", "/me/forget", "/jobs/wishes", "/jobs/sync", "/quiz/start"])
@pytest.mark.parametrize("given", [None, "", "wrong", "é"])
def test_a_form_without_our_token_is_refused(client, path, given):
    client.get("/")
    answer = client.post(path, data={} if given is None else {"csrf": given})
    assert answer.status_code == 403
    assert "not from a page" in answer.text


def test_the_token_of_another_browser_is_refused(app, client):
    other = TestClient(app, base_url=f"http://{HOST}")
    assert client.post("/me/forget", data={"csrf": token(other)}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/me", "/jobs", "/roles", "/quiz", "/nowhere", "/style.css", "/static/page.js",
                                  "/api/v1/roles", "/api/v1/nowhere"])  # fmt: skip
def test_every_answer_keeps_to_itself(client, path):
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_the_cookie_is_kept_from_scripts_and_other_sites(client):
    cookie = client.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "set-cookie" not in client.get("/").headers, "a session that is there stays"
    assert "set-cookie" not in TestClient(client.app, base_url=f"http://{HOST}").get("/api/v1/roles").headers


def test_a_body_that_is_too_large_is_refused_before_it_is_read(client, monkeypatch):
    answer = client.post("/read", headers={"Content-Length": "99999999999"}, content=b"x")
    assert answer.status_code == 413

    def flood():
        for _ in range(70):
            yield b"x" * 1_000_000

    assert client.post("/read", content=flood()).status_code == 413


def test_text_has_a_limit_of_its_own(client):
    amps = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/read", headers=amps, content=b"&" * 4_100_000).status_code == 413
    many = client.post("/api/v1/advise", json={"resume": "x", "postings": [0] * 100_000})
    assert many.status_code == 422
    assert len(many.json()["faults"]) <= 20


@pytest.mark.parametrize(("then", "kept"), [("disconnect", []), ("request", ["greenhouse:acme"])])
def test_a_body_that_breaks_off_is_not_acted_on(app, own_desk, then, kept):
    with own_desk.store() as store:
        store.wish("min-pay", "150000USD")
    messages = [
        {"type": f"http.{then}"},
        {"type": "http.request", "body": b'{"board": "greenhouse:acme"}', "more_body": 1},
    ]

    async def receive():
        return messages.pop() if messages else {"type": "http.disconnect"}

    async def send(message):
        pass

    # Without a server between, so that all is over when the call is.
    headers = {"Host": HOST, "Content-Type": "application/json"}
    scope = {
        "type": "http", "method": "POST", "scheme": "http", "path": "/api/v1/boards", "raw_path": b"/api/v1/boards",
        "query_string": b"", "root_path": "", "http_version": "1.1", "client": ("127.0.0.1", 1), "server": (HOST, 80),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    with own_desk.store() as store:
        assert [f"{row.board}:{row.token}" for row in store.boards()] == kept


def test_who_brought_something_outlives_many_who_did_not(app, client):
    send(client, "/me", data={"text": "Ada. AI Engineer. Built retrieval and agents with evals."})
    for _ in range(40):
        TestClient(app, base_url=f"http://{HOST}").get("/quiz")
    assert "Forget this résumé" in client.get("/me").text


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape"])
def test_a_token_in_odd_letters_is_refused(client, charset):
    client.get("/")
    kind = {"Content-Type": f"multipart/form-data; boundary=x; charset={charset}"}
    body = b'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n+2AA-\\ud800\r\n--x--\r\n'
    assert client.post("/me/forget", headers=kind, content=body).status_code in (400, 403)


def test_no_upload_touches_the_disk(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a file was made")

    monkeypatch.setattr(tempfile, "_TemporaryFileWrapper", refuse)
    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", refuse)
    large = b"We ship retrieval and agents with evals. " * 60_000
    assert len(large) > 2_000_000
    answer = send(client, "/read", files={"files": ("large.txt", large)})
    assert answer.status_code == 422
    assert "too large: " in answer.text


def test_with_a_password_nothing_is_said_without_it(own_desk, tmp_path):
    app = make_app(own_desk, hosts=[HOST], quiz_file=tmp_path / "quiz.json", password="correct horse battery")
    client = TestClient(app, base_url=f"http://{HOST}")
    for path in ("/", "/api/v1/roles", "/style.css"):
        answer = client.get(path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Basic")
    for wrong in ("Basic !!!", "Basic " + base64.b64encode(b"me:wrong").decode(), "Bearer correct horse battery"):
        assert client.get("/", headers={"Authorization": wrong}).status_code == 401
    assert client.get("/", auth=("anyone", "correct horse battery")).status_code == 200


def test_what_a_document_brings_is_text(client):
    name = "<img src=x onerror=alert(1)>.md"
    hostile = (
        b'# <script>alert(1)</script>\n\n- Built retrieval with evals" onmouseover="alert(1)\n'
        b"- Ship agents &lt;b&gt; {{ 7*7 }} {% raw %}\n"
    )
    page = send(client, "/read", data={"kind": "posting"}, files={"files": (name, hostile)}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "{{ 7*7 }}" in page
    assert 'onmouseover="alert' not in page


def test_a_resume_stands_in_no_log_and_no_address(client, caplog, capfd):
    resume = (EXAMPLES / "resumes" / "data-scientist.md").read_bytes()
    answer = send(client, "/me", files={"resume": ("resume.md", resume)})
    said = caplog.text + "".join(capfd.readouterr())
    assert answer.status_code == 200
    assert str(answer.url) == f"http://{HOST}/me"
    for word in (b"Experience", resume.split(b"\n")[0].strip(b"# ")):
        assert word.decode() not in said
