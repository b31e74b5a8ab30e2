"""The command ``chat``: the bot in a terminal, or in a pipe."""

from __future__ import annotations

import re
from typing import cast

import pytest

from bot import asking, browsing, chat
from bot.cli import main
from handlers import notices, smalltalk, wording
from knowledge.conversing.remembering import follow
from knowledge.faq import Faq
from knowledge.glossary import with_glossary
from knowledge.loading import leaves, load
from knowledge.model import Answer, CheckOutcome, Conversation, Outcome, Part
from tests.bot.terminal import piped, run_in_terminal
from tests.handlers.small import DOSE, HELP, LENGTH, ScriptedFaq

pytestmark = pytest.mark.usefixtures("engine")


def test_chat_goes_line_by_line_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = (
        "choose\n2\n\n/check it lasted a year\n/check\n/topics\n/sources\nmore\n/help\n/dance\n/quit\nlength?\n"
    )
    piped(monkeypatch, said.encode())
    assert main(["chat"]) == 0
    told = capsys.readouterr().out
    for part in (
        "1. Does vitamin D help", "50 mg, twice a week.", "Type the claim", "Vitamins",
        "The trial itself (study, 2022)", "/quit", "I do not know that command",
    ):  # fmt: skip
        assert part in told
    assert "The trial lasted" not in told
    assert "\x1b" not in told


def chatted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str) -> list[str]:
    """What is answered to each line of a chat."""
    told = []
    monkeypatch.setattr(chat, "interactive", lambda: True)
    talk = chat.Talk(asking.load_faq())
    for line in said.splitlines():
        talk.hear(line)
        told.append(capsys.readouterr().out)
    return told


def own_texts() -> str:
    return "\n".join(
        (chat.WELCOME, chat.HELP, chat.PRIVACY, notices.ABOUT, *smalltalk.LINES.values(), wording.ELSE_TOPICS)
    )


@pytest.mark.parametrize("command", sorted(set(re.findall(r"(?<!\S)/[a-z]+", own_texts())) - {"/quit"}))
def test_every_command_that_the_chat_tells_of_works_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    for typed in (command, command.upper()):
        (told,) = chatted(monkeypatch, capsys, typed)
        assert told.strip()
        assert chat.UNKNOWN not in told
        assert "is for Telegram" not in told


def test_the_chat_fits_80_columns(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    told = chatted(
        monkeypatch, capsys, "/help\n/about\n/privacy\n/forget\n/topics\nnone\n/ask\n/check\n/keyboard"
    )
    lines = [line for one in (*told, chat.TO_TELEGRAM, chat.WELCOME) for line in one.splitlines()]
    assert max(map(len, lines)) <= 80


def test_a_command_of_telegram_is_told_to_be_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard, dance = chatted(monkeypatch, capsys, "/keyboard\n/dance")
    assert "/keyboard is for Telegram" in keyboard
    assert chat.UNKNOWN in dance


def test_in_the_chat_the_articles_come_first_and_more_shows_the_rest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = chatted(monkeypatch, capsys, "/sources\nmore\nmore")
    assert "A therapy & its promise" in first
    assert "The trial itself" not in first
    assert "The trial itself" in second
    assert chat.THERE_IS_MORE in first
    assert chat.THERE_IS_MORE not in second
    assert chat.WHICH_TOPIC in third


def test_in_the_chat_the_words_of_the_buttons_below_an_answer_tell_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, detail, sources, changed, forgotten, nothing = chatted(
        monkeypatch, capsys, "length?\nMore detail\nsources\nwhat changed since?\n/forget\nmore detail"
    )
    assert "two injections every week" in detail
    assert "Used here" in sources
    assert "Last reviewed" in changed
    assert forgotten
    assert "I don't know" in nothing


def test_in_the_chat_each_of_several_answers_can_be_read_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = f"2\nmore about answer 3\nmore about answer {'9' * 5000}"
    both, second, *none = chatted(monkeypatch, capsys, f"both?\nMore  about answer {numbers}")
    assert "1. The trial lasted" in both
    assert second.startswith(DOSE.answer[:20])
    assert ["I don't know" in one for one in none] == [True, True]


@pytest.mark.parametrize("words", ["All topics", "menu", "back"])
def test_in_the_chat_the_topics_come_when_their_button_is_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    (told,) = chatted(monkeypatch, capsys, words)
    assert told.endswith(f"{chat.WHICH_TOPIC}\n")


def test_no_list_of_the_chat_is_longer_than_a_screen() -> None:
    knowledge = with_glossary(load())
    pages = list(browsing.source_pages(knowledge))
    for topic in leaves(knowledge.topics):
        entries = [one for one in knowledge.entries.values() if one.topic == topic.id]
        pages += browsing.question_pages(topic, entries)
    assert len(pages) > 20
    assert max(map(len, pages)) <= 24


def test_a_long_list_of_questions_comes_in_pages_with_its_numbers_going_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browsing, "QUESTIONS", 1)
    _, first, second, chosen = chatted(monkeypatch, capsys, "/topics\n3\nmore\n2")
    assert "1. How long did" in first
    assert "2. Which dose" in second
    assert "50 mg" in chosen


