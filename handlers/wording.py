"""Every sentence that the bot itself says. What the evidence says stands in the knowledge, not here."""

from __future__ import annotations

from knowledge.model import Certainty, Verdict

# --- Around an answer -------------------------------------------------------------------------------

HOW_SURE = "How sure:"
CERTAINTY = {
    Certainty.RANDOMISED_TRIAL: "tested in a randomised trial, with limits",
    Certainty.OBSERVATIONAL: "seen in small observational studies, not a proof",
    Certainty.POPULATION_LINK: "a link seen in population studies, not a proof of cause",
    Certainty.LAB_OR_ANIMAL: "seen only in the laboratory or in animals",
    Certainty.EXPERT_OPINION: "an expert's opinion, not a study result",
    Certainty.THEORY: "a theory, not tested in people with ALS",
    Certainty.BACKGROUND: "general background, as the sources tell it",
    Certainty.NOT_COVERED: "the three articles do not say",
}
LABELS_ARE_OURS = 'The words after "How sure" are labels of our own. No authority gave them.'
CORRECTION = "Correction:"
CHANGED_SINCE = "Changed since ({date}):"
CHANGED_BRIEF = "Changed since the articles:"
CHANGED_BRIEF_ONE = "one update"
CHANGED_BRIEF_MORE = "{number} updates"
KEEP_IN_MIND = "Keep in mind:"
SOURCES_LABEL = "Sources:"
MORE_SOURCES = "and {number} more"
PARAGRAPH = "paragraph"
PARAGRAPHS = "paragraphs"
PERSONAL_BRIEF = "This is not advice for one person."
TEAM_TODAY_BRIEF = (
    "Tell your ALS team today about that sign. If it suddenly gets worse, call for emergency help."
)
PERSONAL = "This is general information, not advice for one person. Ask your neurologist or ALS clinic."
TEAM_TODAY = (
    "A sign that you mention can mean weak breathing or swallowing: please tell your ALS team today. "
    "If it suddenly gets worse, call your emergency number."
)

# --- Buttons ----------------------------------------------------------------------------------------

MORE_DETAIL = "More detail"
SOURCES = "Sources"
WHAT_CHANGED = "What changed since"
MORE_CHOICES = "More choices"
RELATED = "Related questions"
CLINIC_CARD = "Card for the clinic"
COPY_CITATION = "Copy citation"
RATE = "Rate this answer"
BACK = "Back"
NONE_OF_THESE = "None of these"
MORE_ABOUT = "More about answer {number}"
READ_IN_PRIVATE = "Read more in private"
TELL_CURATORS = "Tell the curators"
RATINGS = {
    "helped": "This helped",
    "missed": "It did not answer",
    "wrong": "Something is wrong",
}
ALL_TOPICS = "All topics"

# --- Outcomes ---------------------------------------------------------------------------------------

CHOOSE = {
    "private": "Which of these do you mean? Tap one, or type its number.",
    "group": "Which of these do you mean? Tap one, or reply with its number.",
    "inline": "Which of these do you mean?",
    "terminal": "Which of these do you mean? Type its number.",
}
UNKNOWN_TERM = "I don't know: the three articles do not mention {term}."
NO_MATCH = "I don't know that one. The three articles behind me do not answer it, or I did not understand it."
COVERS = "I can tell what they say about vitamin D, vitamin B12 and ALS itself."
NEAREST = "Perhaps one of these comes close:"
ELSE_TOPICS = "/topics lists all that I can answer."

ADVICE = {
    "dose": "I can't say which dose is right for one person.",
    "start": "I can't say whether one person should start this.",
    "stop": "I can't say whether one person should stop or change this.",
    "combine": "I can't say whether one person can take these together.",
    "diagnosis": "I can't say whether somebody has ALS or what a sign means.",
    "level": "I can't say what one person's test result means.",
    "prognosis": "I can't say how ALS will go for one person. It differs widely.",
    "choice": "I can't choose a treatment for one person.",
    "other": "I can't decide this for one person.",
}
WHO_DECIDES = {
    "dose": "Your neurologist or ALS clinic decides that with you; a pharmacist can check doses.",
    "start": "Your neurologist or ALS clinic decides that with you; a pharmacist can check what mixes.",
    "stop": "Please change nothing before you have asked your neurologist, ALS clinic or pharmacist.",
    "combine": "Ask your pharmacist, neurologist or ALS clinic before you mix them.",
    "diagnosis": "A neurologist can find out. Your doctor can send you there.",
    "level": "The doctor who ordered the test, or your ALS clinic, can explain it.",
    "prognosis": "Your neurologist or ALS clinic knows the case and can talk it over with you.",
}
WHO_DECIDES_ELSE = "Your neurologist or ALS clinic is the right place to ask."
CAN_TELL = "What I can tell is what the articles report:"

SMALLTALK = {
    "greeting": (
        "Hello! Ask me about vitamin D, vitamin B12 or ALS, in your own words. /topics shows all there is."
    ),
    "thanks": "You are welcome. I am here whenever you have another question.",
    "bye": "Goodbye, and all the best. I am here whenever you have another question.",
    "who": (
        "I am a bot. I answer questions on vitamin D, vitamin B12 and ALS from three articles, "
        "with the limits of the evidence. I am no doctor. /about tells more."
    ),
    "help": (
        "Ask in your own words, for example: does vitamin D help in ALS? /topics shows all that I can answer."
    ),
    "how_are_you": "I am a program, so I am always fine. What would you like to know?",
    "praise": "Thank you, that is kind. The people who write the answers deserve it.",
    "ok": "Good. I am here whenever you have another question.",
}
SMALLTALK_ELSE = SMALLTALK["greeting"]

