"""Two events of a sentence that cross: who does what to whom, each rule with a sentence that is wrong without it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.events.conftest import AsTuple

from detente.pipeline import Coder
from detente.records import Document

ANSWERED = [
    ("Stung by Kenyan sanctions, Uganda apologised to Kenya.", "SANCTION KEN>UGA"),
    ("Brazil protested to Chile after Chile had rejected its request.", "REJECT CHL>BRA"),
    ("Laos thanked Cambodia for the rice it had donated.", "AID KHM>LAO"),
    ("Faced with a Turkish blockade, Cyprus appealed to Ankara.", "COERCE TUR>CYP"),
    ("Somalia's answer to Ethiopian shelling was the expulsion of Ethiopia's ambassador.", "ASSAULT ETH>SOM"),
    # a third state: the sentence does not say who is meant
    ("Togo sued Benin because Benin had signed a treaty, while Ghana slept.", "AGREE BEN>"),
    # what is condemned was done to somebody else
    ("Sweden condemned Iran for the crackdown.", "COERCE IRN>IRN"),
]
MODEL_AGAINST_GRAMMAR = [
    ("Syrian visitors were barred by Jordan, which had been bombed by Syria a week before.", "ASSAULT SYR>JOR"),
    ("Eritrea answered Ethiopia's offer of talks with a rocket attack on Ethiopian barracks.", "AGREE ETH>ERI"),
    ("Eritrea answered Ethiopia's offer of talks with a rocket attack on Ethiopian barracks.", "ASSAULT ERI>ETH"),
    ("Niger, to which Mali had denied fuel, took Mali to court.", "REJECT MLI>NER"),
    ("The easing of American sanctions on Cuba came with the release of an American pilot by Cuba's generals.",
     "CONCEDE USA>CUB"),
]  # fmt: skip
RELATIVES = [
    ("A plea for wheat that Togo addressed to Benin was turned down by the Beninese cabinet.", "REQUEST TGO>BEN"),
    ("For all the praise that Ghana heaped on Mali, Malian police arrested a Ghanaian editor.", "SUPPORT GHA>MLI"),
    ("It was Ankara that Athens accused, and it was Turkey that had sunk a Greek ferry.", "ACCUSE GRC>TUR"),
    ("It was Oman that arrested a Yemeni trader, and it was Yemen that denounced Oman.", "COERCE OMN>YEM"),
    ("The state that freed the Kenyan hostages was Ethiopia, and Nairobi praised it.", "RETREAT ETH>KEN"),
    ("Mongolia, where students demonstrated against China, was threatened by Beijing.", "PROTEST MNG>CHN"),
    ("The nurse whom Egypt deported is from Italy, which has recalled its envoy.", "COERCE EGY>ITA"),
]  # fmt: skip
OWNERS = [
    ("With Qatar still occupying two of its islands, Bahrain barred Qatari tourists.", "ASSAULT QAT>BHR"),
    ("Kenya said that Somalia had hacked its tax office.", "COERCE SOM>KEN"),
    ("Cuba said that Haiti had refused its doctors.", "REJECT HTI>CUB"),
    ("Only after Fiji had released its boats did Tonga lift the fishing ban on Fiji.", "RETREAT FJI>TON"),
    ("The raid on a Gabonese post by Congolese rebels led to a troop build-up by Gabon along Congo's frontier.",
     "MOBILIZE GAB>COD"),
    ("Ghana repaid Togo by freeing Togolese prisoners.", "RETREAT GHA>TGO"),
]  # fmt: skip
PARSED = [
    (
        "A rally by Jordanian students against Syria came after a Syrian drone had killed a shepherd.",
        "PROTEST JOR>SYR",
    ),
    ("Spain lifted its visa ban on Cubans and Havana thanked Madrid.", "SUPPORT CUB>ESP"),
    (
        "Threatened with expulsion by Ghana, Liberia's delegate apologised to the Ghanaian hosts.",
        "THREATEN GHA>LBR",
    ),
    ("Its embassy stormed by Sudanese rioters, Norway accused Sudan of neglect.", "ASSAULT SDN>NOR"),
]
PRONOUNS = [
    ("Angola offered Namibia its mediation, but it turned the proposal down.", "REJECT NAM>AGO"),
    ("Bulgaria proposed a pact to Romania, but it declined.", "REJECT ROU>BGR"),
    ("Portugal asked its neighbour Spain for help, and it sent firefighters.", "AID ESP>PRT"),
    ("Norway granted Sweden the licence it had sought.", "REQUEST SWE>NOR"),
    ("Australia had given it two ships, yet Nauru expelled the Australian consul.", "AID AUS>NRU"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*ANSWERED, *MODEL_AGAINST_GRAMMAR, *RELATIVES, *OWNERS, *PARSED, *PRONOUNS]
)
def test_each_event_has_its_own_direction(coder: Coder, as_tuple: AsTuple, text: str, expected: str) -> None:
    events = coder(Document("test", text, date(2024, 3, 1))).events
    assert expected in [as_tuple(e) for e in events]


def test_evidence_names_the_event_that_runs_the_other_way(coder: Coder) -> None:
    events = coder(Document("test", ANSWERED[1][0], date(2024, 3, 1))).events
    rules = {e.rule for event in events for e in event.because if e.of == "recipients"}
    assert "roles.of_the_crossing_event" in rules
