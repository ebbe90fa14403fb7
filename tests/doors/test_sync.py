"""Boards into the store: what befalls one is told of that one, and the others go on."""

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event
from time import sleep

import pytest

from boards.conftest import clock, fetcher, server  # noqa: F401  fixtures
from boards.test_boards import LEVER, PAGE, as_json
from roleprism.boards import BOARDS, BoardAnswer, Followed
from roleprism.doors.desk import Desk
from roleprism.doors.jobs.sync import AT_ONCE, sync
from roleprism.errors import DocumentError, Fault
from roleprism.store import Store

BAD, GOOD = Followed("greenhouse", "acme"), Followed("lever", "acme")


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "jobs.sqlite") as opened:
        for one in (BAD, GOOD):
            opened.follow(*one)
        yield opened


@pytest.mark.parametrize(
    "error", [ZeroDivisionError("of 0 \udc80"), DocumentError(Fault("page", "is of 0", remedy="wait"))]
)
def test_a_board_that_fails_as_nobody_foresaw_stops_no_other(server, fetcher, store, monkeypatch, error):  # noqa: F811
    def fail(*_):
        raise error

    monkeypatch.setattr(type(BOARDS["greenhouse"]), "fetch", fail)
    server.answers["/v0/postings/acme"] = as_json([LEVER])
    synced = {one.followed: one for one in sync(store, fetcher, [BAD, GOOD])}
    assert str(synced[GOOD].changes) == "1 new"
    assert synced[BAD].changes is None
    assert "of 0" in str(synced[BAD].faults[0])
    assert "of 0" in next(row.message for row in store.boards() if row.board == "greenhouse")


@pytest.fixture
def fetched(monkeypatch):
    """Greenhouse answers only when lever has."""
    submitted = []
    submit = ThreadPoolExecutor.submit

    def keep(pool, *work):
        submitted.append(submit(pool, *work))
        return submitted[-1]

    def slow(*_):
        while len(submitted) < 2:
            sleep(0.001)
        wait(submitted[1:], timeout=60)
        return BoardAnswer(())

    monkeypatch.setattr(ThreadPoolExecutor, "submit", keep)
    monkeypatch.setattr(type(BOARDS["greenhouse"]), "fetch", slow)
    monkeypatch.setattr(type(BOARDS["lever"]), "fetch", lambda *_: BoardAnswer(()))
    return submitted


def test_boards_are_recorded_in_their_order_whoever_answers_first(store, fetched):
    assert [one.followed for one in sync(store, None, [BAD, GOOD])] == [BAD, GOOD]


def test_who_stops_half_way_keeps_what_was_fetched(store, fetched):
    synced = sync(store, None, [BAD, GOOD])
    next(synced)
    synced.close()
    assert all(row.synced_at for row in store.boards())


def test_a_page_is_opened_apart(server, fetcher, store, tmp_path):  # noqa: F811
    page = Followed("page", "https://example.com/careers/7")
    store.follow(*page)
    server.answers["/careers/7"] = 200, "text/html", PAGE.encode()
    desk = Desk(tmp_path / "jobs.sqlite")
    (one,) = sync(store, fetcher, [page], opener=desk.open_page)
    desk.close()
    assert (one.faults, str(one.changes)) == ((), "1 new")


def test_who_stops_half_way_waits_for_those_under_way_alone(store, fetcher, monkeypatch):  # noqa: F811
    asked, stopped = [], Event()
    shut_down = ThreadPoolExecutor.shutdown

    def fetch(_, token, __):
        asked.append(token)
        if token != "0":
            stopped.wait(60)
        return BoardAnswer(())

    def shutdown(pool, *, wait=True, cancel_futures=False):
        shut_down(pool, wait=False, cancel_futures=cancel_futures)
        stopped.set()
        shut_down(pool, wait=wait)

    monkeypatch.setattr(type(BOARDS["greenhouse"]), "fetch", fetch)
    monkeypatch.setattr(ThreadPoolExecutor, "shutdown", shutdown)
    synced = sync(store, fetcher, [Followed("greenhouse", str(n)) for n in range(50)])
    assert next(synced).followed.token == "0"
    synced.close()
    assert len(asked) <= AT_ONCE + 1
