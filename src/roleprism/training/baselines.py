"""What others do, run on the same folds: title rules, and TF-IDF with logistic regression."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from roleprism.atlas import OTHER, SLUGS, Atlas, title_role
from roleprism.evidence.weights import Floats
from roleprism.training.labelled import Labelled


def title_rules(postings: Sequence[Labelled], atlas: Atlas) -> Floats:
    """The whole share to the role that the title names, to `other` where it names none: (n, 11)."""
    shares = np.zeros((len(postings), len(SLUGS)))
    for at, posting in enumerate(postings):
        shares[at, SLUGS.index(title_role(posting.title, atlas) or OTHER)] = 1
    return shares


def tfidf_logistic(train: Sequence[Labelled], test: Sequence[Labelled]) -> Floats:
    """Words and pairs of words of the whole text, a linear model on the primaries: (n_test, 11)."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=3, ngram_range=(1, 2), stop_words="english")
    model = LogisticRegression(C=10, max_iter=300, class_weight="balanced")
    model.fit(vectorizer.fit_transform(posting.text for posting in train), [posting.primary for posting in train])
    shares = np.zeros((len(test), len(SLUGS)))
    shares[:, model.classes_] = model.predict_proba(vectorizer.transform(posting.text for posting in test))
    return shares


def certainty(shares: Floats) -> NDArray[np.float64]:
    """The largest share as the confidence of a model that has no other: (n,)."""
    return np.asarray(shares.max(axis=1))
