"""Every page by plain forms, as a browser without scripts uses them."""

import json
import re

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from archives import ROWS
from doors.web.conftest import EXAMPLES, HOST
from doors.web.forms import bring_resume, send, take_in
from roleprism.atlas import ROLE_SLUGS
from roleprism.doors.web.app import make_app
from roleprism.scale.bulk import bulk
from roleprism.scale.inputs import columns_of

POSTING = (EXAMPLES / "postings" / "ai-engineer-in-name.md").read_bytes()
RESUME = (EXAMPLES / "resumes" / "backend-to-ai.pdf").read_bytes()
JOBS = (EXAMPLES / "postings.jsonl").read_bytes()
BACKEND = b"""Jo Doe

Experience

Backend Engineer, Northwind
Jan 2019 - Present
- Moved the billing service from one database to three without downtime.
"""


def test_a_posting_that_is_dropped_is_read_and_stays_for_a_reload(client):
    answer = send(client, "/read", files={"files": ("posting.md", POSTING)})
    assert str(answer.url).endswith("/read/1")
    assert "ML Engineer" in answer.text
    assert client.get("/read/1").text == answer.text
    assert "/read/1" in client.get("/").text
    saved = client.get("/read/1/page")
    assert saved.headers["content-disposition"].startswith("attachment")
    assert "<style>" in saved.text, "the page that is kept needs no other file"


