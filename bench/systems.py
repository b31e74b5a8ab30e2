"""The engines that are compared: what tutorials do, what search does, and ours, behind one shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.measuring import Ask, Bank, Build, Found
from knowledge.encoder import load_encoder
from knowledge.fitting import build_retriever

DEPTH = 10


def _flat(bank: Bank) -> tuple[list[str], list[str]]:
    pairs = [(id_, text) for id_, texts in bank.items() for text in texts]
    return [id_ for id_, _ in pairs], [text for _, text in pairs]


def _distinct(ids: Sequence[str], scores: Any) -> Found:
    count = min(5 * DEPTH, len(ids))
    top = np.argpartition(-scores, count - 1)[:count]
    top = top[np.argsort(-scores[top], kind="stable")]
    return list(dict.fromkeys(ids[at] for at in top))[:DEPTH], float(scores[top[0]])


def _rapidfuzz(scorer: Callable[..., float]) -> Build:
    def build(bank: Bank) -> Ask:
        ids, texts = _flat(bank)
        lowered = [text.lower() for text in texts]

        def ask(text: str) -> Found:
            hits = process.extract(text.lower(), lowered, scorer=scorer, limit=5 * DEPTH)
            return list(dict.fromkeys(ids[at] for _, _, at in hits))[:DEPTH], hits[0][1] if hits else 0.0

        return ask

    return build


def _bm25(bank: Bank) -> Ask:
    ids, joined = list(bank), [" ".join(texts) for texts in bank.values()]
    index = bm25s.BM25()
    index.index(bm25s.tokenize(joined, stopwords=None, show_progress=False), show_progress=False)

    def ask(text: str) -> Found:
        words = bm25s.tokenize([text], stopwords=None, return_ids=False, show_progress=False)[0]
        known = [word for word in words if word in index.vocab_dict]
        return _distinct(ids, index.get_scores(known) if known else np.zeros(len(ids)))

    return ask


def _tfidf(bank: Bank) -> Ask:
    ids, joined = list(bank), [" ".join(texts) for texts in bank.values()]
    vectoriser = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2))
    matrix = vectoriser.fit_transform(joined)

    def ask(text: str) -> Found:
        return _distinct(ids, np.asarray((matrix @ vectoriser.transform([text]).T).todense()).ravel())

    return ask


def _minilm(bank: Bank) -> Ask:
    encoder = load_encoder()
    if encoder is None:
        raise SystemExit("The encoder cannot be loaded.")
    ids, texts = _flat(bank)
    vectors = np.concatenate([encoder.encode(texts[at : at + 1000]) for at in range(0, len(texts), 1000)])

    def ask(text: str) -> Found:
        return _distinct(ids, vectors @ encoder.encode([text])[0])

    return ask


def _ours(cache: Path | None = None) -> Build:
    """Our engine, with what it computes kept in ``cache``; None computes it each time."""

    def build(bank: Bank) -> Ask:
        retriever = build_retriever(bank, cache=cache)

        def ask(text: str) -> Found:
            candidates = retriever.rank(text, DEPTH).candidates
            return [candidate.id for candidate in candidates], candidates[0].score

        return ask

    return build


SYSTEMS: dict[str, Build] = {
    "rapidfuzz WRatio": _rapidfuzz(fuzz.WRatio),
    "rapidfuzz token_set_ratio": _rapidfuzz(fuzz.token_set_ratio),
    "BM25": _bm25,
    "TF-IDF": _tfidf,
    "MiniLM, nearest": _minilm,
    "ours": _ours(),
}
