"""Pure helpers of messages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handlers.markup import LABEL_LIMIT, bold, escape, label, link, numbered, packed, plain, width

TEXT = st.text()


@given(TEXT)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    assert plain(escape(text)) == text
    assert plain(bold(text)) == text
    assert plain(link(text, "https://example.org/?a=1&b=2")) == text


@given(TEXT)
def test_a_label_fits_its_button(text: str) -> None:
    made = label(text)
    assert len(made) <= LABEL_LIMIT
    assert made == text or made.endswith("…")


def test_a_label_keeps_whole_words() -> None:
    assert label("1. Does vitamin D help people with ALS?") == "1. Does vitamin D help people…"


@given(st.lists(st.text(min_size=1).map(escape).filter(bool), max_size=8))
def test_packing_keeps_every_paragraph_whole_and_in_order(paragraphs: list[str]) -> None:
    made = packed(paragraphs, limit=40)
    assert "\n\n".join(made) == "\n\n".join(paragraphs)
    assert all(width(one) <= 40 or one in paragraphs for one in made)


def test_width_counts_what_telegram_counts() -> None:
    assert width("<b>a&amp;b</b>🦉") == 5


def test_numbered_lines_are_escaped() -> None:
    assert numbered(["a<b", "c"]) == "1. a&lt;b\n2. c"
