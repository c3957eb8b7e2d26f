"""Which events tell one happening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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
        again(sentence=0, trigger="shelled", recipients=()),
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
