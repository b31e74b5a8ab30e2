"""Every sentence in which the bot speaks of itself: in groups, to commands, on settings and feedback."""

from __future__ import annotations

# --- Groups -----------------------------------------------------------------------------------------

ASK_PROMPT = "What would you like to know? Please reply to this message."
CHECK_PROMPT = "Which claim shall I check? Please reply to this message with its words."
PROGNOSIS_HIDDEN = "The admins of this group do not want numbers on outlook here. You can read them in private."
ADMINS_ONLY = "In this group only admins ask me. You can ask me in private."
ANSWERS_IN_PRIVATE = "In this group I answer in private. Please open a chat with me once."
ASK_IN_PRIVATE = "Ask in private"
ANSWERED_ABOVE = "I answered this a little while ago:"
ANSWERED_LINK = "the answer above"
ANSWERED_HERE = "This is what I answered a little while ago."
GROUP_GREETING = (
    "Hello. I answer questions on vitamin D, vitamin B12 and ALS from three articles, with their limits.\n"
    "Ask with /ask and your question, or reply to a message with /check. Otherwise I stay silent.\n"
    "Admins: /settings. What I keep: /privacy. I give no medical advice."
)

# --- Commands ---------------------------------------------------------------------------------------

GREETING = (
    "Hello. I answer questions on vitamin D, vitamin B12 and ALS (also called MND).\n"
    "What I say comes from three articles, with the limits of the evidence and the sources.\n"
    "I am a bot, not a doctor: what is right for you is for you and your ALS team to decide.\n"
    "Just write your question in your own words, or use the buttons below.\n"
    "Typing is hard? /keyboard shows large buttons that stay."
)
HELP_BUTTON = "Help"
SHOW_BUTTONS = "Buttons instead of typing"
HIDE_BUTTONS = "Hide these buttons"
KEYBOARD_SHOWN = "Here are buttons for the most common wishes. They stay until you tap Hide these buttons."
KEYBOARD_HIDDEN = "The buttons are hidden. /keyboard brings them back."
HELP = (
    "Write your question in your own words; typing errors are fine. For example:\n"
    "Does vitamin D help in ALS?\n"
    "How long did the B12 trial last?\n\n"
    "/topics - all questions, by topic\n"
    "/check and a claim - what the articles say to it\n"
    "/sources - the articles and studies\n"
    "/keyboard - buttons instead of typing\n"
    "/about - what I am and what I am not\n"
    "/privacy - what is kept\n"
    "/forget - delete it\n\n"
    "Wherever I offer choices, you can also type their number or their words.\n"
    "If somebody is in danger now, please call your emergency number: I am only a program."
)
GROUP_HELP = (
    "/ask and your question - I reply with what the articles say.\n"
    "/check in reply to a message - what the articles say to a claim.\n"
    "You can also reply to one of my messages. To everything else I stay silent.\n"
    "Admins: /settings, /quiet, /digest, /corrections."
)
UNKNOWN_COMMAND = "I do not know that command."
RUN_BY = " Who runs this copy of me is told in my profile here."
ABOUT = (
    "I am a free question bot for people with ALS, those who care for them, and moderators of their groups.\n\n"
    "What I promise: every answer was written and reviewed by people. It tells how strong the evidence is, "
    "its limits and its sources. Where the articles are silent, I say so.\n\n"
    "What I do not: I diagnose nothing, I choose no dose and no treatment, and I am no emergency service. "
    "I know three articles and what stands behind them, not all of medicine.\n\n"
    f"My program and all answers are open for everybody to read and to correct.{RUN_BY} I sell nothing."
)
PRIVACY = (
    "What I keep, and for how long:\n"
    "• Which answer you saw last, as an id, so that you can ask on: 30 minutes.\n"
    "• Which message of mine answers which of yours, as numbers, and whether it is a plain answer, a verdict "
    "or stands below a line for one person, so that edits and corrections work: 30 days.\n"
    "• Settings of this chat: until /forget, or until I am removed or blocked.\n"
    "• In groups: how many questions there were on which topic, without words or names: 30 days.\n"
    "• Ratings of answers: only how many.\n"
    "• The numbers that Telegram gives to updates, so that nothing is answered twice: one day.\n\n"
    "I do not keep your name, and not the words of your question. One exception: when you tap "
    "Send my question, its words go to the curators, without your name, for a year at most.\n\n"
    "Telegram itself carries our messages and has rules of its own.\n"
    "/forget deletes at once what is kept about this chat."
)
FORGOTTEN = "Done. All that I kept about this chat is deleted."
FORGOTTEN_LATER = (
    "My memory cannot be reached just now. What I kept about this chat is deleted as soon as it can."
)
ADMINS_CHANGE = "Only the admins of this group can do that."
ADMINS_UNKNOWN = "I could not ask Telegram who the admins of this group are. Please try again in a moment."
NOTHING_FITTED = "Then please try other words, or look through the topics."
NOTHING_RELATED = "There are no related questions for this one. /topics shows all."
OUTDATED = "That button is from an earlier version. This is what there is now."
REPLY_TO_IT = "Please write that as a reply to the message with this button."
NO_SUCH_NUMBER = "There is nothing with that number to choose just now. Ask me in words, or see /topics."
ASK_FIRST = "Ask me a question first. Then I can show more about its answer."
OTHER_KINDS = (
    "I can read only written words: no pictures, voice messages or files. "
    "Please write your question, or use /topics to choose one with your finger or eyes."
)
SOMETHING_WRONG = (
    "Sorry, something went wrong here. Please try again in a minute. Your words were not kept.\n"
    "If somebody is in danger now, please call your emergency number: I am only a program."
)

