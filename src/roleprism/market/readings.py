"""A folder of readings as DuckDB views; nothing is copied, so that memory stays flat."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from roleprism.errors import DocumentError, Fault, PrerequisiteError, UsageError

if TYPE_CHECKING:
    import duckdb

_NEEDED = ("id", "primary", "thin", "title_role", "title_agrees", "level", "tools", "pay_low", "pay_currency")
_MAY_MISS = ("company", "location", "posted_at", "source_kind", "title")
_SINCE = re.compile(r"(\d{4}-\d\d)(-\d\d)?")

_LEAST_YEARLY = 20_000
"""Dollars; an amount from here on whose period is not said is one a year."""

_POSTINGS = """
create view postings as
with dated as (
  select *, coalesce(try_cast(substr(posted_at, 1, 10) as date),
                     try_cast(substr(posted_at, 1, 7) || '-01' as date)) as day
  from {source}
)
select *, "primary" as role, strftime(day, '%Y-%m') as month, coalesce(source_kind, '') as source,
  coalesce(nullif(company, ''), 'posting ' || id) as cluster,
  case when pay_currency in ('USD', '$') and pay_high is not null
        and (pay_period = 'year' and pay_low > 0 or pay_period is null and pay_low >= {least_yearly})
       then (pay_low + pay_high) / 2 end as dollars
from dated
{where}
"""

_HALVES = """
create view work as
with middle as (select quantile_disc(day, 0.5) as middle from postings where not thin)
select postings.*, case when day is null then null when day < middle then 'early' else 'late' end as side
from postings, middle
where not thin
"""
"""Postings whose work is known, parted at the day that halves them: a single old date moves nothing."""

_AI = "create view ai as select * from work where role <> 'other'"


class Readings(NamedTuple):
    """The views `postings` (all), `work` (not thin) and `ai` (work of an AI role).

    Args:
        missing: columns that the folder does not hold, and that some figures need.
    """

    connection: duckdb.DuckDBPyConnection
    folder: str
    missing: tuple[str, ...] = ()

    def rows(self, sql: str, **values: object) -> list[dict[str, Any]]:
        """The rows of a query, as dicts.

        Raises:
            DocumentError: a part is damaged.
        """
        import duckdb

        try:
            found = self.connection.execute(sql, values or None)
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            said = str(error).splitlines()[0]
            remedy = "remove the damaged part and run bulk again"
            raise DocumentError(Fault(self.folder, f"cannot be read ({said})", remedy=remedy)) from error

    def one(self, sql: str) -> Any:
        """The single value of a query."""
        (row,) = self.rows(sql)
        return next(iter(row.values()))


def open_readings(folder: Path, since: str = "") -> Readings:
    """The readings that `bulk` wrote, on this machine or on Spark.

    Args:
        since: a month or a day, "2024-01"; postings before it, or without a date, are left out.

    Raises:
        UsageError: the readings lack columns; `since` is no month or day.
        DocumentError: the folder holds no readings, or a part is damaged.
        PrerequisiteError: duckdb is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise PrerequisiteError(
            Fault("duckdb", "is not installed", remedy="pip install 'roleprism[market]'")
        ) from error
    first = _first_day(since) if since else None
    parts = sorted(str(path) for path in folder.glob("part-*.parquet"))
    if not parts:
        wrong = "holds no readings" if folder.is_dir() else "is no folder"
        raise DocumentError(Fault(str(folder), wrong, "a folder that `roleprism bulk` wrote", "check the path"))
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    return _views(Readings(connection, str(folder)), parts, first)


def _first_day(since: str) -> date:
    if found := _SINCE.fullmatch(since):
        with suppress(ValueError):  # a day that no calendar has
            return date.fromisoformat(f"{found[1]}{found[2] or '-01'}")
    raise UsageError(Fault("--since", f"is {since!r}", "a month like 2024-01, or a day like 2024-01-31"))


def _views(readings: Readings, parts: list[str], since: date | None) -> Readings:
    read = f"read_parquet([{', '.join(map(_quoted, parts))}])"
    names = {row["column_name"] for row in readings.rows(f"describe select * from {read}")}  # noqa: S608  our own paths, quoted
    if lacking := [name for name in _NEEDED if name not in names]:
        allowed = "the columns that `roleprism bulk` writes"
        remedy = "read the archive again"
        raise UsageError(Fault(readings.folder, f"has no column {', '.join(lacking)}", allowed, remedy))
    missing = tuple(name for name in _MAY_MISS if name not in names)
    added = "".join(f", null::varchar as {name}" for name in missing)
    where = f"where day >= date '{since}'" if since else ""
    source = f"(select *{added} from {read})"  # noqa: S608  names of our own
    for view in (_POSTINGS.format(source=source, where=where, least_yearly=_LEAST_YEARLY), _HALVES, _AI):
        readings.connection.execute(view)
    return readings._replace(missing=missing)


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
