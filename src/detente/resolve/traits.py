"""What of a telling is compared with what others tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.records import Party, Telling
from detente.resolve.deeds import Deeds
from detente.resolve.persons import Persons
from detente.resolve.sides import Known, known
from detente.resolve.wording import (
    is_definite,
    is_plural,
    name_words,
    names_another,
    other_times,
    stem,
    stems,
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a telling, or of a whole document's tellings of one happening, is compared.

    `words` are the stems of its sentence without the parties' names, `said` all of them. `kind` is the kind of
    deed that the trigger names, `another` whether the words at it say that it is one more ("a second blast"),
    `plural` whether it names several deeds. `times` are the words of its sentence that lead to other times.
    """

    telling: Telling
    actor_names: frozenset[str]
    recipient_names: frozenset[str]
    actor_persons: frozenset[str]
    recipient_persons: frozenset[str]
    actor_countries: frozenset[str]
    recipient_countries: frozenset[str]
    trigger: frozenset[str]
    words: frozenset[str]
    said: frozenset[str]
    definite: bool
    actors: tuple[Known, ...] = ()
    recipients: tuple[Known, ...] = ()
    kind: str | None = None
    another: bool = False
    plural: bool = False
    times: frozenset[str] = frozenset()

    @property
    def countries(self) -> frozenset[str]:
        """The countries of all parties."""
        return self.actor_countries | self.recipient_countries

    @property
    def names(self) -> frozenset[str]:
        """The words of all parties' names."""
        return self.actor_names | self.recipient_names

    @property
    def sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """The countries of both sides."""
        return self.actor_countries, self.recipient_countries


def traits(telling: Telling, persons: Persons, deeds: Deeds) -> Traits:
    """Return the traits of one telling."""
    event = telling.event
    actors, recipients = event.actors, event.recipients
    named = {stem(w) for w in name_words((*actors, *recipients))}
    said = stems(telling.words or event.trigger or "")
    return Traits(
        telling,
        name_words(actors),
        name_words(recipients),
        name_words(p for p in actors if persons.is_one(p)),
        name_words(p for p in recipients if persons.is_one(p)),
        _countries(actors),
        _countries(recipients),
        stems(event.trigger or ""),
        said - named,
        said,
        is_definite(telling.lead),
        tuple(known(p, persons) for p in actors),
        tuple(known(p, persons) for p in recipients),
        deeds.kind(event.type, event.trigger or ""),
        names_another(telling.lead, event.trigger or ""),
        is_plural(event.trigger or ""),
        other_times(telling.words),
    )


def _countries(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.country for p in parties if p.country)
