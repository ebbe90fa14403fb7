"""`roleprism jobs`: a search that is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from roleprism.advice import Adviser, Wishes
from roleprism.advice.rank import Filters
from roleprism.atlas import ROLE_SLUGS, SLUGS, load
from roleprism.atlas.slugs import did_you_mean
from roleprism.boards import BOARDS, Fetcher, Followed, parse_followed
from roleprism.doors.cli.exit_codes import ExitCode
from roleprism.doors.cli.job_blocks import board_line, explain_block, history_block, list_table, rank_table, show_block
from roleprism.doors.cli.terminal import clean, complain, err, out
from roleprism.doors.inputs import read_resume
from roleprism.doors.job_rows import ranked_row, stored_row
from roleprism.doors.jobs.files import import_files
from roleprism.doors.jobs.place import default_store
from roleprism.doors.jobs.ranking import rank_store
from roleprism.doors.jobs.read_store import read_store
from roleprism.doors.jobs.sync import sync as sync_boards
from roleprism.doors.rows import json_line
from roleprism.doors.words import counted, role_names
from roleprism.errors import Fault, UsageError
from roleprism.spectrum.read import Reader
from roleprism.store import Store
from roleprism.store.rows import STATES

_EXPORTS = (".csv", ".json", ".jsonl", ".parquet")
_CURRENCY_LETTERS = 3
_ENDINGS = {
    "jobspy": ".csv", "csv": ".csv", "jsonl": ".jsonl", "html": ".html", "parquet": ".parquet", "json": ".json",
}  # fmt: skip


@click.group()
@click.option("--store", "path", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Keep the search there instead of in your data folder.")  # fmt: skip
@click.pass_context
def jobs(ctx: click.Context, path: Path | None) -> None:
    """Keep a search: follow boards, import files, rank by the work, mark and note."""
    ctx.obj = path or default_store()


@contextmanager
def _opened(ctx: click.Context) -> Iterator[Store]:
    with Store(ctx.obj) as store:
        yield store


def make_fetcher() -> Fetcher:
    """The client of the boards; tests put another in its place."""
    return Fetcher()


# Postings in.


@jobs.command()
@click.argument("boards", nargs=-1, required=True, metavar="BOARD...")
@click.pass_context
def follow(ctx: click.Context, boards: tuple[str, ...]) -> None:
    """Remember boards: greenhouse:NAME, lever:NAME, ashby:NAME, ... or the address of a page."""
    named = [parse_followed(words) for words in boards]
    with _opened(ctx) as store:
        for one in named:
            is_new = store.follow(one.board, one.token)
            click.echo(f"{one}: {'followed' if is_new else 'was followed already'}")


@jobs.command()
@click.argument("boards", nargs=-1, required=True, metavar="BOARD...")
@click.pass_context
def unfollow(ctx: click.Context, boards: tuple[str, ...]) -> None:
    """Forget boards; their postings stay."""
    named = [parse_followed(words) for words in boards]
    with _opened(ctx) as store:
        for one in named:
            if not store.unfollow(one.board, one.token):
                raise UsageError(Fault(str(one), "is not followed", remedy="see roleprism jobs boards"))
            click.echo(f"{one}: forgotten; its postings stay")


@jobs.command()
@click.option("--kinds", is_flag=True, help="Which kinds of boards there are.")
@click.pass_context
def boards(ctx: click.Context, *, kinds: bool) -> None:
    """List the followed boards, and how their last sync went."""
    if kinds:
        for board in BOARDS.values():
            click.echo(f"{board.name:<16} {board.describes}")
        return
    with _opened(ctx) as store:
        rows = store.boards()
    for row in rows:
        out().print(board_line(row))
    if not rows:
        click.echo("No board is followed. Begin with: roleprism jobs follow greenhouse:NAME")


@jobs.command()
@click.argument("boards", nargs=-1, metavar="[BOARD...]")
@click.pass_context
def sync(ctx: click.Context, boards: tuple[str, ...]) -> None:
    """Fetch the followed boards (or those named), keep what is new, changed and closed, and read it."""
    with _opened(ctx) as store:
        followed = [Followed(row.board, row.token) for row in store.boards()]
        named = [parse_followed(words) for words in boards]
        if missing := [one for one in named if one not in followed]:
            raise UsageError(Fault(str(missing[0]), "is not followed", remedy=f"roleprism jobs follow {missing[0]}"))
        if not (wanted := named or followed):
            raise UsageError(Fault("jobs sync", "no board is followed", remedy="roleprism jobs follow greenhouse:NAME"))
        fetcher = make_fetcher()
        failed = 0
        with _progress("boards", len(wanted)) as advance:
            for synced in sync_boards(store, fetcher, wanted):
                advance(1)
                failed += synced.changes is None
                click.echo(f"{synced.followed}: {synced.changes or 'failed; nothing of it was changed'}")
                complain(synced.faults)
        fetcher.close()
        _read(store)
        _closing_line(store)
    if failed:
        ctx.exit(ExitCode.OUTSIDE)


@jobs.command(name="import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--as", "form", type=click.Choice(tuple(_ENDINGS)),
              help="What the files are; told from their content where not given.")  # fmt: skip
@click.pass_context
def import_(ctx: click.Context, paths: tuple[str, ...], *, form: str | None) -> None:
    """Keep the postings of files: JobSpy's CSV, tables, saved pages and boards."""
    for path in paths if form else ():
        if Path(path).is_file() and Path(path).suffix.lower() != _ENDINGS[form or ""]:
            raise UsageError(Fault(path, f"is no file of the kind {form}", remedy="rename it, or leave --as out"))
    faults: list[Fault] = []
    with _opened(ctx) as store:
        with _progress("postings") as advance:
            changes = import_files(store, paths, faults, advance)
        click.echo(str(changes))
        _read(store)
        _closing_line(store)
    complain(faults[:20])
    if len(faults) > 20:
        complain([Fault("import", f"{len(faults) - 20:,} more could not be read", remedy="mend those above first")])
    if faults:
        ctx.exit(ExitCode.DATA)


