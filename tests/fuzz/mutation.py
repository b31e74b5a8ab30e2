"""Random changes to seeds: bits, bytes, slices, and pieces that parsers are known to stumble over."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

_DICTIONARY = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"\n", b"\r\n", b'"', b"\\", b"{", b"}", b"[", b"]",
    b":", b"<", b"&", b"&amp;", b"null", b"1e999", b"-0", b"NaN", b"\xe2\x80\xae", b"\xe2\x80\x8b",
    b"\xcc\x81" * 9,
    b"\xef\xb7\xba", b"\xf0\x9f\x91\xa9\xe2\x80\x8d", b"!!python/name:os", b"*x", b"&x", b"<<: ", b"? ", b"- ",
    b"\t",
)  # fmt: skip


def _flip(chance: random.Random, data: bytearray) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(chance: random.Random, data: bytearray) -> None:
    at = chance.randrange(len(data) + 1)
    del data[at : at + chance.randrange(1, 12)]


def _insert(chance: random.Random, data: bytearray) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.choice(_DICTIONARY)


def _repeat(chance: random.Random, data: bytearray) -> None:
    at = chance.randrange(len(data) + 1)
    piece = bytes(data[at : at + chance.randrange(1, 20)])
    data[at:at] = piece * chance.choice((1, 2, 9, 60))


_CHANGES: tuple[Callable[[random.Random, bytearray], None], ...] = (_flip, _cut, _insert, _repeat)


def mutated(chance: random.Random, corpus: Sequence[bytes]) -> bytes:
    """One of the seeds, or two halves of them, after one to eight changes; at most 8 KB."""
    data = bytearray(chance.choice(corpus))
    if chance.random() < 0.3:
        data = data[: len(data) // 2] + bytearray(chance.choice(corpus))[len(data) // 2 :]
    for _ in range(chance.randrange(1, 9)):
        chance.choice(_CHANGES)(chance, data)
    return bytes(data[:8192])
