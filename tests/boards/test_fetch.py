"""The polite client against servers that are slow, broken, endless, forgetful or a trap."""

import threading
from ipaddress import ip_address

import pytest

from boards.conftest import endless, reply, slow
from roleprism.boards import Fetcher, parse_followed
from roleprism.boards.public_network import is_public
from roleprism.errors import BoardError, UsageError


def get(fetcher, path, **options):
    return fetcher.get(f"https://example.com{path}", **options)


def test_an_answer_says_who_asks_and_what_is_taken(server, fetcher):
    server.answers["/a"] = 200, "application/json; charset=utf-8", b"[]"
    answer = get(fetcher, "/a")
    assert (answer.status, answer.body, answer.kind) == (200, b"[]", "application/json")
    ((_, headers),) = server.seen
    assert headers["user-agent"].startswith("roleprism/")
    assert headers["accept"] == "application/json"


def test_unknown_is_told_at_once(server, fetcher):
    with pytest.raises(BoardError, match="answers 404"):
        get(fetcher, "/absent")
    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_trouble_is_tried_again_with_longer_waits_and_then_told(server, fetcher, status):
    server.answers["/busy"] = status, "text/plain", b""
    with pytest.raises(BoardError, match=f"answers {status}, 4 times"):
        get(fetcher, "/busy")
    assert fetcher.waited == [1, 2, 4]


def test_trouble_that_passes_is_no_trouble(server, fetcher):
    answers = iter([503, 503, 200])
    server.answers["/later"] = lambda handler: reply(handler, next(answers), body=b"[]")
    assert get(fetcher, "/later").body == b"[]"


def test_the_host_says_how_long_to_wait(server, fetcher):
    answers = iter([lambda h: reply(h, 429, Retry_After="7"), lambda h: reply(h, body=b"[]")])
    server.answers["/wait"] = lambda handler: next(answers)(handler)
    assert get(fetcher, "/wait").body == b"[]"
    assert fetcher.waited == [7]


def test_a_host_that_asks_for_an_hour_is_left_alone(server, fetcher):
    server.answers["/wait"] = lambda handler: reply(handler, 429, Retry_After="3600")
    with pytest.raises(BoardError, match="asks to wait 3,600 s"):
        get(fetcher, "/wait")
    assert len(server.seen) == 1


def test_a_body_that_never_ends_is_given_up(server, fetcher):
    server.answers["/endless"] = endless
    with pytest.raises(BoardError, match="more than 2,000,000 bytes"):
        get(fetcher, "/endless")


def test_a_body_that_drips_is_given_up(server, fetcher):
    server.answers["/slow"] = slow
    with pytest.raises(BoardError, match="takes longer than 1 s"):
        get(fetcher, "/slow")


def test_a_body_that_breaks_off_is_tried_again(server, fetcher):
    server.answers["/short"] = lambda handler: reply(handler, body=b"[1, 2", length="500")
    with pytest.raises(BoardError, match="4 times"):
        get(fetcher, "/short")
    assert len(server.seen) == 4


def test_nothing_changed_is_asked_and_told(server, fetcher):
    def answer(handler):
        if handler.headers.get("If-None-Match") == '"v1"':
            reply(handler, 304)
        else:
            reply(handler, body=b"[]", ETag='"v1"')

    server.answers["/tag"] = answer
    first = get(fetcher, "/tag")
    again = get(fetcher, "/tag", validators=first.validators)
    assert (again.status, again.body) == (304, b"")


def test_redirects_are_followed_on_the_host_and_not_to_others(server, fetcher):
    server.answers["/old"] = lambda handler: reply(handler, 302, Location="/new")
    server.answers["/new"] = 200, "application/json", b"[]"
    assert get(fetcher, "/old").url.endswith("/new")
    server.answers["/away"] = lambda handler: reply(handler, 302, Location="https://other.example/jobs")
    with pytest.raises(BoardError, match=r"sends on to other\.example"):
        get(fetcher, "/away")
    server.answers["/loop"] = lambda handler: reply(handler, 302, Location="/loop")
    with pytest.raises(BoardError, match="more than 5 times"):
        get(fetcher, "/loop")
    server.answers["/file"] = lambda handler: reply(handler, 302, Location="file:///etc/passwd")
    with pytest.raises(BoardError, match="no web address"):
        get(fetcher, "/file", other_hosts=True)


def test_one_request_at_a_time_a_host(server, fetcher):
    server.answers["/a"] = 200, "application/json", b"[]"
    threads = [threading.Thread(target=get, args=(fetcher, "/a")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.seen) == 8
    assert server.most_at_once == 1


# Into the user's own network leads no name, no address and no redirect.


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::"],
)  # fmt: skip
def test_private_addresses_are_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111"])
def test_public_addresses_are(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1"])
def test_a_loopback_address_is_refused_however_it_is_written(server, host):
    port = server.base.rpartition(":")[2]
    fetcher = Fetcher(sleep=lambda _: None)
    with pytest.raises(BoardError, match=r"no public address|cannot be reached|no web address"):
        fetcher.get(f"http://{host}:{port}/a", other_hosts=True)
    fetcher.close()
    assert server.seen == []


def test_a_name_that_leads_into_the_network_is_refused(server, monkeypatch):
    port = int(server.base.rpartition(":")[2])
    found = [(2, 1, 6, "", ("127.0.0.1", port))]
    monkeypatch.setattr("roleprism.boards.public_network.socket.getaddrinfo", lambda *_, **__: found)
    fetcher = Fetcher(sleep=lambda _: None)
    with pytest.raises(BoardError, match=r"leads to 127\.0\.0\.1"):
        fetcher.get(f"http://jobs.example:{port}/a")
    assert server.seen == []


def test_a_redirect_into_the_network_is_refused(server):
    port = server.base.rpartition(":")[2]
    server.answers["/away"] = lambda handler: reply(handler, 302, Location=f"http://localhost.:{port}/inside")
    allowed = iter([True])
    fetcher = Fetcher(may_connect=lambda _: next(allowed, False), sleep=lambda _: None)
    with pytest.raises(BoardError, match="no public address"):
        fetcher.get(f"http://127.0.0.1:{port}/away", other_hosts=True)
    assert [path for path, _ in server.seen] == ["/away"]


@pytest.mark.parametrize("words", ["greenhouse:acme", "lever-eu:acme", "https://example.com/jobs/1", "hn:newest"])
def test_boards_as_people_write_them(words):
    assert str(parse_followed(words)) == words


@pytest.mark.parametrize("words", ["greenhuose:acme", "acme", "greenhouse:", "page:x", "ftp://example.com"])
def test_boards_that_are_none(words):
    with pytest.raises(UsageError, match="board"):
        parse_followed(words)
