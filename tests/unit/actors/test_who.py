"""Phrases and whom they name: country and first sector, on the day of the document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from detente.actors import ActorFinder, default_actor_finder
from detente.parse import default_parser
from detente.records import Document, Mention
from detente.segment import default_segmenter

Find = Callable[[str, date | None], tuple[Document, list[Mention]]]


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    """Return the finder over the shipped lexicons."""
    return default_actor_finder()


@pytest.fixture(scope="module")
def find(finder: ActorFinder) -> Find:
    """Return a function from a text and a day to the document and its mentions."""
    segment, parse = default_segmenter(), default_parser()

    def of(text: str, day: date | None) -> tuple[Document, list[Mention]]:
        document = Document("test", text, day)
        ((_, _, parses),) = parse([(document, segment(document))])
        return document, list(finder(document, parses))

    return of


def coded(find: Find, text: str, words: str, day: date | None) -> list[str]:
    """Return "CODE SECTOR" of each mention with exactly these words, nationalities left out."""
    document, mentions = find(text, day)
    return [
        f"{m.participant.country or '-'} {(m.participant.sectors or ('-',))[0]}"
        for m in mentions
        if m.span.of(document.text) == words and m.kind != "nationality"
    ]


PHRASES = [
    # states, their names, capitals and seats
    ("Russia recalled its envoy.", "Russia", "RUS GOV"),
    ("The United Kingdom condemned the attack.", "The United Kingdom", "GBR GOV"),
    ("The U.S. imposed sanctions.", "The U.S.", "USA GOV"),
    ("Ankara rejected the plan.", "Ankara", "TUR GOV"),
    ("The Kremlin denied the report.", "The Kremlin", "RUS GOV"),
    ("The White House praised the deal.", "The White House", "USA GOV"),
    ("North Korea fired a missile.", "North Korea", "PRK GOV"),
    ("Kosovo recalled its ambassador.", "Kosovo", "XKX GOV"),
    ("Taiwan condemned the drills.", "Taiwan", "TWN GOV"),
    ("TEHRAN rejected the demand on Monday.", "TEHRAN", "IRN GOV"),
    ("The European Union sanctioned Belarus.", "The European Union", "EUR IGO"),
    ("NATO deployed troops to Estonia.", "NATO", "NAT IGO"),
    ("The United Nations sent food to Yemen.", "The United Nations", "UNO IGO"),
    # names of bodies that hold "of", "for" or a possessive are one mention
    ("The International Court of Justice heard the case.", "The International Court of Justice", "UNO IGO"),
    ("The House of Commons rejected the deal.", "The House of Commons", "GBR LEG"),
    ("The Kurdistan Workers' Party attacked a convoy.", "The Kurdistan Workers' Party", "TUR REB"),
    ("The Korean People's Army fired shells.", "The Korean People's Army", "PRK MIL"),
    ("The Department of State condemned the arrests.", "The Department of State", "USA GOV"),
    # nationality before a noun
    ("Syrian rebels shelled the town.", "Syrian rebels", "SYR REB"),
    ("Turkish troops crossed the border.", "Turkish troops", "TUR MIL"),
    ("A Chinese court jailed two Canadians.", "A Chinese court", "CHN JUD"),
    ("South Korean police arrested a lawyer.", "South Korean police", "KOR COP"),
    ("An Egyptian opposition party protested.", "An Egyptian opposition party", "EGY OPP"),
    ("Two Polish diplomats left Minsk.", "Two Polish diplomats", "POL GOV"),
    ("French farmers blocked the road.", "French farmers", "FRA AGR"),
    ("A Saudi newspaper criticised the plan.", "A Saudi newspaper", "SAU JRN"),
    ("Kurdish groups in Syria attacked the base.", "Kurdish groups", "SYR UNK"),
    ("Russian-backed separatists shelled the town.", "Russian-backed separatists", "- REB"),
    ("A US-built jet bombed the camp.", "A US-built jet", "- MIL"),
    ("The Boeing jet crashed near Kyiv.", "The Boeing jet", "- MIL"),
    # possessors and "of"
    ("Chad's defence minister visited Paris.", "Chad's defence minister", "TCD GOV"),
    ("Iran's Foreign Ministry summoned the envoy.", "Iran's Foreign Ministry", "IRN GOV"),
    ("The president of Kenya met farmers.", "The president of Kenya", ""),
    ("Soldiers from Uganda crossed the border.", "Soldiers", "UGA MIL"),
    ("The army of Myanmar arrested students.", "The army", "MMR MIL"),
    (
        "The Turkish Ministry of Foreign Affairs denounced the talks.",
        "The Turkish Ministry of Foreign Affairs",
        "TUR GOV",
    ),
    ("Ecuador's Ombudsman's Office warned the police.", "Ecuador's Ombudsman's Office", "ECU GOV"),
    ("Members of parliament in Kyiv protested.", "Members", "- LEG"),
    # people in office
    ("Emmanuel Macron met Angela Merkel.", "Emmanuel Macron", "FRA GOV"),
    ("Emmanuel Macron met Angela Merkel.", "Angela Merkel", "DEU GOV"),
    (
        "Turkish President Recep Tayyip Erdoğan visited Baku.",
        "Turkish President Recep Tayyip Erdoğan",
        "TUR GOV",
    ),
    ("Prime Minister Boris Johnson met Viktor Orbán.", "Prime Minister Boris Johnson", "GBR GOV"),
    ("Prime Minister Boris Johnson met Viktor Orbán.", "Viktor Orbán", "HUN GOV"),
    ("Putin met Lukashenko.", "Putin", "RUS GOV"),
    ("Mr Lavrov criticised the sanctions.", "Mr Lavrov", "RUS GOV"),
    ("Justin Trudeau, Jr. spoke with Xi Jinping.", "Justin Trudeau", "CAN GOV"),
    ("Joseph R. Biden, Jr. spoke with Xi Jinping.", "Xi Jinping", "CHN GOV"),
    ("Osama bin Laden was killed in 2011.", "Osama bin Laden", "- REB"),
    ("The Russian Foreign Minister, Sergey Lavrov, met reporters.", "Sergey Lavrov", "RUS GOV"),
    ("Iran's Supreme Leader Ali Khamenei rejected talks.", "Iran's Supreme Leader Ali Khamenei", "IRN GOV"),
    (
        "UN Secretary-General António Guterres urged restraint.",
        "UN Secretary-General António Guterres",
        "UNO IGO",
    ),
    (
        "Russian Minister of Defence Sergei Shoigu visited Tehran.",
        "Russian Minister of Defence Sergei Shoigu",
        "RUS GOV",
    ),
    # people outside the lexicons
    ("Belarusian journalist Raman Novik was arrested.", "Belarusian journalist Raman Novik", "BLR JRN"),
    ("Iranian general Reza Amiri resigned.", "Iranian general Reza Amiri", "IRN MIL"),
    ("Olga Petrenko, a Ukrainian lawyer, was detained.", "Olga Petrenko", "UKR JUD"),
    ("Taliban spokesman Zabi Wardak claimed the attack.", "Taliban spokesman Zabi Wardak", "AFG REB"),
    ("Former Peruvian minister Luis Castillo fled.", "Former Peruvian minister Luis Castillo", "PER ELI"),
    ("Feliciano Cordoba spoke on Monday.", "Feliciano Cordoba", "- -"),
    ("Joseph Monka was arrested.", "Joseph Monka", "- -"),
    ("A Ruritanian minister resigned.", "A Ruritanian minister", "- GOV"),
    ("Ruritania recalled its envoy.", "Ruritania", "- -"),
    # nouns without a country; people who are only counted
    ("Protesters burned a bus.", "Protesters", "- CVL"),
    ("The government fell.", "The government", "- GOV"),
    ("Gunmen attacked a village.", "Gunmen", "- UAF"),
    ("The bomb killed five and wounded twelve.", "five", "- CVL"),
    ("Dozens died in the blast.", "Dozens", "- CVL"),
    ("An intelligence agency officer was shot.", "An intelligence agency officer", "- SPY"),
    ("A drug cartel shot two officers.", "A drug cartel", "- CRM"),
    # groups and heads of bodies are of the sector of those in them
    ("A team of armed police searched the house.", "A team", "- COP"),
    ("The president of the Chadian human rights league resigned.", "The president", "TCD SOC"),
    ("Trade unions in Denmark called a strike.", "Trade unions", "DNK LAB"),
    ("Chile's Defense Department denied the report.", "Chile's Defense Department", "CHL GOV"),
    ("Police in Brussels arrested two men.", "Police", "BEL COP"),
    ("Brussels rejected the plan.", "Brussels", "EUR GOV"),
    # what is no participant
    ("The Gulf of Mexico is warm.", "The Gulf of Mexico", ""),
    ("Sales rose by five percent.", "five", ""),
    ("Independent media reported the strike.", "Independent", ""),
    # a name written small
    ("The caliphate was destroyed.", "The caliphate", "SYR REB"),
]


@pytest.mark.parametrize(("text", "words", "code"), PHRASES)
def test_phrase_names_this_country_and_sector(find: Find, text: str, words: str, code: str) -> None:
    assert coded(find, text, words, date(2020, 5, 4)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("Lithuanian and Greek officials met.", "Lithuanian and Greek officials", ["GRC", "LTU"]),
        (
            "Polish, Czech and Slovak ministers met.",
            "Polish, Czech and Slovak ministers",
            ["CZE", "POL", "SVK"],
        ),
        (
            "The Israeli-Cypriot-Greek effort failed.",
            "The Israeli-Cypriot-Greek effort",
            ["CYP", "GRC", "ISR"],
        ),
        ("North and South Korea held talks.", "North and South Korea", ["KOR", "PRK"]),
        ("The US Iran envoy met reporters.", "The US Iran envoy", ["USA"]),
        ("A Turkish soldier shot a Greek soldier.", "A Turkish soldier", ["TUR"]),
    ],
)
def test_joined_nationalities_give_a_mention_each(
    find: Find, text: str, words: str, codes: list[str]
) -> None:
    found = coded(find, text, words, date(2020, 5, 4))
    assert sorted(code[:3] for code in found) == codes


@pytest.mark.parametrize(
    ("name", "day", "sector"),
    [
        ("Donald Trump", date(2018, 5, 1), "GOV"),
        ("Donald Trump", date(2022, 5, 1), "ELI"),
        ("Theresa May", date(2021, 5, 1), "LEG"),
        ("Theresa May", date(2025, 5, 1), "ELI"),
        ("Angela Merkel", date(2023, 5, 1), "ELI"),
        ("Barack Obama", date(2012, 5, 1), "GOV"),
        ("Boris Johnson", date(2020, 5, 1), "GOV"),
        ("Tony Blair", date(2020, 5, 1), "ELI"),
        ("Recep Tayyip Erdogan", date(2019, 10, 8), "GOV"),
    ],
)
def test_person_has_the_office_of_the_day(find: Find, name: str, day: date, sector: str) -> None:
    ((code, *_),) = [coded(find, f"{name} criticised the plan.", name, day)]
    assert code.split()[1] == sector


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Hamza Walid was killed. Hamza had fled.", "Hamza", "Hamza Walid"),
        ("Sharif Hotak spoke. Hotak was angry.", "Hotak", "Sharif Hotak"),
        ("Emmanuel Macron spoke. Macron left.", "Macron", "Emmanuel Macron"),
        ("Kim Jong-un spoke. Kim left.", "Kim", "Kim Jong-un"),
        ("Jan van Dijk, a Dutch judge, spoke. Van Dijk left.", "Van Dijk", "Jan van Dijk"),
    ],
)
def test_short_name_is_who_had_it_in_full(find: Find, text: str, words: str, name: str) -> None:
    document, mentions = find(text, date(2020, 5, 4))
    last = [m for m in mentions if m.span.of(document.text) == words][-1]
    assert last.participant.name == name


def test_title_behind_a_preposition_is_part_of_the_name(find: Find) -> None:
    text = "Former US Ambassador to the United Nations Nikki Haley criticised the plan."
    document, mentions = find(text, date(2019, 10, 8))
    (haley,) = [m for m in mentions if m.person]
    assert haley.span.of(document.text) == "Former US Ambassador to the United Nations Nikki Haley"
    assert (haley.participant.name, haley.participant.country) == ("Nikki Haley", "USA")


def test_phrase_ends_before_its_relative_clause(find: Find) -> None:
    text = "The Russian troops who crossed the border on Monday withdrew."
    document, mentions = find(text, date(2019, 10, 8))
    assert mentions[0].span.of(document.text) == "The Russian troops"


def test_the_ministry_reads_on_through_its_field(find: Find) -> None:
    document, mentions = find("The ministry of internal affairs of Belarus detained him.", None)
    spans = [m.span.of(document.text) for m in mentions]
    assert "internal affairs" not in spans


def test_town_before_a_noun_is_a_place(find: Find) -> None:
    _, mentions = find("The Kabul bombing killed a guard.", None)
    (kabul,) = [m for m in mentions if m.kind == "nationality"]
    assert (kabul.role, kabul.participant.country) == ("place", "AFG")


DESCRIBED = [
    ("Norway thanked those who fled.", "those"),
    ("Norway freed those detained in May.", "those"),
    ("Norway treated the wounded.", "the wounded"),
    ("Police arrested Igor Novik and nine others.", "nine others"),
    ("Norway arrested the two.", "the two"),
]


@pytest.mark.parametrize(("text", "words"), DESCRIBED)
def test_people_who_are_only_described_or_counted_are_civilians(find: Find, text: str, words: str) -> None:
    document, mentions = find(text, None)
    assert [m.participant.sectors for m in mentions if m.span.of(document.text) == words] == [("CVL",)]


@pytest.mark.parametrize("text", ["Norway bought those ships.", "Norway read the missing page."])
def test_words_that_only_point_to_a_noun_are_no_people(find: Find, text: str) -> None:
    _, mentions = find(text, None)
    assert all(m.role != "people" for m in mentions)


def test_a_title_of_several_words_is_one_office_and_names_no_second_body(find: Find) -> None:
    text = "Under Secretary of State Uzra Hill met officials."
    document, mentions = find(text, date(2022, 5, 4))
    assert [m.role for m in mentions if m.span.of(document.text).endswith("Hill")] == ["secretary of state"]
    assert not [m for m in mentions if m.span.of(document.text) == "State"]


def test_of_people_with_one_surname_the_one_with_the_title_said_is_meant(find: Find) -> None:
    text = "Vice President Harris spoke."
    assert coded(find, text, "Vice President Harris", date(2022, 5, 4)) == ["USA GOV"]


def test_ministers_of_several_states_in_a_body_s_name_are_of_these_states(find: Find) -> None:
    text = "The G7 foreign ministers of Canada, France and Japan condemned the test."
    assert coded(find, text, "The G7 foreign ministers", None) == ["CAN GOV", "FRA GOV", "JPN GOV"]


def test_a_body_with_a_people_s_name_in_it_is_that_body(find: Find) -> None:
    text = "The Organization of American States condemned the raid."
    assert coded(find, text, "The Organization of American States", None) == ["IGO IGO"]


def test_a_state_told_at_a_later_mention_is_the_person_s_from_then_on(find: Find) -> None:
    text = "Olga Petrenko spoke. Opposition leader Olga Petrenko of Belarus left. Petrenko won."
    _, mentions = find(text, date(2020, 5, 4))
    told = [m.participant.country for m in mentions if m.person]
    assert told == [None, "BLR", "BLR"]


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday Presidents Nana Akufo-Addo and Patrice Talon signed it.",
        "It was told on Saturday Orla Sirhan was stabbed.",
    ],
)
def test_the_day_before_a_name_is_no_part_of_it(find: Find, text: str) -> None:
    document, mentions = find(text, None)
    words = [m.span.of(document.text) for m in mentions]
    assert words
    assert not [w for w in words if w.startswith(("Sunday", "Saturday"))]
    assert not [m for m in mentions if m.participant.name.startswith(("Sunday", "Saturday"))]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Both praised U.S.-Japan cooperation.", ["USA", "JPN"]),
        ("Both praised trilateral U.S.-Japan-ROK cooperation.", ["USA", "JPN", "KOR"]),
        ("Both praised a UK-based group.", []),
    ],
)
def test_each_state_that_hyphens_join_before_a_noun_is_named(
    find: Find, text: str, states: list[str]
) -> None:
    _, mentions = find(text, None)
    assert [m.participant.country for m in mentions if m.kind == "nationality"] == states


def test_a_surname_that_ends_the_name_of_a_place_is_nobody(find: Find) -> None:
    text = "The ministry allowed the use of Fort Lee, Virginia, as a site."
    _, mentions = find(text, date(2022, 3, 22))
    assert "KOR" not in {m.participant.country for m in mentions}
