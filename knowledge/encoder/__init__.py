"""Sentences to vectors: all-MiniLM-L6-v2 in int8, on onnxruntime and tokenizers alone."""

from __future__ import annotations

import hashlib
import logging
import os
import platform
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge.once import once

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parent
MODEL, WORDS, TOKENIZER = "model.onnx", "words.bin", "tokenizer.json"
WIDTH = 384
Floats = NDArray[np.float32]
_MANY = 32
"""So many texts are worth the threads that share them."""
MOST_PIECES = 80
"""Word pieces that are read of a text, which takes time in proportion to them: more than any question, phrasing
or prototype of danger has, and two sentences of an ordinary length together."""
_SLOW = "SkipLayerNormFusion"
"""An optimisation of onnxruntime's that makes our short texts 1.3 times slower."""
_log = logging.getLogger(__name__)


class Encoder:
    """Turns texts into unit vectors, whose products are cosine similarities.

    One text at a time, so that a vector never depends on the texts beside it; at most MOST_PIECES
    are read. A text has several views: the mean over the last layer as published, the same without the
    marks of beginning and end, and means over the last and the fourth layer in which rare words count
    more than common ones.
    """

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer, fingerprint: str) -> None:
        self._session, self._tokenizer = session, tokenizer
        self.fingerprint = fingerprint

    def encode(self, texts: Sequence[str]) -> Floats:
        """The published sentence vectors: (texts, 384), rows of length 1."""
        return np.ascontiguousarray(self.views(texts)[:, 0])

    def views(self, texts: Sequence[str]) -> Floats:
        """Every view of every text: (texts, views, 384), rows of length 1."""
        if len(texts) < _MANY:
            found = [self._views(text) for text in texts]
        else:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                found = list(pool.map(self._views, texts))
        return np.stack(found) if found else np.zeros((0, len(VIEWS), WIDTH), np.float32)

    @once
    def _views(self, text: str) -> Floats:
        ids = np.array([self._tokenizer.encode(text).ids], np.int64)
        return np.asarray(self._session.run(None, {"ids": ids})[0][0], np.float32)


VIEWS = ("all", "words", "telling", "telling of layer 4")


@cache
def load_encoder(folder: Path = FOLDER) -> Encoder | None:
    """The encoder, or None (and a line in the log) where onnxruntime or the model cannot be loaded."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read at its import; else it reports home and writes a device id
    try:
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415
    except ImportError as error:
        _log.warning("The sentence encoder is off, questions are matched by words alone: %s", error)
        return None
    missing = [name for name in (MODEL, WORDS, TOKENIZER) if not (folder / name).is_file()]
    if missing:
        _log.warning("The sentence encoder is off, questions are matched by words alone: no %s", missing[0])
        return None
    options = SessionOptions()
    if _overflows():
        options.add_session_config_entry("session.x64quantprecision", "1")
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # as quick, and what a long text needed is given back
    options.enable_mem_pattern = False
    session = InferenceSession(
        str(folder / MODEL), options, providers=["CPUExecutionProvider"], disabled_optimizers=[_SLOW]
    )
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.enable_truncation(MOST_PIECES)
    return Encoder(session, tokenizer, _fingerprint(folder / MODEL, folder / WORDS))


def _overflows(processor: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether sums of 8-bit products may overflow: on x86 before VNNI, where exact ones take twice the time."""
    if platform.machine().lower() not in {"x86_64", "amd64"}:
        return False
    return not processor.is_file() or "vnni" not in processor.read_text(encoding="utf-8", errors="replace")


def _fingerprint(*files: Path) -> str:
    """A hash of the weights: what was fitted to the vectors of others is of no use."""
    digests = []
    for path in files:
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").digest())
    return hashlib.sha256(b"".join(digests)).hexdigest()
