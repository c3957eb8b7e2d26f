"""What two runs over the same documents say differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.records import StoredEvent
from detente.store.reading import run_named, stored_events_of
from detente.store.rows import countries

_COMPARED = "type mode status voice first last place_country".split()


@dataclass(frozen=True, slots=True)
class Difference:
    """An event gained, lost or changed; `before` and `after` tell the values that differ."""

    change: str
    document: str
    trigger: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """All differences between two runs, over `documents` that both have coded; `same` events are alike."""

    documents: int
    same: int
    differences: tuple[Difference, ...]

    def __str__(self) -> str:
        count = {
            kind: sum(d.change == kind for d in self.differences) for kind in ("gained", "lost", "changed")
        }
        return (
            f"{self.documents} documents in both: {count['gained']} events gained, {count['lost']} lost, "
            f"{count['changed']} changed, {self.same} the same"
        )


def compare_runs(store: Path, before: str, after: str) -> Differences:
    """Return how the events of run `after` differ from those of run `before`.

    Raises:
        StoreError: if there is no such run.
    """
    (one, ones), (other, others) = run_named(store, before), run_named(store, after)
    # A rerun by the same coder codes nothing anew: its documents are those of the first.
    both = ones | others if one.coder == other.coder else ones & others
    old, new = (_by_document(stored_events_of(store, r.coder), both) for r in (one, other))
    found: list[Difference] = []
    same = 0
    for document in sorted(both):
        for was, now in _paired(old[document], new[document]):
            difference = _difference(was, now)
            same += difference is None
            found += [difference] if difference else []
    return Differences(len(both), same, tuple(found))


def _by_document(events: Iterable[StoredEvent], wanted: set[str]) -> defaultdict[str, list[StoredEvent]]:
    found: defaultdict[str, list[StoredEvent]] = defaultdict(list)
    for event in events:
        if event.document in wanted:
            found[event.document].append(event)
    return found


def _paired(
    old: list[StoredEvent], new: list[StoredEvent]
) -> Iterator[tuple[StoredEvent | None, StoredEvent | None]]:
    """Yield the events of a document in pairs: of one trigger and type first, then of overlapping triggers."""
    left, right = list(old), list(new)
    for alike in (_same_event, _same_trigger, _overlapping):
        for was in list(left):
            now = next((n for n in right if alike(was, n)), None)
            if now is not None:
                left.remove(was)
                right.remove(now)
                yield was, now
    yield from ((was, None) for was in left)
    yield from ((None, now) for now in right)


def _difference(was: StoredEvent | None, now: StoredEvent | None) -> Difference | None:
    if was is None or now is None:
        event = was or now
        assert event is not None
        change, told = ("lost", _told(event)) if was else ("gained", _told(event))
        before, after = (told, "") if was else ("", told)
        return Difference(change, event.document, event.trigger or "", before, after)
    one, other = _values(was), _values(now)
    differing = [name for name in one if one[name] != other[name]]
    if not differing:
        return None
    before, after = (", ".join(f"{n} {v[n] or '-'}" for n in differing) for v in (one, other))
    return Difference("changed", was.document, was.trigger or "", before, after)


def _values(event: StoredEvent) -> dict[str, str]:
    values = {name: str(getattr(event, name) or "") for name in _COMPARED}
    return values | {
        "actors": "; ".join(sorted(p.name for p in event.actors)),
        "actor countries": countries(event.actors),
        "recipients": "; ".join(sorted(p.name for p in event.recipients)),
        "recipient countries": countries(event.recipients),
    }


def _told(event: StoredEvent) -> str:
    actors, recipients = ("; ".join(p.name for p in side) or "-" for side in (event.actors, event.recipients))
    return f"{event.type} {actors} -> {recipients}, {event.status}"


def _same_event(was: StoredEvent, now: StoredEvent) -> bool:
    same_sides = _who(was) == _who(now)
    return _same_trigger(was, now) and was.trigger_end == now.trigger_end and same_sides


def _same_trigger(was: StoredEvent, now: StoredEvent) -> bool:
    return (was.trigger_start, was.type) == (now.trigger_start, now.type)


def _overlapping(was: StoredEvent, now: StoredEvent) -> bool:
    if was.trigger_start is None or now.trigger_start is None:
        return False
    return was.trigger_start < (now.trigger_end or 0) and now.trigger_start < (was.trigger_end or 0)


def _who(event: StoredEvent) -> tuple[str, str]:
    return countries(event.actors), countries(event.recipients)
