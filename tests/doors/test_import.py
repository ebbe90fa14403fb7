"""Files into the store: a posting is known again by whatever path its file is told, and takes no other's place."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from roleprism.document import Posting, Span, Text
from roleprism.document.listing import Listing
from roleprism.doors.cli.main import main
from roleprism.doors.jobs.files import forget_file, import_files, keep_read
from roleprism.errors import UsageError
from roleprism.store import Changes, Query, Source, Store

AGENTS, RANKING, VOICE = "Ship LLM agents with evals.", "Train ranking models.", "Build voice agents with telephony."


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Store(tmp_path / "jobs.sqlite") as opened:
        yield opened


def write_jsonl(path, *rows):
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def row(text, title="Engineer", **columns):
    return {"title": title, "company": "Acme", "description": text, **columns}


def take(store, *paths):
    faults = []
    changes = import_files(store, map(str, paths), faults)
    assert not faults
    return changes


def marked(store):
    return [one.text for one in store.all(Query(state="applied"))]


def test_files_of_one_name_in_two_folders_are_two_sources(store, tmp_path):
    write_jsonl(tmp_path / "c" / "jobs.jsonl", row(AGENTS, id="1"))
    write_jsonl(tmp_path / "d" / "jobs.jsonl", row(RANKING, id="1"))
    assert take(store, "c/jobs.jsonl", "d/jobs.jsonl") == Changes(new=2)
    assert take(store, tmp_path / "c", "d") == Changes(unchanged=2)
    write_jsonl(tmp_path / "d" / "jobs.jsonl", row(VOICE, id="1"))
    assert take(store, "c/jobs.jsonl", "d/jobs.jsonl") == Changes(changed=1, unchanged=1)


def test_a_mark_stays_where_rows_without_ids_move(store, tmp_path):
    table = tmp_path / "jobs.csv"
    table.write_text(f"title,description\nA,{AGENTS}\nB,{RANKING}\n")
    assert take(store, "jobs.csv") == Changes(new=2)
    store.mark(1, "applied")
    table.write_text(f"title,description\nC,{VOICE}\nA,{AGENTS}\nB,{RANKING}\n")
    assert take(store, table) == Changes(new=1, unchanged=2)
    assert marked(store) == [AGENTS]


def test_an_edit_of_a_row_with_an_address_is_a_new_version(store, tmp_path):
    here, there = "https://example.com/1", "https://example.com/2"
    write_jsonl(tmp_path / "jobs.jsonl", row(AGENTS, url=here), row(AGENTS, url=there))
    assert take(store, "jobs.jsonl") == Changes(new=2)
    write_jsonl(tmp_path / "jobs.jsonl", row(AGENTS, url=there), row(RANKING, url=here))
    assert take(store, "jobs.jsonl") == Changes(changed=1, unchanged=1)
    assert [(one.url, one.text) for one in store.all()] == [(there, AGENTS), (here, RANKING)]


@pytest.mark.parametrize("name", ["jobs.jsonl", "jobs.json"])
@pytest.mark.parametrize("column", [{"id": 1}, {"url": "https://example.com/careers"}])
def test_what_one_file_gives_one_id_twice_is_kept_apart_unless_it_is_the_same(store, tmp_path, name, column):
    rows = [row(AGENTS, **column), row(RANKING, **column), row(AGENTS, **column)]
    write_jsonl(tmp_path / "jobs.jsonl", *rows)
    (tmp_path / "jobs.json").write_text(json.dumps(rows))
    assert take(store, name) == Changes(new=2)
    assert take(store, name) == Changes(unchanged=2)


def test_a_file_is_forgotten_and_comes_back_with_its_marks(store, tmp_path):
    for folder in "cd":
        write_jsonl(tmp_path / folder / "jobs.jsonl", row(AGENTS), row(RANKING))
    take(store, "c", "d")
    store.mark(1, "applied")
    with pytest.raises(UsageError, match=r"may be .*give the whole path"):
        forget_file(store, "jobs.jsonl")
    with pytest.raises(UsageError, match=r"is no file with open postings; one of .*jobs\.jsonl"):
        forget_file(store, "job.jsonl")
    for words in ("c/jobs.jsonl", tmp_path / "d" / "jobs.jsonl"):
        assert forget_file(store, str(words))[1] == Changes(closed=2)
    assert store.count() == (0, 4)
    with pytest.raises(UsageError, match="none was imported"):
        forget_file(store, "jobs.jsonl")
    assert take(store, "c") == Changes(reopened=2)
    assert (store.count(), marked(store)) == ((2, 2), [AGENTS])


# What an older roleprism kept, under the name of a file or a folder and by places in it.


def kept_before(store, token, id_, text, title="Engineer"):
    posting = Posting(id=id_, source=id_, text=Text(text), title=title, company="Acme")
    store.record_rows([(Source(token), Listing(posting))])
    (newest, *_) = store.all()
    store.mark(newest.id, "applied", text)


@pytest.mark.parametrize("token", ["jobs.jsonl", "saved"])
def test_what_was_imported_before_is_found_again_by_its_words(store, tmp_path, token):
    kept_before(store, token, "saved/jobs.jsonl:1", AGENTS)
    write_jsonl(tmp_path / "saved" / "jobs.jsonl", row(RANKING), row(AGENTS))
    assert take(store, "saved/jobs.jsonl" if token == "jobs.jsonl" else "saved") == Changes(new=1, unchanged=1)
    assert marked(store) == [AGENTS]
    assert take(store, tmp_path / "saved" / "jobs.jsonl") == Changes(unchanged=2)


def test_what_was_imported_before_is_found_again_by_its_id_and_name(store, tmp_path):
    kept_before(store, "jobs.jsonl", "1", AGENTS)
    write_jsonl(tmp_path / "d" / "jobs.jsonl", row(RANKING, "Another", id="1"))
    assert take(store, "d/jobs.jsonl") == Changes(new=1)
    write_jsonl(tmp_path / "c" / "jobs.jsonl", row(AGENTS + " And RAG.", id="1"))
    assert take(store, "c/jobs.jsonl") == Changes(changed=1)
    assert marked(store) == [AGENTS + " And RAG."]


def test_what_was_pasted_before_is_found_again(store):
    kept_before(store, "read", "text", AGENTS)
    pasted = Posting(id="text", source="text", text=Text(AGENTS), title="Engineer", company="Acme")
    assert keep_read(store, [pasted]) == Changes(unchanged=1)
    other = replace(pasted, text=Text(RANKING))
    assert keep_read(store, [pasted, other, other]) == Changes(new=1, unchanged=1)
    assert marked(store) == [AGENTS]


def test_what_was_pasted_before_is_found_again_though_more_is_read_of_it_now(store):
    text = f"Engineer\nLondon, hybrid\n{AGENTS}"
    kept_before(store, "read", "text", text)
    pasted = Posting(
        id="text", source="text", text=Text(text), title="Engineer", company="Acme", location="London, hybrid",
        title_span=Span(0, 8),
    )  # fmt: skip
    assert keep_read(store, [pasted]) == Changes(changed=1)
    assert marked(store) == [text]


def test_a_page_that_was_read_again_has_a_new_version(store):
    page = Posting(id="R1", source="https://example.com/1", text=Text(AGENTS), title="Engineer")
    elsewhere = replace(page, source="https://example.org/1", text=Text(RANKING))
    assert keep_read(store, [page, elsewhere]) == Changes(new=2)
    assert keep_read(store, [replace(page, text=Text(VOICE)), elsewhere]) == Changes(changed=1, unchanged=1)


def test_standard_input_is_imported(tmp_path):
    rows = b'{"id": "1", "title": "AI Engineer", "description": "Build agents with retrieval and evals"}\n'
    call = ["jobs", "--store", str(tmp_path / "s.sqlite"), "import", "-"]
    first, again = (CliRunner().invoke(main, call, input=rows) for _ in range(2))
    assert (first.exit_code, "1 new" in first.output) == (0, True), first.output
    assert "1 as they were" in again.output
