"""The command ``chat``: the bot in a terminal, or line by line in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.asking import say
from bot.browsing import numbered_questions, numbered_topics, source_lines
from bot.terminal import interactive
from knowledge.faq import Faq
from knowledge.loading import leaves
from knowledge.model import NO_CONVERSATION, Conversation, Topic

WELCOME = "Ask about vitamin D, vitamin B12 and ALS. /help tells more, /quit ends."
HELP = """\
Ask in your own words, or type the number of a question that is offered.
/check CLAIM   what the articles make of a claim
/topics        the topics; type a number, then the number of a question
/sources       the articles and studies behind the answers
/quit          end
This is not medical advice: for your own case, ask your neurologist or ALS clinic."""
READYING = "One moment: reading the knowledge. The first time takes longer."
UNKNOWN = "I do not know that command. /help lists the ones there are."
TO_TELEGRAM = """\
No TELEGRAM_BOT_TOKEN is set, so the bot talks here. To put it on Telegram: send /newbot to
@BotFather, then put TELEGRAM_BOT_TOKEN=<the token> into a file .env here and start again."""
PROMPT = "\n> "
WHICH_TOPIC = "Type the number of a topic."
WHICH_QUESTION = "Type the number of a question."


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
        self._topics: list[Topic] = []
        self._choosing = False
        self._commands: dict[str, Callable[[str], None]] = {
            "/start": lambda _: print(WELCOME),
            "/help": lambda _: print(HELP),
            "/sources": lambda _: print("\n".join(source_lines(faq.knowledge))),
            "/topics": self._list_topics,
            "/check": self._check,
        }

    def hear(self, line: str) -> bool:
        """React to one line; False where it ends the conversation."""
        command, _, rest = line.partition(" ")
        choosing, self._choosing = self._choosing, False
        if command in ("/quit", "/exit"):
            return False
        if line.startswith("/"):
            self._commands.get(command, _unknown)(rest.strip())
        elif choosing and line.isdecimal() and len(line) < 5:
            self._list_questions(int(line))
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

    def _list_topics(self, _rest: str) -> None:
        knowledge = self._faq.knowledge
        self._topics = [leaf for leaf in leaves(knowledge.topics) if self._faq.entries_of(leaf.id)]
        self._choosing = True
        print("\n".join(numbered_topics(knowledge, self._topics)))
        print(WHICH_TOPIC)

    def _list_questions(self, number: int) -> None:
        if not 0 < number <= len(self._topics):
            self._choosing = True
            print(WHICH_TOPIC)
            return
        topic = self._topics[number - 1]
        entries = self._faq.entries_of(topic.id)
        self._conversation = replace(self._conversation, offered=tuple(entry.id for entry in entries))
        print("\n".join(numbered_questions(topic, entries)))
        print(WHICH_QUESTION)

    def _answer(self, line: str) -> None:
        outcome = self._faq.answer(line, self._conversation)
        self._conversation = self._faq.follow(self._conversation, outcome)
        say(outcome, self._faq.knowledge)