def _read(store: Store) -> None:
    with _progress("read") as advance:
        read_store(store, Reader(load()), advance)


def _closing_line(store: Store) -> None:
    still, gone = store.count()
    click.echo(f"The store holds {counted(still, 'open posting')} and {gone:,} closed: {store.path}")


# Postings out.


@jobs.command(name="list")
@click.argument("words", nargs=-1, metavar="[WORDS...]")
@click.option("--changed-since", metavar="7d|2026-11-01", help="Where something happened since.")
@click.option("--state", type=click.Choice(STATES), help="Marked so.")
@click.option("--board", metavar="BOARD", help="Of one board: greenhouse:NAME.")
@click.option("--closed", is_flag=True, help="Also those that are closed.")
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One posting a line.")
@click.pass_context
def list_(
    ctx: click.Context, words: tuple[str, ...], *, changed_since: str | None, state: str | None, board: str | None,
    closed: bool, limit: int, as_json: bool,
) -> None:  # fmt: skip
    """List postings, the newest first; WORDS must all occur in title, company or text."""
    with _opened(ctx) as store:
        found = store.all(
            words=" ".join(words), since=_since(changed_since), state=state or "", board=board or "", with_closed=closed
        )
    if as_json:
        for one in found[:limit]:
            click.echo(json_line(stored_row(one)))
        return
    out().print(list_table(found[:limit], role_names(load())))
    click.echo(f"{len(found[:limit]):,} of {counted(len(found), 'posting')}.")


@jobs.command()
@click.argument("id", type=int)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def show(ctx: click.Context, id: int, *, as_json: bool) -> None:  # noqa: A002
    """Show one posting with what is known of it."""
    with _opened(ctx) as store:
        one, kin, marks = store.get(id), store.kin(id), store.marks(id)
    if as_json:
        click.echo(json_line(stored_row(one) | {"text": one.text, "same_role": kin}))
    else:
        console = out()
        console.print(show_block(one, kin, marks, role_names(load())))


@jobs.command()
@click.argument("id", type=int)
@click.pass_context
def history(ctx: click.Context, id: int) -> None:  # noqa: A002
    """Tell all that happened to a posting: versions with what changed, marks and notes."""
    with _opened(ctx) as store:
        out().print(history_block(*store.history(id)))


