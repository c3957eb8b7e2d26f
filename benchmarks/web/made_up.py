"""A store of made-up events with documents, texts and happenings: `python -m benchmarks.web.made_up STORE`."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from detente.export.codes import state_names
from detente.records import (
    Attribution,
    CodedDocument,
    Document,
    Event,
    Evidence,
    Factuality,
    Mention,
    Participant,
    Place,
    Span,
    Status,
    TimeMention,
)
from detente.store.columns import INCIDENTS, schema
from detente.store.files import DataFile, write_file
from detente.store.rows import Row, rows_of
from detente.store.writer import open_writer

EVENTS = 500_000
FIRST = date(2019, 1, 1)
MONTHS = 60
CODER = "made-up-1"

# type, verb, quad class, intensity, CAMEO, how common
_KINDS = (
    ("CONSULT", "met", 1, 2.1, "036", 22), ("SUPPORT", "praised", 1, 4.6, "051", 10),
    ("AGREE", "reached a deal with", 1, 4.2, "057", 9), ("COOPERATE", "held exercises with", 2, 6.8, "062", 6),
    ("AID", "sent aid to", 2, 7.4, "071", 5), ("RETREAT", "withdrew from", 2, 7.6, "087", 3),
    ("ACCUSE", "accused", 3, -2.0, "112", 14), ("REQUEST", "urged", 3, -5.0, "100", 8),
    ("THREATEN", "threatened", 3, -5.1, "130", 6), ("SANCTION", "imposed sanctions on", 4, -5.2, "163", 6),
    ("COERCE", "detained citizens of", 4, -7.2, "173", 4), ("ASSAULT", "shelled", 4, -9.3, "194", 7),
)  # fmt: skip
_STATUSES: tuple[Status, ...] = ("asserted", "denied", "disputed", "planned", "hypothetical", "demanded")
_LIKELY = (70, 6, 6, 9, 5, 4)
_PUBLISHERS = [f"Paper {n}" for n in range(1, 61)]
_FILL = (
    "Officials gave no further details.", "The meeting had been postponed twice since the spring.",
    "Analysts in the capital expected little change before the autumn budget.", "Markets were calm.",
    "A spokesman declined to comment on the harvest, the border crossing or the pipeline.",
    "Residents described long queues at the checkpoint near the old bridge.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Happening:
    number: int
    day: date
    kind: tuple[str, str, int, float, str, int]
    actor: Participant
    recipient: Participant
    place: tuple[str, str, float, float] | None


class _World:
    """Who there is and where; some states make most of the news."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        names = {code: name for code, name in state_names().items() if len(code) == 3}
        self.states = [Participant(name, code, ("GOV",)) for code, name in sorted(names.items())]
        random.Random(7).shuffle(self.states)
        self.weights = list(accumulate(1 / n for n in range(1, len(self.states) + 1)))
        place = random.Random(8)
        self.towns = {
            s.name: [
                (f"{s.name} City {n}", s.country or "", place.uniform(-50, 65), place.uniform(-170, 170))
                for n in range(4)
            ]
            for s in self.states
        }  # fmt: skip

    def state(self) -> Participant:
        return self.chance.choices(self.states, cum_weights=self.weights)[0]

    def happening(self, number: int, day: date) -> _Happening:
        actor = recipient = self.state()
        while recipient == actor:
            recipient = self.state()
        kind = self.chance.choices(_KINDS, weights=[k[5] for k in _KINDS])[0]
        where = self.chance.choice(self.towns[recipient.name]) if self.chance.random() < 0.5 else None
        return _Happening(number, day, kind, actor, recipient, where)


