"""Who did it to whom: active, passive, nominal, joined, relative, nested."""

from __future__ import annotations

import pytest
from tests.unit.events.conftest import AsTuple, Told

ROLES = [
    # active
    ("Russia invaded Ukraine.", "ASSAULT RUS>UKR"),
    ("Turkey condemned Israel on Monday.", "ACCUSE TUR>ISR"),
    ("Turkey recalled its ambassador from Israel.", "SANCTION TUR>ISR"),
    ("The United States imposed sanctions on Iran.", "SANCTION USA>IRN"),
    ("Ethiopian troops withdrew from Somalia.", "RETREAT ETH>SOM"),
    ("North Korea released an American citizen.", "RETREAT PRK>USA"),
    ("Sudan freed two Egyptian soldiers.", "RETREAT SDN>EGY"),
    ("Denmark granted asylum to an Afghan interpreter.", "AID DNK>AFG"),
    ("Saudi Arabia broke off diplomatic relations with Iran.", "SANCTION SAU>IRN"),
    ("India rejected a Chinese proposal.", "REJECT IND>CHN"),
    ("Thousands of Georgians protested against Russia in Tbilisi.", "PROTEST GEO>RUS"),
    ("China deployed warships near Taiwan.", "MOBILIZE CHN>TWN"),
    ("Hungary vetoed an EU statement on Russia.", "REJECT HUN>EUR"),
    ("Finland praised Sweden.", "SUPPORT FIN>SWE"),
    ("The US president spoke by phone with the Turkish president.", "CONSULT USA>TUR"),
    ("The Russian foreign minister visited Beijing.", "CONSULT RUS>CHN"),
    ("President Putin of Russia visited Mongolia.", "CONSULT RUS>MNG"),
    ("Vietnam protested to China over the drilling.", "ACCUSE VNM>CHN"),
    # passive
    ("Ukraine was invaded by Russia.", "ASSAULT RUS>UKR"),
    ("Two Russian diplomats were expelled by Poland.", "SANCTION POL>RUS"),
    ("Observers want the Ugandan envoy expelled.", "SANCTION >UGA"),
    ("A judge had two Sudanese generals arrested.", "COERCE >SDN"),
    ("Russian diplomats were expelled from Prague by the Czech Republic.", "SANCTION CZE>RUS"),
    ("The Syrian town was bombed by Russian warplanes.", "ASSAULT RUS>SYR"),
    ("Russia was not bombed by Ukraine.", "ASSAULT UKR>RUS"),
    ("Ukrainian soldiers killed by Russian troops were buried in Kyiv.", "ASSAULT RUS>UKR"),
    ("Iran was hit with sanctions by the United States.", "SANCTION USA>IRN"),
    ("Two French tourists were killed in an attack in Lahore.", "ASSAULT >FRA"),
    ("Two French tourists were killed in a Syrian attack in Lahore.", "ASSAULT SYR>FRA"),
    ("A French tourist was detained in Chile.", "COERCE CHL>FRA"),
    ("A French tourist was arrested in Chile.", "COERCE >FRA"),
    # nominal
    ("The Russian invasion of Ukraine shocked the world.", "ASSAULT RUS>UKR"),
    ("Russia's bombing of Syria continued on Friday.", "ASSAULT RUS>SYR"),
    ("The bombing of Syria by Russia continued on Friday.", "ASSAULT RUS>SYR"),
    ("Canada's condemnation of Belarus was swift.", "ACCUSE CAN>BLR"),
    ("Germany's recognition of Kosovo came early.", "SUPPORT DEU>XKX"),
    ("The visit of the Russian foreign minister to Beijing ended.", "CONSULT RUS>CHN"),
    ("An Israeli strike on Lebanon killed two people.", "ASSAULT ISR>LBN"),
    ("The arrest of a French journalist by Turkey drew criticism.", "COERCE TUR>FRA"),
    # light verbs
    ("Russia launched an attack on Ukraine.", "ASSAULT RUS>UKR"),
    ("Egypt carried out air strikes in Libya.", "ASSAULT EGY>LBY"),
    ("India gave Nepal 5 million dollars in aid.", "AID IND>NPL"),
    ("Japan provided military aid to Ukraine.", "AID JPN>UKR"),
    ("France held talks with Germany.", "CONSULT FRA>DEU"),
    ("Iran made threats against Israel.", "THREATEN IRN>ISR"),
    ("Pakistan lodged a protest with India.", "ACCUSE PAK>IND"),
    # joined names and verbs
    ("France and Germany condemned Russia.", "ACCUSE DEU+FRA>RUS"),
    ("France condemned Russia and Belarus.", "ACCUSE FRA>BLR+RUS"),
    ("France and Germany condemned Russia and Belarus.", "ACCUSE DEU+FRA>BLR+RUS"),
    ("Britain, Canada and Australia imposed sanctions on Myanmar.", "SANCTION AUS+CAN+GBR>MMR"),
    ("Russia condemned the attack and expelled two American diplomats.", "ACCUSE RUS>; SANCTION RUS>USA"),
    (
        "Turkey condemned Israel and recalled its ambassador from Tel Aviv.",
        "ACCUSE TUR>ISR; SANCTION TUR>ISR",
    ),
    # relative clauses and participles
    (
        "China, which condemned the United States, suspended military talks with Washington.",
        "ACCUSE CHN>USA; SANCTION CHN>USA",
    ),
    (
        "Japan condemned North Korea, which fired two missiles over its territory.",
        "ACCUSE JPN>PRK; MOBILIZE PRK>JPN",
    ),
    (
        "The Russian troops who attacked Kharkiv on Monday withdrew.",
        "RETREAT RUS>UKR; ASSAULT RUS>UKR",
    ),
    ("Russian forces occupying Crimea detained Ukrainian activists.", "ASSAULT RUS>UKR; COERCE RUS>UKR"),
    ("Troops attacking Yemen came from Saudi Arabia.", "ASSAULT SAU>YEM"),
    # accusations of a deed
    ("The United States accused China of hacking Microsoft.", "ACCUSE USA>CHN; COERCE CHN>USA"),
    ("The United States accused Russia of invading Ukraine.", "ACCUSE USA>RUS; ASSAULT RUS>UKR"),
    ("Ukraine accused Russia of shelling Kharkiv.", "ACCUSE UKR>RUS; ASSAULT RUS>UKR"),
    ("Turkey was accused by Greece of bombing Cyprus.", "ACCUSE GRC>TUR; ASSAULT TUR>CYP"),
    # demands
    ("Germany called on Russia to release the Ukrainian sailors.", "REQUEST DEU>RUS; RETREAT RUS>UKR"),
    ("Britain called on China to free the Tibetan activists.", "REQUEST GBR>CHN; RETREAT CHN>CHN"),
    ("The United Nations urged Israel to withdraw from Gaza.", "REQUEST UNO>ISR; RETREAT ISR>PSE"),
    ("Japan demanded an apology from North Korea.", "REQUEST JPN>PRK; SUPPORT PRK>"),
    (
        "Germany demanded that Russia withdraw its troops from Ukraine.",
        "REQUEST DEU>RUS; RETREAT RUS>UKR",
    ),
    ("Norway appealed to Russia to withdraw from Ukraine.", "REQUEST NOR>RUS; RETREAT RUS>UKR"),
    ("Sweden must extradite the officers to Turkey, Erdogan said.", "REQUEST TUR>SWE; COOPERATE SWE>TUR"),
    # both sides at once
    ("The meeting between Putin and Xi Jinping ended on Friday.", "CONSULT CHN+RUS>"),
    ("A meeting between France and Germany took place in Paris.", "CONSULT DEU+FRA>"),
    ("Talks between India and Pakistan resumed in Geneva.", "CONSULT IND+PAK>"),
    ("Merkel met Macron in Berlin.", "CONSULT DEU>FRA"),
    ("Merkel met with Macron in Berlin.", "CONSULT DEU>FRA"),
    ("Merkel and Macron met in Berlin.", "CONSULT DEU+FRA>"),
    ("Armenia and Azerbaijan signed a peace treaty.", "AGREE ARM+AZE>"),
    ("Greece signed a treaty with Turkey.", "AGREE GRC>TUR"),
    ("South Korea and the United States held joint military exercises.", "COOPERATE KOR+USA>"),
    # two events in opposite directions
    (
        "Russia expelled two German diplomats after Germany arrested a Russian spy.",
        "SANCTION RUS>DEU; COERCE DEU>RUS",
    ),
    ("Iran seized a British tanker and Britain seized an Iranian tanker.", "COERCE IRN>GBR; COERCE GBR>IRN"),
    ("After Ukraine shelled Belgorod, Russia bombed Kyiv.", "ASSAULT UKR>RUS; ASSAULT RUS>UKR"),
    ("India shelled Pakistani posts while Pakistan bombed Indian posts.", "ASSAULT IND>PAK; ASSAULT PAK>IND"),
    ("Greece condemned Turkey, and Turkey summoned the Greek ambassador.", "ACCUSE GRC>TUR; ACCUSE TUR>GRC"),
    # what is swallowed by the words around it
    ("Iran threatened to attack Israel.", "THREATEN IRN>ISR"),
    ("Turkey refused to condemn Russia.", "REJECT TUR>RUS"),
    ("Japan agreed to lift sanctions on Iran.", "AGREE JPN>IRN"),
]  # fmt: skip

FAULTS = {
    "Iran was hit with sanctions by the United States.": "the agent is attached to the noun 'sanctions'",
    "An Israeli strike on Lebanon killed two people.": "nameless victims take the attacker's country",
    "The arrest of a French journalist by Turkey drew criticism.": "the agent is attached to 'journalist'",
    "Pakistan lodged a protest with India.": "the noun that the verb took gives an event again",
    "Turkey was accused by Greece of bombing Cyprus.": "the parser takes 'Greece of bombing' for one phrase",
}
"""Sentences coded wrongly today, and why; one that is mended must leave the list (xfail is strict)."""


def cases() -> list[object]:
    return [
        pytest.param(
            text, expected, id=text, marks=pytest.mark.xfail(reason=FAULTS[text]) if text in FAULTS else ()
        )
        for text, expected in ROLES
    ]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_sentence_has_these_events_with_these_sides(
    told: Told, as_tuple: AsTuple, text: str, expected: str
) -> None:
    assert sorted(map(as_tuple, told(text).events)) == sorted(expected.split("; "))


def test_every_listed_fault_is_a_sentence_of_the_table() -> None:
    assert set(FAULTS) <= {text for text, _ in ROLES}
