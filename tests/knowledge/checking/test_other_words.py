"""Claims as people type them: what is right is supported, what is wrong is called wrong, way by way."""

from __future__ import annotations

import pytest

from knowledge.model import Verdict
from tests.knowledge.claim_fixture import checked

RIGHT = {
    "what is lacking": "what is still lacking for vitamin D is large randomised trials",
    "not the only one": "riluzole is not the only drug approved for ALS",
    "who will pay": "there is no profit in vitamin D, so who will pay for trials",
    "a study by its authors": "In Oki's study people had two jabs a week",
    "a study by its year": "Those who took D in the 2013 work got 2000 IU each day",
    "a study by its town": "81% of the New York clinic's patients were low on D",
    "a stage as a phase": "Folks in the B12 paper were all in the early phase of ALS",
    "what the answer tells beside": "The methylcobalamin trial was placebo-controlled and randomised",
    "a denial of a word that says nothing": "Scelsa tells folks that D won't hurt and might help",
    "a side that the nearest wording leaves out": "Leverenz finds the data on vitamin D supplements weak",
    "men as guys": "Guys get ALS a bit more often than women",
    "one of several is not only": "methylcobalamin is just one of several types of B12",
    "all day is not always": "Staying indoors all day puts you at risk of being low on D",
    "a verb taken apart": "We still don't know what sets ALS off",
    "a decade within a range": "ALS usually hits in the fifties or sixties",
    "a decade around one age": "B12 trial participants were in their sixties on average",
    "nobody earns": "no one makes money on vitamin D so trials are hard to fund",
    "few dropped out": "hardly anyone dropped out of the B12 trial",
    "a denial without an apostrophe": "there isnt any evidence that lack of vitamin D is what causes ALS",
    "who did without it": "twenty of the people in that 2013 study took D, seventeen didnt",
    "the rest": "20 of the 37 in that study got D and the rest did not",
    "the others counted": "17 of the 37 in the vit D study took no supplement",
    "and no longer": "B12 trial: four months, no longer",
    "men for women": "for every 10 women who get ALS about 16 men do",
    "a ratio for every one": "Men get ALS a bit more than women, about 1.6 for every 1",
    "slower in other words": "the B12 people still got worse, just not as quick",
    "both of two that are named": "Both riluzole and edaravone only slow ALS, neither of them cures",
    "the length tells only which study": "In the 16 week B12 trial only folks early in the disease were taken",
    "what is ok": "Touch and eyesight mostly stay ok in MND",
    "two denials": "a professor says nobody will fund big vitamin D trials because there's no profit in it",
    "a statement of the source alone": "vitamin D trials are hard to pay for. my doc said so",
    "under an age": "under 40s rarely come down with ALS",
    "not affected": "taste, smell and hearing usually arent affected",
    "nobody is sure how": "riluzole: no one is sure how it works",
    "what does not follow": "just because B12 helped mice doesnt mean it helps people",
    "what is left open": "nobody knows if B12 keeps working after the four months",
    "a nickname of the disease": "about 30 thousand Americans have Lou Gehrigs",
    "one way and not the other": "Japan's B12 study used needles, not pills",
    "numbers of two sides": "B12 group lost 2.66 points, placebo 4.63",
    "a greeting of all": "Hi everyone: ALS hits men a little more than women",
    "then for than": "men get ALS a bit more often then women",
    "a paper on it": "The paper on B12 appeared in JAMA Neurology in 2022",
    "ok'd": "Japan okd the B12 jabs for ALS in 2024",
    "a cure that does not exist": "no cure for ALS exists",
    "one thing denied, another not": "Dr Scelsa says D isn't harmful and might help",
    "half of what a record tells": "Edaravone and riluzole slow ALS down",
    "not only": "B6 and folate help to clear homocysteine too, it isn't only B12",
    "a population": "In a population of 100,000, one or two folks come down with ALS in a year",
    "a lottery": "In Japan's B12 trial a lottery decided who got the vitamin",
    "between two ages": "most people who get this are somewhere between fifty and seventy when it starts",
    "whose comment it was": "'5,000 new cases each year in the US' - user comment, true?",
    "before it is pinned": "Before I pin it: 20 of the 37 in the 2013 research took D, the rest didn't",
    "left to chance": "It was left to chance who got B12 and who got the dummy jab",
    "left alone": "ALS mostly leaves your hearing, your sight and your feeling alone",
    "all of a length": "126 people got through all sixteen weeks of the methylcobalamin study",
    "so many times as often": "Men get ALS 1.6 times as often as women",
    "less likely": "women are a bit less likely to get ALS than men",
    "half of what somebody says": "Scelsa: vitamin D may be helpful",
    "who says it behind it": '"Vitamin D may be helpful", says Dr. Scelsa',
    "a duty to be careful": "Dr Leverenz says we need to be careful about high doses of vitamin D",
    "those who did it": "37 ALS patients were studied and those who took vitamin D declined more slowly",
    "so many of a whole": "20 of 37 patients took 2000 IU daily and declined less rapidly",
    "a misspelt number": "bout thirty thousnd Americans are living with ALS",
    "of each so many": "per year one or two of each hundred thousand persons get ALS",
    "a lakh": "each year one or two in a lakh get ALS",
    "a link": "The B12 trial had 130 patients https://t.co/abc123",
    "hash tags": "The B12 trial had 130 patients! #hope #cure #B12",
    "a tag question": "B12 lowers homocysteine, isn't it?",
    "another tag question": "The B12 trial lasted 16 weeks, no?",
    "a note of a moderator": "Moderator note, please check before I pin it: the B12 trial lasted 16 weeks",
    "guesswork": "How B12 works in ALS is guesswork",
    "more they cannot": "riluzole and edaravone slow ALS a bit, more they can't do",
    "nothing more": "riluzole and edaravone will slow ALS, nothing more",
    "understatement": "The ALS medicines we have don't do an awful lot",
    "hardly ever": "young adults hardly ever get ALS",
    "without it more": "those without vitamin D declined more in the 2013 study",
    "less than long ago": "fewer people had ALS in the old days than now, it seems",
    "not without": "B12 wasn't without side effects",
    "neither of two with an apostrophe": "drugs cure neither Alzheimer's nor ALS",
    "so many from a whole": "20 persons from 37 have taken vitamin D in the study",
    "evidence that is not enough": "the evidence for vitamin D in ALS isn't enough, say most experts",
    "power plants of the cell": "homocysteine can harm the power plants of the cell",
    "nothing but a guess": "doctors gave B12 for years on nothing more than a hunch",
    "who was left out": "persons on breathing support were excluded from the B12 trial",
}
WRONG = {
    "half of the sum of a week": "in the B12 trial it was 50 mg a week",
    "the sum of a week at once": "the B12 trial gave 100 mg once a week",
    "another route, and how often": "B12 was given by mouth thrice a day in that Japanese study",
    "mainly for seldom": "MND is mainly a disease of people in their twenties",
    "fans it": "vitamin D fans the flames of inflammation in the brain",
    "under the tongue": "they gave the B12 as lozenges in that trial",
    "an age that is not told": "The dementia paper on vitamin D looked at teenagers",
    "pills where injections were approved": "Japan approved B12 capsules for ALS in 2024",
    "every day": "B12 jabs were given every single day",
    "another share": "Just 18% of the New York clinic's patients were low on D",
    "another number": "Some 1,300 folks took part in the Oki trial",
    "another journal": "The Oki paper was in the Lancet",
    "another age": "The people in the Oki study were in their thirties on average",
    "the other direction": "ALSFRS-R: the higher your points, the worse you are",
    "few where it is most": "In Oki's trial hardly anyone took riluzole",
    "another person": "Scelsa heads a brain health centre in Cleveland",
    "another person's view": "Scelsa wrote that D is poison for ALS patients",
    "led there by the question": "B12 drives homocysteine through the roof",
    "an earlier trial that is to have succeeded": "an earlier B12 trial hit its targets",
    "then for than, women first": "Women get ALS more often then men",
    "women first": "ALS is twice as common among women",
    "women for men": "for every 10 men who get ALS about 16 women do",
    "numbers of two sides swapped": "B12 group lost 4.63 points, placebo 2.66",
    "the number of the other side": "7.7% of the patients on placebo had drug reactions",
    "a big number in words": "New US cases: half a million a year!!",
    "a bare number of people": "ALS hits roughly 3 thousand in the States",
    "a success": "The earlier 373-person B12 trial was a clear success",
    "a decline that is more": "decline was 45% more with B12 the blogs say",
    "kept from it": "In B12 trial the placebo people were denied riluzole",
    "a phase": "it was a phase 1 thing, the B12 trial",
    "in the place of": "B12 took the place of riluzole in the trial",
    "against it": "Leverenz is against measuring vitamin D",
    "the only two": "Riluzole and edaravone are the only approved drugs",
    "only two": "There are only two drugs approved for ALS",
    "never": "Nobody with ALS gets dementia",
    "completely safe": "B12 is completely safe",
    "a story of recovery": "My neurologist put me on B12 and I walk again!! It works 100%",
    "a cause that is found": "exact cause of ALS found",
    "the one of several": "edaravone is the one approved ALS drug",
}
NOT_SUPPORTED = (
    "Scelsa says vitamin D is bound to help",
    "Scelsa says that vitamin D is not harmful and sure to help",
    "If your D is low your ALS will run four times quicker, the deficit is what does it",
    "the higher the ALSFRS-R the worse",
    "Yearly there are 5000 new ALS cases worldwide",
    "the doctor from Cleveland pushes huge doses of D",
    "hardly anyone in the B12 trial took riluzole",
    "hardly anyone with ALS keeps sight and hearing",
    "bladder and bowel are not normal in most people with ALS",
    "women get ALS more often than guys",
    "high dose vitamin D slowed ALS in the 2013 study",
    "patients were randomly given vitamin D in the 2013 study",
    "Vitamin D injections were given in the 2013 study",
    "Homocysteine was given by injection in the B12 trial",
    "Scelsa tells patients that vitamin D won't help but might hurt",
    "ALS mostly starts in the thirties",
    "ALS mostly starts in the seventies",
    "patients took 2000 IU of vitamin D twice a day",
    "the New York study of B12 had 37 patients",
    "the 2013 work was on B12",
    "an earlier B12 trial hit its goals",
    "Doctors gave B12 for ALS for years with proof",
    "Staying outdoors all day puts you at risk of low vitamin D",
    "Scelsa takes vitamin D himself",
    "most neurologists shield their patients with vitamin D",
    "Leverenz says check your D level and then take as much as you can",
    "Scelsa says check vitamin D and take as many as you like",
    "JAMA ran the B12 trial in 2022",
    "riluzole does not cure ALS and does not slow it",
    "It's the drop in homocysteine that makes B12 work",
    "B12 owes its effect to lower homocysteine",
    "lower homocysteine is the secret of B12",
    "17 of the 37 patients were given vitamin D",
    "17 took D, the others didnt",
    "37 took vitamin D and the rest did not",
    "only 4 of the 130 completed the B12 trial",
    "placebo shots were given to all of them",
    "It is not known if the B12 trial was done in Japan",
    "nobody knows whether riluzole slows ALS",
    "no study shows that vitamin D slows ALS",
    "there's no evidence at all for vitamin D in ALS",
    "In the 52 week B12 trial only early stage people were taken",
    "people under 60 rarely get ALS",
    "ALS starts before 50 in most people",
    "ALS starts after 70 in most people",
    "men get ALS much more often than women",
    "vitamin D research is well funded",
    "everyone with ALS lives three years",
    "B6 breaks down B12",
    "calcium protects neurons in ALS, says Scelsa",
    "in the dementia study 1,650 people got dementia",
    "Lou Gehrig's disease is the same as Parkinson's",
    "the muscles stay normal in most people with ALS",
    "the daily allowance of B12 is 50 mg",
    "Leverenz is a director in Boston",
    "ALS patients live only three years",
    "Low vitamin D doubles dementia risk",
    "Homocysteine fell in the B12 trial",
    "B12 is safe for long term use",
    "edaravone alone is approved for ALS",
    "there's just edaravone approved for ALS",
    "ALS has two approved drugs and no more",
    "the B12 trial wasn't just for early ALS",
    "homocysteine breaks B12 down",
    "homocysteine helps the body get rid of B12",
    "homocysteine calms inflammation",
    "no other disease comes with low vitamin D",
    "the women are more affected by ALS as the men",
    "the B12 trial missed statistical significance",
    "the vitamin D trial had 37 patients and every one of them got 2000 units",
    "there's no ALS without dementia",
    "Scelsa tells his patients to take vitamin D",
    "ALS damages motor neurons and ALS and Alzheimer's are the same disease",
    "The vitamin D studies in ALS can only show a link, not a cause, Low vitamin D causes ALS",
    "Whether low D or ALS comes first is a chicken-and-egg question which means its cause has been found",
)
NOT_WRONG = (
    "people in the B12 trial got 100 mg of methylcobalamin per week",
    "strong evidence for vitamin D in ALS is lacking",
    "brain scientists can't get enough of vitamin D",
    "survival was not longer but shorter with severe vitamin D deficiency",
    "Only four of the B12 trial's patients did not make it to the end of the study",
    "too much vitamin D can be risky so don't overdo it",
    "you cant say from that trial what happens after week sixteen",
    "severe D deficiency was linked to dying sooner in ALS",
    "most experts want more proof before saying D protects in ALS",
    "three months in, vitamin D hadnt done anything measurable in the 2013 study",
    "placebo shots were given to half of them",
    "More than 1650 pensioners were in the dementia research",
    "There was a mouse study of ultra-high B12 before the human one",
    "the B12 trial was done in Asia",
    "Scelsa has no problem telling ALS patients D is harmless and maybe useful",
    "For every ten ladies with ALS there are sixteen gentlemen",
    "Vitamin D deficiency is caused by ALS patients staying indoors",
    "Low vitamin D is a consequence of ALS, not a cause",
    "B12 does not work, a trial of 373 people failed",
    "Don't take vitamin D, it makes ALS worse",
    "more than sixteen hundred older adults took part in the dementia and D study",
    "the dementia study had more than 1650 people",
    "the approved drugs for ALS help only to a limited extent",
    "the effect of ALS medicines is not big",
    "Leverenz reckons there's enough to go on to justify further D trials, but they're not done yet",
    "in a study from 2015 people with higher vitamin D did worse",
    "Scelsa calls vitamin D harmless and maybe helpful",
)
SHARED = "Ultra-high dose methylcobalamin slowed ALS progression by 45% in a phase 3 trial"


