"""Buttons and the state that they carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.keyboards import DATA_LIMIT, Action, Verb, answer_rows, choice_rows, decode, encode, more_rows
from handlers.markup import LABEL_LIMIT, Place
from handlers.tapping import TAPS
from knowledge.loading import leaves
from tests.handlers.small import DOSE, HELP, LENGTH, OUTLOOK
from tests.knowledge import shared

ACTIONS = st.builds(Action, st.sampled_from(Verb), st.lists(st.text(max_size=20), max_size=3).map(tuple))


@given(ACTIONS)
def test_an_action_comes_back_as_it_was_or_is_refused(action: Action) -> None:
    try:
        data = encode(action)
    except ValueError:
        return
    assert len(data.encode()) <= DATA_LIMIT
    assert decode(data) == action


@given(
    st.lists(st.from_regex(r"[a-z0-9-]{1,18}", fullmatch=True), max_size=3).map(tuple), st.sampled_from(Verb)
)
def test_ids_always_fit(args: tuple[str, ...], verb: Verb) -> None:
    assert decode(encode(Action(verb, args))) == Action(verb, args)


@given(st.text())
def test_no_data_breaks_the_decoder(data: str) -> None:
    decode(data)


def test_data_that_no_button_carries_is_no_action() -> None:
    assert decode("") is None
    assert decode("zz:x") is None
    assert decode("e:" + "x" * 63) is None
    assert decode("e:\ud800") is None


def test_every_verb_is_done_by_somebody() -> None:
    assert set(TAPS) == set(Verb)


@pytest.mark.parametrize("place", [Place.INLINE, Place.TERMINAL])
def test_choices_have_no_buttons_where_none_can_be_tapped(place: Place) -> None:
    assert choice_rows((LENGTH, DOSE), place) == ()


def test_at_most_four_choices_one_a_row() -> None:
    rows = choice_rows((LENGTH, DOSE, HELP, OUTLOOK, LENGTH), Place.PRIVATE)
    assert len(rows) == 4
    assert all(len(row) == 1 for row in rows)


def test_all_content_fits_its_buttons() -> None:
    knowledge = shared.content()
    for entry in knowledge.entries.values():
        first, choice = answer_rows([entry], Place.PRIVATE), choice_rows([entry], Place.PRIVATE)
        pages = (*first, *more_rows(entry, "x"), *choice)
        for (button,) in pages:
            assert len((button.data or "").encode()) <= DATA_LIMIT
            assert len(button.text) <= LABEL_LIMIT
        assert len(first) <= 4
        for (button,) in answer_rows([entry], Place.GROUP):
            assert len(button.start or "") <= 64
    for leaf in leaves(knowledge.topics):
        assert len(f"t_{leaf.id}") <= 64
        assert len(leaf.label) <= LABEL_LIMIT


def test_in_a_group_each_of_several_answers_opens_in_private() -> None:
    rows = answer_rows([LENGTH, DOSE], Place.GROUP)
    assert [(row[0].text, row[0].start) for row in rows] == [
        ("More about answer 1", LENGTH.id),
        ("More about answer 2", DOSE.id),
    ]
