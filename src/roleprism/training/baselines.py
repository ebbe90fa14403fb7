"""What others do, run on the same folds: title rules, keyword counts, first-match skill rules, TF-IDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from roleprism.atlas import OTHER, SLUGS, Atlas, title_role
from roleprism.evidence.weights import Floats
from roleprism.training.labelled import Labelled
from roleprism.training.statements import Table, atlas_logits

SKILL_SIGNATURES: tuple[tuple[str, str], ...] = (
    ("voice-ai-engineer", r"speech[- ]to[- ]text|text[- ]to[- ]speech|\bASR\b|\bTTS\b|voice agents?|telephony"),
    ("responsible-ai", r"responsible AI|AI governance|AI safety|red[- ]team|fairness and bias|model risk"),
    ("prompt-engineer", r"prompt (?:engineering|design|library|libraries)"),
    ("forward-deployed-engineer", r"forward[- ]deployed|on[- ]site with customers|embed(?:ded)? with customers"),
    ("ai-solutions-architect", r"pre[- ]sales|solutions? architect|proofs? of concept|technical win"),
    ("ai-product-manager", r"product roadmap|product strategy|\bPRDs?\b"),
    ("research-engineer", r"NeurIPS|\bICML\b|\bICLR\b|publications?|pre[- ]?training|research scientists?"),
    ("ai-platform-engineer", r"ML platform|AI platform|GPU clusters?|model serving|Kubeflow|MLOps|Ray Serve"),
    ("ai-engineer", r"\bLLMs?\b|\bRAG\b|LangChain|generative AI|AI agents|OpenAI|vector databases?"),
    ("ml-engineer", r"PyTorch|TensorFlow|scikit[- ]learn|machine learning|recommender|feature store"),
)
"""Role by the first skill found, the most particular role first, as job boards sort: in our own words."""


def title_rules(postings: Sequence[Labelled], atlas: Atlas) -> Floats:
    """The whole share to the role that the title names, to `other` where it names none: (n, 11)."""
    return _whole(title_role(posting.title, atlas) or OTHER for posting in postings)


def skill_rules(postings: Sequence[Labelled]) -> Floats:
    """The whole share to the first role of `SKILL_SIGNATURES` that the text shows a skill of: (n, 11)."""
    rules = [(slug, re.compile(pattern, re.IGNORECASE)) for slug, pattern in SKILL_SIGNATURES]
    return _whole(
        next((slug for slug, pattern in rules if pattern.search(posting.text)), OTHER) for posting in postings
    )


def keyword_counts(table: Table, n: int, atlas: Atlas) -> Floats:
    """How many of the atlas' phrases for each role the first `n` postings hold, as parts of all it found: (n, 11)."""
    logits = atlas_logits(table.signals, atlas)[:, : len(SLUGS)]
    counted = np.flatnonzero(logits.max(axis=1) > 0)
    shares = np.zeros((n, len(SLUGS)))
    rows = np.flatnonzero(table.posting < n)
    cells = table.matrix[rows][:, counted].tocoo()
    pairs = np.unique(np.column_stack((table.posting[rows][cells.row], counted[cells.col])), axis=0)
    np.add.at(shares, (pairs[:, 0], logits[pairs[:, 1]].argmax(axis=1)), 1)
    shares[shares.sum(axis=1) == 0, SLUGS.index(OTHER)] = 1
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def tfidf_logistic(train: Sequence[Labelled], test: Sequence[Labelled]) -> Floats:
    """Words and pairs of words of the whole text, a linear model on the primaries: (n_test, 11)."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=3, ngram_range=(1, 2), stop_words="english")
    model = LogisticRegression(C=10, max_iter=300, class_weight="balanced")
    return _fitted(model, vectorizer.fit_transform(_texts(train)), train, vectorizer.transform(_texts(test)))


def sparse_phrases(train: Sequence[Labelled], test: Sequence[Labelled]) -> Floats:
    """Phrases of one to three words of the whole text, few of them kept by an L1 penalty: (n_test, 11)."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=4, ngram_range=(1, 3), stop_words="english")
    # liblinear draws the order of its steps: without a seed, no two runs give the same shares.
    machine = LogisticRegression(C=10, l1_ratio=1, solver="liblinear", class_weight="balanced", random_state=0)
    model = OneVsRestClassifier(machine)
    return _fitted(model, vectorizer.fit_transform(_texts(train)), train, vectorizer.transform(_texts(test)))


def hashed_phrases(
    train: Sequence[Labelled], test: Sequence[Labelled], concepts: Floats, test_concepts: Floats
) -> Floats:
    """Hashed phrases of one to three words beside what the atlas counts for each role: (n_test, 11).

    Args:
        concepts, test_concepts: (n_train, 11) and (n_test, 11), as `keyword_counts` gives them.
    """
    hashing = HashingVectorizer(n_features=2**18, ngram_range=(1, 3), alternate_sign=False)
    model = LogisticRegression(C=10, max_iter=300, class_weight="balanced")
    learn, judge = (
        sp.hstack((hashing.transform(_texts(postings)), sp.csr_matrix(counts)), format="csr")
        for postings, counts in ((train, concepts), (test, test_concepts))
    )
    return _fitted(model, learn, train, judge)


def _fitted(
    model: LogisticRegression | OneVsRestClassifier,
    learn: sp.csr_matrix,
    train: Sequence[Labelled],
    test: sp.csr_matrix,
) -> Floats:
    model.fit(learn, [posting.primary for posting in train])
    shares = np.zeros((test.shape[0], len(SLUGS)))
    shares[:, model.classes_] = model.predict_proba(test)
    return shares


def _texts(postings: Sequence[Labelled]) -> list[str]:
    return [posting.text for posting in postings]


def certainty(shares: Floats) -> NDArray[np.float64]:
    """The largest share as the confidence of a model that has no other: (n,)."""
    return np.asarray(shares.max(axis=1))


def _whole(slugs: Iterable[str]) -> Floats:
    return np.eye(len(SLUGS))[[SLUGS.index(slug) for slug in slugs]]
