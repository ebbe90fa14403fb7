"""The store: nothing acknowledged is ever lost, and nothing that a person said is ever overwritten."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from roleprism.document import Posting, Span, Text
from roleprism.document.listing import Listing, Workplace
from roleprism.document.pay import Pay, PayPeriod
from roleprism.errors import StoreError, UsageError
from roleprism.store import Changes, Query, Source, Store
from roleprism.store.rescue import rescue
from roleprism.store.schema import APPLICATION_ID, MIGRATIONS
from roleprism.store.store import ReadRow

TEXT = "Ship LLM agents with evals, in C++ and Python."


def listing(id_="1", title="AI Engineer", text=TEXT, company="Acme", place="Berlin", **options):
    posting = Posting(id=id_, source="test", text=Text(text), title=title, company=company, location=place)
    return Listing(posting, url=f"https://example.com/{id_}", places=(place,), **options)


@pytest.fixture
def clock():
    at = iter(range(10_000))
    return lambda: f"2026-11-01T00:00:{next(at):06d}+00:00"


@pytest.fixture
def store(tmp_path, clock):
    with Store(tmp_path / "deep" / "jobs.sqlite", clock) as opened:
        opened.follow("greenhouse", "acme")
        yield opened


def record(store, *listings, unread=frozenset(), closes=True, board="greenhouse", token="acme"):
    return store.record(board, token, list(listings), unread=unread, closes=closes)


def test_new_changed_closed_and_reopened(store):
    assert record(store, listing("1"), listing("2")) == Changes(new=2)
    assert record(store, listing("1"), listing("2")) == Changes(unchanged=2)
    assert record(store, listing("1", text="Other words.")) == Changes(changed=1, closed=1)
    assert record(store, listing("1", text="Other words.")) == Changes(unchanged=1)
    assert record(store, listing("1", text="Other words."), listing("2")) == Changes(reopened=1, unchanged=1)
    assert store.count() == (2, 0)
    versions, events, _ = store.history(1)
    assert [one.text for one in versions] == [TEXT, "Other words."]
    assert [one.what for one in events] == ["new", "changed"]
    assert [one.what for one in store.history(2)[1]] == ["new", "closed", "reopened"]


def test_what_could_not_be_read_is_not_closed(store):
    record(store, listing("1"), listing("2"))
    assert record(store, listing("1"), unread=frozenset({"2"})) == Changes(unchanged=1)


def test_a_board_that_failed_changes_nothing(store):
    record(store, listing("1"))
    before = store.all(Query(with_closed=True))
    store.record_failure("greenhouse", "acme", "cannot be reached")
    assert store.all(Query(with_closed=True)) == before
    (row,) = store.boards()
    assert (row.outcome, row.message) == ("failed", "cannot be reached")
    assert row.synced_at


def test_a_file_closes_nothing(store):
    saved = Source("saved.csv")
    store.record_rows([(saved, listing("1")), (saved, listing("2"))])
    assert store.record_rows([(saved, listing("1"))]) == Changes(unchanged=1)
    assert store.count() == (2, 0)


def test_two_levels_two_cities_and_two_teams_are_three_postings(store):
    record(
        store, listing("1"), listing("2", title="Senior AI Engineer"), listing("3", place="Madrid"),
        listing("4", title="AI Engineer, Search"),
    )  # fmt: skip
    assert len(store.all()) == 4


def test_the_same_role_on_two_boards_is_linked_and_not_merged(store):
    record(store, listing("1"))
    record(store, listing("x9", title="AI  engineer"), board="lever", token="acme")
    record(store, listing("x10", title="ML Engineer"), board="lever", token="acme", closes=False)
    assert store.kin(1) == [2]
    assert store.kin(3) == []
    assert len(store.all()) == 3


def test_everything_comes_back_as_it_was(store):
    pay = (Pay(100_000, 150_000, "EUR", PayPeriod.YEAR, label="Zone A"),)
    record(store, listing("1", pay=pay, workplace=Workplace.HYBRID, is_inferred=True, posted="2026-10-01"))
    one = store.get(1)
    assert (one.pay, one.workplace, one.is_inferred, one.posted) == (pay, Workplace.HYBRID, True, "2026-10-01")
    assert (one.title, one.company, one.location, one.text) == ("AI Engineer", "Acme", "Berlin", TEXT)
    assert one.posting().source == "https://example.com/1"


def test_pay_without_end_that_an_older_roleprism_kept_is_none(store):
    half = Pay(1.0, float("inf"), "USD", None)
    record(store, listing("1", pay=(Pay(float("inf"), None, "USD", None), half)))
    assert store.get(1).pay == store.history(1)[0][0].pay == (half._replace(high=None),)


def test_marks_and_notes_outlive_every_sync(store):
    record(store, listing("1"))
    store.mark(1, "interesting", "ask Mira")
    store.mark(1, "applied")
    record(store, listing("1", text="New words."))
    record(store)
    record(store, listing("1", text="Newer words."))
    assert [(mark.state, mark.note) for mark in store.marks(1)] == [("interesting", "ask Mira"), ("applied", "")]
    assert [one.id for one in store.all(Query(state="applied"))] == [1]
    assert store.all(Query(state="interesting")) == []


def test_what_is_no_state_or_no_posting_is_told(store):
    with pytest.raises(UsageError, match="state 'aplied'"):
        store.mark(1, "aplied")
    with pytest.raises(StoreError, match="posting 99"):
        store.mark(99, "applied")
    with pytest.raises(StoreError, match="posting 99"):
        store.history(99)


def test_wishes_are_kept_and_forgotten(store):
    store.wish("want", '["ai-engineer"]')
    store.wish("want", '["ml-engineer"]')
    assert store.wishes() == {"want": '["ml-engineer"]'}
    store.wish("want", "")
    assert store.wishes() == {}


@pytest.mark.parametrize(
    ("words", "ids"),
    [("c++", [1]), ("c#", [2]), ("c", [3]), ("agents evals", [1]), ("acme", [1, 2, 3]), ("node.js", [3]),
     ('"quoted', []), ("NEAR(", []), ("AND", [1, 2]), ("-x", []), ("*", [])],
)  # fmt: skip
def test_words_are_found_as_they_are_written(store, words, ids):
    other = listing("2", text="Services in C# and SQL.")
    record(store, listing("1"), other, listing("3", text="Plain C, nor Node.js."))
    assert sorted(one.id for one in store.all(Query(words=words))) == ids


@pytest.mark.parametrize(
    ("board", "ids"),
    [("greenhouse:acme", [1]), ("https://example.com/7", [2]), ("page:https://example.com/7", [2]),
     ("import:saved.csv", [3, 4]), (f"import:b{os.sep}saved.csv", [4]), ("import:ved.csv", []), ("greenhouse", [])],
)  # fmt: skip
def test_a_board_is_named_as_it_was_followed_and_a_file_by_its_name(store, board, ids):
    record(store, listing("1"))
    record(store, listing("2"), board="page", token="https://example.com/7")
    store.record_rows([(Source(str(Path("/", folder, "saved.csv"))), listing("3")) for folder in "ab"])
    assert sorted(one.id for one in store.all(Query(board=board))) == ids


def test_words_follow_a_posting_that_changes(store):
    record(store, listing("1"))
    record(store, listing("1", text="Now about databases.", title="Data Engineer"))
    assert store.all(Query(words="agents")) == []
    assert [one.id for one in store.all(Query(words="databases data"))] == [1]


def test_since_counts_from_what_happened(store):
    record(store, listing("1"))
    cut = store._now()
    record(store, listing("1"), listing("2"))
    assert [one.id for one in store.all(Query(since=cut))] == [2]
    assert store.total(Query(since=cut)) == 1
    assert [one.id for one in store.all(limit=1, offset=1)] == [1]
    assert store.total() == 2


def test_readings_are_made_once_a_version_and_again_for_new_weights(store):
    record(store, listing("1"), listing("2"))
    assert [one.id for one in store.unread("w1", 10)] == [1, 2]
    rows = [
        ReadRow(one.id, one.number, np.eye(11)[2], "research-engineer", 0.9, False, None)
        for one in store.unread("w1", 1)
    ]
    store.keep_readings("w1", rows)
    assert [one.id for one in store.unread("w1", 10)] == [2]
    assert [one.id for one in store.unread("w2", 10)] == [1, 2]
    assert store.get(1).shares.tolist() == np.eye(11)[2].tolist()
    record(store, listing("1", text="Other words."), listing("2"))
    assert store.get(1).shares is None


def test_readings_of_open_postings_by_the_weights_of_now(store):
    record(store, listing("1"), listing("2", company="Other"), listing("3"))
    rows = [ReadRow(one.id, one.number, np.eye(11)[2], "", 0.9, one.id == 2, None) for one in store.unread("w1", 10)]
    store.keep_readings("w1", rows)
    assert not store.open_readings("w2")
    record(store, listing("1", text="Other words."), listing("2", company="Other"))  # changed, as it was, closed
    (found,) = store.open_readings("w1")
    assert (found.company, found.thin, found.shares.tolist()) == ("Other", True, np.eye(11)[2].tolist())


def test_following_twice_and_forgetting(store):
    assert not store.follow("greenhouse", "acme")
    assert store.follow("lever", "acme")
    record(store, listing("1"))
    assert store.unfollow("greenhouse", "acme")
    assert not store.unfollow("greenhouse", "acme")
    assert store.count() == (1, 0)


def test_what_is_no_character_is_spelled_out(store):
    half, other = "x\udcff", "x\udcfe"
    assert store.follow("lever", half)
    assert store.follow("lever", other), "two names stay two"
    assert not store.follow("lever", half)
    assert record(store, listing("1", text=f"Agents {half}", title=half, company=half), token=half) == Changes(new=1)
    store.record_rows([(Source(f"/tmp/{half}.md"), listing("2"))])
    assert store.record_rows([(Source(f"/tmp/{half}.md"), listing("2"))]) == Changes(unchanged=1)
    store.mark(1, "applied", half)
    store.wish("place", half)
    store.record_failure("lever", half, half)
    assert store.marks(1)[0].note == store.get(1).title == store.wishes()["place"] == "x\\udcff"
    assert [one.id for one in store.all(Query(board=f"greenhouse:{half}"))] == [1]
    assert store.all(Query(words=half, state=half, role=half, since=half)) == []
    assert store.unfollow("lever", half)


# Safety.


def test_migrations_are_recorded_with_what_they_do(store):
    with sqlite3.connect(store.path) as db:
        assert db.execute("SELECT number FROM migrations").fetchall() == [(n + 1,) for n in range(len(MIGRATIONS))]
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_full_disk_is_told_as_such_and_takes_nothing(store):
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    kept = []

    def fill():
        for n in range(99):
            store.wish(str(n), "x" * 2_000)
            kept.append(str(n))

    with pytest.raises(StoreError, match="disk is full"):
        fill()
    assert list(store.wishes()) == kept


def older_store(path):
    """A store as the first release made it, with one posting of a file in it."""
    with sqlite3.connect(path) as db:
        for number, statements in enumerate(MIGRATIONS[:1], start=1):
            db.executescript(statements)
            db.execute("INSERT INTO migrations VALUES (?, 'then')", (number,))
            db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("INSERT INTO postings VALUES (1, 'import', 'a.md', '1', '', '', 't', 't', NULL, 1, x'00')")
        db.execute("INSERT INTO versions VALUES (1, 1, 't', 'AI Engineer', 'Text', '', NULL, 0, '', '[]', x'00')")


def test_an_older_store_is_brought_up_to_date_and_can_be_saved(tmp_path):
    older_store(tmp_path / "a.sqlite")
    assert rescue(tmp_path / "a.sqlite", tmp_path / "saved.sqlite")["versions"] == (1, True)
    for name in ("a.sqlite", "saved.sqlite"):
        with Store(tmp_path / name) as opened:
            assert opened.get(1).title == "AI Engineer"
            assert opened.get(1).title_span is None


def test_where_a_text_has_its_title_is_kept(store):
    document = Posting(
        id="1", source="a", text=Text(f"AI Engineer\n{TEXT}"), title="AI Engineer", title_span=Span(0, 11)
    )
    record(store, Listing(document), listing("2"))
    assert [store.get(n).posting().title_span for n in (1, 2)] == [Span(0, 11), None]
    assert [one.title_span for one in store.unread("w", 9)] == [Span(0, 11), None]


def test_other_files_are_left_alone(tmp_path):
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE mine (x)")
    with pytest.raises(StoreError, match="another program"):
        Store(other)
    text = tmp_path / "text.sqlite"
    text.write_text("no database at all " * 100)
    with pytest.raises(StoreError, match="damaged"):
        Store(text)
    assert text.read_text().startswith("no database")
    with pytest.raises(StoreError, match=r"cannot be used|cannot be opened"):
        Store(tmp_path)


def test_a_store_of_the_future_is_refused(store, tmp_path):
    store.close()
    with sqlite3.connect(store.path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer roleprism"):
        Store(store.path)


def test_a_backup_is_whole_and_never_overwrites(store, tmp_path):
    record(store, listing("1"))
    store.mark(1, "applied")
    store.backup(tmp_path / "copy.sqlite")
    with Store(tmp_path / "copy.sqlite") as copy:
        assert copy.get(1).state == "applied"
        assert copy.faults() == []
    with pytest.raises(StoreError, match="exists already"):
        store.backup(tmp_path / "copy.sqlite")


def test_what_can_be_read_of_a_damaged_store_is_saved(store, tmp_path):
    record(store, *(listing(str(n), text=f"{TEXT} {n} " + "words " * 300) for n in range(300)))
    store.mark(7, "applied", "do not lose me")
    store.close()
    with sqlite3.connect(store.path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(store.path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    store.path.write_bytes(data)
    saved = rescue(store.path, tmp_path / "saved.sqlite")
    assert saved["versions"][0] >= 250
    with Store(tmp_path / "saved.sqlite") as found:
        assert found.marks(7)[0].note == "do not lose me"
        assert found.faults() == []
        assert found.all(Query(words="agents"))
    assert store.path.read_bytes() == bytes(data)


@pytest.mark.parametrize("name", ["a#b.sqlite", "50%41.sqlite", "who?.sqlite"])
def test_a_store_of_any_name_is_saved_in_one_go(tmp_path, monkeypatch, name):
    if os.name == "nt" and "?" in name:
        pytest.skip("no name of a file there")
    with Store(tmp_path / name) as store:
        store.follow("greenhouse", "acme")
        record(store, *(listing(str(n)) for n in range(50)))
    statements = []
    connect = sqlite3.connect

    def traced(*args, **options):
        connection = connect(*args, **options)
        connection.set_trace_callback(statements.append)
        return connection

    monkeypatch.setattr("roleprism.store.rescue.sqlite3.connect", traced)
    assert rescue(tmp_path / name, tmp_path / "saved.sqlite")["postings"] == (50, True)
    assert statements.count("COMMIT") == len(MIGRATIONS) + 1
    assert len([one for one in statements if one.startswith("BEGIN")]) == len(MIGRATIONS) + 1


def test_what_cannot_be_saved_leaves_nothing_behind(store, tmp_path):
    record(store, listing("1"))
    with pytest.raises(StoreError, match="cannot be written"):
        rescue(store.path, tmp_path / "none" / "saved.sqlite")
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(StoreError, match="nothing that can be read"):
        rescue(tmp_path / "empty.sqlite", tmp_path / "saved.sqlite")
    assert not (tmp_path / "saved.sqlite").exists()


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from store.test_store import listing
from roleprism.store import Store
store = Store(Path({path!r}))
start = int(sys.argv[1])
for n in range(start, start + int(sys.argv[2])):
    store.record("greenhouse", "acme", [listing(f"{{n}}-{{k}}") for k in range(5)], closes=False)
    print(n, flush=True)
"""


