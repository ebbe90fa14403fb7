"""Whether the raw files of an atlas are right; all that is wrong is said at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from roleprism.atlas.fields import Fields, concept_name
from roleprism.atlas.schema import CHOICES, FILES
from roleprism.atlas.shape import At
from roleprism.atlas.signal import STRENGTH_BITS
from roleprism.atlas.slugs import OTHER, did_you_mean
from roleprism.atlas.titles import fold_title
from roleprism.atlas.toml_file import TomlFile
from roleprism.errors import AtlasError, Fault

_TABLES = {
    "category": ("employers.toml", "categories"),
    "employer": ("employers.toml", "employers"),
    "background": ("backgrounds.toml", "backgrounds"),
    "mistake": ("mistakes.toml", "mistakes"),
    "proof": ("proofs.toml", "proofs"),
    "source": ("atlas.toml", "sources"),
}
"""Kind -> the file and the table whose keys are the names of that kind."""


def check(shipped: Sequence[TomlFile], overlay: Sequence[TomlFile] = ()) -> None:
    """Whether the shipped files, and those laid over them, can be built into an atlas.

    Raises:
        AtlasError: with a fault for everything that is wrong, in the order of the files.
    """
    parsed, faults = _parse(shipped)
    laid, laid_faults = _parse(overlay)
    base = _names(parsed)
    known = _joined(base, _names(laid)) | CHOICES
    faults += laid_faults
    faults += _layer_faults(parsed, known, {})
    faults += _layer_faults(laid, known, base)
    if not faults:
        both = [*parsed, *laid]
        faults += [*_employer_faults(both), *_concept_faults(both), *_counting_faults(both)]
    if faults:
        raise AtlasError(*faults)


def _parse(files: Iterable[TomlFile]) -> tuple[list[TomlFile], list[Fault]]:
    parsed: list[TomlFile] = []
    faults: list[Fault] = []
    for file in files:
        if file.name not in FILES:
            allowed = f"an atlas holds {', '.join(FILES)}"
            faults.append(Fault(file.path, "no file of an atlas", allowed, did_you_mean(file.name, FILES)))
            continue
        try:
            file.table  # noqa: B018  parsed here, so that what follows reads a table that is there
        except AtlasError as error:
            faults += error.faults
        else:
            parsed.append(file)
    return parsed, faults


def _layer_faults(
    files: Sequence[TomlFile], known: Mapping[str, frozenset[str]], shipped: Mapping[str, frozenset[str]]
) -> list[Fault]:
    """The faults of the shipped files (`shipped` empty), or of the overlay."""
    faults: list[Fault] = []
    sound: list[TomlFile] = []
    for file in files:
        at = At(file, known, shipped, whole=not shipped)
        found = [*_source_faults(file, at), *FILES[file.name].faults(file.table, at)]
        faults += found
        if not found:
            sound.append(file)
    # What holds between files can only be asked of those that are well formed.
    return [*faults, *_phrase_faults(sound), *_title_faults(sound)]


def _source_faults(file: TomlFile, at: At) -> Iterator[Fault]:
    """A file must say where its facts come from."""
    if "source" not in file.table and file.name != "titles.toml":
        allowed = f"the known ones are {', '.join(sorted(at.known['source']))}"
        remedy = 'add source = "..." as the first line; a new one goes under [sources] in atlas.toml'
        yield at.fault(None, "no source for the facts of this file", allowed, remedy)


def _phrase_faults(files: Sequence[TomlFile]) -> Iterator[Fault]:
    """One phrase, one place: what it says about a second role stands in `also` beside it."""
    seen: dict[str, str] = {}
    for file in files:
        if not file.name.startswith("signals/"):
            continue
        for path, phrase in _phrases(file.table):
            where = file.where(path, phrase)
            if phrase in seen:
                remedy = "keep one of the two, and say there what it means for another role with `also`"
                yield Fault(where, f"phrase {phrase!r} stands at {seen[phrase]} too", "", remedy)
            seen.setdefault(phrase, where)


def _employer_faults(files: Sequence[TomlFile]) -> Iterator[Fault]:
    """Who the employer is must not sway the reading; only a tool of the same name may be a phrase."""
    names: set[str] = set()
    tools: set[tuple[str, str]] = set()
    for file in files:
        slug = _slug(file)
        if file.name == "employers.toml":
            for employer in file.table.get("employers", {}).values():
                names |= {name.lower() for name in (employer.get("name", ""), *employer.get("aliases", ()))}
        elif file.name.startswith("roles/"):
            tools |= {(slug, tool.lower()) for tool in _listed_names(file.table.get("tools", []))}
    for file in files:
        slug = _slug(file)
        for path, phrase in _phrases(file.table) if file.name.startswith("signals/") else ():
            if phrase in names and (slug, phrase) not in tools:
                wrong = f"phrase {phrase!r} is the name of an employer"
                allowed = "an employer's name carries no weight, unless it is a tool of this role"
                yield Fault(file.where(path, phrase), wrong, allowed, "remove it, or list the tool in the role")


def _concept_faults(files: Sequence[TomlFile]) -> Iterator[Fault]:
    """What shows a part of a role's work must be a concept that some file of signals has."""
    known = {
        f"{_slug(file)}/{path[-1]}"
        for file in files
        if file.name.startswith("signals/")
        for path, _ in _phrases(file.table)
    }
    for file, role, entry in _proofs(files):
        for at, part in enumerate(entry.get("parts", ())):
            for concept in part["concepts"]:
                name = concept_name(role, concept)
                if name not in known:
                    where = file.where(("proofs", role, "parts", at), concept)
                    near = did_you_mean(name, known)
                    yield Fault(where, f"unknown concept {concept!r}", "a concept of signals/", near)


