"""What people say around a claim, in front of it and behind it, does not change the verdict on it."""

from __future__ import annotations

from itertools import cycle

import pytest

from knowledge.checking.frames import Frames
from knowledge.model import Verdict
from tests.knowledge.checking.test_parsing import parser, reader
from tests.knowledge.claim_fixture import C, N, P, S, checked, claims

CLAIM = "riluzole slows ALS"
FRAMES = (
    "my sister in law says {}, true?",
    "{}. Is that so or is it made up",
    "Claim in the Facebook group: {}",
    "My cousin the chiropractor swears {}",
    "New meme going round: '{}'. Hmm?",
    "{}. Everyone knows this",
    "{}. Or so the internet says",
    "So my brother-in-law just told me {}. Should I believe him?",
    "{}. My neighbour heard it on the radio",
    "A lady at the support group was telling everybody that {}",
    "The lady from the ALS association mentioned {}",
    "My granddad, who is 84, told me over dinner that {}",
    "Somewhere in a magazine at the dentist it said {}",
    "I saw a screenshot that said {}",
    "My husband says {}. I say he's wrong. Who's right?",
    "Member claims: {}. Leave it up or delete?",
    "{}. T or F?",
    "Myth or fact: {}",
    "This can't be right, can it: {}",
    "What they don't want you to know: {}",
    "You won't believe it: {}",
    "Not sure if this is legit but {}",
    "{}. I call BS",
    "{}. Don't shoot the messenger",
    "{}. Saw it in three different groups already",
    "{}. Any mods able to check it before it spreads?",
    "Hi all, new here. My dad has ALS. Someone told us {}",
    "As everybody here knows, {}",
    "Nobody tells you this, but {}",
    "My daughter googled it and {}",
    "is it correct to say {}",
    'Could you fact check the statement "{}" for me please',
    "{} - at least that's what the influencer says",
    "ChatGPT told me {}",
    "{}. How accurate is this?",
    "Fwd from another group: {}",
    "{}, source: press release",
    "{}, if I read the abstract right",
    "{}, hate to say it",
    "{}. Strange but true?",
    "{}. True or just wellness talk?",
    "{} - from a flyer at our walk",
    "acc. to the vitamin D article {}",
)
BESIDE = {
    "the B12 trial lasted 16 weeks": S,
    "Japan approved B12 injections for ALS": S,
    "37 people were in the 2013 vitamin D study": S,
    "there is no cure for ALS": S,
    "the B12 trial lasted two years": C,
    "the B12 trial was in Italy": C,
    "vitamin D cures ALS": C,
    "edaravone is not approved for ALS": C,
}
NO_FRAME = (
    "A doctor can tell ALS from a blood test",
    "The guy who wrote the B12 blog is a doctor",
    "The FDA says that it approved B12",
    "Most experts say that it protects",
    "The people in the trial said that they felt better",
    "Nobody knows if it helps",
    "Dr Perlmutter ran it, and he wrote it up on his website",
    "low vitamin D or ALS, who knows what was first",
    "I think that trial was small",
)
IN_OTHER_WORDS = {
    "37 ppl. thats all the vit d study had": S,
    "12 ppl. thats all the vit d study had": C,
    "I read that B12 got the nod in Japan for ALS in autumn 2024, not in the States though": S,
    "I read that B12 got the nod in the States, not in Japan though": C,
    "The people in the shots trial were nearly all on riluzole anyway, both sides": S,
    "If you correct a vit d deficiency then the illness slows. Everyone knows this": N,
    "a vitamin d deficiency slows als": C,
    "my cousin swears ALS comes from not getting enuf sunshine vitamin": C,
    "your neurologist can predict how long you have from a vit D blood test": P,
    "Vitamin D deficiency is proven as THE cause of ALS by Leverenz of Cleveland clinic": C,
    "it was rats from Kyoto, no humans ever tried the mega b12": C,
    "most experts agree now that Vit D has a protective role in als": C,
    "riluzole doesnt cure, it just buys a bit of time": S,
    "Parkinson's or multiple sclerosis are the same disease": P,
}


@pytest.mark.parametrize("frame", FRAMES)
def test_only_the_claim_is_left_of_a_message_that_frames_it(frame: str) -> None:
    assert parser().statements(frame.format(CLAIM)) == (CLAIM,)


def test_a_frame_does_not_change_the_verdict() -> None:
    framed = zip(FRAMES, cycle(BESIDE.items()), strict=False)
    changed = [
        message
        for frame, (claim, verdict) in framed
        if checked(message := frame.format(claim)).verdict is not verdict
    ]
    assert changed == []


@pytest.mark.parametrize("text", NO_FRAME)
def test_who_says_or_does_what_a_claim_is_about_is_no_frame(text: str) -> None:
    frames = Frames(reader().words.frames, reader().names)
    assert frames.without(text) == text or frames.without(text) == text.removeprefix("I think ")


def test_a_flat_denial_and_a_claim_about_people_are_no_frames() -> None:
    frames = Frames(reader().words.frames, reader().names)
    told = ("That is a lie", "It works", "She was cured", "For everybody", "It is proven", "More men get it")
    assert [text for text in told if frames.is_one(text)] == []


@pytest.mark.parametrize(("text", "verdict"), IN_OTHER_WORDS.items(), ids=IN_OTHER_WORDS)
def test_a_claim_is_understood_as_people_put_it(text: str, verdict: Verdict) -> None:
    assert checked(text).verdict is verdict


def test_a_message_of_frames_alone_claims_nothing() -> None:
    outcome = claims().check("Everyone knows this. My aunt told me so. Really?")
    assert getattr(outcome, "findings", None) == ()
