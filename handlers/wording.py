"""Every sentence around answers, choices and verdicts. What the evidence says stands in the knowledge."""

from __future__ import annotations

from knowledge.model import Certainty, Concern, Manner, Verdict

# --- Around an answer -------------------------------------------------------------------------------

HOW_SURE = "How sure:"
CERTAINTY = {
    Certainty.RANDOMISED_TRIAL: "from a randomised trial, with limits",
    Certainty.OBSERVATIONAL: "from observational studies, not a proof",
    Certainty.POPULATION_LINK: "from links seen in groups of people, not a proof of cause",
    Certainty.LAB_OR_ANIMAL: "seen only in the laboratory or in animals",
    Certainty.EXPERT_OPINION: "an expert's opinion, not a study result",
    Certainty.THEORY: "a theory, not shown in people with ALS",
    Certainty.BACKGROUND: "as reported by the sources",
    Certainty.NOT_COVERED: "the three articles do not say",
}
LABELS_ARE_OURS = 'The words after "How sure" are labels of our own. No authority gave them.'
CORRECTION = "Correction:"
CHANGED_SINCE = "Changed since ({date}):"
CHANGED_BRIEF = "Changed since the articles:"
KEEP_IN_MIND = "Keep in mind:"
SOURCES_LABEL = "Sources:"
AND_MORE = "and {number} more"
PARAGRAPH = "paragraph"
PARAGRAPHS = "paragraphs"
UNDERSTOOD = "I understood: {question}"
LEFT_OVER = "Not all that you asked is answered here ({left} left). Please ask what is missing alone."
AGAIN = "The same answer as before: my sources say no more on that. Did you mean something else?"
AGAIN_WITH_DETAIL = "The same answer as before. “More detail” tells the rest."
IN_MANNER = {
    Manner.BRIEF: "In short:",
    Manner.DETAILED: "In more detail:",
    Manner.DOUBTED: (
        "It is right to ask: I only report what was published. How sure it is, and where to check it:"
    ),
    Manner.OPPOSED: (
        "Your doctor knows the case and may know more than three articles say. Please ask for the reason. "
        "What I report, how sure it is, and where to check it:"
    ),
    Manner.SOURCED: "Where you can read it yourself:",
    Manner.YES_OR_NO: "There is no plain yes or no:",
}
SHORT_ALREADY = "This was the short form already:"
PERSONAL_BRIEF = "This is not advice for one person."
PERSONAL = "This is general information, not advice for one person. Ask your neurologist or ALS clinic."
CONCERNS = {
    Concern.TEAM_TODAY: (
        "A sign that you mention can mean weak breathing or swallowing: please tell your ALS team today. "
        "If it suddenly gets worse, call your emergency number."
    ),
    Concern.DOCTOR_TODAY: (
        "I cannot judge a sign that you mention: please call a doctor about it today. If it suddenly gets "
        "worse, call your emergency number."
    ),
    Concern.END_OF_LIFE: (
        "The articles do not cover decisions at the end of life. Your ALS team or a palliative care team can "
        "talk with you about all of them, early too."
    ),
    Concern.WEARY: (
        "I am sorry that it is so hard. I am only a program, but people are there for you: somebody close to "
        "you, your ALS team, an ALS group. {talk}"
    ),
    Concern.BEREAVED: (
        "I am so sorry. I am a program and have no words that make this lighter, but you need not carry it "
        "alone: people close to you, your hospice or palliative team and ALS groups are there for you, too."
    ),
    Concern.GUILT: (
        "I am sorry that this weighs on you. I am a program and cannot judge it, but you need not carry it "
        "alone: somebody close to you, your ALS or palliative team and ALS groups know this question well."
    ),
    Concern.AFRAID: (
        "I am sorry. It is no wonder that this is frightening. I am a program, but you need not be alone with "
        "it: somebody close to you and your ALS team can help. {talk}"
    ),
    Concern.ANIMAL: (
        "I can only tell about people. What an animal ate is for a vet or an animal poison line: please call "
        "one now, and have the pack at hand."
    ),
    Concern.NO_ALARM: (
        "Sorry: I must have taken your words for an emergency. I would rather offer help once too often."
    ),
}
CONCERNS_BRIEF = {
    Concern.TEAM_TODAY: (
        "Tell your ALS team today about that sign. If it suddenly gets worse, call for emergency help."
    ),
    Concern.DOCTOR_TODAY: (
        "Call a doctor today about that sign. If it suddenly gets worse, call for emergency help."
    ),
    Concern.END_OF_LIFE: "For decisions at the end of life, ask your ALS or palliative care team.",
    Concern.WEARY: "I am sorry that it is so hard. To talk to someone, day or night: {helplines}",
    Concern.BEREAVED: "I am so sorry. You need not carry this alone: please lean on the people close to you.",
    Concern.GUILT: "I am sorry that this weighs on you. Please talk it over with somebody close or your team.",
    Concern.AFRAID: "I am sorry that this is frightening. To talk to someone, day or night: {helplines}",
    Concern.NO_ALARM: "Sorry: I must have taken your words for an emergency.",
    Concern.ANIMAL: "For an animal that ate a medicine, please call a vet or an animal poison line now.",
}
WHENEVER = "I can tell what the articles say about vitamin D, vitamin B12 and ALS, whenever you like."

