"""A made-up year of four neighbours, two of whom fall out, and a coder for its sentences: for pictures."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.fakes import fake_coder
from tests.histories import poisson

from detente.pipeline import Coder
from detente.records import Document, Event, Evidence, Factuality, Mention, Participant, Place, Span

COUNTRIES = {"Norway": "NOR", "Sweden": "SWE", "Denmark": "DNK", "Finland": "FIN"}
CAPITALS = {"NOR": ("Oslo", 59.9, 10.7), "SWE": ("Stockholm", 59.3, 18.1), "DNK": ("Copenhagen", 55.7, 12.6),
            "FIN": ("Helsinki", 60.2, 24.9)}  # fmt: skip
KINDS = {
    "met": ("CONSULT", 1, 2.1, "036"),
    "sent aid to": ("AID", 2, 7.4, "071"),
    "accused": ("ACCUSE", 3, -2.0, "112"),
    "imposed sanctions on": ("SANCTION", 4, -5.2, "163"),
}
DAYS, FELL_OUT = 420, 300
FIRST = date(2022, 1, 3)

_SENTENCE = re.compile(rf"({'|'.join(COUNTRIES)}) (never )?({'|'.join(KINDS)}) ({'|'.join(COUNTRIES)})")


def write_season(path: Path) -> Path:
    """Write an article a day; from day `FELL_OUT` on Norway and Sweden accuse each other much more."""
    drawn = random.Random(5)
    lines = []
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        sentences = list(_sentences(number, drawn))
        drawn.shuffle(sentences)
        about = {"publisher": f"Fjord Paper {number % 4 + 1}", "title": f"News of {day}"}
        lines.append(
            json.dumps({"id": f"{day}", "published": str(day), "text": "\n".join(sentences), **about})
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _sentences(number: int, drawn: random.Random) -> Iterator[str]:
    yield "The ferry between the islands ran on time."
    for actor in COUNTRIES:
        for recipient in COUNTRIES:
            if actor == recipient:
                continue
            quarrel = {actor, recipient} == {"Norway", "Sweden"}
            fallen_out = quarrel and number >= FELL_OUT
            often = 3 if quarrel else 1
            for verb, mean in (
                ("met", 0.10),
                ("sent aid to", 0.03),
                ("accused", 0.06 * (7 if fallen_out else 1)),
                ("imposed sanctions on", 0.02 * (6 if fallen_out else 1)),
            ):
                for _ in range(poisson(mean * often, drawn)):
                    denied = "never " if drawn.random() < 0.08 else ""
                    yield f"{actor} {denied}{verb} {recipient}."


def season_coder() -> Coder:
    """Return a coder that reads these sentences."""
    return replace(
        fake_coder(),
        segment=lambda document: tuple(Span(*found.span()) for found in re.finditer("[^\n]+", document.text)),
        actors=lambda document, *_: tuple(m for e in _events(document) for m in (*e.actors, *e.recipients)),
        attributions=lambda document, *_: (),
        times=lambda *_: (),
        assemble=lambda document, *_: _events(document),
    )


def _events(document: Document) -> tuple[Event, ...]:
    day = document.published
    made = []
    for number, found in enumerate(_SENTENCE.finditer(document.text), start=1):
        sentence = document.text.count("\n", 0, found.start())
        actor, recipient = (_named(document, Span(*found.span(group)), sentence) for group in (1, 4))
        trigger = Span(*found.span(3))
        kind, quad, intensity, cameo = KINDS[found[3]]
        code = recipient.participant.country or ""
        town, north, east = CAPITALS[code]
        made.append(
            Event(
                id=f"e{number}",
                type=kind,
                mode=None,
                contexts=(),
                actors=(actor,),
                recipients=(recipient,),
                trigger=trigger,
                sentence=sentence,
                first=day,
                last=day,
                place=Place(recipient.span, sentence, town, code, north, east, "town"),
                attribution=None,
                status="denied" if found[2] else "asserted",
                factuality=(Factuality("AUTHOR", "CT-" if found[2] else "CT+"),),
                quad_class=quad,
                intensity=intensity,
                cameo=cameo,
                goldstein=intensity,
                because=(Evidence("type", "events", "made up", trigger),),
            )
        )
    return tuple(made)


def _named(document: Document, at: Span, sentence: int) -> Mention:
    name = at.of(document.text)
    why = (Evidence("participant", "actors", "made up", at),)
    return Mention(at, sentence, 0, Participant(name, COUNTRIES[name], ("GOV",)), "name", why)
