"""What the buttons below an answer open: the detail, the sources, what changed, the card. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from handlers import keyboards, wording
from handlers.answers import caveats_paragraph, corrections, how_sure
from handlers.keyboards import Verb, button, rows
from handlers.markup import MESSAGE_LIMIT, Message, bold, escape, link, numbered, packed, plain, width
from handlers.provenance import citations_of, passages_in_words, sources_paragraph, unique
from knowledge.model import Citation, Entry, Knowledge, Source, SourceKind

View = Callable[[Entry, Knowledge], tuple[Message, ...]]


def detail(entry: Entry, knowledge: Knowledge) -> tuple[Message, ...]:
    """The background of an answer, with the same limits as the answer itself."""
    told = [bold(entry.question), escape((entry.details or entry.answer).strip()), how_sure(entry)]
    told += corrections(entry)
    told.append(caveats_paragraph(entry.caveats, knowledge, worded=True))
    told.append(sources_paragraph(citations_of(entry, knowledge, updates=False), knowledge))
    last = button(wording.SOURCES, Verb.SOURCES, entry.id)
    return (Message("\n\n".join(filter(None, told)), rows(last)),)


def changed(entry: Entry, knowledge: Knowledge) -> tuple[Message, ...]:
    """What changed since the articles were written, each with its sources and date."""
    told = [bold(wording.WHAT_CHANGED)]
    for id_ in entry.updates:
        update = knowledge.updates[id_]
        sources = sources_paragraph(update.citations, knowledge)
        told.append(f"{bold(update.date + ':')} {escape(update.text.strip())}\n{sources}")
    if not entry.updates:
        told.append(wording.NOTHING_CHANGED)
    told.append(wording.REVIEWED.format(date=entry.reviewed_on.isoformat()))
    return (Message("\n\n".join(told)),)


def sources(entry: Entry, knowledge: Knowledge) -> tuple[Message, ...]:
    """Each source of an answer: what it is, when it is from, what it is worth, where to look."""
    cited: dict[str, list[int]] = {}
    for one in citations_of(entry, knowledge, updates=True):
        cited.setdefault(one.source, []).append(one.passage)
    told = [_source(knowledge.sources[id_], sorted(set(at))) for id_, at in cited.items()]
    told.append(escape(wording.LABELS_ARE_OURS))
    return tuple(Message(html) for html in packed(told))


BELOW_AN_ANSWER: Mapping[str, View] = {
    wording.MORE_DETAIL.casefold(): detail,
    wording.MORE.casefold(): detail,
    wording.SOURCES.casefold(): sources,
    wording.WHAT_CHANGED.casefold(): changed,
}
"""What the buttons right below an answer open, by their words in lower case."""


def _source(source: Source, passages: Sequence[int]) -> str:
    lines = [f"{link(source.title, source.url)} ({escape(source.published or wording.NO_DATE)})"]
    lines.append(escape(source.worth))
    if source.reported_by:
        lines.append(escape(wording.REPORTED_BY.format(by=source.reported_by)))
    if source.kind is SourceKind.ARTICLE:
        lines.append(escape(wording.PARAGRAPHS_USED.format(paragraphs=passages_in_words(passages))))
    else:
        lines += [f"• {escape(source.facts[number - 1])}" for number in passages]
    return "\n".join(lines)


def choices(title: str, entries: Sequence[Entry]) -> Message:
    """A few questions to choose from: numbered in the text, each with a button."""
    listed = numbered(entry.question for entry in entries)
    buttons = keyboards.question_buttons(entries)
    return Message(f"{bold(title)}\n{listed}\n\n{escape(wording.TAP_OR_TYPE)}", rows(*buttons))


def card(entry: Entry, knowledge: Knowledge) -> tuple[Message, ...]:
    """One page to copy, print or show at the clinic: question, answer, limits, sources."""
    caveats = [f"- {knowledge.caveats[id_].text.strip()}" for id_ in entry.caveats]
    lines = [
        wording.CARD_TITLE,
        "",
        f"{wording.CARD_QUESTION} {entry.question}",
        f"{wording.CARD_ANSWER} {entry.answer.strip()}",
        *filter(None, [plain(how_sure(entry))]),
        *(f"{wording.CORRECTION} {one.text.strip()}" for one in entry.corrections),
        *([wording.KEEP_IN_MIND, *caveats] if caveats else []),
        *_card_updates(entry, knowledge),
        wording.SOURCES_LABEL,
        *(f"- {line}" for line in _card_sources(entry, knowledge)),
        "",
        wording.CARD_FOOT.format(date=entry.reviewed_on.isoformat()),
        wording.CARD_NOTES,
    ]
    return (Message(f"<pre>{escape(chr(10).join(lines))}</pre>"),)


def _card_updates(entry: Entry, knowledge: Knowledge) -> Iterable[str]:
    for id_ in entry.updates:
        update = knowledge.updates[id_]
        yield f"{wording.CHANGED_SINCE.format(date=update.date)} {update.text.strip()}"


def _card_sources(entry: Entry, knowledge: Knowledge) -> Iterable[str]:
    for id_ in unique(one.source for one in citations_of(entry, knowledge, updates=True)):
        source = knowledge.sources[id_]
        yield f"{source.title} - {source.url}"


def citation(entry: Entry, knowledge: Knowledge) -> str:
    """What "Copy citation" copies: the first source of an answer, at most 256 characters."""
    first: Citation = entry.citations[0] if entry.citations else Citation(next(iter(knowledge.sources)), 1)
    source = knowledge.sources[first.source]
    where = f", {wording.PARAGRAPH} {first.passage}" if source.kind is SourceKind.ARTICLE else ""
    told = f"{source.title}{where}. {source.url}"
    return told if width(escape(told)) <= 256 else source.url[:256]


def all_sources(knowledge: Knowledge) -> tuple[Message, ...]:
    """Every source by kind: the three articles first, with what each is worth; the many others folded."""
    others = [s for s in knowledge.sources.values() if s.kind is not SourceKind.ARTICLE]
    room = MESSAGE_LIMIT - len(wording.STUDIES_TITLE) - len(wording.LABELS_ARE_OURS) - 10
    folded = [f"<blockquote expandable>{html}</blockquote>" for html in packed(map(_described, others), room)]
    told = packed([bold(wording.STUDIES_TITLE), *folded, escape(wording.LABELS_ARE_OURS)])
    return (articles_only(knowledge), *(Message(html) for html in told))


def articles_only(knowledge: Knowledge) -> Message:
    """The three articles alone: a group need not read more."""
    articles = [s for s in knowledge.sources.values() if s.kind is SourceKind.ARTICLE]
    told = [bold(wording.ARTICLES_TITLE), *(_described(one) for one in articles)]
    return Message("\n\n".join(told))


def _described(source: Source) -> str:
    date = source.published or wording.NO_DATE
    dated = "" if date in source.short else f" ({escape(date)})"
    return f"{link(source.short, source.url)}{dated}. {escape(source.worth)}"
