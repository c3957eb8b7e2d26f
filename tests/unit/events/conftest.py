"""What the event tests share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import CodedDocument, Document, Event, Mention

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Event], str]


@pytest.fixture(scope="session")
def told(rules_coder: Coder) -> Told:
    """Return a function from a text to its record by patterns and rules alone; each text is coded once a run."""
    known: dict[str, CodedDocument] = {}

    def of(text: str) -> CodedDocument:
        if text not in known:
            known[text] = rules_coder(Document("test", text, date(2019, 10, 9)))
        return known[text]

    return of


@pytest.fixture(scope="session")
def as_tuple() -> AsTuple:
    """Return a function from an event to "TYPE ACTORS>RECIPIENTS" by countries, "?" where there is none."""
    return lambda event: f"{event.type} {_countries(event.actors)}>{_countries(event.recipients)}"


def _countries(mentions: tuple[Mention, ...]) -> str:
    return "+".join(sorted({m.participant.country or "?" for m in mentions}))
