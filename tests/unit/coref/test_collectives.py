"""Police, protesters and troops without a state of their own are of the state where they act."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

SENTENCES = [
    ("Police in Nairobi fired tear gas on Tuesday.", "Police", "KEN"),
    ("Protesters in Minsk were beaten by riot police.", "riot police", "BLR"),
    ("Thousands of protesters marched in Tbilisi. Police arrested dozens.", "Police", "GEO"),
    ("William Ruto condemned the violence. Police shot three protesters in Nairobi.", "Police", "KEN"),
    ("Troops opened fire on a crowd in Khartoum.", "Troops", "SDN"),
    ("Russia said Ukraine had shelled Belgorod. Police in Paris arrested two men.", "Police", "FRA"),
    ("In Bangkok, protesters clashed with police.", "police", "THA"),
    ("Soldiers stormed the presidential palace in Bamako.", "Soldiers", "MLI"),
    ("The army seized power in Niger on Wednesday.", "The army", "NER"),
    ("Gunmen killed ten villagers in northern Nigeria.", "Gunmen", "NGA"),
    ("Emmanuel Macron spoke in Dakar. Protesters burned a bus in Lyon.", "Protesters", "FRA"),
    ("Rebels attacked a convoy near Goma.", "Rebels", "COD"),
    ("The government imposed a curfew in Port-au-Prince.", "The government", "HTI"),
    ("Authorities in Kabul detained a journalist.", "Authorities", "AFG"),
    ("A court in Istanbul jailed three lawmakers.", "A court", "TUR"),
    ("Foreign troops left Afghanistan.", "Foreign troops", None),
    ("Rebels shelled towns in Mali. World leaders praised Mali's army.", "World leaders", None),
    (
        "Rebels shelled towns in Mali. The international community sent rice.",
        "The international community",
        None,
    ),
    ("Troops attacking Yemen came from Saudi Arabia.", "Troops", "SAU"),
    ("Police said a Syrian refugee was stabbed in Berlin.", "Police", "DEU"),
    ("Students protested in Dhaka and police fired rubber bullets.", "police", "BGD"),
    ("Farmers blocked roads around Brussels.", "Farmers", "BEL"),
    ("Israeli warplanes struck Rafah. Medics said ten people were killed.", "Medics", "PSE"),
    ("Demonstrators in London demanded a ceasefire in Gaza.", "Demonstrators", "GBR"),
    ("Workers at a mine in Zambia went on strike.", "Workers", "ZMB"),
]


@pytest.mark.parametrize(("text", "words", "country"), SENTENCES)
def test_collective_is_of_the_state_where_it_acts(
    coder: Coder, text: str, words: str, country: str | None
) -> None:
    coded = coder(Document("test", text, date(2023, 8, 9)))
    found = {m.participant.country for m in coded.mentions if m.span.of(text) == words and m.kind == "noun"}
    assert found == {country}
