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
