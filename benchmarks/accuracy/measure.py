"""`make accuracy`: score the coder on gold documents, and say what changed since the last committed run."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.accuracy.gold import GoldDocument, GoldEvent, read_gold
from benchmarks.accuracy.match import (
    countries_of,
    pair_attributions,
    pair_events,
    same_participants,
    same_source,
)
from detente.pipeline import coder_over
from detente.records import CodedDocument, Event

LAST = Path(__file__).with_name("last.json")


@dataclass(slots=True)
class Tally:
    """Counts over all documents."""

    told: int = 0
    found: int = 0
    paired: int = 0
    typed: int = 0
    tuples: int = 0
    status: int = 0
    voice: int = 0
    dated: int = 0
    dates: int = 0
    undated: int = 0
    kept_undated: int = 0
    places: int = 0
    placed: int = 0
    said: int = 0
    heard: int = 0
    contents: int = 0
    sources: int = 0
    by_type: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, gold: GoldDocument, coded: CodedDocument) -> None:
        """Count one document."""
        for told, event in pair_events(gold, coded):
            self.told += told is not None
            self.found += event is not None
            if told is not None:
                self._count(told.type, "told")
            if event is not None:
                self._count(event.type, "found")
            if told is not None and event is not None:
                self._add_pair(told, event)
        self.said += len(gold.attributions)
        self.heard += len(coded.attributions)
        pairs = pair_attributions(gold, coded)
        self.contents += len(pairs)
        self.sources += sum(same_source(a, b, coded.document.text) for a, b in pairs)

    def _add_pair(self, told: GoldEvent, event: Event) -> None:
        self.paired += 1
        typed = told.type == event.type
        self.typed += typed
        self.tuples += typed and same_participants(told, event)
        if typed:
            self._count(told.type, "typed")
        self.status += told.status == event.status
        self.voice += told.voiced == (event.attribution is not None)
        if told.first is not None:
            self.dated += 1
            self.dates += (told.first, told.last) == (_iso(event.first), _iso(event.last))
        else:
            self.undated += 1
            self.kept_undated += event.first is None
        if told.place is not None:
            self.places += 1
            self.placed += event.place is not None and event.place.country == told.place

    def _count(self, type_: str, what: str) -> None:
        self.by_type.setdefault(type_, Counter())[what] += 1

    def figures(self) -> dict[str, float]:
        """Return the scores in per cent."""
        return {
            "found F1": _f1(self.paired, self.told, self.found),
            "found precision": _share(self.paired, self.found),
            "found recall": _share(self.paired, self.told),
            "type F1": _f1(self.typed, self.told, self.found),
            "tuple F1": _f1(self.tuples, self.told, self.found),
            "status": _share(self.status, self.paired),
            "voice": _share(self.voice, self.paired),
            "date where dated": _share(self.dates, self.dated),
            "date overall": _share(self.dates + self.kept_undated, self.paired),
            "place country": _share(self.placed, self.places),
            "attribution content F1": _f1(self.contents, self.said, self.heard),
            "attribution source F1": _f1(self.sources, self.said, self.heard),
        }


@dataclass(slots=True)
class Run:
    """One measurement: the counts, and what became of each annotated event.

    `lines` tells it in words by the event's place in its document ("g05#12"); `right` are the places of those
    whose type and sides are right. Only places are kept in the repository: the gold itself is not part of it.
    """

    tally: Tally = field(default_factory=Tally)
    lines: dict[str, str] = field(default_factory=dict)
    right: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


def measure(folder: Path, *, with_model: bool = True) -> Run:
    """Return the measurement of the default coder on a gold folder."""
    coder = coder_over(with_model=with_model)
    golds = list(read_gold(folder))
    run = Run()
    for gold, coded in zip(golds, coder.many(g.document for g in golds), strict=True):
        assert isinstance(coded, CodedDocument)
        add_document(run, gold, coded)
    return run


def add_document(run: Run, gold: GoldDocument, coded: CodedDocument) -> None:
    """Count one document in a run."""
    run.tally.add(gold, coded)
    places = {id(told): f"{gold.document.id}#{number}" for number, told in enumerate(gold.events)}
    for told, event in pair_events(gold, coded):
        line = _line(gold, told, event, coded.document.text)
        whole = told is not None and event is not None and told.type == event.type
        correct = whole and told is not None and event is not None and same_participants(told, event)
        if told is not None:
            run.lines[places[id(told)]] = line
            if correct:
                run.right.add(places[id(told)])
        if not correct:
            run.wrong.append(line)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores, the types, and the events gained and lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/data/gold/dev"))
    parser.add_argument("--errors", type=Path, help="write each wrong event there")
    parser.add_argument("--keep", action="store_true", help="keep this run as the one to compare with")
    parser.add_argument("--patterns-only", action="store_true", help="without the trained model")
    asked = parser.parse_args(arguments)
    if not (asked.gold / "documents.jsonl").exists():
        parser.error(
            f"{asked.gold}: no gold documents there; they are not part of the repository, give --gold FOLDER"
        )
    run = measure(asked.gold, with_model=not asked.patterns_only)
    figures = run.tally.figures()
    last = json.loads(LAST.read_text(encoding="utf-8")) if LAST.exists() else {"figures": {}, "right": []}
    for name, value in figures.items():
        before = last["figures"].get(name)
        print(f"{name:28}{value:7.1f}" + (f"  ({value - before:+.1f})" if before is not None else ""))
    print("\ntype          told  found  right")
    for type_, counts in sorted(run.tally.by_type.items()):
        print(f"{type_:12}{counts['told']:6}{counts['found']:7}{counts['typed']:7}")
    gained, lost = run.right - set(last["right"]), set(last["right"]) & run.lines.keys() - run.right
    print(f"\n{len(gained)} whole events gained, {len(lost)} lost against the last kept run")
    for sign, places in (("+", gained), ("-", lost)):
        for place in sorted(places):
            print(f"  {sign} {run.lines[place]}")
    if asked.errors is not None:
        asked.errors.write_text("\n".join(run.wrong) + "\n", encoding="utf-8")
    if asked.keep:
        kept = {"figures": {k: round(v, 1) for k, v in figures.items()}, "right": sorted(run.right)}
        LAST.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _line(gold: GoldDocument, told: GoldEvent | None, event: Event | None, text: str) -> str:
    sides = []
    if told is not None:
        parties = f"{'+'.join(sorted(told.actors))}>{'+'.join(sorted(told.recipients))}"
        sides.append(f"told {told.type} {told.trigger!r} {parties} {told.status} {told.first}")
    if event is not None:
        actors, recipients = (sorted(countries_of(event, r)) for r in ("actors", "recipients"))
        sides.append(
            f"coded {event.type} {event.trigger.of(text)!r} {'+'.join(actors)}>{'+'.join(recipients)} "
            f"{event.status} {event.first} {event.because[0].rule}"
        )
    sentence = told.sentence if told is not None else -1
    return f"{gold.document.id}.{sentence} " + " | ".join(sides)


def _f1(hits: int, told: int, found: int) -> float:
    return 200.0 * hits / (told + found) if told + found else 0.0


def _share(hits: int, of: int) -> float:
    return 100.0 * hits / of if of else 0.0


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


if __name__ == "__main__":
    main()
