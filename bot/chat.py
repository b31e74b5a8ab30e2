"""The command ``chat``: the bot in a terminal, or line by line in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from bot.asking import say
from bot.browsing import source_lines, topic_lines
from bot.terminal import interactive
from knowledge.faq import Faq
from knowledge.model import NO_CONVERSATION, Conversation

WELCOME = "Ask about vitamin D, vitamin B12 and ALS. /help tells more, /quit ends."
HELP = """\
Ask in your own words, or type the number of a question that is offered.
/check CLAIM   what the articles make of a claim
/topics        every question that has an answer
/sources       the articles and studies behind the answers
/quit          end
This is not medical advice: for your own case, ask your neurologist or ALS clinic."""
READYING = "One moment: reading the knowledge. The first time takes longer."
UNKNOWN = "I do not know that command. /help lists the ones there are."
TO_TELEGRAM = """\
No TELEGRAM_BOT_TOKEN is set, so the bot talks here. To put it on Telegram: send /newbot to
@BotFather, then put TELEGRAM_BOT_TOKEN=<the token> into a file .env here and start again."""
PROMPT = "\n> "


def no_token() -> None:
    """Say how to get from the terminal to Telegram."""
    print(TO_TELEGRAM, file=sys.stderr)


def chat(load: Callable[[], Faq]) -> int:
    """Talk until /quit, Ctrl-D or the end of the input."""
    if interactive():
        print(READYING, flush=True)
    talk = Talk(load())
    if interactive():
        print(WELCOME)
    for line in _lines():
        if not talk.hear(line.strip()):
            break
    return 0


def _lines() -> Iterator[str]:
    if not (sys.stdin.isatty() and interactive()):
        yield from (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
        return
    _remember_nothing()
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            print()
            return


def _remember_nothing() -> None:
    """Arrow keys while typing; no history is kept on disk."""
    try:
        import readline  # noqa: F401 - importing it gives input() its keys
    except ImportError:
        return


def _unknown(_rest: str) -> None:
    print(UNKNOWN)


class Talk:
    """One conversation in a terminal."""

    def __init__(self, faq: Faq) -> None:
        self._faq = faq
        self._conversation: Conversation = NO_CONVERSATION
        self._commands: dict[str, Callable[[str], None]] = {
            "/start": lambda _: print(WELCOME),
            "/help": lambda _: print(HELP),
            "/sources": lambda _: print("\n".join(source_lines(faq.knowledge))),
            "/topics": lambda _: print("\n".join(topic_lines(faq.knowledge))),
            "/check": self._check,
        }

    def hear(self, line: str) -> bool:
        """React to one line; False where it ends the conversation."""
        command, _, rest = line.partition(" ")
        if command in ("/quit", "/exit"):
            return False
        if line.startswith("/"):
            self._commands.get(command, _unknown)(rest.strip())
        elif line:
            self._answer(line)
        if line and not interactive():
            print()
        sys.stdout.flush()
        return True

    def _check(self, claim: str) -> None:
        if claim:
            say(self._faq.check(claim), self._faq.knowledge)
        else:
            print("Type the claim behind the command: /check B12 cures ALS")

    def _answer(self, line: str) -> None:
        outcome = self._faq.answer(line, self._conversation)
        self._conversation = self._faq.follow(self._conversation, outcome)
        say(outcome, self._faq.knowledge)