@jobs.command()
@click.argument("id", type=int)
@click.argument("state", type=click.Choice(STATES))
@click.option("--note", default="", help="A word to yourself.")
@click.pass_context
def mark(ctx: click.Context, id: int, state: str, *, note: str) -> None:  # noqa: A002
    """Mark a posting; older marks and notes stay, and no sync touches them."""
    with _opened(ctx) as store:
        store.mark(id, state, note)
        click.echo(f"{id}: {state}, {clean(store.get(id).title)}")


@jobs.command()
@click.option("--want", multiple=True, metavar="SLUG", help="A role that you want.")
@click.option("--refuse", multiple=True, metavar="SLUG", help="A role that you refuse.")
@click.option("--place", multiple=True, metavar="WORDS", help='Where you look: "Berlin", "remote".')
@click.option("--min-pay", metavar="150000USD", help="The least a year.")
@click.option("--clear", is_flag=True, help="Forget all wishes first.")
@click.pass_context
def wish(
    ctx: click.Context, *, want: tuple[str, ...], refuse: tuple[str, ...], place: tuple[str, ...], min_pay: str | None,
    clear: bool,
) -> None:  # fmt: skip
    """Keep what you want and refuse; `jobs rank` heeds it."""
    for slug in (*want, *refuse):
        _check_role(slug)
    if min_pay:
        _pay(min_pay)
    with _opened(ctx) as store:
        for key, values in (("want", want), ("refuse", refuse), ("place", place)):
            if clear or values:
                store.wish(key, json.dumps(values) if values else "")
        if clear or min_pay:
            store.wish("min-pay", min_pay or "")
        for key, value in sorted(store.wishes().items()):
            click.echo(f"{key}: {', '.join(json.loads(value)) if value.startswith('[') else value}")


@jobs.command()
@click.option("--resume", type=click.Path(path_type=Path), required=True, metavar="RESUME")
@click.option("--role", "roles", metavar="SLUG,...", help="Only postings with a fifth of their work or more of these.")
@click.option("--place", "places", metavar="WORDS,...", help="Only these places; `remote` is one.")
@click.option("--min-pay", metavar="150000USD", help="Only where the range reaches this a year; unknown stays, marked.")
@click.option("--top", type=click.IntRange(1, 200), default=20, show_default=True)
@click.option("--explain", type=int, metavar="ID", help="The arithmetic of one posting, with the words on both sides.")
@click.option("--json", "as_json", is_flag=True, help="One ranked posting a line.")
@click.pass_context
def rank(
    ctx: click.Context, *, resume: Path, roles: str | None, places: str | None, min_pay: str | None, top: int,
    explain: int | None, as_json: bool,
) -> None:  # fmt: skip
    """Rank the open postings for a RESUME by the work, with reasons that add up."""
    adviser = Adviser(Reader(load()))
    record = adviser.record(read_resume(resume).document)
    with _opened(ctx) as store:
        read_store(store, adviser.reader)
        kept = store.wishes()
        stored = store.all() if explain is None else [store.get(explain)]
    wishes = Wishes(want=_kept(kept, "want"), refuse=_kept(kept, "refuse"))
    filters = _filters(kept, roles, places, min_pay) if explain is None else Filters()
    ranking = rank_store(adviser, record, stored, wishes, filters, date.today())
    names, by_id = role_names(adviser.atlas), {one.id: one for one in stored}
    shown = ranking.ranked[:top]
    if as_json:
        for one in shown:
            click.echo(json_line(ranked_row(one, by_id[one.candidate.id], record)))
        return
    if explain is not None:
        out().print(explain_block(shown[0], by_id[explain], record, names))
        return
    if not shown:
        complain([Fault("jobs rank", "no open posting passes", remedy="widen --role, --place or --min-pay, or sync")])
        ctx.exit(ExitCode.DATA)
    out().print(rank_table(shown, by_id, names))
    left = ", ".join(f"{n:,} by {name}" for name, n in ranking.left_out.items())
    click.echo(f"{counted(ranking.considered, 'posting')} considered{f'; left out: {left}' if left else ''}.")
    click.echo("The arithmetic of one: roleprism jobs rank --resume FILE --explain ID")


