"""`roleprism lint`: what in a résumé or a posting misleads, with code, line and fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from roleprism.advice import Adviser, advise, lint_posting
from roleprism.advice.lint import RULES, Config, Finding
from roleprism.advice.lint.config import codes
from roleprism.advice.lint.fix import fixed
from roleprism.advice.lint.suppress import unknown_names
from roleprism.atlas import load
from roleprism.atlas.slugs import did_you_mean
from roleprism.doors.cli.exit_codes import ExitCode, know
from roleprism.doors.cli.options import INPUT, PLACE, PREFS_HELP, check_stdin
from roleprism.doors.cli.terminal import clean, complain, err, out, printable_lines
from roleprism.doors.inputs import Input, read_config, read_inputs, read_postings, read_wishes
from roleprism.doors.lint_files import difference, file_to_fix, why_not_fixed, with_text, written
from roleprism.doors.lint_formats import FORMATS, rendered
from roleprism.doors.rule_pages import rule_list, rule_text
from roleprism.errors import DocumentError, Fault, OutputError, UsageError
from roleprism.reading.dates import Month
from roleprism.reading.kind import KINDS, Kind
from roleprism.reading.open import find_files
from roleprism.spectrum.read import Reader

_MOST_ROUNDS = 100
"""Two fixes that undo one another would go on for ever."""


class Linted(NamedTuple):
    """One document with what was found in it."""

    given: Input
    findings: tuple[Finding, ...]


def _explain(ctx: click.Context, _: click.Parameter, code: str | None) -> None:
    if code is not None and not ctx.resilient_parsing:
        out().print(rule_text(code))
        ctx.exit()


def _list_rules(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked and not ctx.resilient_parsing:
        out().print(rule_list())
        ctx.exit()


@click.command()
@click.argument("paths", nargs=-1, required=True, type=INPUT, metavar="PATH...")
@click.option("--kind", type=click.Choice(KINDS), help="What is read, if it can't be told.")
@click.option("--against", multiple=True, type=PLACE, metavar="PATH", help="A posting that the résumé is for.")
@click.option("--prefs", type=INPUT, metavar="FILE.toml", help=PREFS_HELP)
@click.option("--select", multiple=True, metavar="CODE", help="Look for these only: codes, their starts, or names.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave these out.")
@click.option("--preview", is_flag=True, help="Also look by rules in preview.")
@click.option("--config", type=INPUT, metavar="FILE.toml", help="Instead of the one found here.")
@click.option("--fix", is_flag=True, help="Make the safe fixes in text and Markdown files, and show them.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also those that change what the document says."
)
@click.option("--diff", is_flag=True, help="Show what --fix would do, and do nothing.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--explain", metavar="CODE", is_eager=True, expose_value=False, callback=_explain,
              help="What a rule finds, why, and what to do; then stop.")  # fmt: skip
@click.option("--rules", is_flag=True, is_eager=True, expose_value=False, callback=_list_rules,
              help="List all rules, and stop.")  # fmt: skip
@click.pass_context
def lint(
    ctx: click.Context,
    paths: tuple[Path, ...],
    *,
    kind: Kind | None,
    against: tuple[str, ...],
    prefs: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    config: Path | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    form: str,
) -> None:
    """Find what misleads in résumés and postings. Exits with 1 where something was found, else with 0."""
    if unsafe_fixes and not (fix or diff):
        raise UsageError(Fault("--unsafe-fixes", "does nothing alone", "with --fix or --diff", "add one of them"))
    check_stdin([*map(str, paths), *against])
    settings = _settings(read_config(config), select, ignore, preview=preview)
    faults: list[Fault] = []
    lint_one = _linter(against, prefs, settings)
    linted = []
    for given in _inputs(paths, kind):
        if isinstance(given, DocumentError):
            faults += given.faults
        else:
            linted.append(lint_one(given))
            _tell_unknown(given)
    if not linted and not faults:
        faults.append(Fault(", ".join(map(str, paths)), "holds no document", "a résumé or a posting"))
    shown: list[str] = []
    notes: list[str] = []
    unwritten: list[Fault] = []
    if fix or diff:
        notes += filter(None, (_why_not_fixed(one, unsafe=unsafe_fixes) for one in linted))
        linted = [_fix(one, lint_one, unwritten, shown, unsafe=unsafe_fixes, write=fix and not diff) for one in linted]
    code = know(ctx, ExitCode.OUTSIDE if unwritten else _code(linted, faults))
    complain([*faults, *unwritten])
    for note in notes:
        click.echo(f"note: {note}", err=True)
    # A machine reads the other formats, and the findings alone.
    for changes in shown:
        click.echo(printable_lines(changes), nl=False, err=form != "text")
    if linted or form != "text":
        found = rendered(form, [(one.given.document, one.findings) for one in linted])
        click.echo(printable_lines(found) if form == "text" else found, nl=False)
    ctx.exit(code)


def _tell_unknown(given: Input) -> None:
    """Say which comments silence nothing, for their writer thinks that they do."""
    for word, line in unknown_names(given.source):
        remedy = did_you_mean(word, [one.name for one in RULES]) or "see roleprism lint --rules"
        told = f"note: {given.document.source}:{line}: no rule is called {word!r}; {remedy}"
        err().print(clean(told), soft_wrap=True)


def _code(linted: Sequence[Linted], faults: Sequence[Fault]) -> ExitCode:
    if faults:
        return ExitCode.DATA
    return ExitCode.FINDINGS if any(one.findings for one in linted) else ExitCode.OK


def _settings(config: Config, select: tuple[str, ...], ignore: tuple[str, ...], *, preview: bool) -> Config:
    """The configuration with what the call says over it."""
    return replace(
        config,
        select=codes(select, "--select", RULES) or config.select,
        ignore=(*config.ignore, *codes(ignore, "--ignore", RULES)),
        preview=preview or config.preview,
    )


def _linter(against: tuple[str, ...], prefs: Path | None, config: Config) -> Callable[[Input], Linted]:
    """What lints one document after another."""
    adviser = Adviser(Reader(load()))
    postings, wishes = read_postings(against), read_wishes(prefs)
    today = date.today()

    def lint_one(one: Input) -> Linted:
        if one.document.kind == "resume":
            advice = advise(
                adviser, one.document, Month(today.year, today.month), postings=postings, wishes=wishes,
                look=one.look, source=one.source, config=config,
            )  # fmt: skip
            return Linted(one, advice.findings)
        return Linted(one, lint_posting(adviser, one.document, look=one.look, source=one.source, config=config))

    return lint_one


def _inputs(paths: Iterable[Path], kind: Kind | None) -> Iterator[Input | DocumentError]:
    for path in find_files(paths):
        if isinstance(path, DocumentError):
            yield path
        else:
            yield from read_inputs(path, kind)


def _why_not_fixed(one: Linted, *, unsafe: bool) -> str:
    """What keeps fixes that are offered from being made; empty where nothing does, or none is offered."""
    _, made = fixed(one.given.document.text.content, one.findings, unsafe=unsafe)
    reason = why_not_fixed(one.given) if made else ""
    return reason and f"{clean(one.given.document.source)} is not fixed: {reason}"


def _fix(
    one: Linted,
    lint_one: Callable[[Input], Linted],
    unwritten: list[Fault],
    shown: list[str],
    *,
    unsafe: bool,
    write: bool,
) -> Linted:
    """The document with the findings that are left once the fixes are made.

    Args:
        unwritten: grows by what could not be written; other files are still fixed.
        shown: grows by what the fixes change.
    """
    path = file_to_fix(one.given)
    if path is None:
        return one
    last = _settled(one, lint_one, unsafe=unsafe)
    before, after = one.given.document.text.content, last.given.document.text.content
    if after == before:
        return one
    shown.append(difference(path, before, after))
    if not write:
        return one
    try:
        written(path, one.given.data, after)
    except OutputError as error:
        unwritten += error.faults
        return one
    return last


def _settled(one: Linted, lint_one: Callable[[Input], Linted], *, unsafe: bool) -> Linted:
    """The document after fix upon fix: one that is made may show a rule the next, and a second run must find none."""
    for _ in range(_MOST_ROUNDS):
        text, made = fixed(one.given.document.text.content, one.findings, unsafe=unsafe)
        changed = with_text(one.given, text) if made else None
        if changed is None:
            break
        one = lint_one(changed)
    return one
