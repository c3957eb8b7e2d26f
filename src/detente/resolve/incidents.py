"""Which events tell the same happening, in one document and in many."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from detente.lexicon import SHIPPED, Lexicons
from detente.records import Incident, Party, StoredEvent, Telling
from detente.resolve.across import LASTING, Rarity, closeness, rarity
from detente.resolve.across import THRESHOLD as ACROSS
from detente.resolve.deeds import Deeds, default_deeds
from detente.resolve.grouping import grouped
from detente.resolve.persons import Persons, default_persons
from detente.resolve.retelling import Retellings, default_retellings
from detente.resolve.traits import Traits, traits

_OPEN = timedelta(days=30)
"""How long an incident is looked at for further reports after the last one came out."""

_COMPARED = 8
"""How many reports of an incident, the first ones, further ones are compared with."""

_FIRST, _BACK = 10, 50
"""How many tellings of its type, the first of the document and the latest, a telling is compared with."""

_FRESH = 40
"""How many incidents of the same kind and parties a new one is compared with, the latest first."""


@dataclass(frozen=True, slots=True)
class Incidents:
    """Finds the incidents of tellings; built once over the lexicons."""

    persons: Persons
    deeds: Deeds
    retellings: Retellings

    def __call__(self, tellings: Iterable[Telling]) -> tuple[Incident, ...]:
        """Return the incidents, each with all its reports, in the order of their first report.

        The same tellings give the same incidents whatever order they come in.
        """
        ordered = sorted(tellings, key=_order)
        groups = [
            group
            for _, told in groupby(ordered, key=lambda t: t.event.document)
            for group in self.within([*told])
        ]
        return tuple(_incident(group) for group in _across(groups))

    def within(self, tellings: Sequence[Telling]) -> list[list[Traits]]:
        """Return the tellings of one document, in the order of the text, grouped by happening."""
        every = [traits(telling, self.persons, self.deeds) for telling in tellings]
        of_type: defaultdict[str, list[int]] = defaultdict(list)
        for number, new in enumerate(every):
            of_type[new.telling.event.type].append(number)
        found = [
            [numbers[n] for n in group]
            for numbers in of_type.values()
            for group in grouped(self._gains([every[n] for n in numbers]))
        ]
        return [[every[n] for n in group] for group in sorted(found)]

    def _gains(self, told: Sequence[Traits]) -> list[list[float]]:
        """Return for each two of one type, both ways, what is gained by joining them; 0 where they lie far apart."""
        gains = [[0.0] * len(told) for _ in told]
        for later, new in enumerate(told):
            for earlier in (*range(min(_FIRST, later)), *range(max(_FIRST, later - _BACK), later)):
                gain = self.retellings.gain(told[earlier], new, (earlier, later))
                gains[earlier][later] = gains[later][earlier] = gain
        return gains


def default_incidents(lexicons: Lexicons = SHIPPED) -> Incidents:
    """Return what finds incidents, over the lexicons."""
    return Incidents(default_persons(lexicons), default_deeds(lexicons), default_retellings(lexicons))


def _order(telling: Telling) -> tuple[object, ...]:
    event = telling.event
    return (
        event.published or date.max,
        event.document,
        event.sentence or 0,
        event.trigger_start or 0,
        event.event,
    )


def _across(groups: Sequence[list[Traits]]) -> Iterator[list[Traits]]:
    """Yield the groups of all documents, those of one happening as one."""
    rare = rarity(t for group in groups for t in group)
    found: list[list[Traits]] = []
    open_by_key: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for group in groups:
        best, most = None, ACROSS
        keys = _keys(group)
        for number in _candidates(keys, open_by_key, found, group):
            told = found[number]
            # Not with the latest report alone, or a war would drift into one incident.
            much = _closeness(told, group, rare)
            if much > most:
                best, most = number, much
        if best is None:
            best = len(found)
            found.append([])
        found[best].extend(group)
        for key in keys:
            if best not in open_by_key[key][-_FRESH:]:
                open_by_key[key].append(best)
    yield from found


def _closeness(told: Sequence[Traits], group: Sequence[Traits], rare: Rarity) -> float:
    """Return how close a document's telling is to an incident: between the closest report and the mean of all.

    The closest alone would let one report after the other drift away from the first.
    """
    each = [max(closeness(t, new, rare) for new in group) for t in told[:_COMPARED]]
    return (max(each) + sum(each) / len(each)) / 2


def _candidates(
    keys: Sequence[tuple[str, str]],
    open_by_key: defaultdict[tuple[str, str], list[int]],
    found: Sequence[list[Traits]],
    group: Sequence[Traits],
) -> list[int]:
    """Return the incidents that share type and a party with the group, and are recent enough."""
    out = group[0].telling.event.published
    mine = {t.telling.event.document for t in group}
    numbers = dict.fromkeys(n for key in keys for n in open_by_key[key][-_FRESH:])
    return [
        n
        for n in numbers
        if found[n][-1].telling.event.document not in mine
        and _recent(found[n][-1].telling.event.published, out)
    ]


def _recent(last: date | None, out: date | None) -> bool:
    return last is not None and out is not None and out - last <= _OPEN


def _keys(group: Sequence[Traits]) -> list[tuple[str, str]]:
    """Return what an incident is looked up by: its type with each party's country, else with words of names."""
    kind = group[0].telling.event.type
    parties = {c for t in group for c in (*t.actor_countries, *t.recipient_countries)}
    if not parties:
        parties = {w for t in group for w in (*t.actor_names, *t.recipient_names)}
    # A war has many deeds of one type between two parties; what goes on for weeks is looked up by its own name.
    kinds = [kind, *(f"{kind} {word}" for word in sorted({w for t in group for w in t.trigger & LASTING}))]
    return [(kind, party) for kind in kinds for party in sorted(parties)]


