"""The kernel over an archive: rows and MB a second a core, the second core's worth, peak memory, and ratios.

Ratios are to (a) the bare scan of the same folded text for the same phrases, (b) scikit-learn's TF-IDF and logistic
regression, (c) flashtext and (d) spaCy's PhraseMatcher on a blank pipeline with the same phrases, all in one process on
one core. (c) and (d) are left out where they are not installed. All are timed in turn, several times, and the best of
each counts, so that whatever else the machine does falls on all alike.

    python benchmarks/bulk.py CORPUS.parquet [--rows 20000] [--sample 1000]
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from bare_scan import bare_scan
from roleprism import Reader
from roleprism.scale import arrow_reader
from roleprism.scale.bulk import bulk
from roleprism.scale.inputs import columns_of
from roleprism.spectrum.kernel import Kernel, input_table

BATCH = 256
ROUNDS = 5


def main() -> None:
    """Parse the command line and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rows", type=int, default=20_000, help="of the archive, the corpus repeated; 0 for none")
    parser.add_argument("--sample", type=int, default=1_000, help="texts for the ratios on one core")
    parser.add_argument("--plain", action="store_true", help="of the archive only shares, which halves the time")
    options = parser.parse_args()
    table = pq.read_table(options.corpus)
    with threadpool_limits(1):
        ratios(table.slice(0, options.sample))
    if options.rows:
        scaling(table, options.rows, with_details=not options.plain)


def ratios(table: pa.Table) -> None:
    """Time the kernel and what it is measured against on the same texts."""
    kernel, texts = Reader().kernel, table.column("description").to_pylist()
    tables = [input_table(part, [""] * len(part), [False] * len(part)) for part in _parts(texts)]
    labels = [row for one in tables for row in kernel.read_batch(one).column("primary").to_pylist()]
    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=3, ngram_range=(1, 2), stop_words="english")
    model = LogisticRegression(C=10, max_iter=50).fit(vectorizer.fit_transform(texts), labels)
    batches = table.to_batches(BATCH)
    runs: dict[str, Callable[[], object]] = {
        "kernel": lambda: [kernel.read_batch(one) for one in tables],
        "kernel, with details": lambda: list(arrow_reader(batches)),
        "(a) bare scan": bare_scan(kernel, tables),
        "(b) TF-IDF + logistic": lambda: [model.predict(vectorizer.transform(part)) for part in _parts(texts)],
        **dict(_others(kernel, texts)),
    }
    took = {name: min(times) for name, times in _time(runs).items()}
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts):,} postings, {megabytes:.1f} MB, {len(kernel.weights.signals):,} phrases, one core\n")
    print("| what | rows a second | MB a second | the kernel is this many times as fast |\n| --- | --- | --- | --- |")
    for name, seconds in took.items():
        print(f"| {name} | {len(texts) / seconds:,.0f} | {megabytes / seconds:.1f} | {seconds / took['kernel']:.2f} |")


def _parts(texts: list[str]) -> Iterator[list[str]]:
    return (texts[at : at + BATCH] for at in range(0, len(texts), BATCH))


def _time(runs: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """The seconds that each run takes, `ROUNDS` times."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            started = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - started)
    return times


def _others(kernel: Kernel, texts: list[str]) -> Iterator[tuple[str, Callable[[], object]]]:
    phrases = list(kernel.weights.signals)
    if find_spec("flashtext"):
        from flashtext import KeywordProcessor

        keywords = KeywordProcessor()
        keywords.add_keywords_from_list(phrases)
        yield "(c) flashtext", lambda: [keywords.extract_keywords(text, span_info=True) for text in texts]
    if find_spec("spacy"):
        import spacy
        from spacy.matcher import PhraseMatcher

        blank = spacy.blank("en")
        blank.max_length = 10_000_000
        matcher = PhraseMatcher(blank.vocab, attr="LOWER")
        matcher.add("signal", list(blank.tokenizer.pipe(phrases)))
        yield "(d) spaCy PhraseMatcher", lambda: [matcher(text) for text in blank.tokenizer.pipe(texts)]


def scaling(table: pa.Table, rows: int, *, with_details: bool) -> None:
    """`bulk` with one worker and with two, over the corpus repeated to that many rows."""
    repeated = pa.concat_tables([table] * (rows // table.num_rows + 1)).slice(0, rows)
    print(f"\n{rows:,} rows by `bulk`\n")
    print("| workers | details | rows a second | peak MiB a worker |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "archive.parquet"
        pq.write_table(repeated, file, row_group_size=4096)
        del repeated
        columns = columns_of([file], {}, None)
        runs = [(1, False), (2, False), *([(1, True), (2, True)] if with_details else [])]
        for workers, details in runs:
            started = time.perf_counter()
            bulk([file], Path(folder) / f"out{workers}{details}", columns, workers=workers, with_details=details)
            speed = rows / (time.perf_counter() - started)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"| {workers} | {'yes' if details else 'no'} | {speed:,.0f} | {peak:,.0f} |")


if __name__ == "__main__":
    main()
