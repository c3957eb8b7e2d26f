"""Who some words name."""

from __future__ import annotations

from datetime import date

import pytest

from detente.app.who import who


@pytest.mark.parametrize(
    ("words", "on", "name", "role", "country", "sectors"),
    [
        ("German Chancellor Angela Merkel", date(2015, 3, 1), "Angela Merkel", "chancellor", "DEU", ("GOV",)),
        ("Canadian prime minister", date(2016, 3, 1), "Justin Trudeau", "prime minister", "CAN", ("GOV",)),
        ("President of China", date(2015, 1, 1), "Xi Jinping", "president", "CHN", ("GOV",)),
        ("Russia", None, "Russia", "state", "RUS", ("GOV",)),
        ("the Kremlin", None, "Russia", "seat of the government", "RUS", ("GOV",)),
        ("Soviet Union", date(1985, 1, 1), "Soviet Union", "state", "SUN", ("GOV",)),
        ("European Union", None, "European Union", "igo", "EUR", ("IGO",)),
        ("Sudanese troops", None, "Sudanese troops", "troops", "SDN", ("MIL",)),
        ("Chad's defence minister", None, "Chad defence minister", "defence minister", "TCD", ("GOV", "MIL")),
        ("former Canadian minister Joe Bloggs", date(2016, 3, 1), "Joe Bloggs", "minister", "CAN", ("ELI",)),
    ],
)
def test_words_name_whom_the_lexicons_tell(
    words: str, on: date | None, name: str, role: str, country: str, sectors: tuple[str, ...]
) -> None:
    answer = who(words, on)[0]
    assert (answer.name, answer.country, answer.sectors) == (name, country, sectors)
    assert answer.role.endswith(role)


@pytest.mark.parametrize(
    ("words", "on", "country", "sector"),
    [
        ("Angela Merkel", date(2023, 1, 1), "DEU", "ELI"),
        ("Rishi Sunak", date(2025, 1, 1), "GBR", "LEG"),
        ("Deputy Secretary Hicks", date(2022, 4, 1), "USA", "GOV"),
        ("Lt. Gen. Muhoozi Kainerugaba", date(2023, 5, 1), "UGA", "MIL"),
        ("a team of heavily armed Chilean police", date(2022, 4, 1), "CHL", "COP"),
        ("Russia's Baltic Fleet", date(2022, 4, 1), "RUS", "MIL"),
        ("Chile's Defense Department", date(2022, 4, 1), "CHL", "GOV"),
        ("two dozen men", date(2022, 4, 1), None, "CVL"),
        ("Al-Sisi", date(2022, 4, 1), "EGY", "GOV"),
        ("Zelenskiy", date(2022, 4, 1), "UKR", "GOV"),
        ("Erdoğan", date(2022, 4, 1), "TUR", "GOV"),
    ],
)
def test_words_give_this_country_and_first_sector(
    words: str, on: date, country: str | None, sector: str
) -> None:
    answer = who(words, on)[0]
    assert (answer.country, answer.sectors[0]) == (country, sector)


@pytest.mark.parametrize("words", ["He", "Frank", "Feliciano Hernandez"])
def test_pronoun_first_name_and_longer_name_are_no_office_holder(words: str) -> None:
    assert who(words, date(2023, 1, 1)) == ()


def test_town_outside_the_lexicons_is_found_in_the_gazetteer() -> None:
    answer = who("Puerto Peñasco")[0]
    assert (answer.country, answer.citation) == ("MEX", "GeoNames")


@pytest.mark.parametrize(("on", "status"), [(date(2012, 1, 1), "opposition"), (date(2015, 1, 1), "ruling")])
def test_party_governs_or_opposes_on_the_day(on: date, status: str) -> None:
    assert who("Bharatiya Janata Party", on)[0].role.startswith(f"{status} party")


def test_title_tells_the_sector_of_somebody_from_an_unknown_country() -> None:
    (answer,) = who("Ruritanian Defence Minister Rupert Hentzau", date(2015, 1, 1))
    assert (answer.name, answer.country) == ("Rupert Hentzau", None)
    assert "GOV" in answer.sectors


@pytest.mark.parametrize(
    ("on", "held", "sectors"), [(date(2016, 3, 1), True, ("GOV",)), (date(2010, 3, 1), False, ("ELI",))]
)
def test_office_counts_on_its_days_only(on: date, held: bool, sectors: tuple[str, ...]) -> None:
    (answer,) = who("Justin Trudeau", on)
    assert (answer.held, answer.sectors) == (held, sectors)


def test_without_a_day_all_offices_are_given_the_latest_first() -> None:
    starts = [a.first for a in who("Shinzo Abe")]
    assert len(starts) > 1
    assert starts == sorted(starts, key=lambda d: d or date.min, reverse=True)


def test_answer_names_its_lexicon_line_and_citation() -> None:
    answer = who("Angela Merkel", date(2015, 3, 1))[0]
    assert answer.line.startswith("office_holders/")
    assert answer.citation


@pytest.mark.parametrize("words", ["", "Xyzzy", "   ", "!?", "\x00"])
def test_unknown_words_name_nobody(words: str) -> None:
    assert who(words) == ()