def _incident(group: Sequence[Traits]) -> Incident:
    reports = tuple(t.telling.event for t in group)
    first_told = reports[0]
    dated = [e for e in reports if e.first and e.last]
    narrow = min(dated, key=lambda e: (_length(e), e.document, e.event), default=None)
    place = Counter((e.place, e.place_country) for e in reports if e.place).most_common(1)
    named = f"{first_told.document}\0{first_told.event}"
    asserted, denied = _voices(reports)
    return Incident(
        id=hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        type=first_told.type,
        mode=next((e.mode for e in reports if e.mode), None),
        actors=_each_once(p for e in reports for p in e.actors),
        recipients=_each_once(p for e in reports for p in e.recipients),
        first=narrow.first if narrow else None,
        last=narrow.last if narrow else None,
        place=place[0][0][0] if place else None,
        place_country=place[0][0][1] if place else None,
        reports=reports,
        asserted_by=asserted,
        denied_by=denied,
    )


def _length(event: StoredEvent) -> int:
    return (event.last - event.first).days if event.first and event.last else 0


def _each_once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the parties by name and country, each once, in the order told."""
    return tuple({(p.name, p.country): Party(p.name, p.country, p.sectors) for p in parties}.values())


def _voices(reports: Sequence[StoredEvent]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who tells it as so and who as not so, each once, in the order told."""
    asserted: dict[str, None] = {}
    denied: dict[str, None] = {}
    for event in reports:
        itself = event.publisher or event.document
        voice = itself if event.voice is None else (event.voice or "(unnamed)")
        values = event.factuality or ((event.attribution or "AUTHOR", _value(event.status)),)
        for source, value in values:
            if source == "AUTHOR":
                who = itself
            elif source == event.attribution:
                who = voice
            else:
                continue
            if value.endswith("+"):
                asserted[who] = None
            elif value.endswith("-"):
                denied[who] = None
    return tuple(asserted), tuple(denied)


def _value(status: str) -> str:
    return {"asserted": "CT+", "denied": "CT-"}.get(status, "Uu")
