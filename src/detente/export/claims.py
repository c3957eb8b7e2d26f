"""Who claims what, who denies it and who is silent: one row a claim."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TextIO

from detente.events import CueSenses, default_cue_senses
from detente.export.csv import harmless
from detente.export.words import UNNAMED, names, on_one_line, source_name
from detente.records import Attribution, CodedDocument, Event, Mention, Span

AUTHOR = "(the document)"
"""The voice of the document itself, beside those that it cites."""

COLUMNS = (
    "document",
    "claim",
    "kind",
    "type",
    "actors",
    "recipients",
    "claimed_by",
    "denied_by",
    "silent",
    "words",
)
_SURE = frozenset({"CT+", "PR+", "PS+"})
_SURE_NOT = frozenset({"CT-", "PR-", "PS-"})
_LINKS = ("status.denied_by:", "status.told_by:")


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks to a claim: name, country, and the attribution's id and words (`None` for the document's own)."""

    name: str
    country: str | None
    attribution: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed in a document.

    `kind` is "event" for one that is coded (`events` are its ids, several if several voices tell it) or
    "proposition" for other words of somebody (`events` is empty). `silent` are those of whom the document reports
    no word on it: whom the claim names, if their country is known, or who would not say. `spans` are its words.
    """

    id: str
    kind: Literal["event", "proposition"]
    events: tuple[str, ...]
    type: str | None
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    voices_for: tuple[Voice, ...]
    voices_against: tuple[Voice, ...]
    silent: tuple[Voice, ...]
    spans: tuple[Span, ...]

    def words(self, text: str) -> str:
        """Return the words of the claim, its parts joined by an ellipsis."""
        return on_one_line(" … ".join(s.of(text) for s in self.spans))


def claims_in(coded: CodedDocument) -> tuple[Claim, ...]:
    """Return the claims of a document: events that others tell, then other words of theirs, each in text order.

    What the document tells in its own voice alone is no claim. What is demanded or supposed claims nothing either.
    """
    by_id = {a.id: a for a in coded.attributions}
    found: list[Claim] = []
    for group in _told_alike(coded.events):
        claim = _of_events(f"c{len(found) + 1}", group, by_id, coded)
        if claim is not None:
            found.append(claim)
    told = {e.attribution for e in coded.events}
    told |= {v.attribution for c in found for v in c.voices_against}
    for attribution in coded.attributions:
        if attribution.id not in told and attribution.content:
            found.append(_of_words(f"c{len(found) + 1}", attribution))
    return tuple(found)


def _told_alike(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Yield the events in groups that tell the same: linked by a denial, or alike in type and both sides."""
    groups: list[list[Event]] = []
    for event in events:
        here = next((g for g in groups if any(_is_same(event, other) for other in g)), None)
        if here is None:
            groups.append([event])
        else:
            here.append(event)
    yield from groups


def _is_same(one: Event, other: Event) -> bool:
    for event, partner in ((one, other), (other, one)):
        if any(b.rule in {f"{link}{partner.id}" for link in _LINKS} for b in event.because):
            return True
    if one.type != other.type or one.mode != other.mode or (one.first, one.last) != (other.first, other.last):
        return False
    sides = [{m.participant.name for m in side} for side in (one.actors, other.actors)]
    others = [{m.participant.name for m in side} for side in (one.recipients, other.recipients)]
    return bool(sides[0]) and sides[0] == sides[1] and bool(others[0]) and others[0] == others[1]


def _of_events(
    number: str, group: Sequence[Event], by_id: dict[str, Attribution], coded: CodedDocument
) -> Claim | None:
    yes: list[Voice] = []
    no: list[Voice] = []
    for event in group:
        for value in event.factuality:
            # A source around another one ("Reuters said that Kyiv said") vouches for the words, not for the event.
            voice = _author(event) if value.source == "AUTHOR" else _voice(by_id.get(value.source))
            if voice is not None and value.value in _SURE:
                yes.append(voice)
            elif voice is not None and value.value in _SURE_NOT:
                no.append(voice)
        no.extend(_rejecting(event, coded))
    if not any(v.attribution is not None for v in (*yes, *no)):
        return None
    first = group[0]
    parties = [
        Voice(on_one_line(m.participant.name), m.participant.country, None, m.span)
        for m in (*first.actors, *first.recipients)
        if m.participant.country is not None
    ]
    heard = {v.name for v in (*yes, *no)} | {v.country for v in (*yes, *no) if v.country}
    return Claim(
        number,
        "event",
        tuple(e.id for e in group),
        first.type,
        first.actors,
        first.recipients,
        _each_once(yes),
        _each_once(no),
        _each_once(p for p in parties if p.name not in heard and p.country not in heard),
        tuple(e.trigger for e in group),
    )


