"""What is fuzzed: each target takes bytes and fails where a promise is broken."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from functools import cache

from bot.asking import load_faq
from bot.contract import BadRequestError, Session, read_request
from handlers import keyboards
from handlers.markup import plain
from knowledge.reading import Faults, parse
from knowledge.screening import Screen
from knowledge.text import LIMIT, clean, normalise

Target = Callable[[bytes], None]


@cache
def _screen() -> Screen:
    return Screen.load()


@cache
def _session() -> Session:
    return Session(load_faq())


def text(data: bytes) -> None:
    """Text handling: no error, bounded, the same when done twice, nothing invisible left."""
    raw = data.decode("utf-8", "surrogatepass" if data.isascii() else "replace")
    cleaned = clean(raw)
    assert len(cleaned) <= LIMIT
    assert clean(cleaned) == cleaned
    assert normalise(normalise(raw)) == normalise(raw)
    screen = _screen()
    message = screen.read(raw)
    screen.urgency(message)
    screen.personal(message)
    screen.concern(message)
    screen.smalltalk(message)
    screen.hostile(message)


def jsonl(data: bytes) -> None:
    """The JSONL interface: a line is answered or named a fault, and what is said can be written as JSON."""
    for line in io.BytesIO(data):
        try:
            request = read_request(line)
        except BadRequestError as error:
            json.dumps({"id": error.id, "error": str(error)})
            continue
        reply = _session().reply_to(request)
        assert json.loads(json.dumps(reply))["outcome"]
        assert all(isinstance(plain(one), str) for one in reply["html"])


def callback(data: bytes) -> None:
    """Callback data: read as an action that is written the same, or as none of ours."""
    action = keyboards.decode(data.decode("utf-8", "replace"))
    if action is not None:
        assert keyboards.decode(keyboards.encode(action)) == action


def content(data: bytes) -> None:
    """YAML loading: a value or faults with a line, never an error and never code that runs."""
    faults = Faults()
    value, _ = parse(data.decode("utf-8", "replace"), "fuzz.yaml", faults)
    assert value is None or not faults.found
    assert all(fault.line >= 1 for fault in faults.found)


TARGETS: dict[str, Target] = {"text": text, "jsonl": jsonl, "callback": callback, "content": content}

SEEDS: dict[str, tuple[bytes, ...]] = {
    "text": (
        b"How long did the trial last?",
        "I can't breathe \u200b\u202e \u0301 \U0001f64f".encode(),
        b"took 10 tablets of riluzole by mistake, 50,000 IU",
        "не могу дышать. मैं जीना नहीं चाहता".encode(),
        b"<b>{{7*7}}</b> '; DROP TABLE x; -- $(id)",
    ),
    "jsonl": (
        b'{"id": "1", "text": "How long did the trial last?", "mode": "private", "chat": "c"}\n',
        b'{"text": "B12 cures ALS", "mode": "check"}\n{"text": "and for how long?", "chat": "c"}\n',
        b'{"id": [1, {"a": null}], "text": "\\ud800 \\u0000 hello", "mode": "group", "addressed": false}\n',
    ),
    "callback": (b"e:b12-trial-length", b"t:vitamin-d:2", b"set:who:admins", b"n", b"q:b12-overview:up"),
    "content": (
        b"- id: one\n  topic: als\n  phrasings:\n  - what is it\n  numbers: [1, 2.5]\n",
        b"a: &x [1, 2]\nb: *x\n<<: {c: 1}\n",
        b"!!python/object/apply:os.system ['true']\n",
    ),
}
