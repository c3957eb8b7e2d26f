"""Pairwise F1 of retellings inside the gold documents: `python -m benchmarks.incidents.measure --gold FOLDER`.

First with the annotated events as input, then with the coder's own, where a pair counts if both of its events
were found: matched by type and overlapping trigger.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.accuracy.gold import GoldDocument, read_gold
from detente.pipeline import default_coder
from detente.records import Party, StoredEvent, Telling, stored_events
from detente.resolve.incidents import Incidents, default_incidents

Pair = tuple[int, int]


@dataclass(slots=True)
class Score:
    """Pairs found, of those right, and of those that there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def add(self, found: Set[object], there: Set[object]) -> None:
        """Add the pairs of a document."""
        self.right += len(found & there)
        self.found += len(found)
        self.there += len(there)

    @property
    def f1(self) -> float:
        """F1 of pairs, in percent."""
        return 200 * self.right / max(1, self.found + self.there)

    def __str__(self) -> str:
        precision, recall = 100 * self.right / max(1, self.found), 100 * self.right / max(1, self.there)
        return f"F1 {self.f1:.1f} (precision {precision:.1f}, recall {recall:.1f}, {self.there} pairs)"


def main() -> None:
    """Print both scores."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--coded", action="store_true", help="with the coder's own events as well")
    asked = parser.parse_args()
    resolve = default_incidents()
    by_hand, by_coder = Score(), Score()
    coder = default_coder() if asked.coded else None
    for gold in read_gold(asked.gold):
        marked = json.loads((asked.gold / f"{gold.document.id}.json").read_text(encoding="utf-8"))["events"]
        there = pairs_of(first_tellings(marked))
        tellings = [annotated(gold, number, event) for number, event in enumerate(marked)]
        one = Score()
        one.add(grouped(resolve, tellings), there)
        by_hand.add(grouped(resolve, tellings), there)
        print(gold.document.id, one)
        if coder is not None:
            by_coder.add(*_of_coder(resolve, coder(gold.document), tellings, there))
    print("annotated events:", by_hand)
    if asked.coded:
        print("coded events:", by_coder)


def grouped(resolve: Incidents, tellings: Sequence[Telling]) -> set[Pair]:
    """Return the pairs of numbers of events that are found to tell one happening."""
    numbers = {id(t): n for n, t in enumerate(tellings)}
    groups = resolve.within(tellings)
    return {p for g in groups for p in combinations(sorted(numbers[id(t.telling)] for t in g), 2)}


def _of_coder(
    resolve: Incidents, coded: Any, annotated: Sequence[Telling], there: set[Pair]
) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs found and there among the events that the coder found, by their annotated numbers."""
    text = coded.document.text
    tellings = [with_words(e, text) for e in stored_events(coded)]
    found = coded_as(tellings, annotated)
    pairs = grouped(resolve, tellings)
    mine = {(min(found[a], found[b]), max(found[a], found[b])) for a, b in pairs if a in found and b in found}
    reached = set(found.values())
    return mine, {p for p in there if p[0] in reached and p[1] in reached}


def coded_as(coded: Sequence[Telling], annotated: Sequence[Telling]) -> dict[int, int]:
    """Return by the number of a coded event that of the annotated one with its type and a part of its trigger."""
    found: dict[int, int] = {}
    for number, telling in enumerate(coded):
        for right, gold in enumerate(annotated):
            same = gold.event.type == telling.event.type and _overlap(gold.event, telling.event)
            if same and right not in found.values():
                found[number] = right
                break
    return found


def with_words(event: StoredEvent, text: str) -> Telling:
    """Return an event with the words of its sentence and those before its trigger."""
    start, end, trigger = event.sentence_start or 0, event.sentence_end or 0, event.trigger_start or 0
    return Telling(event, text[start:end], text[start:trigger])


def _overlap(one: StoredEvent, other: StoredEvent) -> bool:
    return (one.trigger_start or 0) < (other.trigger_end or 0) and (other.trigger_start or 0) < (
        one.trigger_end or 0
    )


def first_tellings(events: Sequence[dict[str, Any]]) -> list[int]:
    """Return for each event the number of the first that tells its happening."""
    first = list(range(len(events)))
    for number, event in enumerate(events):
        while events[first[number]]["same_as"] is not None:
            first[number] = events[first[number]]["same_as"]
        del event
    return first


def pairs_of(first: Sequence[int | None]) -> set[Pair]:
    """Return the pairs of events with the same first telling."""
    groups: dict[int, list[int]] = {}
    for number, root in enumerate(first):
        if root is not None:
            groups.setdefault(root, []).append(number)
    return {p for g in groups.values() for p in combinations(g, 2)}


def annotated(gold: GoldDocument, number: int, event: dict[str, Any]) -> Telling:
    """Return an annotated event as a coder would have told it."""
    start, end = gold.sentences[event["sentence"]]
    words = gold.document.text[start:end]
    at = max(0, words.find(event["trigger"]))
    place = event["place"] or {}
    first, last = (date.fromisoformat(event[k]) if event[k] else None for k in ("first", "last"))
    stored = StoredEvent(
        document=gold.document.id,
        event=f"e{number + 1}",
        type=event["type"],
        status=event["status"],
        actors=tuple(_parties(event["actors"])),
        recipients=tuple(_parties(event["recipients"])),
        published=gold.document.published,
        first=first,
        last=last,
        mode=event["mode"],
        place=place.get("name"),
        place_country=place.get("country"),
        attribution="by" if event["by"] else None,
        sentence=event["sentence"],
        trigger=event["trigger"],
        trigger_start=start + at,
        trigger_end=start + at + len(event["trigger"]),
    )
    return Telling(stored, words, words[:at])


def _parties(marked: Sequence[dict[str, Any]]) -> Iterator[Party]:
    for party in marked:
        yield Party(party["name"], party["country"], tuple(party["sectors"]), party["text"])


if __name__ == "__main__":
    main()
