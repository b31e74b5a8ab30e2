"""The commands ``ask`` and ``check``: one question for a person or a program, or many, a line each."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import BinaryIO, TextIO

from bot.contract import BadRequestError, Reply, Request, Session, read_request
from bot.early_settings import cache_dir
from bot.logs import frames
from bot.terminal import show, standard_input
from handlers.markup import Place
from handlers.rendering import messages
from knowledge.faq import Faq
from knowledge.model import Checked, Knowledge, Outcome

TYPE_IT = "Type it here, then Enter and Ctrl-D:"


def load_faq() -> Faq:
    """The FAQ with its vectors cached in the data folder, where that can be written."""
    return Faq.load(writable(cache_dir()))


def writable(folder: Path) -> Path | None:
    """The folder, made where it was missing; None where nothing can be written to it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def ask(text: str, as_json: bool) -> int:
    """Answer one question, from standard input where ``text`` is empty."""
    return _one(Request(text or _from_stdin()), as_json)


def check(text: str, as_json: bool) -> int:
    """Check one claim, from standard input where ``text`` is empty."""
    return _one(Request(text or _from_stdin(), mode="check"), as_json)


def _from_stdin() -> str:
    """What is typed or piped in; who looks on is told that something is waited for."""
    given = standard_input()
    if sys.stdin.isatty():
        print(TYPE_IT, file=sys.stderr)
    return given.read().decode("utf-8-sig", "replace").strip()


def _one(request: Request, as_json: bool) -> int:
    line = json.dumps({"text": request.text, "mode": request.mode}).encode()
    try:
        request = read_request(line)
    except BadRequestError as error:
        print(f"This cannot be answered: {error}.", file=sys.stderr)
        return 2
    faq = load_faq()
    if as_json:
        print(json.dumps(Session(faq).reply_to(request), ensure_ascii=False, indent=2))
    else:
        say(faq.check(request.text) if request.mode == "check" else faq.answer(request.text), faq.knowledge)
    return 0


def say(outcome: Outcome | Checked, knowledge: Knowledge) -> None:
    """Print an outcome for a person to read."""
    show(messages(outcome, knowledge, Place.TERMINAL))


def ask_lines(lines: BinaryIO | None = None, out: TextIO | None = None) -> int:
    """Answer each line of ``lines`` (standard input) on a line of ``out``, as soon as it is there."""
    lines, out = lines or standard_input(), out or sys.stdout
    session = Session(load_faq())
    for line in lines:
        out.write(json.dumps(_reply(session, line)) + "\n")
        out.flush()
    return 0


def _reply(session: Session, line: bytes) -> Reply:
    try:
        request = read_request(line)
    except BadRequestError as error:
        return {"id": error.id, "error": str(error)}
    try:
        return session.reply_to(request)
    except Exception as error:  # noqa: BLE001 - one question that breaks the engine must not silence the rest
        print(*frames(error), sep="\n", file=sys.stderr)
        return {"id": request.id, "error": f"internal error: {type(error).__name__}"}
