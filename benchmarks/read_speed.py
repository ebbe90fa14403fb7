"""How fast readings are made, on one core: label-only batches and full readings, as ratios to two baselines.

(a) the bare scan of the same folded text for the same phrases; (b) scikit-learn's TF-IDF and logistic
regression predicting the same documents. All in one run and one process.

    python benchmarks/read_speed.py [CORPUS.parquet] [--documents N]

Without a corpus it reads texts made up of the examples' lines. Memory is the growth of the process' peak while a
stream of batches is read, after the first batch.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from bare_scan import bare_scan
from roleprism import Posting, Reader, Text
from roleprism.spectrum.kernel import Kernel, input_table

BATCH = 512
EXAMPLES = Path(__file__).parent.parent / "examples"


def load_texts(corpus: Path | None, n: int) -> list[str]:
    """`n` texts: of the corpus in a fixed random order, or made of lines of the examples."""
    rng = random.Random(0)
    if corpus is not None:
        texts = pq.read_table(corpus, columns=["description"]).column(0).to_pylist()
        rng.shuffle(texts)
        return (texts * (n // len(texts) + 1))[:n]
    lines = [line for file in sorted(EXAMPLES.rglob("*.md")) for line in file.read_text().splitlines() if line.strip()]
    return ["\n".join(rng.choices(lines, k=60)) for _ in range(n)]


def seconds(work: Callable[[], object]) -> float:
    """The best of three runs."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def batches(texts: list[str]) -> list[pa.Table]:
    """The texts as the kernel's tables."""
    parts = (texts[at : at + BATCH] for at in range(0, len(texts), BATCH))
    return [input_table(part, [""] * len(part), [False] * len(part)) for part in parts]


def memory_growth(kernel: Kernel, tables: list[pa.Table]) -> int:
    """KiB that the peak of the process' memory grows while all is read four times, after the first batch."""
    kernel.read_batch(tables[0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for table in tables * 4:
        kernel.read_batch(table)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak


def main() -> None:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=4096)
    args = parser.parse_args()
    with threadpool_limits(1):
        measure(load_texts(args.corpus, args.documents))


def measure(texts: list[str]) -> None:
    """Time everything on the texts and print the table."""
    reader = Reader()
    kernel = reader.kernel
    tables = batches(texts)
    growth = memory_growth(kernel, tables)
    documents = [Posting(id=str(at), source="bench", text=Text(text)) for at, text in enumerate(texts)]
    labels = [row for table in tables for row in kernel.read_batch(table).column("primary").to_pylist()]
    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=3, ngram_range=(1, 2), stop_words="english")
    model = LogisticRegression(C=10, max_iter=50)
    sample = slice(0, 2000)
    model.fit(vectorizer.fit_transform(texts[sample]), labels[sample])

    scan = seconds(bare_scan(kernel, tables))
    label = seconds(lambda: [kernel.read_batch(table) for table in tables])
    full = seconds(lambda: sum(1 for _ in reader.read_many(documents)))
    tfidf = seconds(
        lambda: [model.predict(vectorizer.transform(texts[at : at + BATCH])) for at in range(0, len(texts), BATCH)]
    )

    n, megabytes = len(texts), sum(len(text.encode()) for text in texts) / 1e6
    print(f"{n:,} documents, {megabytes:.1f} MB, {len(kernel.weights.signals):,} signals, one core\n")
    print("| what | documents a second | MB a second | against (a) | against (b) |")
    print("| --- | --- | --- | --- | --- |")
    for name, took in (
        ("(a) bare scan", scan),
        ("label only", label),
        ("full reading", full),
        ("(b) TF-IDF + logistic", tfidf),
    ):
        print(f"| {name} | {n / took:,.0f} | {megabytes / took:.1f} | {scan / took:.2f} | {tfidf / took:.1f} |")
    print(f"\npeak memory grew by {growth / 1024:.1f} MiB over {4 * n:,} more documents")


if __name__ == "__main__":
    main()
