"""What people see as it stands: no markup, which would be shown as letters, and no address but of the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from knowledge.checking.records import read_claim_records
from knowledge.loading import Content
from knowledge.reading import Faults, Place, Records, parse, shown

_UNSEEN = {
    "phrasings",
    "id",
    "url",
    "file",
    "source",
    "replace",
    "also",
    "terms",
    "related",
    "follow_ups",
    "caveats",
    "updates",
}
"""Keys of what people do not read: what they type themselves, names, addresses."""
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]{2,8});")
_MARKUP = re.compile(r"\*\*|\]\(|`|^#+ ")
_ANGLE = re.compile(r"[<>]")
_WEB = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:[/?#][^\s<>\"']*)?")
_SCHEME = re.compile(
    r"\b(?!https?:)([a-z][a-z0-9+.-]*)://|\b(javascript|vbscript|data|file|ftp):\S", re.IGNORECASE
)


def check_shown(folder: Path, content: Content) -> None:
    """Add a fault for each text that people would see with signs in it, and each address that is none."""
    claims = read_claim_records(folder, Faults())
    families: tuple[Records[Any], ...] = (
        content.sources, content.caveats, content.updates, content.glossary, content.entries, claims,
    )  # fmt: skip
    for records in families:
        for id_, record in records.by_id.items():
            for place, text in _texts(record, ()):
                if (message := sign_in(text)) is not None:
                    records.fault(id_, place, message, content.faults)
    for id_, source in content.sources.by_id.items():
        if not _WEB.fullmatch(source.url):
            message = f"'{source.url[:60]}' is no address of the web: write it as https://host/path"
            content.sources.fault(id_, ("url",), message, content.faults)
    for name in ("topics.yaml", "screening/help.yaml", "screening/contacts.yaml"):
        _check_file(folder / name, content.faults)


def sign_in(text: str) -> str | None:
    """What people would see in a text that is no word of it, and what to do; None where there is nothing."""
    if tag := _TAG.search(text):
        return f"the tag '{tag[0][:30]}' would be shown as it stands: remove it"
    if code := _ENTITY.search(text):
        return f"'{code[0]}' would be shown as it stands: write the sign itself"
    if sign := _ANGLE.search(text):
        return f"'{sign[0]}' in a text: write 'less than', 'more than' or 'to' in words"
    if text.count('"') % 2:
        return "a quote stands alone: remove it, or write the other one"
    if sign := _MARKUP.search(text):
        return f"'{sign[0].strip()}' is markup and would be shown as it stands: remove it"
    return None


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, str(value)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _UNSEEN:
                yield from _texts(getattr(value, field.name), (*place, field.name))
    elif isinstance(value, list | tuple):
        for index, one in enumerate(value):
            yield from _texts(one, (*place, index))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, (*place, key))


def _check_file(path: Path, faults: Faults) -> None:
    """A file of which all is shown; what cannot be read is told of elsewhere."""
    if not path.is_file():
        return
    try:
        value, lines = parse(path.read_text(encoding="utf-8"), shown(path), Faults())
    except (OSError, UnicodeDecodeError):
        return
    for place, text in _texts(value, ()):
        scheme = _SCHEME.search(text)
        message = f"'{scheme[0][:30]}' is no address of the web: write https://" if scheme else sign_in(text)
        if message is not None:
            faults.add(shown(path), lines.of(place), message)
