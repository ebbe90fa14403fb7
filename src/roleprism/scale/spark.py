"""The same function on Spark, past one machine: `mapInArrow` with the weights that the package carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from roleprism.errors import DocumentError, Fault, PrerequisiteError, UsageError
from roleprism.scale.arrow import arrow_reader
from roleprism.scale.columns import MAX_TEXT, REJECTS, USUALLY_KEPT, Columns, find_columns
from roleprism.scale.inputs import ending_of
from roleprism.scale.schema import read_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def session(master: str) -> SparkSession:
    """A session whose workers run this Python.

    Raises:
        PrerequisiteError: pyspark is not installed, no Java is found, or Spark does not answer.
    """
    import os
    import sys

    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession as Session
    except ImportError as error:
        raise PrerequisiteError(
            Fault("pyspark", "is not installed", remedy="pip install 'roleprism[spark]'")
        ) from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    builder = Session.builder.master(master).appName("roleprism")
    for key, value in _SETTINGS.items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except (PySparkRuntimeError, FileNotFoundError) as error:
        raise PrerequisiteError(
            Fault("Java", f"cannot be started ({error})", remedy="install Java 17 or newer")
        ) from error
    except Py4JError as error:
        raise PrerequisiteError(
            Fault(f"Spark at {master}", f"cannot be started ({_said(error)})", remedy="check --master")
        ) from error


def _said(error: Exception) -> str:
    """What Spark or Java says, without the pages of places where it happened."""
    java = getattr(error, "java_exception", None)
    return str(java.toString() if java else error).splitlines()[0][:500]


_SETTINGS = {
    "spark.log.level": "FATAL",  # what ends the call is told by us, in one line
    "spark.ui.enabled": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "2048",
    "spark.sql.session.timeZone": "UTC",
}


def read_frame(frame: DataFrame, columns: Columns, *, with_details: bool = True) -> DataFrame:
    """Readings of a frame of postings, with the columns kept before them.

    Args:
        frame: rows without a text come out as thin ones; filter them before where that is not wanted.
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    named = to_arrow_schema(frame.schema)
    kept = pa.schema([named.field(name) for name in columns.keep])
    schema = from_arrow_schema(read_schema(kept))

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return arrow_reader(batches, columns, with_details=with_details)

    return frame.mapInArrow(read, schema)


class Counts(NamedTuple):
    """Rows read, and rows turned away."""

    rows: int
    rejected: int


def bulk_on_spark(
    paths: Sequence[str], out: str, given: Mapping[str, str], keep: Sequence[str] | None, *, master: str,
    with_details: bool = True,
) -> Counts:  # fmt: skip
    """Read Parquet files, wherever Spark reaches, into the folder that `bulk` would write.

    Args:
        given, keep: as for `columns_of`; the usual ones are kept where None.

    Raises:
        UsageError: a column is missing, the folder is there already, or a path is no Parquet file by its name.
        DocumentError: Spark cannot read or write a path.
    """
    if other := [path for path in paths if ending_of(Path(path)) not in ("", ".parquet")]:
        remedy = "read it without --engine spark, or make it Parquet"
        raise UsageError(Fault(other[0], "is no Parquet file", "Spark reads Parquet only", remedy))
    spark = session(master)

    from py4j.protocol import Py4JJavaError
    from pyspark.errors import AnalysisException
    from pyspark.sql import Observation
    from pyspark.sql import functions as f

    try:
        frame = spark.read.parquet(*paths)
        if keep is None:
            keep = [name for name in USUALLY_KEPT if name in frame.columns]
        columns = find_columns(frame.columns, given, keep, ", ".join(paths))
        reason = _reason(columns.text, frame.schema[columns.text].dataType.simpleString())
        texts = [f.col(name).cast("string").alias(name) for name in columns.wanted]
        read = read_frame(frame.filter(reason.isNull()).select(*texts), columns, with_details=with_details)
        rows, rejected = Observation(), Observation()
        read.observe(rows, _count()).write.parquet(out)
        place = frame.metadataColumn("_metadata")
        told = place["file_path"].alias("file"), (place["row_index"] + 1).alias("row"), reason.alias("reason")
        turned_away = frame.filter(reason.isNotNull()).select(*told)
        turned_away.observe(rejected, _count()).write.json(f"{out}/{REJECTS}")
        return Counts(rows.get["n"], rejected.get["n"])
    except (AnalysisException, Py4JJavaError) as error:
        where = ", ".join([*paths, out])
        raise DocumentError(Fault(where, f"Spark says: {_said(error)}", remedy="check the paths")) from error
    finally:
        spark.stop()


def _count() -> Any:
    from pyspark.sql import functions as f

    return f.count(f.lit(1)).alias("n")


def _reason(column: str, kind: str) -> Any:
    """A column: why a row holds no posting, in the words of `bulk`; null where it does.

    Args:
        kind: the type of the column of texts, as Spark calls it.
    """
    from pyspark.sql import functions as f

    text, name = f.col(column).cast("string"), repr(column)
    reason = f.when(text.isNull(), f"{name} is missing")
    if kind not in ("string", "binary"):
        return reason.otherwise(f"{name} is {kind} and no text")
    held = f.concat(f.lit(f"{name} holds "), f.format_number(f.length(text), 0))
    return (
        reason.when(~f.is_valid_utf8(text), f"{name} is binary and no UTF-8")
        .when(~text.rlike(_NOT_BLANK), f"{name} is empty")
        .when(f.length(text) > MAX_TEXT, f.concat(held, f.lit(f" characters, more than {MAX_TEXT:,}")))
    )


_NOT_BLANK = r"(?U)[^\s\x1c-\x1f]"
"""Java's for a character that Python's `strip` would leave."""
