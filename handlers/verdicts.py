"""A checked claim as paragraphs: the verdict first, then why, short enough to read at a glance."""

from __future__ import annotations

from collections.abc import Iterable

from handlers import wording
from handlers.answers import LAST_STEPS, STEPS, Step, caveats_paragraph, hidden, updates_paragraph
from handlers.keyboards import FULL_ANSWERS
from handlers.markup import Place, bold, escape, numbered, width
from handlers.provenance import sources_paragraph, unique
from knowledge.model import Checked, Citation, Entry, Finding, Knowledge, Verdict

GLANCE = 900
GLANCE_IN_GROUP = 600


def checked_paragraphs(checked: Checked, knowledge: Knowledge, place: Place) -> list[str]:
    """The paragraphs of a verdict, in the fullest wording that can be read at a glance."""
    if checked.before:
        return [escape(checked.before)]
    limit = GLANCE_IN_GROUP if place is Place.GROUP else GLANCE
    made: list[str] = []
    for step in (*STEPS, LAST_STEPS[-1]):
        made = _paragraphs(checked, knowledge, place, step)
        if width("\n\n".join(made)) < limit:
            break
    return made + _near(checked) + ([red_flags(place)] if checked.red_flags else [])


def _near(checked: Checked) -> list[str]:
    """What the articles tell near to a claim that they do not cover, where no finding has an entry itself."""
    listed = () if entries_of(checked) else checked.nearest[:FULL_ANSWERS]
    return [f"{escape(wording.NEAR_CLAIM)}\n{numbered(one.question for one in listed)}"] if listed else []


def _paragraphs(checked: Checked, knowledge: Knowledge, place: Place, step: Step) -> list[str]:
    findings = checked.findings
    updates = unique(id_ for one in findings for id_ in one.updates)
    caveats = unique(id_ for one in findings for id_ in one.caveats)
    cited = [*_citations(findings), *(one for id_ in updates for one in knowledge.updates[id_].citations)]
    made = [
        *_verdicts(checked, place),
        updates_paragraph(updates, knowledge, step.updates),
        caveats_paragraph(caveats, knowledge, step.caveats),
        sources_paragraph(cited, knowledge, step.paragraphs, step.most_sources),
    ]
    return [paragraph for paragraph in made if paragraph]


def entries_of(checked: Checked) -> list[Entry]:
    """The entries that the findings lean on, each once."""
    return list({e.id: e for one in checked.findings for e in one.entries}.values())


def _verdicts(checked: Checked, place: Place) -> list[str]:
    if not checked.findings:
        return [escape(wording.ONLY_ASKS if checked.asked else wording.NO_CLAIM)]
    asked = [escape(wording.ASKED)] if checked.asked else []
    if len(checked.findings) == 1:
        return [*asked, _finding(checked.findings[0], place)]
    whole = bold(wording.VERDICT[checked.verdict] + ".")
    each = (f"{number}. {_finding(one, place)}" for number, one in enumerate(checked.findings, 1))
    return [*asked, whole, "\n".join(each)]


def _finding(finding: Finding, place: Place) -> str:
    label = _label(finding)
    why = escape(_said_once(finding.explanation.strip(), label))
    for entry in finding.entries:
        if entry.prognosis:
            why = hidden(why, entry, place)
            break
    return f"{bold(label + '.')} {why}"


def _label(finding: Finding) -> str:
    if finding.study_only and finding.verdict is Verdict.SUPPORTED:
        return wording.SUPPORTED_ELSEWHERE if finding.elsewhere else wording.SUPPORTED_BY_A_STUDY
    if finding.article_errs and finding.verdict is Verdict.CONTRADICTED:
        return wording.WRONG_IN_AN_ARTICLE
    return wording.VERDICT[finding.verdict]


def _said_once(why: str, label: str) -> str:
    """An explanation without the words of the label that stands before it."""
    first, colon, rest = why.partition(": ")
    repeated = colon and label.lower().startswith(first.lower())
    return rest[:1].upper() + rest[1:] if repeated else why


def _citations(findings: Iterable[Finding]) -> list[Citation]:
    return [
        citation
        for one in findings
        for citation in one.citations or [c for entry in one.entries for c in entry.citations]
    ]


def red_flags(place: Place) -> str:
    """The list of warning signs; in a chat it is folded until it is wanted."""
    listed = numbered(wording.RED_FLAGS)
    if place is not Place.TERMINAL:
        listed = f"<blockquote expandable>{listed}</blockquote>"
    return f"{bold(wording.RED_FLAGS_TITLE)}\n{listed}"
