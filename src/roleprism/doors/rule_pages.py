"""The rules explained, for the terminal and as reference pages, from what each says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from roleprism.advice.lint import RULES, Rule, rule

_GROUPS = {
    "positioning": "How the person presents themselves",
    "evidence": "What stands behind it",
    "application": "Where they apply",
    "posting": "For those who write postings",
    "document": "The file itself",
}


def rule_text(code: str) -> str:
    """One rule in plain text.

    Raises:
        UsageError: there is no such rule.
    """
    one = rule(code)
    return "\n".join(line.replace("`", "") for line in _body(one, heading=f"{one.code} {one.name} ({one.lifecycle})"))


def rule_list() -> str:
    """All rules, a line each."""
    width = max(len(one.name) for one in RULES)
    return "\n".join(f"{one.code}  {one.name:<{width}}  {one.lifecycle:<7}  {one.summary}" for one in RULES)


def rule_page(one: Rule) -> str:
    """One rule's reference page, as Markdown."""
    return "\n".join(_body(one, heading=f"# {one.code}: {one.name}\n\n{one.group}, {one.kind}, {one.lifecycle}")) + "\n"


def index_page() -> str:
    """The page that leads to all rules, as Markdown."""
    lines = ["# Rules", "", "Made by `python -m roleprism.doors.rule_pages docs/rules` from the rules themselves.", ""]
    for group, title in _GROUPS.items():
        lines += [f"## {title}", "", "| code | name | finds | state |", "| --- | --- | --- | --- |"]
        lines += [
            f"| [{one.code}]({one.code}.md) | {one.name} | {one.summary} | {one.lifecycle} |"
            for one in RULES
            if one.group == group
        ]
        lines.append("")
    return "\n".join(lines)


def _body(one: Rule, heading: str) -> Iterator[str]:
    yield heading
    for title, text in (("What it finds", one.summary), ("Why", one.why), ("What to do", one.instead)):
        yield f"\n{title}: {text}"
    yield f"\nFlagged:\n\n    {one.bad.replace(chr(10), chr(10) + '    ')}"
    yield f"\nBetter:\n\n    {one.good.replace(chr(10), chr(10) + '    ')}"
    yield f"\nHow often it is right: {one.measured or 'not measured on a corpus; its cases stand in the tests.'}"


if __name__ == "__main__":
    import sys
    from pathlib import Path

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(index_page(), encoding="utf-8")
    for each in RULES:
        (folder / f"{each.code}.md").write_text(rule_page(each), encoding="utf-8")
