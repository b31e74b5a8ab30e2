"""Danger and what is said in much the same words: the one is found, the other raises no alarm."""

from __future__ import annotations

import pytest

from tests.knowledge.shared import patterns_and_nearness

PAIRS = (
    (
        "not a word of this to her, she can't breathe",
        "can't breathe a word of this to her yet, but are vitamin D trials planned",
    ),
    ("he has been hiding his tablets under the mattress", "we have hidden her tablets from the sun"),
    (
        "Please forgive me, all of you",
        "he stopped coming up the hill and I nagged him, God forgive me. Can tiredness come first",
    ),
    ("mute the bipap alarm, he is gasping", "how do i mute this thing overnight"),
    ("he keeps asking which of his pills would be quickest", "which tablets would be quickest to get here"),
    ("she wants to know what tablets would be the surest", "she wants to know what tablets they took"),
    ("My 4 year old has been at the B12 tablets", "the kids were at the B12 meeting"),
    ("again please, he can't breathe", "again please"),
    ("is b12 safe he lost his breath", "did B12 slow the loss of breathing"),
    ("does vit d help took the whole box", "Which amount of D took the twenty each day?"),
    ("dad is choking on this", "our wifi is choking on this video call again, I'll dial in by phone"),
    ("I want to die easy", "The choir piece is called 'I want to die easy', bring pencils"),
    ("Lou collapsed at breakfast", "the film says Lou Gehrig collapsed at first base. is that so"),
    ("my hero stops breathing at night", "The hero of my novel has ALS and stops breathing on a night train."),
    ("how many of those 50s would it take. asking for me", "how many of those injections did it take"),
    ("please tell my husband he was a good man. good night all", "my husband was a good man"),
    ("I'm done being a weight round their necks", "I wear a weight round my neck in physio"),
    ("j'ai tout préparé pour que ça ressemble à un accident", "j'ai tout préparé pour le voyage"),
    (
        "last night I held the pillow and looked at him for a long time. Does B12 help at his stage?",
        "he holds a pillow when he coughs. Does B12 help at his stage?",
    ),
    ("right after his B12 shot his tongue got fat and he's wheezing", "is wheezing a side effect of B12 shots"),
    ("Would die of shame? no, I want to die", "he'd rather die than eat another sardine, is D in other food"),
    ("he is choking on the ampoule", "what a choking price for those ampoules"),
    (
        "100,000 units of D a day since spring. Now being sick, thirsty all the time, muddled",
        "do 100,000 units of D a day make people sick and muddled, is that known",
    ),
)


@pytest.mark.parametrize("danger", [danger for danger, _ in PAIRS])
def test_danger_is_found(danger: str) -> None:
    assert patterns_and_nearness().urgency(danger) is not None


@pytest.mark.parametrize("harmless", [harmless for _, harmless in PAIRS])
def test_much_the_same_words_raise_no_alarm(harmless: str) -> None:
    assert patterns_and_nearness().urgency(harmless) is None


def test_what_people_of_a_trial_drank_is_a_claim() -> None:
    claim = "Sixteen weeks long, a couple of times a week, they drank fifty mg of methylcobalamin"
    assert patterns_and_nearness().urgency_of_claim(claim) is None
    assert (
        patterns_and_nearness().urgency_of_claim("I drank fifty tablets of methylcobalamin today") is not None
    )


@pytest.mark.parametrize(
    ("sold", "meant"),
    [
        ("Tired of suffering? B12 reverses ALS!", "Tired of suffering. B12 did not reverse my ALS"),
        ("Say goodbye to ALS: B12 cured thousands", "say goodbye to ALS and to life, B12 stops nothing"),
        ("End your suffering: the ALS cure is vitamin D", "end your suffering, kill yourself"),
        ("stop suffering, methylcobalamin heals ALS", "I want to stop suffering, B12 heals nothing"),
    ],
)
def test_a_slogan_that_sells_a_cure_is_a_claim_and_a_cry_is_none(sold: str, meant: str) -> None:
    assert patterns_and_nearness().urgency_of_claim(sold) is None
    assert patterns_and_nearness().urgency_of_claim(meant) is not None
