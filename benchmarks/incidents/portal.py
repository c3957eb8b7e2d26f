"""Incidents across documents in two stretches of the portal of current events, against hand-made groups.

`python -m benchmarks.incidents.portal --portal FILE` codes the items of March 2018 and of 20 February to 31 March
2022, works out their incidents, and compares those that several items tell with `portal.tsv`: there a reader of
all 987 items noted which events of which items tell one happening. Pairs of events of one type of which the
coder found both are counted; pairs under a name with a question mark may be joined or not.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from benchmarks.incidents.measure import Score, with_words
from detente.pipeline import default_coder
from detente.records import CodedDocument, Document, Incident, Telling, stored_events
from detente.resolve.incidents import default_incidents

STRETCHES = {
    "March 2018": (date(2018, 3, 1), date(2018, 3, 31)),
    "20 February to 31 March 2022": (date(2022, 2, 20), date(2022, 3, 31)),
}
NOTED = Path(__file__).with_name("portal.tsv")

Key = tuple[str, str]
"""A document and one of its events."""
Pair = tuple[Key, Key]


def main() -> None:
    """Print the score of each stretch and, when asked, the pairs that are wrong or missed and the incidents."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--portal", type=Path, required=True)
    parser.add_argument("--coded", type=Path, help="keep what was coded here, and take it from here")
    parser.add_argument("--pairs", action="store_true", help="print the pairs that are wrong or missed")
    parser.add_argument("--incidents", nargs="*", metavar="TYPE", help="print incidents of several items")
    asked = parser.parse_args()
    noted = list(csv.DictReader(NOTED.open(encoding="utf-8"), delimiter="\t"))
    resolve, whole = default_incidents(), Score()
    for name, tellings in _tellings(asked.portal, asked.coded).items():
        found = resolve(tellings)
        right, either = _noted(noted, tellings)
        mine = set(_pairs_of([(r.document, r.event) for r in i.reports] for i in found)) - either
        one = Score()
        one.add(mine, right)
        whole.add(mine, right)
        print(f"{name}: {len(tellings)} events, {len(found)} incidents, {one}")
        if asked.pairs:
            _show(mine - right, "joined, should not be", tellings)
            _show(right - mine, "apart, should be one", tellings)
        if asked.incidents is not None:
            _show_incidents(found, tellings, asked.incidents)
    print(f"both: {whole}")


def read_portal(path: Path) -> Iterator[Document]:
    """Yield the portal's items, in the order of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            day = date.fromisoformat(row["published"])
            yield Document(row["id"], row["text"], published=day, publisher=row["source"], url=row["url"])


def _tellings(portal: Path, kept: Path | None) -> dict[str, list[Telling]]:
    if kept is not None and kept.exists():
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]  # written below
    documents = list(read_portal(portal))
    coder = default_coder()
    made = {
        name: [
            telling
            for coded in coder.many(d for d in documents if d.published and since <= d.published <= until)
            if isinstance(coded, CodedDocument)
            for telling in _of(coded)
        ]
        for name, (since, until) in STRETCHES.items()
    }
    if kept is not None:
        kept.write_bytes(pickle.dumps(made))
    return made


def _of(coded: CodedDocument) -> Iterator[Telling]:
    for event in stored_events(coded):
        yield with_words(event, coded.document.text)


def _noted(rows: Sequence[dict[str, str]], tellings: Sequence[Telling]) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs that tell one happening, and those that may be joined or not."""
    groups: defaultdict[str, list[Telling]] = defaultdict(list)
    for row in rows:
        first, _, last = row["document"].partition("..")
        for telling in tellings:
            here = telling.event.document.removeprefix("cep-")
            within = first <= here <= last if last else here == first
            trigger = (telling.event.trigger or "").lower()
            if within and any(word in trigger for word in row["trigger"].split("|")):
                groups[row["happening"]].append(telling)
    sure, unsure = set[Pair](), set[Pair]()
    for name, group in groups.items():
        by_type: defaultdict[str, list[Key]] = defaultdict(list)
        for telling in group:
            by_type[telling.event.type].append((telling.event.document, telling.event.event))
        (unsure if name.startswith("?") else sure).update(_pairs_of(by_type.values()))
    return sure, unsure - sure


def _pairs_of(groups: Iterable[Sequence[Key]]) -> Iterator[Pair]:
    """Yield the pairs of events of two documents in each group, in order."""
    for group in groups:
        yield from (pair for pair in combinations(sorted(set(group)), 2) if pair[0][0] != pair[1][0])


def _show(pairs: set[Pair], what: str, tellings: Sequence[Telling]) -> None:
    by_key = {(t.event.document, t.event.event): t for t in tellings}
    for pair in sorted(pairs):
        print(f"  {what}: {by_key[pair[0]].event.type}")
        for key in pair:
            print(f"    {_told(by_key[key])}")


def _show_incidents(found: Sequence[Incident], tellings: Sequence[Telling], types: Sequence[str]) -> None:
    by_key = {(t.event.document, t.event.event): t for t in tellings}
    for incident in found:
        if (types and incident.type not in types) or len(incident.documents) < 2:
            continue
        print(f"  {incident.type}, {len(incident.documents)} items")
        for report in incident.reports:
            print(f"    {_told(by_key[report.document, report.event])}")


def _told(telling: Telling) -> str:
    event = telling.event
    sides = (
        " and ".join(f"{p.name} ({p.country})" for p in side) for side in (event.actors, event.recipients)
    )
    words = " ".join(telling.words.split())[:160]
    return f"{event.document} {event.status} {' -> '.join(sides)} [{event.trigger}] @{event.place}: {words}"


if __name__ == "__main__":
    main()
