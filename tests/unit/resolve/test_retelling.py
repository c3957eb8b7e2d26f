"""How a retelling inside a document is known."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon import LexiconError, Lexicons
from detente.records import Party, StoredEvent, Telling
from detente.resolve.grouping import grouped
from detente.resolve.incidents import Incidents, default_incidents
from detente.resolve.retelling import Retellings, are_two, default_retellings, signs
from detente.resolve.traits import Traits, traits

GUNMAN, SHOPPERS = Party("gunman", "USA"), Party("shoppers", "USA")
FIRST = StoredEvent(
    "a", "e1", "ASSAULT", "asserted", (GUNMAN,), (SHOPPERS,), trigger="shot", sentence=0, trigger_start=4
)


NEXT = (0, 1)
"""The places of two tellings of which the one follows the other, with none of their type before."""


@pytest.fixture(scope="module")
def resolve() -> Incidents:
    return default_incidents()


def of(resolve: Incidents, lead: str = "", words: str = "", **changes: object) -> Traits:
    event = replace(FIRST, **changes)  # type: ignore[arg-type]
    return traits(Telling(event, words, lead), resolve.persons, resolve.deeds)


def gain(resolve: Incidents, one: Traits, new: Traits) -> float:
    return resolve.retellings.gain(one, new, NEXT)


def test_deaths_and_shots_are_of_one_deed_more_than_a_war_and_deaths(resolve: Incidents) -> None:
    shot, war = of(resolve), of(resolve, trigger="civil war")
    deaths = of(resolve, sentence=3, trigger="deaths")
    assert gain(resolve, shot, deaths) > gain(resolve, war, deaths)


@pytest.mark.parametrize(
    ("lead", "more"),
    [("after the ", True), ("and then another ", False)],
)
def test_definite_noun_speaks_for_it_and_another_against_it(
    lead: str, more: bool, resolve: Incidents
) -> None:
    told = of(resolve)
    plain, led = (of(resolve, words, sentence=3, trigger="shooting") for words in ("", lead))
    assert (gain(resolve, told, led) > gain(resolve, told, plain)) is more


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
    assert are_two(signs(told, of(resolve, sentence=1, **changes), NEXT))  # type: ignore[arg-type]


def test_what_was_told_without_a_day_links_no_two_days(resolve: Incidents) -> None:
    days = ({"first": date(2019, month, 1), "last": date(2019, month, 1)} for month in (1, 8))
    told = [replace(FIRST, sentence=n, **of_day) for n, of_day in enumerate(days)]  # type: ignore[arg-type]
    undated = replace(FIRST, sentence=2)
    groups = resolve.within([Telling(event, "A gunman shot shoppers.") for event in (*told, undated)])
    assert sorted(len(group) for group in groups) == [1, 2]


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


@pytest.mark.parametrize(("weight", "chance"), [(-5000.0, 0.0), (5000.0, 1.0)])
def test_weight_of_any_size_gives_a_chance(weight: float, chance: float, resolve: Incidents) -> None:
    heavy = Retellings({"same word": weight, "constant": 0.0, "threshold": 0.25})
    assert heavy.gain(of(resolve), of(resolve, sentence=2), NEXT) == chance - 0.25


def test_deeds_of_one_sentence_are_less_often_one(resolve: Incidents) -> None:
    told = of(resolve)
    same, later = (of(resolve, sentence=n, trigger="killed") for n in (0, 2))
    assert gain(resolve, told, same) < gain(resolve, told, later)


@pytest.mark.parametrize(
    ("trigger", "is_two"), [("war crimes", True), ("war", False), ("the invasion", False)]
)
def test_deed_in_an_invasion_is_not_the_invasion(trigger: str, is_two: bool, resolve: Incidents) -> None:
    invasion, deed = of(resolve, trigger="invasion"), of(resolve, sentence=1, trigger=trigger)
    assert are_two(signs(invasion, deed, NEXT)) is is_two
    assert are_two(signs(deed, invasion, NEXT)) is is_two


def with_signs(told: Traits, new: Traits) -> set[str]:
    return set(signs(told, new, NEXT))


def test_what_ended_weeks_before_publication_is_background_beside_the_news(resolve: Incidents) -> None:
    news = of(resolve, published=date(2019, 8, 4), first=date(2019, 8, 3), last=date(2019, 8, 3))
    undated = of(resolve, published=date(2019, 8, 4), sentence=5)
    years_ago = of(
        resolve, published=date(2019, 8, 4), first=date(2011, 1, 1), last=date(2011, 12, 31), sentence=5
    )
    assert "one long ago" in with_signs(undated, years_ago)
    assert not {"one long ago", "both long ago"} & with_signs(news, undated)
    assert "both long ago" in with_signs(years_ago, replace(years_ago))
    assert gain(resolve, undated, years_ago) < gain(resolve, undated, undated)


@pytest.mark.parametrize(
    ("told", "new", "sign"),
    [
        ("A gunman shot them.", "Two were shot in a mall last year.", "to other times"),
        ("Two were shot in a mall last year.", "A gunman shot them.", "from other times"),
        ("A gunman shot them.", "He shot them at noon.", None),
    ],
)
def test_sentence_that_leads_to_other_times_is_marked(
    told: str, new: str, sign: str | None, resolve: Incidents
) -> None:
    found = with_signs(of(resolve, words=told), of(resolve, words=new, sentence=4))
    assert found & {"to other times", "from other times"} == ({sign} if sign else set())


@pytest.mark.parametrize(("trigger", "marked"), [("attacks", True), ("attack", False)])
def test_several_deeds_are_told_from_one_of_the_same_name(
    trigger: str, marked: bool, resolve: Incidents
) -> None:
    told, new = of(resolve, trigger="attack"), of(resolve, trigger=trigger, sentence=2)
    assert ("one or several" in with_signs(told, new)) is marked


def test_names_of_states_are_no_own_names(resolve: Incidents) -> None:
    rittmeister = Party("Anna Rittmeister", "DEU")
    named = of(resolve, actors=(rittmeister,))
    assert {"own name", "own names"} <= with_signs(named, replace(named))
    states = of(resolve, actors=(Party("Germany", "DEU"),), recipients=())
    assert "own name" not in with_signs(states, replace(states))


def test_first_of_its_type_stands_out_by_family_of_types(resolve: Incidents) -> None:
    told, new = of(resolve), of(resolve, sentence=5)
    assert {"the first of its type, assaults", "one after the other"} <= signs(told, new, (0, 1)).keys()
    later = signs(told, new, (1, 4))
    assert not {"the first of its type", "one after the other"} & later.keys()
    assert later["tellings away"] == pytest.approx(math.log(3))


def test_telling_moves_to_the_happening_that_is_told_after_it() -> None:
    assert grouped([[0, 0.1, -0.5], [0.1, 0, 0.4], [-0.5, 0.4, 0]]) == [[0], [1, 2]]


def test_telling_leaves_a_happening_that_what_joined_later_speaks_against() -> None:
    assert grouped([[0, 0.1, 0.5], [0.1, 0, -0.3], [0.5, -0.3, 0]]) == [[0, 2], [1]]


@given(st.lists(st.floats(-2, 1), min_size=15, max_size=15), st.integers(0, 6))
def test_every_telling_is_in_one_happening_and_none_gains_by_leaving_it(
    gains: list[float], number: int
) -> None:
    table = [[0.0] * number for _ in range(number)]
    for gain, (one, other) in zip(gains, combinations(range(number), 2), strict=False):
        table[one][other] = table[other][one] = gain
    groups = grouped(table)
    assert sorted(n for group in groups for n in group) == list(range(number))
    assert all(sum(table[n][m] for m in group) > -1e-6 for group in groups for n in group)
