"""Where events happen: sentences with the place of their event, as the whole coder sees it."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import CodedDocument, Document

PLACES = [
    ("Gunmen killed five people in Paris, Texas, on Monday.", "Paris", "Texas", "USA", "town"),
    (
        "Gunmen killed five people in Paris on Monday, and French police sealed off the area.",
        "Paris",
        None,
        "FRA",
        "town",
    ),
    (
        "Militias fought in Tripoli on Monday. Libya's government condemned the clashes.",
        "Tripoli",
        None,
        "LBY",
        "town",
    ),
    (
        "Militias fought in Tripoli on Monday. The Lebanese army sealed off the port, and Lebanon's cabinet met.",
        "Tripoli",
        None,
        "LBN",
        "town",
    ),
    ("Gunmen killed two soldiers in Tripoli, Lebanon, on Friday.", "Tripoli", None, "LBN", "town"),
    (
        "Police arrested 40 protesters in Georgia on Monday, the Tbilisi interior ministry said.",
        "Georgia",
        None,
        "GEO",
        "country",
    ),
    ("Police arrested 40 protesters in Atlanta, Georgia, on Monday.", "Atlanta", "Georgia", "USA", "town"),
    (
        "The U.S. state of Georgia saw protests on Monday; police arrested 40 people in Georgia.",
        "Georgia",
        None,
        "USA",
        "region",
    ),
    ("Troops shelled villages in the Donetsk region on Tuesday.", "Donetsk", None, "UKR", "region"),
    ("Russian forces bombed a hospital in Mariupol, Ukraine.", "Mariupol", None, "UKR", "town"),
    (
        "Rebels attacked an army base in North Kivu province in the Democratic Republic of the Congo.",
        "North Kivu",
        None,
        "COD",
        "region",
    ),
    ("The ministers met in Geneva on Wednesday.", "Geneva", None, "CHE", "town"),
    ("Turkish jets bombed Kurdish positions near Kobani in northern Syria.", "Kob", None, "SYR", "town"),
    ("Police killed two men in Birmingham, Alabama.", "Birmingham", "Alabama", "USA", "town"),
    (
        "Police killed two men in Birmingham, the British interior minister said.",
        "Birmingham",
        None,
        "GBR",
        "town",
    ),
    ("Gunmen abducted 12 students in Kaduna State, Nigeria.", "Kaduna", None, "NGA", "region"),
    ("An explosion killed 20 people in Hyderabad, Pakistan.", "Hyderabad", None, "PAK", "town"),
    ("An explosion killed 20 people in Hyderabad, Indian police said.", "Hyderabad", None, "IND", "town"),
    ("Protesters rallied in Santiago, Chile, on Friday.", "Santiago", None, "CHL", "town"),
    ("Israeli troops raided Jenin in the occupied West Bank on Monday.", "Jenin", None, "PSE", "town"),
    (
        "Russia annexed Crimea in 2014, and troops arrested Tatar leaders in Crimea.",
        "Crimea",
        None,
        "UKR",
        "region",
    ),
    ("Serbian police clashed with crowds in Mitrovica, Kosovo.", "Mitrovica", None, "XKX", "town"),
    ("The United States bombed an airfield in Idlib province, Syria.", "Idlib", None, "SYR", "region"),
    ("Gunmen opened fire at a market in Cordoba, Spain.", "Cordoba", None, "ESP", "town"),
    ("Indian and Chinese troops clashed in Ladakh in June.", "Ladakh", None, "IND", "region"),
    ("Police arrested activists in Victoria, Seychelles.", "Victoria", None, "SYC", "town"),
    ("Soldiers killed protesters in San Jose, Costa Rica.", "San Jose", None, "CRI", "town"),
    ("Militants attacked a convoy in Khyber Pakhtunkhwa in Pakistan.", "Khyber", None, "PAK", "region"),
    ("The army shelled Aleppo in Syria.", "Aleppo", None, "SYR", "town"),
    (
        "Police in Cambridge, Massachusetts, arrested two students.",
        "Cambridge",
        "Massachusetts",
        "USA",
        "town",
    ),
]


@pytest.fixture(scope="module")
def coded(rules_coder: Coder) -> dict[str, CodedDocument]:
    """Return each text's record; they are coded in one batch."""
    documents = [Document(text, text, date(2022, 5, 4)) for text, *_ in PLACES]
    records = list(rules_coder.many(documents))
    return {r.document.id: r for r in records if isinstance(r, CodedDocument)}


@pytest.mark.parametrize(("text", "words", "admin1", "country", "precision"), PLACES)
def test_event_happened_there(
    text: str, words: str, admin1: str | None, country: str, precision: str, coded: dict[str, CodedDocument]
) -> None:
    places = [e.place for e in coded[text].events if e.place is not None]
    assert any(
        words in p.span.of(text)
        and (p.country, p.precision) == (country, precision)
        and admin1 in {None, p.admin1}
        for p in places
    )