# --- Feedback ---------------------------------------------------------------------------------------

THANKS = {
    "helped": "Thank you. That is good to know.",
    "missed": "Thank you. I have noted that this did not answer you.",
    "wrong": "Thank you. I have noted that something may be wrong; the curators will look at it.",
}
SENDING_EXPLAINED = (
    "If you like, the curators can get the words of your question, to write a better answer. "
    "They see these words only, not your name. So please do not send private details."
)
SEND_PROMPT = (
    "Please reply to this message with the words for the curators. They see these words only, not your name."
)
SEND_QUESTION = "Send my question"
QUESTION_SENT = "Sent. Thank you for helping to make the answers better."
QUESTIONS_ENOUGH = "You have sent me some today already, thank you. Please send more tomorrow."
QUESTION_GONE = "I cannot see your question any more. Please ask it again and tap the button there."
POSTED = "Posted to the group."
NOT_POSTED = "I could not post it: perhaps the group is quiet now, or one of us may not write there."

# --- Settings, digest, corrections, inline ----------------------------------------------------------

SETTINGS_IN_PRIVATE = (
    "Here there is little to set: /keyboard shows or hides buttons, /forget deletes what I keep. "
    "In a group, admins can set more."
)
SETTINGS_TITLE = "Settings of this group"
WHO_MAY_ASK = {"all": "Everybody may ask me.", "admins": "Only admins may ask me."}
REPLY_IN = {"group": "I answer in the group.", "private": "I answer in private where I can."}
OUTLOOK_SHOWN = "Numbers on how long people live are shown, covered until they are tapped."
OUTLOOK_HIDDEN = "Numbers on how long people live are not shown here."
NO_QUIET_HOURS = "There are no quiet hours."
QUIET_HOURS = "Quiet hours from {start} to {end} (UTC {utc}): I then answer in private only."
SETTINGS_LANGUAGE = "I reply in English; other languages may come later."
SETTINGS_TYPED = "In words: /settings and one of: who admins; reply private; outlook hide; quiet 22-7; utc +2."
SETTINGS_USAGE = (
    "I did not understand that. You can write:\n"
    "/settings who all - or admins\n"
    "/settings reply group - or private\n"
    "/settings outlook show - or hide\n"
    "/settings quiet 22-7 - or off\n"
    "/settings utc +2"
)
SETTING_BUTTONS = {
    ("who", "all"): "Let everybody ask",
    ("who", "admins"): "Let only admins ask",
    ("reply", "group"): "Answer in the group",
    ("reply", "private"): "Answer in private",
    ("outlook", "show"): "Show numbers on outlook",
    ("outlook", "hide"): "Hide numbers on outlook",
    ("quiet", "22-7"): "Quiet from 22 to 7",
    ("quiet", "off"): "No quiet hours",
}
QUIET_IN_PRIVATE = "Here I only speak when you write. /quiet is for groups."
QUIET_NOW = "I am quiet here for {hours} hours. Questions are answered in private. /quiet off ends it."
QUIET_OVER = "I answer here again."
QUIET_USAGE = "Write /quiet and a number of hours (at most 168), or /quiet off."
DIGEST_IN_PRIVATE = "/digest is for groups: there it shows admins the last week in numbers."
DIGEST_TITLE = "The last 7 days in this group"
DIGEST_SPAN = "{since} to {until}"
DIGEST_FIGURES = {
    "question": "questions",
    "answered": "answers given",
    "clarify": "choices offered",
    "no_match": "not in the articles",
    "advice": "personal, declined",
    "check": "claims checked",
}
DIGEST_TOPICS = "Answers by topic"
DIGEST_RATINGS = "Ratings"
DIGEST_FOOT = "Numbers only: no words and no names are kept."
CORRECTED = "What I said here and is told otherwise today: {number}. Corrected, where nothing else is said."
CORRECT_MORE = "There are {number} more: please send /corrections again."
NOTHING_TO_CORRECT = (
    "No answer that I gave here in the last 30 days has changed since, or you were told of it already."
)
NOT_CORRECTED = "(could not be edited)"
TO_LOOK_AT = {
    "concern": "(not edited: a line about a person stands above it)",
    "verdict": "(a verdict: please check the claim again)",
}
WITHDRAWN = "This answer was withdrawn after a review. Please ask again."
WITHDRAWN_NAME = "an answer that was withdrawn"
INLINE_PRIVATE = "Nothing found: ask me in private"
INLINE_HELP = "In danger? Get help now"
