"""Which events tell one happening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from detente.records import Incident, Party, StoredEvent, Telling
from detente.resolve.incidents import Incidents, default_incidents

RUS, UKR, TUR, SYR = (
    Party(name, code, ("GOV",))
    for name, code in (("Russia", "RUS"), ("Ukraine", "UKR"), ("Turkey", "TUR"), ("Syria", "SYR"))
)
DAY = date(2019, 10, 9)
BASE = StoredEvent(
    "a",
    "e1",
    "ASSAULT",
    "asserted",
    (TUR,),
    (SYR,),
    DAY,
    DAY,
    DAY,
    trigger="attacked",
    sentence=0,
    trigger_start=10,
)


@pytest.fixture(scope="module")
def resolve() -> Incidents:
    return default_incidents()


def incidents(resolve: Incidents, *events: StoredEvent, words: str = "") -> tuple[Incident, ...]:
    return resolve(Telling(event, words, "the ") for event in events)


def again(**changes: object) -> StoredEvent:
    """Return the base event told again two sentences later."""
    return replace(BASE, **({"event": "e2", "sentence": 2, "trigger_start": 90} | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "second",
    [
        again(),
        again(trigger="the attack", first=None, last=None),
        again(first=None, last=None, recipients=()),
        again(status="denied"),
    ],
)
def test_retelling_in_a_document_is_the_same_happening(second: StoredEvent, resolve: Incidents) -> None:
    (found,) = incidents(resolve, BASE, second)
    assert len(found.reports) == 2


@pytest.mark.parametrize(
    "second",
    [
        again(type="ACCUSE"),
        again(first=date(2019, 1, 1), last=date(2019, 1, 1)),
        again(actors=(SYR,), recipients=(TUR,)),
        again(actors=(RUS,), recipients=(UKR,)),
    ],
)
def test_other_deeds_are_other_happenings(second: StoredEvent, resolve: Incidents) -> None:
    assert len(incidents(resolve, BASE, second)) == 2


def test_two_documents_tell_one_happening(resolve: Incidents) -> None:
    other = replace(BASE, document="b", published=date(2019, 10, 10))
    (found,) = incidents(resolve, BASE, other)
    assert found.documents == ("a", "b")
    assert (found.first, found.last) == (DAY, DAY)


@pytest.mark.parametrize(
    "changes",
    [
        {"first": date(2019, 10, 20), "last": date(2019, 10, 20)},
        {"first": None, "last": None, "published": date(2019, 10, 20)},
        {"recipients": (UKR,)},
        {"actors": (RUS,)},
    ],
)
def test_documents_with_other_days_or_parties_tell_other_happenings(
    changes: dict[str, object], resolve: Incidents
) -> None:
    assert len(incidents(resolve, BASE, replace(BASE, document="b", **changes))) == 2  # type: ignore[arg-type]


def test_who_asserts_and_who_denies_is_told(resolve: Incidents) -> None:
    (found,) = incidents(
        resolve,
        replace(BASE, publisher="A wire"),
        replace(
            BASE, document="b", status="denied", attribution="a1", voice="Turkey", factuality=(("a1", "CT-"),)
        ),
        replace(BASE, document="c", attribution="a1", voice="", factuality=(("AUTHOR", "Uu"), ("a1", "CT+"))),
    )
    assert found.asserted_by == ("A wire", "(unnamed)")
    assert found.denied_by == ("Turkey",)


def test_order_of_documents_does_not_matter(resolve: Incidents) -> None:
    events = [replace(BASE, document=d, published=date(2019, 10, 9 + n)) for n, d in enumerate("abcd")]
    assert incidents(resolve, *events) == incidents(resolve, *reversed(events))


def test_a_long_war_is_not_one_happening(resolve: Incidents) -> None:
    days = [
        replace(BASE, document=f"d{n:02}", published=date(2019, 10, 1 + n), first=None, last=None)
        for n in range(20)
    ]
    assert len(incidents(resolve, *days)) > 5


def test_every_event_is_in_one_incident(resolve: Incidents) -> None:
    events = [
        replace(BASE, document=f"d{n % 7}", event=f"e{n}", sentence=n, actors=((TUR, RUS, UKR)[n % 3],))
        for n in range(40)
    ]
    found = incidents(resolve, *events)
    told = [(r.document, r.event) for i in found for r in i.reports]
    assert sorted(told) == sorted((e.document, e.event) for e in events)
    assert len({i.id for i in found}) == len(found)


UK = Party("United Kingdom", "GBR", ("GOV",))
EXPULSION = replace(
    BASE,
    type="SANCTION",
    mode="expel",
    actors=(UK,),
    recipients=(Party("23 Russian diplomats", "RUS", ("GOV",), "23 Russian diplomats"),),
    trigger="expels 23 Russian diplomats",
    first=None,
    last=None,
)


def told(event: StoredEvent, words: str, **changes: object) -> Telling:
    return Telling(replace(event, **changes), words, "")  # type: ignore[arg-type]


def later(event: StoredEvent, days: int, document: str = "b", **changes: object) -> StoredEvent:
    assert event.published is not None
    moved = event.published + timedelta(days=days)
    return replace(event, document=document, published=moved, **changes)  # type: ignore[arg-type]


def documents(resolve: Incidents, *tellings: Telling) -> list[tuple[str, ...]]:
    return [incident.documents for incident in resolve(tellings)]


def test_the_same_number_of_the_same_people_is_one_deed_told_days_later(resolve: Incidents) -> None:
    found = documents(
        resolve,
        told(EXPULSION, "The United Kingdom expels 23 Russian diplomats over the nerve agent attack."),
        told(
            later(EXPULSION, 3, trigger="decision to expel 23 Russian diplomats"),
            "In answer to the UK's decision to expel 23 Russian diplomats, Russia closes a consulate.",
        ),
        told(
            later(EXPULSION, 6, "c", trigger="diplomats expelled"),
            "All 23 Russian diplomats expelled from the UK fly to Moscow.",
        ),
    )
    assert found == [("a", "b", "c")]


def test_another_number_of_them_is_another_deed(resolve: Incidents) -> None:
    sixty = (Party("60 Russian diplomats", "RUS", ("GOV",), "60 Russian diplomats"),)
    found = documents(
        resolve,
        told(EXPULSION, "The United Kingdom expels 23 Russian diplomats."),
        told(
            later(EXPULSION, 1, recipients=sixty, trigger="expels 60 Russian diplomats"),
            "The United Kingdom expels 60 Russian diplomats.",
        ),
    )
    assert len(found) == 2


def test_one_countrys_deed_among_many_is_its_own(resolve: Incidents) -> None:
    many = (Party("More than 100 Russian diplomats", "RUS", ("GOV",), "More than 100 Russian diplomats"),)
    found = documents(
        resolve,
        told(EXPULSION, "The United Kingdom expels 23 Russian diplomats."),
        told(
            later(EXPULSION, 1, actors=(Party("Australia", "AUS", ("GOV",)),), trigger="expel"),
            "The government of Australia expels Russian diplomats.",
        ),
        told(
            later(EXPULSION, 2, "c", actors=(), recipients=many, trigger="diplomats are expelled"),
            "More than 100 Russian diplomats are expelled from over 20 countries.",
        ),
    )
    assert len(found) == 3


def test_states_whose_names_share_a_word_are_others(resolve: Incidents) -> None:
    usa = (Party("United States", "USA", ("GOV",)),)
    found = documents(
        resolve,
        told(
            EXPULSION,
            "The United Kingdom will impose sanctions on Russian banks.",
            trigger="impose sanctions",
        ),
        told(
            later(EXPULSION, 1, actors=usa, trigger="imposing sanctions"),
            "The United States will impose sanctions on Russian banks.",
        ),
    )
    assert len(found) == 2


def test_a_war_named_week_after_week_is_one_happening(resolve: Incidents) -> None:
    war = replace(BASE, actors=(RUS,), recipients=(UKR,), trigger="invasion", first=None, last=None)
    sentences = (
        "Canada ends export permits after the invasion of Ukraine.",
        "The expo stays open to all despite Russia's invasion of Ukraine.",
        "A court orders Russia to halt its invasion of Ukraine.",
    )
    found = documents(
        resolve, *(told(later(war, 8 * n, f"d{n}"), sentence) for n, sentence in enumerate(sentences))
    )
    assert found == [("d0", "d1", "d2")]


def test_fights_at_other_places_of_one_war_are_others(resolve: Incidents) -> None:
    shelled = replace(BASE, actors=(RUS,), recipients=(UKR,), trigger="shell", first=None, last=None)
    found = documents(
        resolve,
        told(shelled, "Russian forces shell the city of Sartana.", place="Sartana"),
        told(later(shelled, 1, place="Rubizhne"), "Russian troops shell the city of Rubizhne."),
    )
    assert len(found) == 2


def test_a_second_round_of_talks_is_not_the_third(resolve: Incidents) -> None:
    talks = replace(
        BASE, type="CONSULT", actors=(RUS, UKR), recipients=(), trigger="talks", first=None, last=None
    )
    found = documents(
        resolve,
        told(talks, "Delegations of Russia and Ukraine hold the second round of talks."),
        told(later(talks, 1), "Ukraine and Russia end the second round of talks."),
        told(later(talks, 4, "c"), "Ukraine and Russia hold the third round of talks."),
    )
    assert found == [("a", "b"), ("c",)]
