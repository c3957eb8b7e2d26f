"""How the parties of two tellings stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.records import RECIPROCAL
from detente.resolve.sides import Known, other_number, same_number
from detente.resolve.traits import Traits


def party_signs(one: Traits, new: Traits) -> Iterator[str]:
    """Yield what the parties of two tellings of one type say for or against their telling one happening."""
    if new.telling.event.type in RECIPROCAL:
        yield f"parties: {_side(_both(one), _both(new))}"
        if len(one.countries & new.countries) > 1:
            yield "two countries"
        yield from _own_countries(one.countries, new.countries)
    else:
        yield f"actor: {_side(_of_actor(one), _of_actor(new))}"
        yield f"recipient: {_side(_of_recipient(one), _of_recipient(new))}"
        yield from _own_countries(one.recipient_countries, new.recipient_countries)
        turned = (
            one.actor_countries & new.recipient_countries and one.recipient_countries & new.actor_countries
        )
        if turned and not one.actor_countries & new.actor_countries:
            yield "turned round"
    if any(one.sides) and one.sides == new.sides:
        yield "same countries"
    parties = (*one.actors, *one.recipients), (*new.actors, *new.recipients)
    if shared := _own_names(parties[0]) & _own_names(parties[1]):
        yield "own name"
        if len(shared) > 1:
            yield "own names"
    if same_number(*parties):
        yield "same number"
    elif other_number(*parties):
        yield "other number"


def _own_names(parties: Iterable[Known]) -> set[str]:
    return {word for party in parties for word in party.names}


def _own_countries(one: frozenset[str], new: frozenset[str]) -> Iterator[str]:
    if one - new and new - one:
        yield "each with own countries"
    elif one and new and one != new:
        yield "one with more countries"


_Side = tuple[frozenset[str], frozenset[str], frozenset[str], bool]
"""Names, persons' names and countries of one side, and whether it has any party."""


def _of_actor(traits: Traits) -> _Side:
    parties = bool(traits.telling.event.actors)
    return traits.actor_names, traits.actor_persons, traits.actor_countries, parties


def _of_recipient(traits: Traits) -> _Side:
    parties = bool(traits.telling.event.recipients)
    return traits.recipient_names, traits.recipient_persons, traits.recipient_countries, parties


def _both(traits: Traits) -> _Side:
    persons = traits.actor_persons | traits.recipient_persons
    return traits.names, persons, traits.countries, bool(traits.telling.event.parties)


def _side(one: _Side, new: _Side) -> str:
    if not one[3] and not new[3]:
        return "neither"
    if not one[3] or not new[3]:
        return "only one"
    if one[0] & new[0]:
        return "same name"
    if one[1] and new[1]:
        return "other person"
    if one[2] & new[2]:
        return "same country"
    return "other country" if one[2] and new[2] else "unknown"
