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
CHANGED_BRIEF_ITEM = "news of {date}"
KEEP_IN_MIND = "Keep in mind:"
SOURCES_LABEL = "Sources:"
PARAGRAPH = "paragraph"
PARAGRAPHS = "paragraphs"
PERSONAL = (
    "This is general information, not advice for one person. "
    "For your own case, ask your neurologist or ALS clinic."
)
TEAM_TODAY = (
    "First: a sign that you mention can mean weaker breathing or swallowing. "
    "Please tell your ALS team today. If it gets worse suddenly, call your emergency number."
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
TELL_CURATORS = "Send it to the curators"
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
    "feeling": (
        "I am sorry that it is hard. I am only a bot that knows three articles; "
        "please talk to somebody close to you or to your ALS team. I am here for questions."
    ),
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
