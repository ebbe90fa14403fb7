"""The same function on Spark, past one machine: `mapInArrow` with the weights that the package carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from roleprism.errors import Fault, PrerequisiteError
from roleprism.scale.arrow import arrow_reader, read_schema
from roleprism.scale.columns import Columns

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


def read_frame(frame: DataFrame, columns: Columns, *, with_evidence: bool = True) -> DataFrame:
    """Readings of a frame of postings, with the columns kept before them.

    Args:
        frame: rows without a text come out as thin ones; filter them before where that is not wanted.
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    named = to_arrow_schema(frame.schema)
    kept = pa.schema([named.field(name) for name in columns.keep])
    schema = from_arrow_schema(read_schema(kept))

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return arrow_reader(batches, columns, with_evidence=with_evidence)

    return frame.mapInArrow(read, schema)


def bulk_on_spark(paths: list[str], out: Path, columns: Columns, *, master: str, with_evidence: bool = True) -> Any:
    """Read Parquet files into Parquet files by Spark."""
    spark = session(master)
    read_frame(spark.read.parquet(*paths), columns, with_evidence=with_evidence).write.mode("error").parquet(str(out))
    return spark
