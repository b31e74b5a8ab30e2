"""Everything that a button does can also be typed: its words, or its number in a list."""

from __future__ import annotations

import telegram

from handlers import feedback, keyboards, notices, start, tapping, topics, wishes, wording
from handlers.addressing import replies_to
from handlers.context import Context
from handlers.help import say_help, say_sources
from handlers.markup import Message, escape
from handlers.pages import TOPIC
from handlers.sending import say, target_of
from handlers.typed_words import VIEWS, of_button, refuse_all, without_about, words_of
from handlers.wishes import Shown, Wish
from knowledge.model import Conversation

TYPED: dict[str, Shown] = {
    **{words: wishes.opens(view) for words, view in VIEWS.items()},
    wording.COPY_CITATION.casefold(): wishes.citation,
    wording.RELATED.casefold(): wishes.related,
    wording.MORE_CHOICES.casefold(): wishes.choices,
    wording.RATE.casefold(): wishes.rating,
}
CURATORS = (wording.TELL_CURATORS.casefold(), notices.SEND_QUESTION.casefold())
ELSEWHERE = (wording.BACK.casefold(), wording.POST_TO_GROUP.casefold())
"""Buttons that mean something only below their own message."""


async def typed(message: telegram.Message, text: str, conversation: Conversation, context: Context) -> bool:
    """Do what a button does whose words, or whose number, were typed. False where none has them."""
    words = words_of(text)
    number = topics.chosen(without_about(words), conversation, context)
    if number is not None:
        return await _typed_number(number, message, context)
    if await typed_button(message, text, context):
        return True
    page = topics.next_page(words, conversation, context)
    if page is not None:
        await topics.show(page, target_of(message), context)
        return True
    words = words if words in (*TYPED, *ELSEWHERE) else of_button(words, context.faq.turn_forms)
    if words in TYPED:
        await _typed_wish(words, message, conversation, context)
        return True
    return await _typed_elsewhere(words, message, conversation, context)


async def _typed_number(chosen: str, message: telegram.Message, context: Context) -> bool:
    target = target_of(message)
    if chosen.startswith(TOPIC):
        page = topics.questions_from(chosen.removeprefix(TOPIC), 0, context)
        if page:
            await topics.show(page, target, context)
        return page is not None
    entry = context.faq.entry(chosen)
    if entry is not None:
        await wishes.give(entry, target, context)
    return entry is not None


async def typed_button(message: telegram.Message, text: str, context: Context) -> bool:
    """Whether a reply to a message of the bot has the words of one of its buttons; then it was tapped."""
    told, writer, words = message.reply_to_message, message.from_user, words_of(text)
    if told is None or writer is None or not told.reply_markup or not replies_to(message, context.bot.bot):
        return False
    for row in told.reply_markup.inline_keyboard:
        for button in row:
            if _is_meant(button, words) and isinstance(button.callback_data, str):
                await tapping.do(button.callback_data, writer.id, told, context)
                return True
    return False


def _is_meant(button: telegram.InlineKeyboardButton, words: str) -> bool:
    """Whether words are those of a button; "None of these" may be said in other words."""
    if button.text == wording.NONE_OF_THESE and refuse_all(words):
        return True
    return button.text.casefold() == words


async def _typed_wish(
    words: str, message: telegram.Message, conversation: Conversation, context: Context
) -> None:
    last = conversation.answered[0] if conversation.answered else ""
    entry = context.faq.entry(last)
    if entry is not None:
        await TYPED[words](Wish(context, entry, target_of(message)))
    elif words == wording.SOURCES.casefold():
        await say_sources(message, context)
    else:
        await say(context, target_of(message), [Message(escape(notices.ASK_FIRST))])


async def _typed_elsewhere(
    words: str, message: telegram.Message, conversation: Conversation, context: Context
) -> bool:
    if words == wording.ALL_TOPICS.casefold():
        await topics.show(topics.topics_from(0, context), target_of(message), context)
    elif refuse_all(words, standing=bool(conversation.offered)):
        await say(context, target_of(message), [wishes.nothing_fitted(keyboards.all_topics())])
        await topics.offer(message.chat_id, (), context)
    elif words in CURATORS:
        await feedback.ask_for_words(message, context)
    elif words in ELSEWHERE:
        await say(context, target_of(message), [Message(escape(notices.REPLY_TO_IT))])
    elif words == notices.HELP_BUTTON.casefold():
        await say_help(message, context)
    elif words == notices.HIDE_BUTTONS.casefold():
        await start.hide_keyboard(message, context)
    elif words == notices.SHOW_BUTTONS.casefold():
        await start.show_keyboard(target_of(message), context)
    else:
        return await feedback.typed(words, message, conversation, context)
    return True
