"""The command ``chat``: the bot in a terminal, or line by line in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from textwrap import fill
from typing import TypeVar

from bot.asking import say
from bot.browsing import numbered_topics, question_pages, source_pages
from bot.logs import frames
from bot.terminal import WIDTH, interactive, show, standard_input
from handlers import notices, smalltalk, wording
from handlers.markup import Place
from handlers.rendering import messages
from handlers.typed_words import VIEWS, of_button, refuse_all, without_about, words_of
from knowledge.conversing.choosing import Choices
from knowledge.conversing.refusing import REFUSED
from knowledge.faq import Faq
from knowledge.loading import leaves
from knowledge.model import NO_CONVERSATION, Answer, Checked, Conversation, Outcome, Part, Topic

T = TypeVar("T", bound=Outcome | Checked)

WELCOME = "Ask about vitamin D, vitamin B12 and ALS. /help tells more, /quit ends."
HELP = """\
Ask in your own words, or type the number of a question that is offered.
/check CLAIM   what the articles make of a claim
/topics        the topics; type a number, then the number of a question
/sources       the articles and studies behind the answers
/about         what this is, and what it is not
/privacy       what is kept
/forget        forget what was answered last
/quit          end
In a long list, "more" shows what comes next; "none of these" refuses choices.
After an answer, "more detail", "sources", "what changed since", "related"
and "card for the clinic" tell more; "short version to copy" is short;
of several answers "more about answer 2" shows one alone, with all of it.
This is not medical advice: for your case, ask your neurologist or ALS clinic."""
PRIVACY = """\
Here nothing that you type is kept: no file, no history, no log. Which answer
you saw last is remembered, so that you can ask on, until you end or /forget.
What is kept on Telegram is told by /privacy there."""
FORGOTTEN = "Done. What was answered and offered last is forgotten; nothing else was kept."
READYING = "One moment: reading the knowledge. The first time takes longer."
UNKNOWN = "I do not know that command. /help lists the ones there are."
FOR_TELEGRAM = "{command} is for Telegram. /help lists what there is here."
TO_TELEGRAM = """\
No TELEGRAM_BOT_TOKEN is set, so the bot talks here. To put it on Telegram, send
/newbot to @BotFather there, put TELEGRAM_BOT_TOKEN=<the token> into a file .env
here, and start again."""
PROMPT = "\n> "
WHICH_TOPIC = "Type the number of a topic."
WHICH_QUESTION = "Type the number of a question."
WHICH_CLAIM = "Type the claim behind the command: /check B12 cures ALS"
WHICH_WORDS = "Type the question behind the command: /ask does vitamin D help?"
ENDS = {"/quit", "/exit", "quit", "exit"}
MORE = {"more", "/more", "next"}
_LONGEST_NUMBER = 5
THERE_IS_MORE = 'There is more: type "more".'


def no_token() -> None:
    """Say how to get from the terminal to Telegram."""
    print(TO_TELEGRAM, file=sys.stderr)


def chat(load: Callable[[], Faq]) -> int:
    """Talk until /quit, Ctrl-D or the end of the input. Raises OSError where there is no input."""
    standard_input()
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
        yield from (line.decode("utf-8-sig", "replace") for line in standard_input())
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


def _about(_rest: str) -> None:
    _fill(notices.ABOUT.replace(notices.RUN_BY, ""))


def _fill(text: str) -> None:
    print("\n".join(fill(line, WIDTH) for line in text.splitlines()))


def _place(line: str, count: int, choices: Choices) -> int | None:
    """The place in a list of so many topics that a line picks, perhaps one that is not there."""
    if line.isdecimal():
        return int(line[:_LONGEST_NUMBER])
    picked = choices.picked(line, count)
    return picked.places[0] if picked and len(picked.places) == 1 else None


class Talk:
    """One conversation in a terminal."""

    def __init__(self, faq: Faq) -> None:
        self._faq = faq
        self._conversation: Conversation = NO_CONVERSATION
        self._topics: list[Topic] = []
        self._choosing = False
        self._following: list[list[str]] = []
        self._commands: dict[str, Callable[[str], None]] = {
            "/start": lambda _: print(WELCOME),
            "/help": lambda _: print(HELP),
            "/about": _about,
            "/privacy": lambda _: print(PRIVACY),
            "/forget": self._forget,
            "/sources": lambda _: self._turn(list(source_pages(faq.knowledge))),
            "/topics": self._list_topics,
            "/ask": self._ask,
            "/check": self._check,
        }

    def hear(self, line: str) -> bool:
        """React to one line; False where it ends the conversation."""
        command, _, rest = line.partition(" ")
        if line.lower().strip(" .!") in ENDS:
            return False
        command = command.partition("@")[0] if command.startswith("/") else command
        choosing, self._choosing = self._choosing, False
        following, self._following = self._following, []
        if following and line.lower() in MORE:
            self._turn(following)
            self._choosing = choosing
        elif line.startswith("/"):
            self._command(command.lower(), rest.strip())
        elif choosing and (place := _place(line, len(self._topics), self._faq.choices)) is not None:
            self._list_questions(place)
        elif choosing and refuse_all(line):
            _fill(smalltalk.LINES[REFUSED])
        elif line and not any(done(line) for done in (self._one_of_several, self._topics_wanted, self._views)):
            self._answer(line)
        if line and not interactive():
            print()
        sys.stdout.flush()
        return True

    def _topics_wanted(self, line: str) -> bool:
        """List the topics where they are asked for in a usual short form ("menu", "back"); else False."""
        wanted = of_button(words_of(line), self._faq.turn_forms) == wording.ALL_TOPICS.casefold()
        if wanted or (not self._conversation.answered and line.casefold() in MORE):
            self._list_topics("")
            return True
        return False

    def _views(self, line: str) -> bool:
        """Show what the buttons of an answer open, where their words are typed; False where others are."""
        words = words_of(line)
        view = VIEWS.get(words) or VIEWS.get(of_button(words, self._faq.turn_forms))
        entry = self._faq.entry(next(iter(self._conversation.answered), ""))
        if view is None or entry is None:
            return False
        show(view(entry, self._faq.knowledge))
        return True

    def _one_of_several(self, line: str) -> bool:
        """Show one of several answers alone, as its button does; False where no such words are typed."""
        words = words_of(line)
        number = without_about(words)
        answered = dict(enumerate(self._conversation.answered, 1))
        if number == words or not number.isdecimal():
            return False
        entry = self._faq.entry(answered.get(int(number[:_LONGEST_NUMBER]), ""))
        if entry is not None:
            say(Answer((Part(entry, 1.0),)), self._faq.knowledge)
        return entry is not None

    def _turn(self, pages: list[list[str]]) -> None:
        """Show the first of some pages; "more" shows the next."""
        page, *self._following = pages
        print("\n".join(page))
        if self._following:
            print(THERE_IS_MORE)

    def _command(self, command: str, rest: str) -> None:
        known = self._commands.get(command)
        if known is not None:
            known(rest)
        elif _is_for_telegram(command):
            print(FOR_TELEGRAM.format(command=command))
        else:
            print(UNKNOWN)

    def _ask(self, question: str) -> None:
        if question:
            self._answer(question)
        else:
            print(WHICH_WORDS)

    def _check(self, claim: str) -> None:
        if claim:
            outcome = self._say(lambda: self._faq.check(claim, self._conversation))
            if outcome is not None:
                self._conversation = self._faq.follow(self._conversation, outcome)
        else:
            print(WHICH_CLAIM)

    def _forget(self, _rest: str) -> None:
        self._conversation = NO_CONVERSATION
        print(FORGOTTEN)

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
        self._turn(list(question_pages(topic, entries)))
        print(WHICH_QUESTION)

    def _answer(self, line: str) -> None:
        outcome = self._say(lambda: self._faq.answer(line, self._conversation))
        if outcome is not None:
            self._conversation = self._faq.follow(self._conversation, outcome)
        if isinstance(outcome, Answer) and len(outcome.parts) == 1:
            self._conversation = replace(self._conversation, offered=())  # no list of them is shown here

    def _say(self, made: Callable[[], T]) -> T | None:
        """Say what is made of a line; sorry where that fails, so that the talk goes on."""
        try:
            outcome = made()
            said = messages(outcome, self._faq.knowledge, Place.TERMINAL)
        except Exception as error:  # noqa: BLE001 - one question that breaks the engine must not end the talk
            print(*frames(error), sep="\n", file=sys.stderr)
            _fill(notices.SOMETHING_WRONG)
            return None
        show(said)
        return outcome


def _is_for_telegram(command: str) -> bool:
    from bot.commands import COMMANDS

    return command.removeprefix("/") in {one.name for one in COMMANDS}