def _counting_faults(files: Sequence[TomlFile]) -> Iterator[Fault]:
    """Work of another role counts beside a part of this one's that some file has."""
    known: dict[str, list[str]] = {}
    for _, role, entry in _proofs(files):
        known.setdefault(role, []).extend(part["what"] for part in entry.get("parts", ()))
    for file, role, entry in _proofs(files):
        part = entry.get("counts_too", {}).get("where")
        if part is not None and part not in known[role]:
            where = file.where(("proofs", role, "counts_too", "where"), part)
            allowed = f"the parts of {role} are {', '.join(known[role])}"
            yield Fault(where, f"unknown part {part!r}", allowed, did_you_mean(part, known[role]))


def _proofs(files: Sequence[TomlFile]) -> Iterator[tuple[TomlFile, str, Fields]]:
    """What each file says of the proofs of each role."""
    for file in files:
        if file.name == "proofs.toml":
            yield from ((file, role, entry) for role, entry in file.table.get("proofs", {}).items())


def _phrases(table: Fields) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each phrase of a file of signals with the path to its list."""
    tops = [((), table), *((("kinds", kind), inner) for kind, inner in table.get("kinds", {}).items())]
    for top, strengths in tops:
        for strength in STRENGTH_BITS:
            for concept, value in strengths.get(strength, {}).items():
                path = (*top, strength, concept)
                for phrase in value if isinstance(value, list) else value["phrases"]:
                    yield path, phrase


def _title_faults(files: Sequence[TomlFile]) -> Iterator[Fault]:
    """One title names one role."""
    seen: dict[str, tuple[str, str]] = {}
    for file in files:
        for slug, path, title in _titles(file):
            where, folded = file.where(path, title), fold_title(title)
            if not folded:
                allowed = "a title that names work beside its seniority"
                yield Fault(where, f"title {title!r} names no work", allowed, "remove it")
            elif seen.setdefault(folded, (slug, where))[0] != slug:
                first, place = seen[folded]
                wrong = f"title {title!r} is given to {slug!r} here and to {first!r} at {place}"
                yield Fault(where, wrong, "one title names one role", "remove one of the two")


def _titles(file: TomlFile) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each title that a file gives to a slug, with the path to its list."""
    if file.name == "titles.toml":
        for kind, titles in file.table.get("other", {}).items():
            yield from ((OTHER, ("other", kind), title) for title in titles)
    elif file.name.startswith("roles/"):
        for title in _listed_names(file.table.get("titles", [])):
            yield _slug(file), ("titles",), title


def _slug(file: TomlFile) -> str:
    return file.name.rpartition("/")[2].removesuffix(".toml")


def _listed_names(listed: Any) -> Iterator[str]:
    """The texts or names of a list in any of its forms."""
    for item in listed if isinstance(listed, list) else listed["items"]:
        yield item if isinstance(item, str) else item.get("text") or item["name"]


def _names(files: Iterable[TomlFile]) -> dict[str, frozenset[str]]:
    """Kind -> the names that these files define, as far as they are well formed."""
    tables = {file.name: file.table for file in files}
    names = {kind: _keys(tables.get(name, {}), key) for kind, (name, key) in _TABLES.items()}
    example = tables.get("boundaries.toml", {}).get("worked_example", {})
    return names | {"worked signal": _keys(example, "signals")}


def _keys(table: Any, key: str) -> frozenset[str]:
    inner = table.get(key) if isinstance(table, dict) else None
    return frozenset(inner) if isinstance(inner, dict) else frozenset()


def _joined(a: Mapping[str, frozenset[str]], b: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {kind: a[kind] | b[kind] for kind in a}