def main() -> None:
    """Make the store and say how large it is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("store", type=Path)
    parser.add_argument("--events", type=int, default=EVENTS)
    asked = parser.parse_args()
    make(asked.store, asked.events)
    size = sum(p.stat().st_size for p in asked.store.rglob("*") if p.is_file())
    print(f"{asked.store}: {asked.events} events, {size / 1e6:.0f} MB")


def make(store: Path, events: int) -> None:
    """Write a finished run of made-up documents month by month, with the happenings that they tell."""
    with open_writer(store) as writer:
        run = writer.start(CODER, {}, ["made up"])
        incidents: list[Row] = []
        for month in range(MONTHS):
            rows: dict[str, list[Row]] = {}
            for coded, told in _documents(month, events // MONTHS):
                for table, some in rows_of(coded).items():
                    rows.setdefault(table, []).extend(some)
                for event, happening in zip(coded.events, told, strict=True):
                    _note(incidents, happening, coded, event, month)
            name = f"{FIRST.year + month // 12}-{month % 12 + 1:02}"
            files = []
            for table, some in rows.items():
                arrow = pa_table(sorted(some, key=_place), table)
                files.append(write_file(store, table, CODER, name, [arrow]))
            with writer.state.change():
                writer.state.list_files(f for f in files if f)
                writer.state.add_documents(CODER, run.run.id, rows["documents"])
        made = write_file(store, INCIDENTS, CODER, "all", [pa_table(incidents, INCIDENTS)])
        listed: list[DataFile] = [made] if made else []
        with writer.state.change():
            writer.state.list_files(listed)
        run.finish(incidents=False)


def pa_table(rows: list[Row], table: str) -> Any:
    """Return rows as an Arrow table; Arrow ships no types."""
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema(table))


def _place(row: Row) -> tuple[str, int]:
    return row.get("document") or row["id"], row.get("number") or 0


def _documents(month: int, events: int) -> Iterator[tuple[CodedDocument, list[_Happening]]]:
    """Yield the documents of a month with about so many events, each with what its events tell."""
    world = _World(month)
    chance = world.chance
    start = date(FIRST.year + month // 12, month % 12 + 1, 1)
    # Every month some days were not covered at all.
    days = [start + timedelta(d) for d in range(28) if chance.random() > 0.03]
    told: dict[date, list[_Happening]] = {day: [] for day in days}
    count = number = 0
    while count < events:
        at = chance.randrange(len(days))
        happening = world.happening(month * 1_000_000 + number, days[at])
        number += 1
        for _ in range(min(1 + int(chance.expovariate(1.5)), events - count)):
            told[days[min(at + chance.choice((0, 0, 0, 1, 2)), len(days) - 1)]].append(happening)
            count += 1
    for day, happenings in told.items():
        chance.shuffle(happenings)
        while happenings:
            some = [happenings.pop() for _ in range(min(chance.randint(1, 6), len(happenings)))]
            yield _document(world, day, f"{day:%Y%m%d}-{len(happenings)}", some), some


def _document(world: _World, day: date, id: str, told: list[_Happening]) -> CodedDocument:
    chance = world.chance
    made = _Text(Document(id, "", day, published_from="given"))
    for number, happening in enumerate(told, start=1):
        made.tell(world, happening, number)
        for _ in range(chance.randint(0, 3)):
            made.add(chance.choice(_FILL))
    first = told[0]
    title = f"{first.actor.name} {first.kind[1]} {first.recipient.name}"
    document = replace(
        made.document,
        text=" ".join(made.sentences),
        title=title,
        publisher=chance.choices(_PUBLISHERS, weights=range(60, 0, -1))[0],
        url=f"https://news.example/{id}",
    )
    return CodedDocument(
        document,
        sentences=tuple(made.spans),
        mentions=tuple(made.mentions),
        times=tuple(made.times),
        attributions=tuple(made.attributions),
        events=tuple(made.events),
    )


class _Text:
    """A text as it grows, with what is found in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.sentences: list[str] = []
        self.spans: list[Span] = []
        self.mentions: list[Mention] = []
        self.times: list[TimeMention] = []
        self.attributions: list[Attribution] = []
        self.events: list[Event] = []
        self._end = 0

    def add(self, sentence: str) -> int:
        start = self._end
        self.sentences.append(sentence)
        self.spans.append(Span(start, start + len(sentence)))
        self._end = start + len(sentence) + 1
        return start

    def tell(self, world: _World, told: _Happening, number: int) -> None:
        chance, type_, verb = world.chance, told.kind[0], told.kind[1]
        voiced = chance.random() < 0.4
        voice = chance.choice((told.actor, told.recipient, world.state()))
        words = f"{told.actor.name} {verb} {told.recipient.name}"
        where = "" if told.place is None else f" in {told.place[0]}"
        when = f" on {told.day:%A}"
        said = f", {voice.name} said" if voiced else ""
        start, sentence = self.add(f"{words}{where}{when}{said}."), len(self.sentences) - 1

        def at(offset: int, length: int) -> Span:
            return Span(start + offset, start + offset + length)

        def mention(offset: int, who: Participant) -> Mention:
            span = at(offset, len(who.name))
            found = Mention(
                span, sentence, 0, who, "name", (Evidence("participant", "actors", "names.tsv:2", span),)
            )
            self.mentions.append(found)
            return found

        actor = mention(0, told.actor)
        recipient = mention(len(words) - len(told.recipient.name), told.recipient)
        trigger = at(len(told.actor.name) + 1, len(verb))
        day = Evidence("value", "timex", "timex.weekday", at(len(words + where) + 4, len(when) - 4))
        assert day.span is not None
        self.times.append(TimeMention(day.span, sentence, "DATE", str(told.day), told.day, told.day, (day,)))
        by = None
        if voiced:
            by = f"a{len(self.attributions) + 1}"
            source, cue = (
                mention(len(words + where + when) + 2, voice),
                at(len(words + where + when + said) - 4, 4),
            )
            content = (at(0, len(words + where + when)),)
            self.attributions.append(Attribution(by, sentence, source, cue, content, "indirect"))
        place = None
        if told.place is not None:
            name, country, north, east = told.place
            place = Place(at(len(words) + 4, len(name)), sentence, name, country, north, east, "town")
        status = chance.choices(_STATUSES, weights=_LIKELY)[0]
        self.events.append(
            Event(
                f"e{number}",
                type_,
                None,
                (),
                (actor,),
                (recipient,),
                trigger,
                sentence,
                told.day,
                told.day,
                place,
                by,
                status,
                (Factuality(by or "AUTHOR", "CT+"),),
                told.kind[2],
                told.kind[3],
                told.kind[4],
                told.kind[3],
                (
                    Evidence("type", "events", "patterns/accuse.tsv:12", trigger),
                    Evidence("actors", "events", "actors.subject", actor.span),
                    Evidence("recipients", "events", "recipients.object", recipient.span),
                    Evidence("status", "events", "status.told"),
                ),
            )
        )