# --- Claims -----------------------------------------------------------------------------------------

VERDICT = {
    Verdict.SUPPORTED: "Supported by the articles",
    Verdict.PARTLY: "Partly right",
    Verdict.NOT_ENOUGH_EVIDENCE: "Not enough evidence",
    Verdict.CONTRADICTED: "Not what the articles say",
    Verdict.NOT_COVERED: "Not covered by the articles",
}
NOT_COVERED_CLAIM = "The three articles do not speak of this, so I can neither confirm nor deny it."
FULL_ANSWER = "Full answer"
POST_TO_GROUP = "Post to the group"
RED_FLAGS_TITLE = "Ten warning signs to look for in any product or cure:"
RED_FLAGS = (
    "It is said to be sure to work, for everybody.",
    "It is said to have no side effects at all.",
    "It is said to cure many different diseases.",
    "The proof is stories of single patients, with no study.",
    "You must pay before you learn what is in it.",
    "You are hurried: the offer ends today.",
    "Those who praise it are those who sell it.",
    "What is in it, or how it is made, is a secret.",
    "Doctors or authorities are said to hide it.",
    "You are told to leave your usual treatment, or to keep it from your team.",
)

# --- What the buttons open --------------------------------------------------------------------------

NOTHING_CHANGED = "Nothing that we know of."
REVIEWED = "Last reviewed on {date}."
NO_DATE = "no date given"
REPORTED_BY = "As reported by {by}."
PARAGRAPHS_USED = "Used here: paragraph {list} of the article."
TAP_OR_TYPE = "Tap a question, or type its number."
TOPICS_INTRO = "Choose a topic, then a question: tap it, or type its number."
OTHER_TOPICS = "There is more on: {titles}."
MORE_TOPICS = "More: {title}"
MORE = "More"
MORE_SPAN = "More: {first} to {last}"
MORE_ONE = "More: {first}"
FIRST_ONES = "Back to the first ones"
SPAN = ", {first} to {last} of {number}"
SPAN_ONE = ", {first} of {number}"
TOPICS_IN_PRIVATE = "The list of all questions is long, so I show it in private."
ARTICLES_TITLE = "The three articles"
STUDIES_TITLE = "Studies, labels and news behind or after them"
CARD_TITLE = "FOR THE CLINIC VISIT"
CARD_QUESTION = "Question:"
CARD_ANSWER = "Answer:"
CARD_FOOT = "From a question bot, reviewed on {date}. It reports articles and is no medical advice."
CARD_NOTES = (
    "My own questions for the team:\n1. ______________________________\n2. ______________________________"
)

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
    "/topics - all questions, in two taps\n"
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
ABOUT = (
    "I am a free question bot for people with ALS, those who care for them, and moderators of their groups.\n\n"
    "What I promise: every answer was written and reviewed by people. It tells how strong the evidence is, "
    "its limits and its sources. Where the articles are silent, I say so.\n\n"
    "What I do not: I diagnose nothing, I choose no dose and no treatment, and I am no emergency service. "
    "I know three articles and what stands behind them, not all of medicine.\n\n"
    "My program and all answers are open for everybody to read and to correct. "
    "Who runs this copy of me is told in my profile here. I sell nothing."
)
PRIVACY = (
    "What I keep, and for how long:\n"
    "• Which answer you saw last, as an id, so that you can ask on: 30 minutes.\n"
    "• Which message of mine answers which of yours, as numbers, so that edits and corrections work: 30 days.\n"
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
NOTHING_FITTED = "Then please try other words, or look through the topics."
NOTHING_RELATED = "There are no related questions for this one. /topics shows all."
OUTDATED = "That button is from an earlier version. This is what there is now."
ASK_FIRST = "Ask me a question first. Then I can show more about its answer."
OTHER_KINDS = (
    "I can read only written words, no pictures, voice messages or files. "
    "Please write your question, or use /topics to choose one with your finger or eyes."
)
SOMETHING_WRONG = "Sorry, something went wrong here. Please try again in a minute. Your words were not kept."

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
OUTLOOK_SHOWN = "Numbers on outlook are shown, covered until they are tapped."
OUTLOOK_HIDDEN = "Numbers on outlook are not shown here."
NO_QUIET_HOURS = "There are no quiet hours."
QUIET_HOURS = "Quiet hours from {start} to {end} (UTC {utc}): I then answer in private only."
SETTINGS_LANGUAGE = "I reply in English; other languages are kept for later."
SETTINGS_TYPED = "To type: /settings who admins, reply private, outlook hide, quiet 22-7, utc +2"
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
    ("outlook", "show"): "Show outlook",
    ("outlook", "hide"): "Hide outlook",
    ("quiet", "22-7"): "Quiet from 22 to 7",
    ("quiet", "off"): "No quiet hours",
}
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
CORRECTED = "Answers that changed since they were given, now corrected: {number}"
NOTHING_TO_CORRECT = "No answer that I gave here in the last 30 days has changed since."
NOT_CORRECTED = "(could not be edited)"
WITHDRAWN = "This answer was withdrawn after a review. Please ask again."
WITHDRAWN_NAME = "an answer that was withdrawn"
INLINE_PRIVATE = "Nothing found: ask me in private"
INLINE_HELP = "In danger? Get help now"
