"""The encoder in torch, for fine-tuning alone; build.py writes the same down as an ONNX graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from tokenizers import Tokenizer
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

from knowledge.encoder.build import HEADS, LAYERS, VIEWS, WIDTH, shares

Tensor = Any
Weights = Mapping[str, Tensor]
_DROPPED = 0.1
_EPSILON = 1e-12
_GROUP = 64
"""So many texts of much the same length are encoded at once, to waste little on padding."""


class Network:
    """Texts to views, as Encoder gives them, with gradients for the weights of the layers."""

    def __init__(self, fixed: Weights, tokenizer: Tokenizer) -> None:
        """``fixed`` holds the weights of the embeddings, which stay as they were published."""
        self._fixed, self._tokenizer = fixed, tokenizer
        by_name = shares(len(fixed["embeddings.word_embeddings.weight"]))
        self._shares = {name: torch.from_numpy(share).float() for name, share in by_name.items()}

    def views(self, weights: Weights, texts: Sequence[str], *, training: bool = False) -> list[Tensor]:
        """Each view of the texts: (texts, width), rows of length 1."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        groups = [order[at : at + _GROUP] for at in range(0, len(order), _GROUP)]
        found = [self._group(weights, [texts[place] for place in group], training) for group in groups]
        back = torch.empty(len(texts), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(texts))
        return [torch.cat(parts)[back] for parts in zip(*found, strict=True)]

    def _group(self, weights: Weights, texts: Sequence[str], training: bool) -> list[Tensor]:
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        padded = torch.zeros(len(ids), max(map(len, ids)), dtype=torch.long)
        for row, found in zip(padded, ids, strict=True):
            row[: len(found)] = torch.tensor(found)
        with torch.autocast("cpu", torch.bfloat16):
            states = self._states(weights, padded, training)
        kept = (padded != 0).float()
        return [_pooled(states[layer].float(), self._shares[share][padded] * kept) for layer, share in VIEWS]

    def _states(self, weights: Weights, ids: Tensor, training: bool) -> list[Tensor]:
        fixed = self._fixed
        placed = fixed["embeddings.position_embeddings.weight"][: ids.shape[1]]
        placed = placed + fixed["embeddings.token_type_embeddings.weight"][0]
        x = _norm(fixed["embeddings.word_embeddings.weight"][ids] + placed, fixed, "embeddings.LayerNorm")
        mask = (ids != 0)[:, None, None, :]
        states = [x]
        for number in range(LAYERS):
            states.append(_layer(weights, f"encoder.layer.{number}.", states[-1], mask, training))
        return states


def _layer(weights: Weights, prefix: str, x: Tensor, mask: Tensor, training: bool) -> Tensor:
    query, key, value = (
        _linear(x, weights, f"{prefix}attention.self.{name}").unflatten(-1, (HEADS, -1)).transpose(1, 2)
        for name in ("query", "key", "value")
    )
    mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask).transpose(1, 2).flatten(-2)
    mixed = _linear(mixed, weights, f"{prefix}attention.output.dense")
    x = _norm(F.dropout(mixed, _DROPPED, training) + x, weights, f"{prefix}attention.output.LayerNorm")
    wide = F.gelu(_linear(x, weights, f"{prefix}intermediate.dense"), approximate="tanh")
    narrow = F.dropout(_linear(wide, weights, f"{prefix}output.dense"), _DROPPED, training)
    return _norm(narrow + x, weights, f"{prefix}output.LayerNorm")


def _linear(x: Tensor, weights: Weights, name: str) -> Tensor:
    return F.linear(x, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _norm(x: Tensor, weights: Weights, name: str) -> Tensor:
    return F.layer_norm(x, (WIDTH,), weights[f"{name}.weight"], weights[f"{name}.bias"], _EPSILON)


def _pooled(states: Tensor, share: Tensor) -> Tensor:
    total = (states * share[..., None]).sum(dim=1)
    return F.normalize(total / share.sum(dim=1, keepdim=True).clamp_min(1e-6), dim=-1)
