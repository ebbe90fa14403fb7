"""The polite client against servers that are slow, broken, endless, forgetful or a trap."""

import gzip
import socket
import threading
import zlib
from ipaddress import ip_address

import pytest

from boards.conftest import MAX_SECONDS, drip, endless, reply
from roleprism.boards import Fetcher, parse_followed
from roleprism.boards.public_network import is_public
from roleprism.errors import BoardError, UsageError


def get(fetcher, path, **options):
    return fetcher.get(f"https://example.com{path}", **options)


def test_an_answer_says_who_asks_and_what_is_taken(server, fetcher):
    server.answers["/a"] = 200, "application/json; charset=utf-8", b"[]"
    answer = get(fetcher, "/a")
    assert (answer.body, answer.kind) == (b"[]", "application/json")
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


def test_a_body_that_breaks_off_is_tried_again(server, fetcher):
    server.answers["/short"] = lambda handler: reply(handler, body=b"[1, 2", length="500")
    with pytest.raises(BoardError, match="4 times"):
        get(fetcher, "/short")
    assert len(server.seen) == 4


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


@pytest.mark.parametrize(
    "address",
    ["192.0.0.8", "192.0.0.170", "192.88.99.1", "240.0.0.1", "255.255.255.255", "64:ff9b::a9fe:a9fe",
     "64:ff9b::10.0.0.1", "64:ff9b:1::7f00:1", "::127.0.0.1", "::10.0.0.1", "::8.8.8.8", "::", "fec0::1", "ff02::1",
     "4000::1", "2001:db8::1", "2001::1", "2002:a00:1::", "3fff::1", "::ffff:192.0.0.8", "2002:c000:8::"],
)  # fmt: skip
def test_addresses_that_lead_inside_by_a_gateway_or_nowhere_are_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["64:ff9b::8.8.8.8", "::ffff:8.8.8.8", "2002:808:808::", "2a00:1450:4001::1"])
def test_a_public_address_is_one_behind_a_gateway_too(address):
    assert is_public(ip_address(address))


def lead(monkeypatch, name, *addresses):
    """Have a name lead to these addresses."""
    real = socket.getaddrinfo

    def look_up(host, port, *rest, **options):
        found = [real(address, port, *rest, **options) for address in (addresses if host == name else [host])]
        return [entry for entries in found for entry in entries]

    monkeypatch.setattr("roleprism.boards.public_network.socket.getaddrinfo", look_up)


@pytest.mark.parametrize("addresses", [("127.0.0.1", "::1"), ("::1", "127.0.0.1"), ("::1", "127.0.0.9", "127.0.0.1")])
def test_a_host_is_reached_by_the_first_of_its_addresses_that_opens(server, monkeypatch, addresses):
    lead(monkeypatch, "jobs.example", *addresses)
    server.answers["/a"] = 200, "application/json", b"[]"
    fetcher = Fetcher(may_connect=lambda _: True, sleep=lambda _: None)
    port = server.base.rpartition(":")[2]
    assert fetcher.get(f"http://jobs.example:{port}/a").body == b"[]"
    fetcher.close()


@pytest.mark.parametrize("addresses", [("127.0.0.1", "::1"), ("::1", "127.0.0.1")])
def test_one_private_address_among_several_is_enough_to_refuse(server, monkeypatch, addresses):
    lead(monkeypatch, "jobs.example", *addresses)
    fetcher = Fetcher(may_connect=lambda address: address.version == 4, sleep=lambda _: None)
    port = server.base.rpartition(":")[2]
    with pytest.raises(BoardError, match="leads to ::1"):
        fetcher.get(f"http://jobs.example:{port}/a")
    assert server.seen == []


# No host holds a request for longer than it may take, and none sends more than it may.