# --- Buttons ----------------------------------------------------------------------------------------

MORE_DETAIL = "More detail"
SOURCES = "Sources"
WHAT_CHANGED = "What changed since"
MORE_CHOICES = "More choices"
RELATED = "Related questions"
CLINIC_CARD = "Card for the clinic"
COPY_CITATION = "Copy citation"
RATE = "Rate this answer"
RATED = "Rated, thank you"
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
UNKNOWN_TERM = "I don't know: the three articles do not mention “{term}”."
NO_MATCH = "I don't know that one. The three articles behind me do not answer it, or I did not understand it."
COVERS = "I can tell what they say about vitamin D, vitamin B12 and ALS itself."
NEAREST = "Perhaps one of these comes close:"
NEAREST_ONE = "Perhaps this comes close:"
ELSE_TOPICS_PRIVATE = "All topics in private"
ELSE_TOPICS = "/topics lists all that I can answer."

ADVICE = {
    "dose": "I can't say which dose is right for one person.",
    "start": "I can't say whether one person should start this.",
    "bare": "I can't say yes or no to that for one person.",
    "stop": "I can't say whether one person should stop or change this.",
    "combine": "I can't say whether one person can take these together.",
    "diagnosis": "I can't say whether somebody has ALS or what a sign means.",
    "level": "I can't say what one person's test result means.",
    "prognosis": "I can't say how ALS will go for one person. It differs widely.",
    "opinion": "I am a program and have no choice of my own to make, and I can't make one for another person.",
    "choice": "I can't choose a treatment for one person.",
    "missed": "I can't say what to do about a dose that was missed, or given in another way than planned.",
    "other": "I can't decide this for one person.",
}
WHO_DECIDES = {
    "dose": "Your neurologist or ALS clinic decides that with you; a pharmacist can check doses.",
    "start": "Your neurologist or ALS clinic decides that with you; a pharmacist can check what mixes.",
    "bare": "Your neurologist or ALS clinic decides that with you; a pharmacist can check what mixes.",
    "stop": "Please change nothing before you have asked your neurologist, ALS clinic or pharmacist.",
    "combine": "Ask your pharmacist, neurologist or ALS clinic before you mix them.",
    "diagnosis": "A neurologist can find out. Your doctor can send you there.",
    "level": "The doctor who ordered the test, or your ALS clinic, can explain it.",
    "missed": "A pharmacist can tell you, and so can the doctor who prescribed it.",
    "prognosis": "Your neurologist or ALS clinic knows the case and can talk it over with you.",
}
WHO_DECIDES_ELSE = "Your neurologist or ALS clinic is the right place to ask."
CAN_TELL = "What I can tell is what the articles report:"

# --- Claims -----------------------------------------------------------------------------------------

VERDICT = {
    Verdict.SUPPORTED: "Supported by the articles",
    Verdict.PARTLY: "Partly right",
    Verdict.NOT_ENOUGH_EVIDENCE: "Not enough evidence",
    Verdict.CONTRADICTED: "Not what the articles say",
    Verdict.NOT_COVERED: "Not covered by the articles",
}
SUPPORTED_BY_A_STUDY = "Supported by a study behind the articles"
SUPPORTED_ELSEWHERE = "Supported by another source, not by the articles"
WRONG_IN_AN_ARTICLE = "Wrong, although one article says so"
NO_CLAIM = (
    "I find no claim in this. Send me what somebody says about ALS, vitamin D or vitamin B12, "
    "and I will hold it against the articles."
)
ASKED = "This is a question. The verdict is on it as a claim:"
ONLY_ASKS = (
    "This is a question and claims nothing, so there is no verdict. Send it without /check to get the answer."
)
NEAR_CLAIM = "What the articles say near to it:"
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
OVERDUE = "This was last checked on {date}, and a new check is overdue: newer studies may be missing."
NO_DATE = "no date given"
REPORTED_BY = "As reported by {by}."
PARAGRAPHS_USED = "Used here: {paragraphs} of the article."
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
