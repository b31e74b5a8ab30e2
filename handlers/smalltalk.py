"""What is said to what is no question on the subject: small talk, somebody's news, questions about the bot."""

from __future__ import annotations

LINES = {
    "greeting": (
        "Hello! Ask me about vitamin D, vitamin B12 or ALS, in your own words. /topics shows all there is."
    ),
    "thanks": "You are welcome. I am here whenever you have another question.",
    "bye": "Goodbye, and all the best. I am here whenever you have another question.",
    "ok": "Good. I am here whenever you have another question.",
    "seen_to": (
        "I am glad that somebody who can judge it was asked. If anything changes, please call them again. I am "
        "here for questions."
    ),
    "praise": "Thank you, that is kind. The people who write the answers deserve it.",
    "how_are_you": "I am a program, so I am always fine. What would you like to know?",
    "here": "Yes, I am here, day and night. I am a program. What would you like to know?",
    # What people say of themselves
    "told": (
        "Thank you for telling me. I am sorry that ALS has come into your life, and you need not learn "
        "everything at once. Ask me whatever you like, or start with one of these:"
    ),
    "sad": (
        "I am sorry, that sounds hard. I am only a program, so please turn to people as well: somebody close "
        "to you, your ALS team, an ALS group. Day or night, {helplines} finds somebody to talk to."
    ),
    "talk": (
        "I am sorry: I am a program that answers questions, and not somebody to talk to. Somebody close to "
        "you, your ALS team or an ALS group can. Day or night, {helplines} finds somebody to talk to."
    ),
    "alone": (
        "I am a program without feelings, so I cannot be a friend. Somebody close to you or an ALS group can. "
        "Day or night, {helplines} finds somebody to talk to."
    ),
    "glad": "I am glad to read that. I am here whenever you have a question.",
    "ask_doctor": (
        "I say it because I know three articles, and not your case. Where one doctor does not listen or has "
        "no time, the ALS clinic, its nurse, a pharmacist or another doctor may."
    ),
    # The bot itself
    "who": (
        "I am a bot. I answer questions on vitamin D, vitamin B12 and ALS from three articles, "
        "with the limits of the evidence. I am not a doctor. /about tells more."
    ),
    "unlike": (
        "Chatbots such as ChatGPT make up each sentence anew. I make up nothing: people wrote and reviewed "
        "every answer, from three articles and the studies behind them. So I know much less, and you can check "
        "each answer at its sources."
    ),
    "help": (
        "Ask in your own words, for example: does vitamin D help in ALS? /topics shows all that I can answer. "
        "In danger, call your emergency number."
    ),
    "what_for": (
        "For just that: to tell what is known about vitamins in ALS and what is not, with the sources. Much of "
        "it is not proven, and then I say so."
    ),
    "limits": (
        "I know three articles on vitamin D, vitamin B12 and ALS, and the studies behind them. I diagnose "
        "nothing, choose no dose and no treatment, and cannot judge anybody's own case. Where the articles are "
        "silent, I say so."
    ),
    "cannot": (
        "That is more than I can do. I read written questions on vitamin D, vitamin B12 and ALS, and give "
        "answers that were written before: no pictures, voice, calls, reminders or searches."
    ),
    "writers": (
        "People wrote and reviewed every answer; I only choose among them and make up nothing. They took them "
        "from three articles and the studies behind these. /about and /sources tell more."
    ),
    "doctors": (
        "People wrote and reviewed every answer and held it against its sources. I cannot promise that a "
        "doctor was among them, and none reads along here. So please take what matters to you to your ALS team."
    ),
    "sure": (
        "You need not take my word for it: each answer says how sure it is, with its limits and sources. I can "
        "also misunderstand a question, so check that the answer fits yours."
    ),
    "mistake": (
        "That can happen, and I am sorry. Each answer names its sources, so that you can check it. My answers "
        "are open for everybody to read and to correct: /about tells more."
    ),
    "updated": (
        "Each answer has the day of its last review: “what changed since”, typed after an answer, shows it. "
        "The articles themselves are older, and I know nothing that came after the review."
    ),
    "medical_advice": (
        "No, this is not medical advice. I report what three articles say and how strong the evidence is. For "
        "your own case, ask your neurologist or ALS clinic."
    ),
    "paid": "I am free, carry no advertising and sell nothing. /about tells more.",
    "learning": (
        "No, I learn nothing from what is written to me. My answers change only when the people who write them "
        "change them. /privacy tells what is kept."
    ),
    "privacy": (
        "I keep none of your words, unless you tap a button that says it sends them to the people who write "
        "the answers. /privacy tells what is kept and for how long, /forget deletes it."
    ),
    "articles": (
        "I cannot send the articles themselves, but /sources names each one with its link, and the studies "
        "behind them."
    ),
    "card": (
        "Below an answer on Telegram, tap “More choices”, then “Card for the clinic”, or type these words: "
        "that is one page to show, with the answer, its limits and sources, and room for your own questions."
    ),
    "appointment": (
        "Questions for your team, as they know the case and I do not: Is it worth checking the level of "
        "vitamin D? Are B12 injections an option at this stage, beside the other illnesses and medicines? What "
        "would have to be watched? Which signs shall we report at once? Below an answer on Telegram, “Card for "
        "the clinic” makes a page to take along."
    ),
    "post": (
        "I cannot post for you from here. Where I checked a claim in private for an admin, the button “Post to "
        "the group” below my reply does it on Telegram. Anywhere, “short version to copy” gives a short text."
    ),
    "group": (
        "Yes, like any member of a Telegram group. There I answer only /ask, /check and replies to my own "
        "messages, and stay silent otherwise."
    ),
    "share": (
        "Yes, anybody may use me, and you may pass my answers on, please with their limits and sources. You "
        "find me on Telegram only."
    ),
    "language": (
        "I answer in English only, for now. Short and simple English is enough: I also understand many "
        "misspelt words. /topics shows all questions, to tap."
    ),
    "person": (
        "I am a program, and nobody reads along here. For your own case, your ALS clinic, neurologist or "
        "pharmacist is the right person to ask. In an emergency call your emergency number, such as "
        "{emergency_eu}, {emergency_uk} or {emergency_us}."
    ),
    "stop": "All right. I write nothing unless I am asked. /forget deletes what I remember of this chat.",
    "off": (
        "I write nothing unless I am asked. You can block me or delete this chat on Telegram, and admins can "
        "remove me from a group. /forget deletes what I remember of this chat."
    ),
    "same": (
        "I can only give answers that were written before, so like questions get the same one. Other words "
        "may find another: /topics shows all there is."
    ),
    "rude": (
        "I am sorry that this was no help. Other words may find another answer, /topics shows all there is, "
        "and for your own case your ALS team is the right place."
    ),
    # What only the state of a conversation calls for
    "refused": "Then please try other words. /topics shows all that I can answer.",
    "no_number": "There is no such number to choose from just now. Ask me in words, or see /topics.",
    "which": "Which one? Type its number, or ask in other words.",
    "no_clearer": (
        "I am sorry: my sources give no clearer answer than that, and I do not make one up. If you meant "
        "something else, please ask it in other words, or see /topics."
    ),
    "not_for_one": (
        "I am sorry that it is not what you hoped for. Studies tell of groups only: what can still be done for "
        "one person, the ALS team knows best."
    ),
    "no_more": (
        "That is all that my sources tell of it. Please ask on in your own words, or see /topics for all that "
        "I can answer."
    ),
    "ask_first": "There is no answer yet to say shorter or once more. Please ask one in your own words.",
}
ELSE = LINES["greeting"]