def _note(incidents: list[Row], told: _Happening, coded: CodedDocument, event: Event, month: int) -> None:
    """Add a report to its happening's row; happenings of a month are numbered from its first one."""
    voice = coded.document.publisher if event.attribution is None else told.actor.name
    name = f"{told.number:016x}"
    row = _ROWS.get(told.number)
    if row is None:
        who = [
            {"name": p.name, "country": p.country, "sectors": list(p.sectors), "text": None}
            for p in (told.actor, told.recipient)
        ]
        row = _ROWS[told.number] = {
            "incident": name, "type": told.kind[0], "mode": None, "first": told.day, "last": told.day,
            "actor_countries": told.actor.country, "recipient_countries": told.recipient.country,
            "actors": who[:1], "recipients": who[1:], "place": told.place[0] if told.place else None,
            "place_country": told.place[1] if told.place else None, "reports": 0, "documents": 0,
            "asserted_by": [], "denied_by": [], "events": [],
        }  # fmt: skip
        incidents.append(row)
    row["reports"] += 1
    row["documents"] += 1
    side = "denied_by" if event.status in {"denied", "disputed"} else "asserted_by"
    if voice not in row[side]:
        row[side].append(voice)
    row["events"].append({"document": coded.document.id, "event": event.id})


_ROWS: dict[int, Row] = {}


if __name__ == "__main__":
    main()