def test_what_is_right_is_supported_in_other_words() -> None:
    assert [text for text in RIGHT.values() if checked(text).verdict is not Verdict.SUPPORTED] == []


def test_what_is_wrong_is_called_wrong_in_other_words() -> None:
    assert [text for text in WRONG.values() if checked(text).verdict is not Verdict.CONTRADICTED] == []


def test_a_journal_that_is_named_as_the_source_does_not_hide_what_is_said() -> None:
    assert checked("B12 jabs slowed early ALS by 45% according to JAMA").verdict in (
        Verdict.SUPPORTED,
        Verdict.PARTLY,
    )


def test_a_distant_record_does_not_decide_on_what_it_does_not_know() -> None:
    assert checked("The Mayo Clinic gives B12 drips").verdict is Verdict.NOT_COVERED


def test_a_bold_word_finds_its_record_whatever_stands_around_it() -> None:
    said = checked("Twice weekly B12 shots stopped early ALS in its tracks")
    assert said.verdict in (Verdict.CONTRADICTED, Verdict.PARTLY)


def test_what_says_more_or_other_than_the_articles_is_not_supported() -> None:
    assert [text for text in NOT_SUPPORTED if checked(text).verdict is Verdict.SUPPORTED] == []


@pytest.mark.parametrize("text", ["In the Oki trial people died", "nobody died in the Japanese B12 study"])
def test_deaths_in_the_trial_are_neither_confirmed_nor_denied(text: str) -> None:
    assert checked(text).verdict is Verdict.NOT_COVERED


@pytest.mark.parametrize("added", [" https://t.co/abc123", " www.example.org/b12?x=1", " #ALS #hope #MND"])
def test_a_link_or_hash_tags_behind_a_claim_change_no_verdict(added: str) -> None:
    assert checked(SHARED + added).verdict is checked(SHARED).verdict is Verdict.PARTLY


def test_without_an_open_conflict_nothing_is_called_wrong() -> None:
    assert [text for text in NOT_WRONG if checked(text).verdict is Verdict.CONTRADICTED] == []
