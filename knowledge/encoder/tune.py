"""Fine-tunes the published encoder on the content: python -m knowledge.encoder.tune SOURCE TARGET

Build time only; it needs torch (2.13.0), safetensors (0.8.0) and the published folder SOURCE that build.py
describes. TARGET gets ``model.safetensors`` and ``tokenizer.json``, from which build.py makes the encoder's
files. Ten minutes on two cores; the same seed gives much the same weights, not the same bits.

Method: the six layers learn to bring the phrasings of an entry, the wordings of a claim and the messages of
one kind of danger together and to keep apart what belongs to different ones: cross-entropy over cosines with
a learnt vector of each (ProxyNCA, Movshovitz-Attias and others, 2017) with an additive margin (CosFace, Wang
and others, 2018). Questions that no entry answers have vectors of their own, so that near misses are told
apart. On general text the vectors stay the published ones, also where the text is misspelt: other banks lose
nothing and slips count less.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

from knowledge.encoder.lessons import Chains, Labelled, Lessons, Typist, lessons
from knowledge.encoder.network import Network, Tensor, Weights

STEPS, SEED = 450, 0
_RATE, _WARM = 8e-5, 50
_ENTRIES, _OUTSIDE, _CLAIMS, _DANGERS, _GENERAL = 128, 21, 42, 32, 36
"""Texts of each kind in one step."""
_NOWHERE = 128
"""Vectors that stand for what no entry answers."""
_SHARPNESS, _MARGIN = 20.0, 0.1
_VIEWS = (0.3, 1.0, 0.5, 0.5)
"""What each view of the encoder counts."""
_OUT, _CLAIM, _DANGER, _KEPT = 0.3, 0.5, 0.5, 10.0
_MISSPELT = 0.25
_LONGEST = 32
"""Word pieces of a text that are learnt from."""
_KINDS = 4
_STARTS = 8
"""So many texts of a label tell where its vector starts."""


class Anchors:
    """A learnt vector for each label, in each of several views."""

    def __init__(self, starts: Sequence[Tensor]) -> None:
        self.vectors = [torch.nn.Parameter(F.normalize(start, dim=-1)) for start in starts]

    def cosines(self, view: int, found: Tensor) -> Tensor:
        """The cosine of each row to each anchor of a view."""
        return found @ F.normalize(self.vectors[view], dim=-1).T


def _apart(cosines: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy of cosines, those of the right labels lessened by the margin."""
    right = F.one_hot(labels, cosines.shape[1])
    return F.cross_entropy((cosines - _MARGIN * right) * _SHARPNESS, labels)


def _nowhere(cosines: Tensor) -> Tensor:
    """How much rows that belong to nothing are taken for an entry."""
    to_all = torch.logsumexp(cosines * _SHARPNESS, dim=1)
    return (to_all - torch.logsumexp((cosines[:, -_NOWHERE:] - _MARGIN) * _SHARPNESS, dim=1)).mean()


