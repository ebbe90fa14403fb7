"""`roleprism serve` as it is started."""

import base64
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from click.testing import CliRunner

from roleprism.doors.cli.main import main
from roleprism.doors.cli.serving import hosts_of, in_url

QUICK = "import roleprism.doors.web.prompt as p; p.HEADER_SECONDS = 1.0; from roleprism.__main__ import main; main()"


def run(*args, **env):
    return CliRunner().invoke(main, ["serve", "--no-open", *args], env={"ROLEPRISM_PASSWORD": None, **env})


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.com"])
def test_the_network_is_not_let_in_without_a_password(host):
    answer = run("--host", host)
    assert answer.exit_code == 2
    assert "would let everyone on the network in" in answer.stderr
    assert "--password-file" in answer.stderr


def test_a_short_password_is_none(tmp_path):
    (tmp_path / "password").write_text("short\n")
    answer = run("--password-file", str(tmp_path / "password"))
    assert answer.exit_code == 2
    assert "too short a password" in answer.stderr
    assert run("--password-file", str(tmp_path / "none")).exit_code == 3
    assert run("--host", "0.0.0.0", ROLEPRISM_PASSWORD="short").exit_code == 2


def test_a_folder_that_is_none_is_told(tmp_path):
    for args in (["serve", "--no-open", "--market"], ["mcp", "--folder"]):
        answer = CliRunner().invoke(main, [*args, str(tmp_path / "nowhere")])
        assert answer.exit_code == 3
        assert "is no folder" in answer.stderr


def test_a_port_that_is_taken_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = run("--port", str(taken.getsockname()[1]))
    assert answer.exit_code == 4
    assert "--port 0" in answer.stderr


@pytest.mark.parametrize("host", ["127.0.0.2", "::1"])
def test_it_answers_by_the_address_that_it_prints(host):
    assert f"{in_url(host)}:80" in hosts_of(host, 80, ())
    assert hosts_of(host, 8717, ("my.box",)) >= {"my.box", "my.box:8717"}


def test_who_says_nothing_is_sent_away(tmp_path, monkeypatch):
    command = [sys.executable, "-c", QUICK, "serve", "--port", "0", "--no-open", "--store", str(tmp_path / "s.sqlite")]
    own = os.environ | {"XDG_DATA_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own) as process:
        try:
            port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
            for said in (b"", b"GET / HTTP/1.1\r\nHost: x"):
                with socket.create_connection(("127.0.0.1", port)) as raw:
                    raw.sendall(said)
                    raw.settimeout(20)
                    assert raw.recv(100) == b""
        finally:
            process.kill()


def test_it_serves_until_it_is_interrupted(tmp_path):
    store = str(tmp_path / "jobs.sqlite")
    command = [sys.executable, "-m", "roleprism", "serve", "--port", "0", "--no-open", "--store", store]
    own = {"ROLEPRISM_PASSWORD": "correct horse battery", "XDG_DATA_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | own
    ) as process:
        try:
            url = re.search(r"http://\S+", process.stdout.readline())[0]
            with pytest.raises(urllib.error.HTTPError, match="401"):
                urllib.request.urlopen(url)
            known = base64.b64encode(b"me:correct horse battery").decode()
            asked = urllib.request.Request(url, headers={"Authorization": f"Basic {known}"})
            with urllib.request.urlopen(asked) as answer:
                assert b"Whose work is it?" in answer.read()
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=20)
        finally:
            process.kill()
    assert "Traceback" not in said
