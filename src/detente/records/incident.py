"""One happening, told once or many times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.records.stored import Party, StoredEvent


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one document with the words around it, by which retellings are known.

    `words` are those of the sentence, `lead` those just before the trigger ("the" in "the attack"); both are
    "" where the text is not at hand.
    """

    event: StoredEvent
    words: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """A happening with all its reports; parties, place and days are what the reports say together.

    `first` and `last` are the narrowest days that reports give, both inclusive, `None` where none does.
    `asserted_by` and `denied_by` name the voices that tell it as so and as not so: a publisher, or a
    document's id, where a document speaks for itself.
    """

    id: str
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    first: date | None
    last: date | None
    place: str | None
    place_country: str | None
    reports: tuple[StoredEvent, ...]
    asserted_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that report it, each once."""
        return tuple(dict.fromkeys(event.document for event in self.reports))