@pytest.mark.parametrize(
    ("before", "piece"),
    [(b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
     (b"HTTP/1.1 200 OK\r\n", b"X-Many: x\r\n"),
     (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
     (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n", b" "),
     (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
     (b"HTTP/1.1 200 OK\r\n\r\n", b" ")],
)  # fmt: skip
def test_what_drips_is_given_up_in_time(server, fetcher, clock, before, piece):
    server.answers["/drip"] = lambda handler: drip(handler, clock, before, piece)
    with pytest.raises(BoardError, match="takes longer than 60 s"):
        get(fetcher, "/drip")
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "before",
    [b"", b"HTTP/1.1 200 OK\r\n",
     b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 50\r\n\r\n" + gzip.compress(b"", mtime=0)[:10]],
)  # fmt: skip
def test_what_falls_silent_is_given_up_in_time(server, before):
    def fall_silent(handler):
        handler.wfile.write(before)
        handler.connection.recv(1)  # until the other side has gone

    server.answers["/silent"] = fall_silent
    # Of the real clock, for nothing but a socket ends this wait; however slow a machine is, it is never too soon.
    hasty = Fetcher(may_connect=lambda _: True, sleep=lambda _: None, max_seconds=0.2)
    with pytest.raises(BoardError, match="takes longer than 0 s"):
        hasty.get(f"{server.base}/silent")
    hasty.close()


def test_redirects_share_the_time_of_one_answer(server, fetcher, clock):
    def late(handler):
        clock.now += 0.4 * MAX_SECONDS
        reply(handler, 302, Location="/late")

    server.answers["/late"] = late
    with pytest.raises(BoardError, match="takes longer than 60 s"):
        get(fetcher, "/late")
    assert len(server.seen) == 3


def test_the_time_is_anew_for_the_next_answer(server, fetcher, clock):
    server.answers["/slow"] = lambda handler: drip(handler, clock, b"HTTP/1.1 200 OK\r\n\r\n", b" ")
    server.answers["/a"] = 200, "application/json", b"[]"
    with pytest.raises(BoardError, match="takes longer"):
        get(fetcher, "/slow")
    assert get(fetcher, "/a").body == b"[]"


def bare(body):
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", bare),
     ("identity", bytes), ("GZIP", lambda body: gzip.compress(body) + b"junk")],
)  # fmt: skip
def test_one_layer_of_packing_is_read(server, fetcher, coding, pack):
    body = b'{"jobs": []}' * 1000
    server.answers["/packed"] = lambda handler: reply(handler, body=pack(body), Content_Encoding=coding)
    assert get(fetcher, "/packed").body == body


@pytest.mark.parametrize("coding", ["gzip, gzip, gzip", "gzip, identity", "br", "zstd", "gzip,deflate"])
def test_other_packing_is_refused_unread(server, fetcher, coding):
    server.answers["/packed"] = lambda handler: reply(handler, body=b"x", Content_Encoding=coding)
    with pytest.raises(BoardError, match="packs its answer as"):
        get(fetcher, "/packed")
    assert len(server.seen) == 1


def test_a_bomb_is_given_up_before_it_goes_off(server, fetcher):
    bomb = gzip.compress(bytes(50_000_000))
    server.answers["/bomb"] = lambda handler: reply(handler, body=bomb, Content_Encoding="gzip")
    with pytest.raises(BoardError, match="more than 2,000,000 bytes"):
        get(fetcher, "/bomb")


def test_rubbish_behind_what_is_packed_is_bounded_too(server, fetcher):
    body = gzip.compress(b"[]") + bytes(3_000_000)
    server.answers["/tail"] = lambda handler: reply(handler, body=body, Content_Encoding="gzip")
    with pytest.raises(BoardError, match="more than 2,000,000 bytes"):
        get(fetcher, "/tail")


def test_what_is_packed_wrongly_or_in_part_is_told(server, fetcher):
    server.answers["/no"] = lambda handler: reply(handler, body=b"\x1f no gzip", Content_Encoding="gzip")
    with pytest.raises(BoardError, match="no gzip"):
        get(fetcher, "/no")
    part = gzip.compress(b"[1, 2, 3]")[:-9]
    server.answers["/part"] = lambda handler: reply(handler, body=part, Content_Encoding="gzip")
    with pytest.raises(BoardError, match="breaks off, 4 times"):
        get(fetcher, "/part")


# Addresses that are none are told as such.

NO_ADDRESSES = [
    "http://[::1", "http://a\u0000b/", f"http://{'a' * 70}/", "http://xn--a/", "http://..../", "http://a..b/",
    "http://[v1.x]/", "http://x\r\ny/", f"http://{'1' * 5000}/", f"http://a:{'1' * 5000}/", "http://a:99999/",
    "http://a:0/", "http://", "https:///x", "http://a b/", "http://%00/", "http://\ud800/",
]  # fmt: skip


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_an_address_that_is_none_is_told(fetcher, url):
    with pytest.raises(BoardError, match="is no web address"):
        fetcher.get(url, other_hosts=True)


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_an_address_that_is_none_is_never_followed(url):
    with pytest.raises(UsageError, match="is no web address"):
        parse_followed(url)


@pytest.mark.parametrize("target", ["http://[::1", "http://a..b/", "//[", f"http://{'1' * 5000}/", "http://xn--a/"])
def test_a_redirect_to_no_address_is_told(server, fetcher, target):
    server.answers["/away"] = lambda handler: reply(handler, 302, Location=target)
    with pytest.raises(BoardError, match="is no web address"):
        get(fetcher, "/away", other_hosts=True)


def test_a_name_that_nothing_can_look_up_is_told(monkeypatch):
    def refuse(*_, **__):
        raise UnicodeError("label too long")

    monkeypatch.setattr("roleprism.boards.public_network.socket.getaddrinfo", refuse)
    with pytest.raises(BoardError, match="cannot be reached"):
        Fetcher(sleep=lambda _: None).get("http://jobs.example/a")


# What will hardly pass is tried twice, and not four times.


def test_a_name_that_is_not_known_is_tried_twice(fetcher, monkeypatch):
    def refuse(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr("roleprism.boards.public_network.socket.getaddrinfo", refuse)
    with pytest.raises(BoardError, match=r"not known.*, 2 times"):
        fetcher.get("http://absent.example/a")
    assert fetcher.waited == [1]


def test_a_host_that_lets_nobody_in_is_tried_twice(fetcher):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(BoardError, match=r"refused.*, 2 times"):
            fetcher.get(f"http://127.0.0.1:{taken.getsockname()[1]}/a")


@pytest.mark.parametrize("asked", [b"\xb2", b"Mon, 01 Jan 99999999999999999999 00:00:00 GMT", b"soon"])
def test_a_wait_that_says_nothing_is_our_own(server, fetcher, asked):
    answer = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\nRetry-After: " + asked + b"\r\n\r\n"
    server.answers["/busy"] = lambda handler: handler.wfile.write(answer)
    with pytest.raises(BoardError, match="answers 503, 4 times"):
        get(fetcher, "/busy")
    assert fetcher.waited == [1, 2, 4]


@pytest.mark.parametrize("words", ["greenhouse:acme", "lever-eu:acme", "https://example.com/jobs/1", "hn:newest"])
def test_boards_as_people_write_them(words):
    assert str(parse_followed(words)) == words


@pytest.mark.parametrize("words", ["greenhuose:acme", "acme", "greenhouse:", "page:x", "ftp://example.com"])
def test_boards_that_are_none(words):
    with pytest.raises(UsageError, match="board"):
        parse_followed(words)


@pytest.mark.parametrize("token", ["../../etc", "..", "a/b", "a\\b", "a?b=c", "a#b", "a\nb", "a\0b", "a\u202eb"])
def test_a_name_that_is_no_part_of_an_address_is_never_followed(token):
    with pytest.raises(UsageError, match="more than one part of an address"):
        parse_followed(f"greenhouse:{token}")


def test_a_password_in_an_address_is_neither_kept_nor_shown():
    with pytest.raises(UsageError, match="holds a password") as told:
        parse_followed("https://ada:hunter2@example.com/jobs/1")
    assert "hunter2" not in str(told.value)