@pytest.mark.parametrize("words", ["none of these", "None", "neither", "no, something else"])
def test_topics_can_be_refused_in_the_chat(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    _, told = chatted(monkeypatch, capsys, f"/topics\n{words}")
    assert "please try other words" in told


def test_forget_forgets_what_was_offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    *_, told = chatted(monkeypatch, capsys, "choose\n/forget\n2")
    assert "50 mg" not in told


def test_a_question_that_breaks_the_engine_does_not_end_the_chat(
    engine: ScriptedFaq, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = engine.answer
    monkeypatch.setattr(
        engine, "answer", lambda text, talk: 1 / 0 if text == "private words" else whole(text, talk)
    )
    piped(monkeypatch, b"private words\nlength?\n")
    assert main(["chat"]) == 0
    told = capsys.readouterr()
    assert "something went wrong" in told.out
    assert "16 weeks" in told.out
    assert "private words" not in told.err


def test_in_the_chat_two_numbers_lead_from_the_topics_to_an_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, b"/topics\n99\n3\n2\n3\n")
    assert main(["chat"]) == 0
    told = capsys.readouterr().out
    order = [
        "   3. The B12 trial",
        "number of a topic",
        "   2. Which dose of B12",
        "50 mg, twice a week.",
        "I don't know",
    ]
    places = [told.index(part) for part in order]
    assert places == sorted(places)


def test_in_a_terminal_there_is_a_prompt_and_colour() -> None:
    code, screen = run_in_terminal(["-m", "tests.bot.scripted", "chat"], "length?\n/quit\n", {"TERM": "xterm"})
    assert code == 0
    assert "/help tells more" in screen
    assert "The trial lasted 16 weeks." in screen
    assert "\x1b[1m" in screen


def test_start_without_a_token_chats_and_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, b"length?\n")
    assert main(["start"]) == 0
    told = capsys.readouterr()
    assert "@BotFather" in told.err
    assert "16 weeks" in told.out


@pytest.mark.parametrize("words", ["exit", "quit", "Quit.", "/exit"])
def test_the_chat_ends_where_it_is_told_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    piped(monkeypatch, f"{words}\nlength?\n".encode())
    assert main(["chat"]) == 0
    assert "16 weeks" not in capsys.readouterr().out


def test_a_verdict_can_be_asked_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    *_, sources = chatted(monkeypatch, capsys, "/check@the_bot it lasted a year\nsources")
    assert "Used here" in sources


class Remembering(ScriptedFaq):
    """Remembers what was suggested, as the real engine does."""

    def follow(self, conversation: Conversation, outcome: Outcome | CheckOutcome) -> Conversation:
        return follow(conversation, outcome)


def test_what_is_not_listed_cannot_be_chosen_by_number() -> None:
    engine = Remembering({"dose?": Answer((Part(DOSE, 0.9),), suggestions=(HELP, LENGTH))})
    talk = chat.Talk(cast(Faq, engine))
    for line in ("dose?", "2 and 1"):
        talk.hear(line)
    assert engine.heard[-1] == ("2 and 1", Conversation((DOSE.id,)))
