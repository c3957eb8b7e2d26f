"""Documents with their tellings, and which of them tell one happening.

`retellings.tsv` says it of our own documents: a line a happening that is told more than once, with the places of its
triggers in the document's text; a document without such has one line with none. A reader of the whole texts wrote it,
after the conventions of `same_as` in the development gold. No text is kept.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.accuracy.gold import read_gold
from benchmarks.incidents.measure import annotated, coded_as, first_tellings, with_words

from detente.records import CodedDocument, Party, StoredEvent, Telling, stored_events
from train.event_model.sources import DOCUMENTS, lines_of

LABELS = Path(__file__).with_name("retellings.tsv")
_LEAD = 30
"""Letters before a trigger, as many as a store gives."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A document's tellings in the order of the text, and the number of the first of the same happening.

    That is `None` for a coded event that no annotator marked.
    """

    document: str
    tellings: tuple[Telling, ...]
    first: tuple[int | None, ...]


def of_gold(folder: Path, coded: Mapping[str, CodedDocument]) -> Iterator[tuple[Told, Told]]:
    """Yield the gold documents, as annotated and as coded."""
    for gold in read_gold(folder):
        marked = json.loads((folder / f"{gold.document.id}.json").read_text(encoding="utf-8"))["events"]
        tellings = [_as_stored(annotated(gold, n, event)) for n, event in enumerate(marked)]
        yield _both(gold.document.id, tellings, first_tellings(marked), coded[gold.document.id])


def of_ours(coded: Mapping[str, CodedDocument], labels: Path = LABELS) -> Iterator[tuple[Told, Told]]:
    """Yield our own documents that were read for retellings, as labelled and as coded."""
    happenings: defaultdict[str, list[list[Place]]] = defaultdict(list)
    with labels.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            happenings[row["item"]].append([_place(p) for p in row["triggers"].split()])
    sentences: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for given in lines_of(DOCUMENTS):
        sentences[given["item"]].append(given)
    for item, of_item in happenings.items():
        tellings = list(_labelled(sentences[item], coded[item]))
        at = {(t.event.trigger_start, t.event.trigger_end): n for n, t in enumerate(tellings)}
        first = list(range(len(tellings)))
        for places in of_item:
            for place in places:
                first[at[place]] = at[places[0]]
        yield _both(item, tellings, first, coded[item])


def _place(words: str) -> Place:
    start, _, end = words.partition("-")
    return int(start), int(end)


def _both(
    document: str, tellings: Sequence[Telling], first: Sequence[int], coded: CodedDocument
) -> tuple[Told, Told]:
    text = coded.document.text
    of_coder = [_as_stored(with_words(e, text)) for e in stored_events(coded)]
    found = coded_as(of_coder, tellings)
    reached = tuple(first[found[n]] if n in found else None for n in range(len(of_coder)))
    return Told(document, tuple(tellings), tuple(first)), Told(document, tuple(of_coder), reached)


def _as_stored(telling: Telling) -> Telling:
    return replace(telling, lead=telling.lead[-_LEAD:])


def _labelled(sentences: Sequence[dict[str, Any]], coded: CodedDocument) -> Iterator[Telling]:
    """Yield the labelled events; names, days, modes and places, which are not labelled, are the coder's."""
    document, events = coded.document, stored_events(coded)
    number = 0
    for sentence, given in enumerate(sentences):
        base, text = given["start"], document.text
        for marked in given["events"]:
            start, end = base + marked["trigger"][0], base + marked["trigger"][1]
            like = next((e for e in events if e.type == marked["type"] and _meets(e, start, end)), None)
            number += 1
            event = StoredEvent(
                document=document.id,
                event=f"e{number}",
                type=marked["type"],
                status=marked["status"],
                actors=tuple(_parties(marked, "actors", base, coded)),
                recipients=tuple(_parties(marked, "recipients", base, coded)),
                published=document.published,
                first=like.first if like else None,
                last=like.last if like else None,
                mode=like.mode if like else None,
                place=like.place if like else None,
                place_country=like.place_country if like else None,
                attribution="by" if marked["by"] else None,
                sentence=sentence,
                trigger=text[start:end],
                trigger_start=start,
                trigger_end=end,
            )
            yield Telling(event, text[base : given["end"]], text[max(base, start - _LEAD) : start])


def _meets(event: StoredEvent, start: int, end: int) -> bool:
    return (event.trigger_start or 0) < end and start < (event.trigger_end or 0)


def _parties(marked: Mapping[str, Any], side: str, base: int, coded: CodedDocument) -> Iterator[Party]:
    for start, end, country in marked[side]:
        here = [
            (min(m.span.end, base + end) - max(m.span.start, base + start), -m.span.start, m)
            for m in coded.mentions
            if m.participant.country == country and m.span.start < base + end and base + start < m.span.end
        ]
        words = coded.document.text[base + start : base + end]
        if here:
            known = max(here, key=lambda h: h[:2])[2].participant
            yield Party(known.name, known.country, known.sectors, words)
        else:
            yield Party(words, country, (), words)
    for country in marked.get(f"unnamed_{side}", ()):
        yield Party(country or "?", country)
