"""Names that are also those of towns, of other people or of other states' bodies."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

READ = [
    # a numeral is no surname: King Abdullah II is not in "World War II"
    ("Bob Hale, the World War II general, spoke.", "the World War II general", [None]),
    # an agent noun is no surname where the parse sees no person
    ("The Muslim association of Lima met Chile's minister.", "The Muslim association", ["PER"]),
    # a religion is not the surname of somebody in office
    ("Critics of Islam marched in Lima.", "Islam", []),
    # the first part of a longer name is nobody's surname
    ("Christian Estrosi, a former mayor of Nice, spoke.", "Christian Estrosi", ["FRA"]),
    # initials are read over
    ("In 2013 President Viktor F. Yanukovych spoke.", "President Viktor F. Yanukovych", ["UKR"]),
    # a company's name ends a person's
    ("Peruvian judges freed Johanna Bayer.", "Johanna Bayer", ["PER"]),
    # the nationality before a body that others have too
    ("The British Red Cross sent tents.", "The British Red Cross", ["GBR"]),
    ("The Syrian General Intelligence Directorate held him.", "The Syrian General Intelligence Directorate", ["SYR"]),
    # whoever is no person by the parse is nobody in office: Jack Reed, Joe Scarborough
    ("Manila sent ships to the Reed Bank.", "the Reed Bank", ["PHL"]),
    # once foremost, and the only one of the name
    ("Mr. Gorbachev left.", "Mr. Gorbachev", ["SUN"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "countries"), READ)
def test_a_name_is_read_as_whom_it_names_here(
    rules_coder: Coder, text: str, words: str, countries: list[str | None]
) -> None:
    found = rules_coder(Document("test", text, date(2016, 5, 1))).mentions
    assert [m.participant.country for m in found if m.span.of(text) == words] == countries


def test_a_town_behind_first_names_is_the_surname_of_whom_a_nationality_describes(rules_coder: Coder) -> None:
    text = (
        "Valeska Paris, an Australian woman, spoke. Paris left. Ousmane Illiassou Djibo, a Nigerien, came. "
        "Djibo spoke. She lives in Paris."
    )
    found = rules_coder(Document("test", text, date(2016, 5, 1))).mentions
    by_place = {m.span.start: m.participant.country for m in found if m.kind == "name"}
    told = [by_place.get(text.index(words)) for words in ("Valeska", "Paris left", "Ousmane", "Djibo spoke")]
    assert told == ["AUS", "AUS", "NER", "NER"]
    assert by_place[text.index("Paris.")] == "FRA"


def test_who_was_foremost_once_is_meant_where_the_parse_sees_no_person(rules_coder: Coder) -> None:
    text = "Trump criticised NATO on Monday."
    found = rules_coder(Document("test", text, date(2022, 4, 1))).mentions
    assert [m.participant.name for m in found if m.span.of(text) == "Trump"] == ["Donald Trump"]


def test_somebody_met_is_known_by_another_first_name(rules_coder: Coder) -> None:
    text = "Secretary Antony Blinken met Japanese ministers. Japan thanked Tony."
    found = rules_coder(Document("test", text, date(2022, 5, 1))).mentions
    assert [m.participant.name for m in found if m.span.of(text) == "Tony"] == ["Antony Blinken"]


def test_a_foreign_secretary_comes_before_a_candidate_of_the_same_surname(rules_coder: Coder) -> None:
    text = "Johnson spoke."
    found = rules_coder(Document("test", text, date(2016, 9, 1))).mentions
    assert [m.participant.name for m in found if m.span.of(text) == "Johnson"] == ["Boris Johnson"]


@pytest.mark.parametrize(("words", "country"), [("the North", "PRK"), ("the north", None)])
def test_the_north_is_a_state_where_the_text_names_only_the_south(
    rules_coder: Coder, words: str, country: str | None
) -> None:
    text = f"Envoys left South Korea. Ministers in Lima said that {words} had shut its border."
    found = rules_coder(Document("test", text, date(2016, 5, 1))).mentions
    assert [m.participant.country for m in found if m.span.of(text) == words] == (
        [country] if country else []
    )
