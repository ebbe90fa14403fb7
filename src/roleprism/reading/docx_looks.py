"""How the letters of a Word document look: by what a run says of itself, and by the styles that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""What the names of all parts of Word's text begin with."""

_OFF = frozenset(("0", "false", "off"))


class Looks:
    """The looks of the runs of one document.

    Args:
        trees: the parts of the document by their names.
    """

    def __init__(self, trees: Mapping[str, etree._Element]) -> None:
        self._styles = {
            style.get(f"{W}styleId", ""): style
            for name, tree in trees.items()
            if "styles" in name
            for style in tree.iter(f"{W}style")
        }
        self._chains: dict[str, tuple[etree._Element, ...]] = {}
        self._paragraphs: dict[etree._Element, tuple[etree._Element, ...]] = {}

    def of(self, run: etree._Element) -> tuple[etree._Element, ...]:
        """All properties that a run's letters have, those that go over others first."""
        own = run.find(f"{W}rPr")
        style = None if own is None else own.find(f"{W}rStyle")
        return (*(() if own is None else (own,)), *self._chain(style), *self._around(run))

    def _around(self, run: etree._Element) -> tuple[etree._Element, ...]:
        """What the style of the run's paragraph says, looked for once however many runs the paragraph holds."""
        paragraph = next(run.iterancestors(f"{W}p"), None)
        if paragraph is None:
            return ()
        if paragraph not in self._paragraphs:
            self._paragraphs[paragraph] = self._chain(paragraph.find(f"{W}pPr/{W}pStyle"))
        return self._paragraphs[paragraph]

    def _chain(self, named: etree._Element | None) -> tuple[etree._Element, ...]:
        name = "" if named is None else named.get(f"{W}val", "")
        if name not in self._chains:
            self._chains[name] = tuple(self._properties(name))
        return self._chains[name]

    def _properties(self, name: str) -> Iterator[etree._Element]:
        """What a style says of letters, and then what those say that it is based on."""
        passed: set[str] = set()
        while name in self._styles and name not in passed:
            passed.add(name)
            style = self._styles[name]
            if (said := style.find(f"{W}rPr")) is not None:
                yield said
            based = style.find(f"{W}basedOn")
            name = "" if based is None else based.get(f"{W}val", "")


def value(looks: tuple[etree._Element, ...], name: str) -> str | None:
    """What the first of the properties that says something of a thing says; None where none does."""
    marks = (said.find(f"{W}{name}") for said in looks)
    mark = next((mark for mark in marks if mark is not None), None)
    return None if mark is None else mark.get(f"{W}val", "")


def is_marked(looks: tuple[etree._Element, ...], name: str) -> bool:
    """Whether a thing is switched on."""
    said = value(looks, name)
    return said is not None and said not in _OFF
