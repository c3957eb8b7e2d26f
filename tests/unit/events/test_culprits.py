"""Who did a crime that a noun names, and who suffered it; the events have whoever a net may have put there."""

from __future__ import annotations

import pytest
from tests.unit.events.told_events import Told, sentence_of, words_of

from detente.events.culprits import with_culprits
from detente.pipeline import Coder

SIDES = [
    # whom a charge is brought against did it
    ("Lund was charged with assault.", ("ASSAULT", "assault", "", "Lund"), "Lund>"),
    ("Chad blamed Kenya for the attack.", ("ASSAULT", "attack", "", "Kenya"), "Kenya>"),
    ("Chad armed Kenya for the attack.", ("ASSAULT", "attack", "", "Kenya"), ">Kenya"),
    # whom the noun says it was done to
    ("Togo cleared Lund of the murder of Petrov.", ("ASSAULT", "murder", "", "Lund Petrov"), ">Petrov"),
    ("Togo mourned after Ivan Petrov's execution.", ("ASSAULT", "execution", "Petrov", "Togo"), ">Petrov"),
    ("Togo mourned after Ivan Petrov's attack.", ("ASSAULT", "attack", "Petrov", "Togo"), "Petrov>Togo"),
    (
        "Togo spoke after Ivan Petrov's execution and an attack on Kenya.",
        ("ASSAULT", "execution", "Petrov", "Kenya"),
        ">Petrov",
    ),
    (
        "Togo spoke after Ivan Petrov's execution and an attack on Kenya.",
        ("ASSAULT", "attack", "Petrov", "Kenya"),
        ">Kenya",
    ),
    # the target of a deed
    ("Kenya was the target of raids by rebels.", ("ASSAULT", "raids", "Kenya", ""), ">Kenya"),
    ("Kenya was subject to raids by rebels.", ("ASSAULT", "raids", "Kenya rebels", ""), "rebels>Kenya"),
    ("Kenya was the author of raids on rebels.", ("ASSAULT", "raids", "Kenya", ""), "Kenya>"),
    # where it happened
    ("The raid in El Paso shocked Chad.", ("ASSAULT", "raid", "Paso", ""), ">"),
]


@pytest.mark.parametrize(("text", "told", "sides"), SIDES)
def test_culprit_and_victim_of_a_noun_stand_on_their_own_sides(
    rules_coder: Coder, text: str, told: Told, sides: str
) -> None:
    who, _, events = sentence_of(rules_coder, text, [told])
    (after,) = with_culprits({0: who.parse}, who.words, events)
    found = (" ".join(sorted(words_of(who.parse, m))) for m in (after.actors, after.recipients))
    assert ">".join(found) == sides
