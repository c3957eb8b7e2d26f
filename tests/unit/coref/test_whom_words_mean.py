"""Pronouns and short mentions, and whom they mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document, Mention

Meant = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def meant(coder: Coder) -> Meant:
    """Return a function from a text and words of its last mention to the names or countries they stand for."""

    def of(text: str, words: str) -> list[str]:
        document = Document("test", text, date(2020, 5, 4))
        return sorted(m.participant.name for m in _last(coder(document).mentions, document, words))

    return of


@pytest.fixture(scope="module")
def countries(coder: Coder) -> Meant:
    """Return a function from a text and words of its last mention to their countries."""

    def of(text: str, words: str) -> list[str]:
        document = Document("test", text, date(2020, 5, 4))
        return sorted(m.participant.country or "-" for m in _last(coder(document).mentions, document, words))

    return of


def _last(mentions: tuple[Mention, ...], document: Document, words: str) -> list[Mention]:
    found = [m for m in mentions if m.span.of(document.text) == words]
    return [m for m in found if m.span == found[-1].span] if found else []


PRONOUNS = [
    ("Emmanuel Macron criticised the plan. He said talks would go on.", "He", "Emmanuel Macron"),
    ("Angela Merkel met Emmanuel Macron. She praised the deal.", "She", "Angela Merkel"),
    ("Emmanuel Macron met Angela Merkel. She praised the deal.", "She", "Angela Merkel"),
    ("Angela Merkel met Emmanuel Macron. He praised the deal.", "He", "Emmanuel Macron"),
    ("The Turkish president met his Greek counterpart. He left early.", "He", "Turkish president"),
    ("Olga Petrenko, a lawyer, sued Igor Novik. She lost.", "She", "Olga Petrenko"),
    ("Spokeswoman Alex Reed answered Robin Hill. She was brief.", "She", "Alex Reed"),
    ("In his speech, Emmanuel Macron criticised Iran.", "his", "Emmanuel Macron"),
    ("Vladimir Putin criticised Emmanuel Macron and ordered his army to leave.", "his", "Vladimir Putin"),
    ("Iran rejected the offer. It recalled its envoy.", "It", "Iran"),
    ("Iran rejected the offer. It recalled its envoy.", "its", "Iran"),
    ("Russia sanctioned Canada. It expelled two diplomats.", "It", "Russia"),
    ("The law passed. It bans protests. Iran said it would stay.", "it", "Iran"),
    ("Syrian rebels shelled a town. They took a bridge.", "They", "Syrian rebels"),
    ("Turkish troops arrested ten Kurdish fighters and took them to Ankara.", "them", "ten Kurdish fighters"),
    ("Police arrested 33 Russian men, calling them mercenaries.", "them", "33 Russian men"),
    ("Turkey condemned the United States for expelling its envoy.", "its", "Turkey"),
    ("North Korea said it would attack.", "it", "North Korea"),
    ("France told Iran it must stop.", "it", "France"),
    ("The ministry of defence said it had sent troops.", "it", "ministry of defence"),
]


@pytest.mark.parametrize(("text", "word", "name"), PRONOUNS)
def test_pronoun_means_whom_number_gender_and_role_fit(meant: Meant, text: str, word: str, name: str) -> None:
    assert meant(text, word) == [name]


SEVERAL = [
    ("Turkey and Libya signed a treaty. They will share gas.", "They", ["LBY", "TUR"]),
    ("Emmanuel Macron met Angela Merkel. They discussed Iran.", "They", ["DEU", "FRA"]),
    ("India shelled Pakistan. Both sides blamed the other.", "Both sides", ["IND", "PAK"]),
    ("India met Pakistan. The two countries will trade.", "The two countries", ["IND", "PAK"]),
    ("Joe Biden called Xi Jinping. The two leaders tasked their teams.", "The two leaders", ["CHN", "USA"]),
    ("Joe Biden called Xi Jinping. The two leaders tasked their teams.", "their teams", ["CHN", "USA"]),
    ("Turkey and Libya agreed. Their governments signed a treaty.", "Their governments", ["LBY", "TUR"]),
    ("Emmanuel Macron met Angela Merkel. The leaders discussed Iran.", "The leaders", ["DEU", "FRA"]),
]


@pytest.mark.parametrize(("text", "words", "codes"), SEVERAL)
def test_words_for_several_mean_each_of_them(
    countries: Meant, text: str, words: str, codes: list[str]
) -> None:
    assert countries(text, words) == codes


OWN = [
    ("Chadian rebels left. Chad said police had shot two men. Chad is calm.", "police", "TCD"),
    ("Police arrested ten people in Minsk.", "Police", "BLR"),
    ("Police arrested ten people in Minsk.", "ten people", "BLR"),
    (
        "The Russian Foreign Ministry summoned an envoy. The ministry handed over a note.",
        "The ministry",
        "RUS",
    ),
    ("President Macron spoke. The president left.", "The president", "FRA"),
    ("Iran recalled its envoy. The country will close its embassy.", "The country", "IRN"),
    ("Russia and its army withdrew.", "its army", "RUS"),
    ("Donald Trump and Congress disagree. The U.S. will wait.", "Congress", "USA"),
    ("The U.S. left the treaty. The administration gave no reason.", "The administration", "USA"),
    ("Foreign forces left Afghanistan. Afghanistan is calm.", "Foreign forces", "-"),
    ("International observers came to Georgia. Georgia is calm.", "International observers", "-"),
    ("European nations refused to help Syria. Syria is at war.", "European nations", "-"),
    ("Osama bin Laden fled from Pakistan. Pakistan denied it.", "Osama bin Laden", "-"),
]


@pytest.mark.parametrize(("text", "words", "code"), OWN)
def test_collective_belongs_to_the_nearest_state(countries: Meant, text: str, words: str, code: str) -> None:
    assert countries(text, words) == [code]


UNKNOWN = [
    ("Ruritania thanked France. France will help. A Ruritanian general left.", "A Ruritanian general"),
    ("Ruritanian Minister Rolf Elphberg thanked France. Elphberg left. France will help.", "Elphberg"),
    ("The army of Borduria crossed into France. The army left.", "The army"),
    ("Borduria's army crossed into France. France protested.", "Borduria's army"),
    ("France will help. The Ruritanian government thanked France. The government is weak.", "The government"),
]


@pytest.mark.parametrize(("text", "words"), UNKNOWN)
def test_an_unknown_state_s_people_stay_without_a_country(countries: Meant, text: str, words: str) -> None:
    assert countries(text, words) == ["-"]


QUOTED = [
    ('"We will not leave", Emmanuel Macron said.', "We", "FRA"),
    ('Emmanuel Macron said: "I met Vladimir Putin. We disagreed."', "We", "FRA"),
    ('Bashar al-Assad left Syria. It rained. Rain fell. Senator Lindsey Graham said: "I applaud the president."',
     "the president", "USA"),
    ('Boris Johnson said: "I hope that she will return to this country."', "this country", "GBR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "code"), QUOTED)
def test_words_in_a_quotation_are_the_speaker_s(countries: Meant, text: str, words: str, code: str) -> None:
    assert countries(text, words) == [code]


def test_a_speaker_is_not_he_in_his_own_words(meant: Meant) -> None:
    text = 'Vladimir Putin left. "He lied", Emmanuel Macron said.'
    assert meant(text, "He") == ["Vladimir Putin"]


def test_we_of_a_state_s_press_release_is_that_state(coder: Coder) -> None:
    document = Document(
        "test", "We condemn the attack.", date(2022, 3, 1), publisher="U.S. Department of State"
    )
    (we,) = [m for m in coder(document).mentions if m.kind == "pronoun"]
    assert (we.participant.country, we.evidence[-1].rule) == ("USA", "coref.publisher")


def test_resolved_words_tell_their_antecedent(coder: Coder) -> None:
    document = Document("test", "Iran rejected the offer. It left.", None)
    (it,) = [m for m in coder(document).mentions if m.kind == "pronoun"]
    assert it.antecedent is not None
    assert it.antecedent.of(document.text) == "Iran"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Niger joined Togo in taking measures against Chad for its raids.", "TCD"),
        ("Peru praised the allies that help raise the costs on Chad for its raids.", "TCD"),
        ("Peru condemned Chad for its raids.", "TCD"),
        ("Peru imposed sanctions on Chad for its own benefit.", "PER"),
    ],
)
def test_what_somebody_is_judged_for_is_his_own(countries: Meant, text: str, state: str) -> None:
    assert countries(text, "its") == [state]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "Russia spoke. Russia left. Kenyans fled Chad after the attack on that country.",
            "that country",
            "TCD",
        ),
        ("Russia spoke. Russia left. Kenyans fled Chad. Then the country spoke.", "the country", "RUS"),
    ],
)
def test_that_country_is_the_one_named_last(countries: Meant, text: str, words: str, country: str) -> None:
    assert countries(text, words) == [country]


def test_a_tongue_is_no_state(countries: Meant) -> None:
    assert countries("He taught the class in Danish. It met on Monday.", "the class") in ([], ["-"])
    assert countries("He taught the Danish class. It met on Monday.", "the Danish class") == ["DNK"]


def test_who_goes_on_to_suffer_does_not_say_we(countries: Meant) -> None:
    assert countries("The Syrian people continue to suffer, and we support them.", "we") in ([], ["-"])


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("NATO met in NATO's hall. NATO will protect children.", "children", ["-"]),
        ("Kenya met in Kenya's hall. Kenya thanked the special rapporteur.", "the special rapporteur", ["-"]),
    ],
)
def test_organisations_have_offices_and_states_have_people(
    countries: Meant, text: str, words: str, expected: list[str]
) -> None:
    assert countries(text, words) == expected