@jobs.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--closed", is_flag=True, help="Also those that are closed.")
@click.pass_context
def export(ctx: click.Context, path: Path, *, closed: bool) -> None:
    """Write all postings with their readings to a .csv, .json, .jsonl or .parquet file."""
    if path.suffix.lower() not in _EXPORTS:
        raise UsageError(Fault(str(path), "has an ending that is not known", f"one of {', '.join(_EXPORTS)}"))
    with _opened(ctx) as store:
        rows = [stored_row(one) | {"text": one.text} for one in store.all(with_closed=closed)]
    _write(path, rows)
    click.echo(f"{path}: {counted(len(rows), 'posting')}")


@jobs.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def backup(ctx: click.Context, path: Path) -> None:
    """Write a whole copy of the store to a new file."""
    with _opened(ctx) as store:
        store.backup(path)
    click.echo(f"{path}: a copy of {ctx.obj}")


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    match path.suffix.lower():
        case ".parquet" | ".csv" as ending:
            flat = [{key: _flat(value) for key, value in row.items()} for row in rows]
            table = pa.Table.from_pylist(flat)
            pq.write_table(table, path) if ending == ".parquet" else pyarrow.csv.write_csv(table, path)
        case ".json":
            path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
        case _:
            path.write_text("".join(f"{json_line(row)}\n" for row in rows), encoding="utf-8")


def _flat(value: object) -> object:
    return json.dumps(value) if isinstance(value, dict | list) else value


def _since(words: str | None) -> str:
    """An ISO time from "7d", "12h" or a date."""
    if not words:
        return ""
    number, unit = words[:-1], words[-1]
    if number.isdigit() and unit in "dhw":
        span = {"d": timedelta(days=1), "h": timedelta(hours=1), "w": timedelta(weeks=1)}[unit] * int(number)
        return (datetime.now(UTC) - span).isoformat(timespec="milliseconds")
    try:
        return datetime.fromisoformat(words).isoformat()
    except ValueError as error:
        raise UsageError(Fault("--changed-since", f"{words!r} is no time", "7d, 12h, 2w or 2026-11-01")) from error


def _filters(kept: dict[str, str], roles: str | None, places: str | None, min_pay: str | None) -> Filters:
    named = tuple(part.strip() for part in (roles or "").split(",") if part.strip())
    for slug in named:
        _check_role(slug)
    where = tuple(part.strip() for part in (places or "").split(",") if part.strip()) or _kept(kept, "place")
    least = min_pay or kept.get("min-pay", "")
    return Filters(named, where, _pay(least) if least else None)


def _kept(kept: dict[str, str], key: str) -> tuple[str, ...]:
    return tuple(json.loads(kept[key])) if key in kept else ()


def _check_role(slug: str) -> None:
    if slug not in ROLE_SLUGS:
        raise UsageError(
            Fault(f"role {slug!r}", "unknown", f"one of {', '.join(SLUGS[:-1])}", did_you_mean(slug, ROLE_SLUGS))
        )


def _pay(words: str) -> tuple[float, str]:
    """An amount and a currency: "150000USD", "70k EUR"."""
    bare = words.replace(" ", "").replace(",", "").upper()
    amount, currency = bare[:-_CURRENCY_LETTERS], bare[-_CURRENCY_LETTERS:]
    times = 1_000 if amount.endswith("K") else 1
    try:
        least = float(amount.removesuffix("K")) * times
    except ValueError:
        least = 0.0
    if least <= 0 or not currency.isalpha():
        raise UsageError(
            Fault("--min-pay", f"{words!r} is no pay a year", "an amount and a currency: 150000USD, 70kEUR")
        )
    return least, currency


@contextmanager
def _progress(what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Counts on the terminal, and nowhere else."""
    console = err()
    if not console.is_terminal:
        yield lambda _: None
        return
    count = "{task.completed:,.0f}" + (f" of {total}" if total else "") + f" {what}"
    with Progress(SpinnerColumn(), TextColumn(count), TimeElapsedColumn(), console=console, transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda n: progress.advance(task, n)
