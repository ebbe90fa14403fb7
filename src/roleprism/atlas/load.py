"""Reads the atlas; the only file of this folder that touches the disk."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from roleprism.atlas.atlas import Atlas
from roleprism.atlas.build import build
from roleprism.atlas.check import check
from roleprism.atlas.schema import FILES
from roleprism.atlas.toml_file import TomlFile
from roleprism.errors import AtlasError, Fault


def load(overlay: Path | None = None) -> Atlas:
    """The atlas that ships with roleprism, with a user's own files laid over it where given.

    Args:
        overlay: a folder that holds any of the files of `atlas/data`, under the same names.

    Raises:
        AtlasError: a file is missing, unreadable or wrong; every fault is named with its line.
    """
    if overlay is None:
        return _shipped_atlas()
    shipped, laid = _shipped_files(), _overlay_files(overlay)
    check(shipped, laid)
    return build(shipped, laid)


@cache
def _shipped_atlas() -> Atlas:
    shipped = _shipped_files()
    check(shipped)
    return build(shipped)


@cache
def _shipped_files() -> tuple[TomlFile, ...]:
    data = files("roleprism.atlas") / "data"
    return tuple(_read(data.joinpath(*name.split("/")), name, f"atlas/data/{name}") for name in FILES)


def _overlay_files(folder: Path) -> tuple[TomlFile, ...]:
    try:
        paths = sorted(path for path in folder.rglob("*.toml") if path.is_file())
    except OSError as error:
        wrong = f"cannot be listed ({error.strerror})"
        raise AtlasError(Fault(str(folder), wrong, "a folder of atlas files", "check the path")) from error
    if not paths:
        wrong = "holds no .toml file" if folder.is_dir() else "no such folder"
        allowed = f"a folder with any of {', '.join(FILES)}"
        raise AtlasError(Fault(str(folder), wrong, allowed, "give the folder of your own atlas files"))
    return tuple(_read(path, path.relative_to(folder).as_posix(), str(path)) for path in paths)


def _read(file: Traversable, name: str, path: str) -> TomlFile:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        remedy = "save the file as UTF-8"
        raise AtlasError(Fault(path, f"not UTF-8 at byte {error.start}", "TOML is UTF-8", remedy)) from error
    except OSError as error:
        wrong = f"cannot be read: {error.strerror}"
        raise AtlasError(Fault(path, wrong, "", "check that it exists and may be read")) from error
    return TomlFile(name, path, text)
