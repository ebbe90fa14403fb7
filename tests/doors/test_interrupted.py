"""Ctrl-C, whenever it comes, ends a call quietly with what shells expect."""

import subprocess
import sys

import pytest

WHEN_IMPORTED = """
import os, runpy, signal, sys

class Finder:
    def find_spec(self, name, *_):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
sys.argv = ["roleprism", "roles"]
runpy.run_module("roleprism", run_name="__main__")
"""
WHILE_IT_WORKS = """
import sys
from roleprism.doors.cli import {module} as verb
from roleprism.doors.cli.main import main

def interrupted(*_, **__):
    raise KeyboardInterrupt

setattr(verb, {name!r}, interrupted)
main({args!r})
"""


def ended(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("name", ["click", "numpy", "pyarrow.lib", "lxml.etree"])
def test_while_the_libraries_are_loaded(name):
    assert ended(WHEN_IMPORTED.format(name=name)) == (130, b"", b"")


@pytest.mark.parametrize(("module", "name", "args"), [("roles", "load", ["roles"]), ("main", "Reader", ["--version"])])
def test_while_a_verb_works(module, name, args):
    assert ended(WHILE_IT_WORKS.format(module=module, name=name, args=args)) == (130, b"", b"")