def test_pasted_text_and_several_files_are_read_together(client):
    files = [("files", ("a.md", POSTING)), ("files", ("b.pdf", RESUME)), ("files", ("c.bin", b"\x00\x01\x02" * 50))]
    page = send(client, "/read", data={"text": "Run evals of agents and retrieval in production."}, files=files).text
    assert "3 documents" in page
    assert "c.bin" in page, "what could not be read is named"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "nothing was given"),
        ({"url": "http://127.0.0.1:9/"}, "no public address"),
        ({"url": "file:///etc/passwd"}, "no web address"),
        ({"url": "http://169.254.169.254/latest/meta-data/"}, "no public address"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(client, data, said):
    answer = send(client, "/read", data=data)
    assert answer.status_code == 422
    assert said in answer.text
    assert all(value in answer.text for value in data.values())


def test_a_table_of_many_postings_is_read_in_part_and_says_so(client):
    table = b"".join(b'{"title": "AI Engineer", "description": "Ship agents %d"}\n' % n for n in range(60))
    page = send(client, "/read", files={"files": ("table.jsonl", table)}).text
    assert "60 documents were given, and the first 50 are read" in page


def test_a_reading_that_is_gone_says_so(client):
    answer = client.get("/read/77")
    assert answer.status_code == 404
    assert "This reading is gone" in answer.text


def test_a_resume_read_becomes_mine_and_is_forgotten(client):
    send(client, "/read", files={"files": ("resume.pdf", RESUME)})
    page = send(client, "/read/1/mine")
    assert "Lead with" in page.text
    assert "Lead with" in client.get("/me").text
    send(client, "/me/forget")
    assert "Which of these roles are you?" in client.get("/me").text
    assert client.get("/read/1").status_code == 404


def test_what_if_says_what_a_line_would_change_and_keeps_what_was_ticked(client):
    page = bring_resume(client, RESUME, "resume.pdf").text
    idea = re.search(r'name="add" value="([^"]+)"', page)[1]
    line = re.search(r'name="out" value="(\d+-\d+)"', page)[1]
    tried = send(client, "/me/what-if", {"add": idea, "out": line, "own": "Served models on vLLM to 2,000 users"}).text
    assert "becomes" in tried
    assert len(re.findall(r"checked", tried)) >= 2
    part = send(client, "/me/what-if", {"add": idea}, headers={"X-Part": "changes"}).text
    assert "<html" not in part
    assert "becomes" in part


@pytest.mark.parametrize("out", ["x", "1", "-", "999999-999999", "0-0", "9999999999-1"])
def test_what_if_refuses_lines_that_are_not_there(client, out):
    bring_resume(client, RESUME, "resume.pdf")
    assert send(client, "/me/what-if", {"out": out}).status_code == 400


def test_postings_in_mind_are_met(client):
    bring_resume(client, RESUME, "resume.pdf")
    page = send(client, "/me/postings", files={"files": ("posting.md", POSTING)}).text
    assert "How you meet these postings" in page


def test_without_a_resume_what_if_and_ranking_ask_for_one(client):
    assert send(client, "/me/what-if", {"own": "x"}).status_code == 400
    assert "Bring your résumé" in client.get("/jobs/rank").text


def test_postings_are_taken_in_searched_ranked_marked_and_explained(client):
    take_in(client, "postings.jsonl", JOBS)
    assert "5 open postings" in client.get("/jobs").text
    assert "Voice Engineer" in client.get("/jobs", params={"words": "telephony"}).text
    assert "No posting is like that" in client.get("/jobs", params={"words": "zebra"}).text
    bring_resume(client, RESUME, "resume.pdf")
    ranked = client.get("/jobs/rank")
    first = re.search(r'href="/jobs/(\d+)#why"', ranked.text)[1]
    assert "1 posting considered; left out: 4 whose work is not yours." in ranked.text
    page = client.get(f"/jobs/{first}").text
    assert "Together" in page
    assert "résumé: " in page
    page = send(client, f"/jobs/{first}/marks", {"state": "applied", "note": "sent <b>today</b>"}).text
    assert "sent &lt;b&gt;today&lt;/b&gt;" in page
    assert 'value="applied" aria-pressed="true"' in client.get("/jobs", params={"state": "applied"}).text


def test_filters_and_wishes_are_heeded(client):
    take_in(client, "postings.jsonl", JOBS)
    bring_resume(client, RESUME, "resume.pdf")
    page = client.get("/jobs/rank", params={"role": ["voice-ai-engineer"], "place": "Austin"}).text
    assert "1 posting considered" in page
    send(client, "/jobs/wishes", {"want": ["ml-engineer"], "refuse": ["voice-ai-engineer"], "place": "", "min_pay": ""})
    page = client.get("/jobs/rank").text
    assert "ML Engineer, which you want" in page
    assert client.get("/jobs/rank", params={"min_pay": "plenty"}).status_code == 400
    assert send(client, "/jobs/wishes", {"want": "nobody"}).status_code == 400


def test_what_speaks_against_a_wish_is_told_where_it_is_heeded(client):
    take_in(client, "postings.jsonl", JOBS)
    bring_resume(client, BACKEND, "resume.md")
    assert "RP303" not in client.get("/jobs/rank").text
    send(client, "/jobs/wishes", {"refuse": ["ai-platform-engineer"]})
    assert "step that lies near your background" in client.get("/jobs/rank").text
    assert "step that lies near your background" in client.get("/me").text


def test_a_posting_read_is_kept(client):
    send(client, "/read", data={"kind": "posting"}, files={"files": ("posting.md", POSTING)})
    assert "1 open posting" in send(client, "/read/1/keep").text
    assert "1 open posting" in send(client, "/read/1/keep").text, "kept once"


def test_another_posting_that_is_pasted_takes_no_ones_place(client, own_desk):
    for text in ("Ship LLM agents with evals in production.", "Train ranking models for search.") * 2:
        page = str(send(client, "/read", data={"kind": "posting", "text": text}).url)
        send(client, f"/read/{page.rpartition('/')[2]}/keep")
        with own_desk.store() as store:
            store.mark(1, "applied")
    with own_desk.store() as store:
        found = {one.text: (one.version, one.state) for one in store.all()}
    assert found == {
        "Ship LLM agents with evals in production.": (1, "applied"), "Train ranking models for search.": (1, ""),
    }  # fmt: skip


def test_two_files_of_one_name_are_two_postings(client, own_desk):
    for text in (b"Ship LLM agents with evals in production.", b"Train ranking models for search.") * 2:
        take_in(client, "index.html", b"<html><body><h1>Engineer</h1><p>" + text + b"</p></body></html>")
    with own_desk.store() as store:
        assert [one.version for one in store.all()] == [1, 1]


def test_boards_are_followed_and_a_sync_that_fails_says_why(client):
    assert "greenhouse:acme" in send(client, "/jobs/boards", {"board": "greenhouse:acme"}).text
    assert send(client, "/jobs/boards", {"board": "nobody:acme"}).status_code == 400
    send(client, "/jobs/sync")
    while "data-running" in (part := client.get("/jobs/boards/progress").text):
        pass
    assert "failed; nothing of it was changed" in part
    assert "None yet." in send(client, "/jobs/boards/forget", {"board": "greenhouse:acme"}).text
    assert send(client, "/jobs/sync").status_code == 400


def test_a_file_with_a_bad_row_keeps_the_good_ones(client):
    take_in(client, "table.jsonl", JOBS + b"{broken\n")
    page = client.get("/jobs/boards").text
    assert "5 new" in page
    assert "table.jsonl" in page


def test_roles_one_by_one_and_side_by_side(client):
    page = client.get("/roles").text
    for slug in ROLE_SLUGS:
        assert f"/roles/{slug}" in page
        assert client.get(f"/roles/{slug}").status_code == 200
    assert "told apart by" in client.get("/roles/compare", params={"a": "ai-engineer", "b": "ml-engineer"}).text
    assert client.get("/roles/nobody").status_code == 400
    assert client.get("/roles/compare", params={"a": "ai-engineer", "b": "x"}).status_code == 400


def test_the_quiz_asks_explains_and_keeps_the_score(client, app):
    assert "Begin" in client.get("/quiz").text
    page = send(client, "/quiz/start").text
    for number in range(8):
        assert f"{number + 1} of 8" in page
        page = send(client, "/quiz/answer", {"at": number, "option": 0}).text
        assert "(right)" in page
        assert send(client, "/quiz/answer", {"at": number, "option": 1}).text == page, "an answer counts once"
        page = send(client, "/quiz/next").text
    assert re.search(r"[0-8] of 8 right", page)
    assert app.state.site.quiz_file.exists()


def test_no_market_is_shown_where_there_is_none(client):
    assert "/market" not in client.get("/").text
    assert client.get("/market").status_code == 404


def test_the_market_is_shown_once_there_is_one(own_desk, tmp_path):
    from starlette.testclient import TestClient

    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "in.parquet")
    bulk([tmp_path / "in.parquet"], tmp_path / "out", columns_of([tmp_path / "in.parquet"], {}, None), workers=1)
    app = make_app(own_desk, hosts=[HOST], quiz_file=tmp_path / "quiz.json", market=tmp_path / "out")
    client = TestClient(app, base_url=f"http://{HOST}")
    assert "/market" in client.get("/").text
    page = client.get("/market").text
    assert "by the work in them" in page
    assert "<svg" in page
    assert client.get("/api/v1/market").json()["postings"] > 0
    assert client.get("/api/v1/market/claims").json()["claims"]


