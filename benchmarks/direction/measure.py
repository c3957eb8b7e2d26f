"""`make direction`: does the coder see who does what to whom, when a sentence tells two events that cross?"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.gold import GoldEvent
from benchmarks.accuracy.match import UNDIRECTED, countries_of, pair_events
from benchmarks.direction.items import Item, read_items
from detente.pipeline import Coder, default_coder
from detente.records import CodedDocument, Event


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a told event: the coded one, if any, and what is wrong with its direction ("" if nothing).

    `fault` is "missed", "swapped" for the told sides exchanged, or what is wrong with each side.
    """

    told: GoldEvent
    event: Event | None
    fault: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """An item and what became of its two events."""

    item: Item
    findings: tuple[Finding, ...]

    @property
    def found(self) -> bool:
        """Return whether both events were found, of whatever type."""
        return all(f.event is not None for f in self.findings)

    @property
    def typed(self) -> bool:
        """Return whether both events were found with their types."""
        return all(f.event is not None and f.event.type == f.told.type for f in self.findings)

    @property
    def right(self) -> bool:
        """Return whether both events were found with exactly their actors and recipients, by country."""
        return not any(f.fault for f in self.findings)

    @property
    def swapped(self) -> bool:
        """Return whether an event has actor and recipient exchanged."""
        return any(f.fault == "swapped" for f in self.findings)


def judge(items: Sequence[Item], coder: Coder) -> tuple[Judgement, ...]:
    """Return what the coder makes of each sentence, every one a document of its own."""
    golds = [item.as_gold() for item in items]
    judgements = []
    for item, gold, coded in zip(items, golds, coder.many(g.document for g in golds), strict=True):
        assert isinstance(coded, CodedDocument)
        found = {id(told): event for told, event in pair_events(gold, coded) if told is not None}
        judgements.append(
            Judgement(item, tuple(Finding(t, found[id(t)], fault_of(t, found[id(t)])) for t in gold.events))
        )
    return tuple(judgements)


def fault_of(told: GoldEvent, event: Event | None) -> str:
    """Return what is wrong with the direction of a coded event, "" if nothing.

    All parties are taken together where they act together: a reciprocal type told without recipients.
    """
    if event is None:
        return "missed"
    actors, recipients = countries_of(event, "actors"), countries_of(event, "recipients")
    if told.type in UNDIRECTED and not told.recipients:
        return _side_fault("party", told.actors, actors | recipients)
    if (actors, recipients) == (told.recipients, told.actors):
        return "swapped"
    faults = (
        _side_fault("actor", told.actors, actors),
        _side_fault("recipient", told.recipients, recipients),
    )
    return ", ".join(f for f in faults if f)


def _side_fault(side: str, told: frozenset[str], coded: frozenset[str]) -> str:
    if told == coded:
        return ""
    if not coded:
        return f"no {side}"
    if told < coded:
        return f"{side} and others"
    return f"{side} in part" if told & coded else f"other {side}"


def figures(judgements: Sequence[Judgement]) -> dict[str, tuple[int, int]]:
    """Return each figure as a count and what it is of."""
    pairs: dict[str, list[bool]] = {}
    for judgement in judgements:
        if judgement.item.pair is not None:
            pairs.setdefault(judgement.item.pair, []).append(judgement.right)
    findings = [f for j in judgements for f in j.findings]
    found = [f for f in findings if f.event is not None]
    return {
        "both events found": _count(j.found for j in judgements),
        "both found with their types": _count(j.typed for j in judgements),
        "both directions right": _count(j.right for j in judgements),
        "both directions and types right": _count(j.right and j.typed for j in judgements),
        "both directions, where both found": _count(j.right for j in judgements if j.found),
        "swap pairs with both right": _count(all(rights) for rights in pairs.values()),
        "items with an event swapped": _count(j.swapped for j in judgements),
        "events with the right direction": _count(not f.fault for f in findings),
        "found events that are swapped": _count(f.fault == "swapped" for f in found),
    }


def _count(holds: Iterable[bool]) -> tuple[int, int]:
    every = list(holds)
    return sum(every), len(every)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, the same by construction, and the kinds of fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=Path, help="write each wrong item there")
    asked = parser.parse_args(arguments)
    judgements = judge(read_items(), default_coder())
    for name, (count, of) in figures(judgements).items():
        print(f"{name:36}{count:5} of{of:5}{_percent(count, of):7.1f} %")
    print("\nconstruction      items  found %  right %  swapped %")
    for construction in sorted({j.item.construction for j in judgements}):
        these = [j for j in judgements if j.item.construction == construction]
        shares = [
            _percent(*_count(v)) for v in zip(*((j.found, j.right, j.swapped) for j in these), strict=True)
        ]
        print(f"{construction:18}{len(these):5}" + "".join(f"{share:9.1f}" for share in shares))
    print("\nfaults of direction, by event")
    for fault, count in Counter(f.fault for j in judgements for f in j.findings if f.fault).most_common():
        print(f"{count:5}  {fault}")
    if asked.errors is not None:
        lines = [line for j in judgements if not j.right for line in _lines(j)]
        asked.errors.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _lines(judgement: Judgement) -> list[str]:
    item = judgement.item
    lines = [f"{item.id} [{item.construction}] {item.sentence}"]
    for finding in judgement.findings:
        told = finding.told
        line = f"    told {told.type} {told.trigger!r} {_arrow(told.actors, told.recipients)}"
        if (event := finding.event) is not None:
            sides = _arrow(countries_of(event, "actors"), countries_of(event, "recipients"))
            line += f" | coded {event.type} {event.trigger.of(item.sentence)!r} {sides}"
            line += f" {event.because[0].rule}" if event.because else ""
        lines.append(f"{line}: {finding.fault or 'right'}")
    return lines


def _arrow(actors: frozenset[str], recipients: frozenset[str]) -> str:
    return f"{'+'.join(sorted(actors))}>{'+'.join(sorted(recipients))}"


def _percent(count: int, of: int) -> float:
    return 100.0 * count / of if of else 0.0


if __name__ == "__main__":
    main()