class Course:
    """One run of fine-tuning."""

    def __init__(self, taught: Lessons, weights: Weights, tokenizer: Tokenizer, seed: int = SEED) -> None:
        torch.manual_seed(seed)
        self._chance = random.Random(seed)  # noqa: S311 - nothing secret hangs on it
        self._taught = taught
        self.published = {name: value for name, value in weights.items() if name.startswith("encoder.")}
        self.learnt = {name: torch.nn.Parameter(v.clone()) for name, v in self.published.items()}
        self._network = Network(weights, tokenizer)
        self._typist, self._chains = Typist(self._chance, _MISSPELT), Chains(self._chance)
        self._entries = self._anchors(
            taught.entries, range(len(_VIEWS)), self._chance.sample(taught.outside, _NOWHERE)
        )
        self._claims = self._anchors(taught.claims, (0,), ())
        self._kinds = torch.nn.Linear(self._claims.vectors[0].shape[1], _KINDS)

    def _anchors(self, taught: Sequence[Labelled], views: Sequence[int], extra: Sequence[str]) -> Anchors:
        rows = _some_of_each(taught)
        with torch.no_grad():
            found = self._network.views(self.published, [*(text for text, _ in rows), *extra])
        labels = torch.tensor([label for _, label in rows])
        count = int(labels.max()) + 1
        sums = (
            torch.zeros(count, found[v].shape[1]).index_add_(0, labels, found[v][: len(rows)]) for v in views
        )
        return Anchors(
            [torch.cat([total, found[v][len(rows) :]]) for v, total in zip(views, sums, strict=True)]
        )

    def run(self, steps: int = STEPS) -> Iterator[float]:
        """Learn, and tell the loss of each step."""
        anchors = [*self._entries.vectors, *self._claims.vectors]
        groups: list[dict[str, Any]] = [
            {"params": list(self.learnt.values()), "lr": _RATE},
            {"params": anchors, "lr": 2e-3},
            {"params": list(self._kinds.parameters()), "lr": 5e-3},
        ]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.0)
        rate = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min(1, (step + 1) / _WARM) * max(0.02, 1 - step / steps)
        )
        asked = self._turns(self._taught.entries)
        for _ in range(steps):
            loss = self._loss([next(asked) for _ in range(_ENTRIES)])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.learnt.values(), 1.0)
            optimiser.step()
            rate.step()
            yield float(loss.detach())

    def _turns(self, rows: Sequence[Labelled]) -> Iterator[Labelled]:
        while True:
            yield from self._chance.sample(rows, len(rows))

    def _loss(self, asked: Sequence[Labelled]) -> Tensor:
        out = self._chance.sample(self._taught.outside, _OUTSIDE)
        claimed = self._chance.sample(self._taught.claims, _CLAIMS)
        told = self._chance.sample(self._taught.dangers, _DANGERS)
        general = [self._chains.text() for _ in range(_GENERAL)]
        parts = [[t for t, _ in asked], out, [t for t, _ in claimed], [t for t, _ in told], general]
        texts = [self._typist.typed(text) for part in parts for text in part]
        views = self._network.views(self.learnt, texts, training=True)
        by_part = [view.split([len(part) for part in parts]) for view in views]
        total = self._of_entries(by_part, _numbers(asked))
        total = total + _CLAIM * _apart(self._claims.cosines(0, by_part[0][2]), _numbers(claimed))
        total = total + _DANGER * F.cross_entropy(self._kinds(by_part[0][3]) * 10, _numbers(told))
        return total + _KEPT * self._moved([view[4] for view in by_part], general)

    def _of_entries(self, by_part: Sequence[Sequence[Tensor]], labels: Tensor) -> Tensor:
        losses = (
            weight
            * (
                _apart(self._entries.cosines(at, by_part[at][0]), labels)
                + _OUT * _nowhere(self._entries.cosines(at, by_part[at][1]))
            )
            for at, weight in enumerate(_VIEWS)
        )
        return torch.stack(list(losses)).sum()

    def _moved(self, found: Sequence[Tensor], general: Sequence[str]) -> Tensor:
        """How far general texts are from where they are published, all views together."""
        with torch.no_grad():
            published = self._network.views(self.published, general)
        apart = (1 - (new * old).sum(dim=-1).mean() for new, old in zip(found, published, strict=True))
        return torch.stack(list(apart)).sum()


def _some_of_each(rows: Sequence[Labelled]) -> list[Labelled]:
    met: Counter[int] = Counter()
    some = []
    for text, label in rows:
        met[label] += 1
        if met[label] <= _STARTS:
            some.append((text, label))
    return some


def _numbers(rows: Sequence[Labelled]) -> Tensor:
    return torch.tensor([label for _, label in rows])


def tune(source: Path, target: Path, steps: int = STEPS) -> None:
    """Fine-tune the model in the folder ``source`` and write it to the folder ``target``."""
    weights = {
        name: value.float()
        for name, value in load_file(source / "model.safetensors").items()
        if value.is_floating_point()
    }
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    course = Course(lessons(), weights, tokenizer)
    for step, loss in enumerate(course.run(steps)):
        if step % 20 == 0:
            sys.stdout.write(f"step {step} of {steps}: loss {loss:.3f}\n")
            sys.stdout.flush()
    target.mkdir(parents=True, exist_ok=True)
    save_file(weights | {k: v.detach() for k, v in course.learnt.items()}, target / "model.safetensors")
    shutil.copyfile(source / "tokenizer.json", target / "tokenizer.json")


if __name__ == "__main__":
    tune(Path(sys.argv[1]), Path(sys.argv[2]))
