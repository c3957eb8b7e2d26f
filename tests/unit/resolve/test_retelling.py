"""How a retelling inside a document is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from detente.lexicon import LexiconError, Lexicons
from detente.records import Party, StoredEvent, Telling
from detente.resolve.incidents import Incidents, default_incidents
from detente.resolve.retelling import are_two, default_retellings, signs
from detente.resolve.traits import Traits, traits

GUNMAN, SHOPPERS = Party("gunman", "USA"), Party("shoppers", "USA")
FIRST = StoredEvent(
    "a", "e1", "ASSAULT", "asserted", (GUNMAN,), (SHOPPERS,), trigger="shot", sentence=0, trigger_start=4
)


@pytest.fixture(scope="module")
def resolve() -> Incidents:
    return default_incidents()


def of(resolve: Incidents, lead: str = "", words: str = "", **changes: object) -> Traits:
    event = replace(FIRST, **changes)  # type: ignore[arg-type]
    return traits(Telling(event, words, lead), resolve.persons, resolve.deeds)


def test_deaths_and_shots_are_of_one_deed_more_than_a_war_and_deaths(resolve: Incidents) -> None:
    shot, war = of(resolve), of(resolve, trigger="civil war")
    deaths = of(resolve, sentence=3, trigger="deaths")
    likeness = resolve.retellings.likeness
    assert likeness([shot], deaths, [[shot]]) > likeness([war], deaths, [[war]])


@pytest.mark.parametrize(
    ("lead", "more"),
    [("after the ", True), ("and then another ", False)],
)
def test_definite_noun_speaks_for_it_and_another_against_it(
    lead: str, more: bool, resolve: Incidents
) -> None:
    told = of(resolve)
    plain, led = (of(resolve, words, sentence=3, trigger="shooting") for words in ("", lead))
    likeness = resolve.retellings.likeness
    assert (likeness([told], led, [[told]]) > likeness([told], plain, [[told]])) is more


def test_signs_count_as_the_part_of_the_tellings_for_which_they_hold(resolve: Incidents) -> None:
    told = [of(resolve), of(resolve, sentence=1, trigger="attack")]
    found = signs(told, of(resolve, sentence=4), [told])
    assert (found["same word"], found["some: same word"]) == (0.5, 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"first": date(2019, 8, 3), "last": date(2019, 8, 3)},
        {"actors": (Party("x", "RUS"),), "recipients": (Party("y", "UKR"),)},
    ],
)
def test_other_days_and_strangers_are_two_whatever_else_is_alike(
    changes: dict[str, object], resolve: Incidents
) -> None:
    told = of(resolve, first=date(2019, 1, 1), last=date(2019, 1, 1))
    assert are_two(signs([told], of(resolve, sentence=1, **changes), [[told]]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "said"),
    [("same word\tmuch\tmine\n", "no number"), ("same word\t1.5\tmine\n", "")],
)
def test_weight_of_ones_own_takes_the_place_of_the_shipped_one(line: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "retellings.tsv").write_text("sign\tweight\tcitation\n" + line, encoding="utf-8")
    if said:
        with pytest.raises(LexiconError, match=said):
            default_retellings(Lexicons(tmp_path))
    else:
        assert default_retellings(Lexicons(tmp_path)).weights["same word"] == 1.5


def test_deeds_of_one_sentence_are_less_often_one(resolve: Incidents) -> None:
    told = of(resolve)
    same, later = (of(resolve, sentence=n, trigger="killed") for n in (0, 2))
    likeness = resolve.retellings.likeness
    assert likeness([told], same, [[told]]) < likeness([told], later, [[told]])


@pytest.mark.parametrize(
    ("trigger", "is_two"), [("war crimes", True), ("war", False), ("the invasion", False)]
)
def test_deed_in_an_invasion_is_not_the_invasion(trigger: str, is_two: bool, resolve: Incidents) -> None:
    told = of(resolve, trigger="invasion")
    assert are_two(signs([told], of(resolve, sentence=1, trigger=trigger), [[told]])) is is_two
