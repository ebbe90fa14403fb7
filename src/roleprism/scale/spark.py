"""The same function on Spark, past one machine: `mapInArrow` with the weights that the package carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from roleprism.errors import DocumentError, Fault, PrerequisiteError
from roleprism.scale.arrow import arrow_reader
from roleprism.scale.columns import MAX_TEXT, REJECTS, USUALLY_KEPT, Columns, find_columns
from roleprism.scale.schema import read_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def session(master: str) -> SparkSession:
    """A session whose workers run this Python.

    Raises:
        PrerequisiteError: pyspark is not installed, or no Java is found.
    """
    import os
    import sys

    try:
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


_SETTINGS = {
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


def bulk_on_spark(
    paths: Sequence[str], out: str, given: Mapping[str, str], keep: Sequence[str] | None, *, master: str,
    with_details: bool = True,
) -> None:  # fmt: skip
    """Read Parquet files, wherever Spark reaches, into the folder that `bulk` would write.

    Args:
        given, keep: as for `columns_of`; the usual ones are kept where None.

    Raises:
        UsageError: a column is missing, or the folder is there already.
        DocumentError: Spark cannot read or write a path.
    """
    from pyspark.errors import AnalysisException
    from pyspark.sql import functions as f

    spark = session(master)
    try:
        frame = spark.read.parquet(*paths)
        if keep is None:
            keep = [name for name in USUALLY_KEPT if name in frame.columns]
        columns = find_columns(frame.columns, given, keep, ", ".join(paths))
        frame = frame.select(*(f.col(name).cast("string").alias(name) for name in columns.wanted))
        reason = _reason(columns)
        taken = frame.filter(reason.isNull())
        read_frame(taken, columns, with_details=with_details).write.parquet(out)
        turned_away = frame.filter(reason.isNotNull()).withColumn("reason", reason)
        turned_away.drop(columns.text).write.json(f"{out}/{REJECTS}")
    except AnalysisException as error:
        said = str(error).splitlines()[0]
        raise DocumentError(Fault(", ".join([*paths, out]), f"Spark says: {said}", remedy="check the paths")) from error
    finally:
        spark.stop()


def _reason(columns: Columns) -> Any:
    """A column: why a row holds no posting, in the words of `bulk`; null where it does."""
    from pyspark.sql import functions as f

    text, name = f.col(columns.text), repr(columns.text)
    return (
        f.when(text.isNull(), f"{name} is missing")
        .when(~text.rlike(r"\S"), f"{name} is empty")
        .when(f.length(text) > MAX_TEXT, f"{name} holds more than {MAX_TEXT:,} characters")
    )