@pytest.mark.parametrize(
    "path", ["/jobs/0", "/jobs/999", "/jobs/x", "/jobs/-1", "/nowhere", "/read/x", f"/jobs/{2**70}"]
)
def test_what_is_not_there_is_a_page_that_says_so(client, path):
    answer = client.get(path)
    assert answer.status_code in (404, 422)
    assert "That did not work" in answer.text


@pytest.mark.parametrize("path", ["/jobs/rank?role=nobody", "/jobs?words=%00", "/api/v1/jobs?words=%00&limit=1"])
def test_odd_questions_have_an_answer(client, path):
    assert client.get(path).status_code in (200, 400)


def test_the_same_role_of_two_files_is_ranked_once(client):
    take_in(client, "a.jsonl", JOBS)
    take_in(client, "b.jsonl", JOBS)
    bring_resume(client, RESUME, "resume.pdf")
    send(client, "/jobs/wishes", {"want": list(ROLE_SLUGS), "refuse": [], "place": "", "min_pay": ""})
    page = client.get("/jobs/rank").text
    assert page.count('href="/jobs/') == page.count("#why") + 2
    assert page.count("#why") == 5


def test_advice_heeds_the_employers_own_postings_that_are_kept(client):
    text = "You will\n- Ship LLM agents with tool use\n- Build retrieval and evals for our assistant\n- Own prompts"
    rows = [{"id": n, "title": "Engineer", "company": "OpenAI", "description": f"{text}\nTeam {n}"} for n in range(6)]
    assert "own AI postings" not in bring_resume(client, RESUME, "resume.pdf").text
    take_in(client, "board.jsonl", "\n".join(map(json.dumps, rows)).encode())
    page = client.get("/me").text
    assert "Heeds employers' own AI postings: 6 of OpenAI." in page
    assert "6 of its own AI postings is of this role" in page


def test_a_store_that_cannot_be_read_holds_no_advice_up(client, own_desk):
    own_desk.store_path.write_bytes(b"no store of ours" * 100)
    page = bring_resume(client, RESUME, "resume.pdf")
    assert page.status_code == 200
    assert "The wishes and postings kept are not heeded" in page.text
    assert 'id="lead"' in page.text


@pytest.mark.parametrize("path", ["/jobs", "/api/v1/jobs"])
def test_what_nobody_foresaw_is_told_without_its_inside(app, monkeypatch, path):
    def fail(*_args, **_rest):
        raise ZeroDivisionError("an inside that is nobody's business")

    monkeypatch.setattr("roleprism.store.store.Store.all", fail)
    answer = TestClient(app, base_url=f"http://{HOST}", raise_server_exceptions=False).get(path)
    assert answer.status_code == 500
    assert "nobody foresaw" in answer.text
    assert "ZeroDivision" not in answer.text
    assert "nobody&#39;s business" not in answer.text
