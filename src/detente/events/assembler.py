"""Give each event wording its voice, status, time and place: the coded events of a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from detente.events.decision import Cuts, presented
from detente.events.disputes import with_disputes
from detente.events.ontology import Ontology, default_ontology
from detente.events.open_clauses import LEFT_OPEN
from detente.events.role_words import RoleWords, default_role_words
from detente.events.status import ANNOUNCED, StatusFinder, default_status_finder
from detente.events.voices import CueSenses, Voices, default_cue_senses
from detente.lexicon import SHIPPED, Lexicons
from detente.records import (
    Attribution,
    Document,
    Event,
    EventMention,
    Evidence,
    Parse,
    Place,
    Span,
    TimeMention,
)

SAYING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE"})
"""Types that are words: "falsely accused" happened, what it tells of may not have."""

TimeOfEvent = Callable[[Parse, int, Sequence[TimeMention]], TimeMention | None]
PlaceOfEvent = Callable[[Parse, int, Span, Sequence[Place]], Place | None]


@dataclass(frozen=True, slots=True)
class Assembler:
    """Puts the findings of all stages together; the two choosers come from the time and place stages."""

    status: StatusFinder
    ontology: Ontology
    senses: CueSenses
    words: RoleWords
    time_of_event: TimeOfEvent
    place_of_event: PlaceOfEvent
    cuts: Cuts = field(default_factory=Cuts)
    model: str = "model"

    def __call__(
        self,
        document: Document,
        parses: Sequence[Parse],
        wordings: Sequence[EventMention],
        attributions: Sequence[Attribution],
        times: Sequence[TimeMention],
        places: Sequence[Place],
    ) -> tuple[Event, ...]:
        """Return the events in text order, with ids "e1", "e2", ..."""
        by_number = {p.sentence: p for p in parses}
        voices = Voices(attributions, self.senses)
        times_in: dict[int, list[TimeMention]] = {}
        for time_mention in times:
            times_in.setdefault(time_mention.sentence, []).append(time_mention)
        places_in: dict[int, list[Place]] = {}
        for named in places:
            places_in.setdefault(named.sentence, []).append(named)
        events: list[Event] = []
        for wording in wordings:
            parse = by_number[wording.sentence]
            number = f"e{len(events) + 1}"
            time = self.time_of_event(parse, wording.head, times_in.get(wording.sentence, ()))
            place = self.place_of_event(
                parse, wording.head, wording.trigger, places_in.get(wording.sentence, ())
            )
            events.append(self._event(number, parse, wording, voices, time, place))
        return with_disputes(events, attributions, parses, self.words)

    def _event(
        self,
        number: str,
        parse: Parse,
        wording: EventMention,
        voices: Voices,
        time: TimeMention | None,
        place: Place | None,
    ) -> Event:
        voice = voices.of(wording, parse)
        read, status_rule = self.status(
            parse, wording.head, is_negation_meant=wording.negated, is_saying=wording.type in SAYING
        )
        is_open = status_rule in LEFT_OPEN
        status, status_rule = presented(read, status_rule, wording.statuses, self.cuts, self.model)
        if wording.type == "THREATEN" and status in {"planned", "hypothetical"} and not is_open:
            status, status_rule = "asserted", "status.threat_is_told"
        if status_rule == ANNOUNCED and wording.type in SAYING:
            status, status_rule = "asserted", "status.done_by_announcing"
        if wording.negated and status in {"planned", "hypothetical"}:
            status, status_rule = "asserted", "status.refusal_is_told"
        status, status_rule = voices.settled(wording, voice, status, status_rule, parse)
        is_seen_disputed = status == "disputed" and status_rule.startswith(f"{self.model}: ")
        # Where the model sees a dispute, the voice stays as sure as its words are.
        sure = read if is_seen_disputed and voice is not None else status
        quad, intensity = self.ontology.values(wording.type)
        cameo = self.ontology.cameo_of(wording.type, wording.mode, wording.contexts)
        why = [*wording.evidence, Evidence("status", "events", status_rule, wording.trigger)]
        if voice is not None:
            why.extend(Evidence("attribution", e.stage, e.rule, e.span) for e in voice.evidence[:1])
        if time is not None:
            why.append(
                Evidence("first", "timex", time.evidence[0].rule if time.evidence else "timex", time.span)
            )
        if place is not None:
            why.append(
                Evidence(
                    "place", "places", place.evidence[0].rule if place.evidence else "places", place.span
                )
            )
        return Event(
            id=number,
            type=wording.type,
            mode=wording.mode,
            contexts=wording.contexts,
            actors=wording.actors,
            recipients=wording.recipients,
            trigger=wording.trigger,
            sentence=wording.sentence,
            first=time.first if time is not None else None,
            last=time.last if time is not None else None,
            place=place,
            attribution=voice.id if voice is not None else None,
            status=status,
            factuality=voices.factuality(voice, sure, status_rule),
            quad_class=quad,
            intensity=intensity,
            cameo=cameo[0] if cameo is not None else None,
            goldstein=cameo[1] if cameo is not None else None,
            because=tuple(why),
        )


def default_assembler(
    time_of_event: TimeOfEvent,
    place_of_event: PlaceOfEvent,
    lexicons: Lexicons = SHIPPED,
    model: str = "model",
) -> Assembler:
    """Return the assembler over the tables; `model` is the trained model's name, for evidence."""
    status, ontology = default_status_finder(lexicons), default_ontology(lexicons)
    senses, words = default_cue_senses(lexicons), default_role_words(lexicons)
    return Assembler(status, ontology, senses, words, time_of_event, place_of_event, model=model)