def _rejecting(event: Event, coded: CodedDocument) -> Iterator[Voice]:
    """Yield who rejects the claim without telling it again ("Beijing denied the accusation")."""
    for why in event.because:
        if why.rule != "status.contradicted" or why.span is None:
            continue
        for attribution in coded.attributions:
            parts = (*attribution.content, *((attribution.cue,) if attribution.cue is not None else ()))
            if any(p.overlaps(why.span) for p in parts) and (voice := _voice(attribution)) is not None:
                yield voice
                return
        for answer in coded.events:
            if answer.trigger == why.span:
                yield from (
                    Voice(on_one_line(m.participant.name), m.participant.country, answer.attribution, m.span)
                    for m in answer.actors
                )


def _of_words(number: str, attribution: Attribution) -> Claim:
    voice = _voice(attribution)
    assert voice is not None
    sense = _senses().get(attribution.evidence[0].rule) if attribution.evidence else None
    denies = sense is not None and sense.stance == "-"
    is_silent = attribution.polarity == "negative"
    return Claim(
        number,
        "proposition",
        (),
        None,
        (),
        (),
        () if denies or is_silent else (voice,),
        (voice,) if denies and not is_silent else (),
        (voice,) if is_silent else (),
        attribution.content,
    )


def _author(event: Event) -> Voice:
    return Voice(AUTHOR, None, None, event.trigger)


def _voice(attribution: Attribution | None) -> Voice | None:
    if attribution is None:
        return None
    source = attribution.source
    country = source.participant.country if source is not None else None
    span = attribution.cue or (attribution.content[0] if attribution.content else None)
    return Voice(source_name(attribution) if source is not None else UNNAMED, country, attribution.id, span)


def _each_once(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    return tuple({v.name: v for v in reversed(list(voices))}.values())[::-1]


@cache
def _senses() -> CueSenses:
    return default_cue_senses()


def claim_rows(coded: CodedDocument) -> Iterator[dict[str, str]]:
    """Yield one row a claim, keyed by `COLUMNS`, names joined by "; "."""
    for claim in claims_in(coded):
        cells = (
            coded.document.id,
            claim.id,
            claim.kind,
            claim.type or "",
            names(claim.actors),
            names(claim.recipients),
            *(
                "; ".join(v.name for v in side)
                for side in (claim.voices_for, claim.voices_against, claim.silent)
            ),
            claim.words(coded.document.text),
        )
        yield dict(zip(COLUMNS, cells, strict=True))


def as_claim_line(coded: CodedDocument, claim: Claim) -> str:
    """Return a claim as one line of JSON, without the line's end."""
    record: dict[str, Any] = {
        "document": coded.document.id,
        "id": claim.id,
        "kind": claim.kind,
        "events": list(claim.events),
        "type": claim.type,
        "actors": [m.participant.name for m in claim.actors],
        "recipients": [m.participant.name for m in claim.recipients],
        "voices_for": [_as_record(v) for v in claim.voices_for],
        "voices_against": [_as_record(v) for v in claim.voices_against],
        "silent": [_as_record(v) for v in claim.silent],
        "spans": [[s.start, s.end] for s in claim.spans],
        "words": claim.words(coded.document.text),
    }
    return json.dumps(record, ensure_ascii=False)


def _as_record(voice: Voice) -> dict[str, Any]:
    span = None if voice.span is None else [voice.span.start, voice.span.end]
    return {"name": voice.name, "country": voice.country, "attribution": voice.attribution, "span": span}


class ClaimTable:
    """Writes a header line, then the claims of one coded document after the other, as comma-separated values."""

    def __init__(self, stream: TextIO, *, for_spreadsheets: bool = False) -> None:
        self._writer = csv.writer(stream, lineterminator="\n")
        self._for_spreadsheets = for_spreadsheets
        self._writer.writerow(COLUMNS)

    def write(self, coded: CodedDocument) -> None:
        """Write the rows of a document's claims, none where it has none."""
        for row in claim_rows(coded):
            cells = tuple(row.values())
            self._writer.writerow(map(harmless, cells) if self._for_spreadsheets else cells)
