"""The reports of a happening put in order: by who says so, and by whom they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from detente.app.looking import IncidentReport, IncidentTold
from detente.records import Party


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who tells a happening, with the reports that say so; `own` where a document tells it itself.

    `name` is "" where the text hides who says it.
    """

    name: str
    country: str | None
    own: bool
    reports: tuple[IncidentReport, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A participant with the words that reports use for it and how many reports name it."""

    party: Party
    words: tuple[str, ...]
    reports: int


def voices(reports: Iterable[IncidentReport]) -> tuple[Voice, ...]:
    """Return who tells it, those of most reports first."""
    found: dict[tuple[str, str | None, bool], list[IncidentReport]] = {}
    for report in reports:
        event = report.event
        own = event.attribution is None
        name = (event.publisher or event.document) if own else (event.voice or "")
        found.setdefault((name, None if own else event.voice_country, own), []).append(report)
    told = [Voice(name, country, own, tuple(some)) for (name, country, own), some in found.items()]
    return tuple(sorted(told, key=lambda v: (-len(v.reports), v.name)))


def party_lists(told: IncidentTold, role: Literal["actors", "recipients"]) -> tuple[Named, ...]:
    """Return whom the reports name in a role, those of most reports first."""
    words: dict[tuple[str, str | None], dict[str, None]] = {}
    parties: dict[tuple[str, str | None], Party] = {}
    counts: dict[tuple[str, str | None], int] = {}
    for report in told.reports:
        given = report.event.actors if role == "actors" else report.event.recipients
        for key, party in {(p.name, p.country): p for p in given}.items():
            parties.setdefault(key, party)
            counts[key] = counts.get(key, 0) + 1
            if party.text and party.text != party.name:
                words.setdefault(key, {})[party.text] = None
    found = [Named(party, tuple(words.get(key, {})), counts[key]) for key, party in parties.items()]
    return tuple(sorted(found, key=lambda n: (-n.reports, n.party.name)))