def writer(tmp_path, start, count):
    script = WRITER.format(tests=str(Path(__file__).parents[1]), path=str(tmp_path / "jobs.sqlite"))
    return subprocess.Popen([sys.executable, "-c", script, str(start), str(count)], stdout=subprocess.PIPE, text=True)


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path):
    Store(tmp_path / "jobs.sqlite").close()
    both = [writer(tmp_path, 0, 20), writer(tmp_path, 1000, 20)]
    for one in both:
        one.communicate(timeout=120)
        assert one.returncode == 0
    with Store(tmp_path / "jobs.sqlite") as store:
        assert store.count() == (200, 0)
        assert store.faults() == []


CHILD = """
import os, sys, random, signal, threading, time
from pathlib import Path
sys.path.insert(0, {tests!r})
from store.test_store import listing
from roleprism.store import Store
for round in range({rounds}):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        store = Store(Path({path!r}))
        n = 0
        while True:
            name = f"{{round}}-{{n}}"
            store.record("greenhouse", "acme", [listing(f"{{name}}-{{k}}",
                text="words " * 50) for k in range(3)], closes=False)
            os.write(write, (name + "\\n").encode())
            n += 1
    os.close(write)
    time.sleep(random.Random(round).uniform(0.01, 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read) as lines:
        print(lines.read(), end="", flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to kill a process hundreds of times quickly")
def test_killed_hundreds_of_times_it_holds_all_that_was_acknowledged(tmp_path):
    Store(tmp_path / "jobs.sqlite").close()
    script = CHILD.format(tests=str(Path(__file__).parents[1]), path=str(tmp_path / "jobs.sqlite"), rounds=200)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=300)
    acknowledged = [line for line in done.stdout.split("\n") if line]
    with Store(tmp_path / "jobs.sqlite") as store:
        assert store.faults() == []
        held = {one.board_id for one in store.all()}
    assert len(acknowledged) > 200
    for name in acknowledged:
        assert all(f"{name}-{k}" in held for k in range(3))
    rounds = {id_.rpartition("-")[0] for id_ in held}
    for name in rounds:
        assert sum(f"{name}-{k}" in held for k in range(3)) == 3, "a sync is kept whole or not at all"


def test_a_store_in_use_for_long_is_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr("roleprism.store.store._BUSY_SECONDS", 0.2)
    with Store(tmp_path / "jobs.sqlite") as store:
        other = sqlite3.connect(store.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        with pytest.raises(StoreError, match="in use by another process"):
            store.follow("lever", "x")
        assert time.monotonic() - started >= 0.1
        other.execute("ROLLBACK")
        assert store.follow("lever", "x")


# What is kept is its owner's alone to read, and what was there keeps its permissions.

on_posix = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


def mode(path):
    return path.stat().st_mode & 0o777


@pytest.fixture
def usual_mask():
    before = os.umask(0o022)
    yield
    os.umask(before)


@on_posix
@pytest.mark.usefixtures("usual_mask")
def test_a_new_store_is_its_owners_alone(tmp_path):
    path = tmp_path / "share" / "roleprism" / "jobs.sqlite"
    with Store(path) as store:
        store.follow("greenhouse", "acme")
        assert {mode(one) for one in path.parent.iterdir()} == {0o600}
        store.backup(tmp_path / "backup.sqlite")
    rescue(path, tmp_path / "rescued.sqlite")
    assert (mode(path.parent), mode(path)) == (0o700, 0o600)
    assert (mode(tmp_path / "backup.sqlite"), mode(tmp_path / "rescued.sqlite")) == (0o600, 0o600)


@on_posix
@pytest.mark.usefixtures("usual_mask")
def test_a_store_that_was_there_keeps_its_permissions(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    path = folder / "jobs.sqlite"
    path.touch()
    with Store(path) as store:
        store.follow("greenhouse", "acme")
    assert (mode(folder), mode(path)) == (0o755, 0o644)
