"""What a document tells of each state beside an event: the ground on which its sides are judged.

A row of numbers for an event and a state says how the state stands to it: what the rules and the model hold, where
and how it is named, who speaks, what the document tells of it elsewhere. `sides` decides from these rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.events.elsewhere import Elsewhere
from detente.events.learned import countries_of, names_state, proposal_for
from detente.events.row_values import all_of, log_odds, one_of
from detente.records import (
    NOT_STATES,
    PUBLISHER,
    RECIPROCAL,
    Attribution,
    EventMention,
    Mention,
    Parse,
    Participant,
    Proposal,
)

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
SIDES = ("actors", "recipients")
LEADING = 4
"""States most named in the document that are judged for every event."""

_odds = log_odds(0.005)
_type, _kinds = one_of(TYPES), all_of(("name", "noun", "nationality", "pronoun"))
_SPEECH = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE"})

NAMES: tuple[str, ...] = (
    *(f"type {t}" for t in TYPES),
    "is reciprocal", "trigger is a noun", "trigger is passive", "trigger has no object", "trigger has no subject",
    *(
        f"{what} {side}"
        for side in SIDES
        for what in (
            "held by rules as", "held by model as", "held by context as", "chance of word as", "others held as",
            "others' best chance as", "nobody held as", "somebody without state held as", "alone in",
            "earlier event of type has it as", "events of type have it as", "events have it as",
            "same word had it as", "last event had it as",
        )
    ),
    "in sentence", "as name", "as noun", "as nationality", "as pronoun", "before trigger", "after trigger", "near",
    "very near", "in sentence before", "in sentence after", "subject of sentence", "subject of sentence before",
    "named after in", "share of story", "first of story", "second of story", "in first sentence", "is voice",
    "is publisher", "somebody else is voice", "nobody is voice", "no state", "only state of sentence",
    "states in sentence", "states in story", "with others", "speech and voice", "speech and nobody's voice",
    "trigger chance", "person", "government", "forces", "people", "read as the gold is",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """An event (its number among the document's), a state's code, and what is told of the two, as `NAMES`."""

    event: int
    country: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What holds of an event for every state: the model's proposal, its chances by side and state, who speaks.

    `same` are the numbers that no state changes, `others` the other events to compare it with.
    """

    event: EventMention
    proposal: Proposal | None
    chances: tuple[Mapping[str, float], Mapping[str, float]]
    voice: str | None
    same: tuple[float, ...]
    others: tuple[Sequence[int], ...]


@dataclass(slots=True)
class Scene:
    """A document's sentences, mentions, voices and proposals, asked for one event at a time."""

    parses: Sequence[Parse]
    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    proposals: Sequence[Proposal]
    events: Sequence[EventMention]
    _in: dict[int, list[Mention]] = field(default_factory=dict, init=False)
    _parse: dict[int, Parse] = field(default_factory=dict, init=False)
    _proposed: dict[int, list[Proposal]] = field(default_factory=dict, init=False)
    _story: Counter[str] = field(default_factory=Counter, init=False)
    _ranked: list[str] = field(default_factory=list, init=False)
    _elsewhere: Elsewhere = field(init=False)
    _named: dict[tuple[int, str], list[Mention]] = field(default_factory=dict, init=False)
    _total: int = field(default=0, init=False)
    publishers: set[str] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        self._parse = {p.sentence: p for p in self.parses}
        for mention in self.mentions:
            self._in.setdefault(mention.sentence, []).append(mention)
            country = mention.participant.country
            if country is None:
                continue
            if any(e.rule == PUBLISHER for e in mention.evidence):
                self.publishers.add(country)
            self._story[country] += 1
            self._named.setdefault((mention.sentence, country), []).append(mention)
        self._ranked, self._total = [c for c, _ in self._story.most_common()], self._story.total()
        lemmas = [self._parse[e.sentence].tokens[e.head].lemma for e in self.events]
        self._elsewhere = Elsewhere(self.events, lemmas)
        for proposal in self.proposals:
            self._proposed.setdefault(proposal.sentence, []).append(proposal)

    def rows(self, is_asked: Callable[[EventMention], bool] = lambda _: True) -> list[Row]:
        """Return the rows of the events that are asked for, all if nothing is said, in their order."""
        rows: list[Row] = []
        for number, event in enumerate(self.events):
            if not is_asked(event):
                continue
            proposal = self.proposal_of(event)
            same = (*_type(event.type), *self._of_trigger(event))
            told = self._chances(event, proposal), self._voice(event), same, self._elsewhere.groups(number)
            ground = _Ground(event, proposal, *told)
            rows.extend(Row(number, c, self._values(ground, c)) for c in self._candidates(ground))
        return rows

    def proposal_of(self, event: EventMention) -> Proposal | None:
        """Return what the model proposes for an event's words."""
        return proposal_for(self._parse[event.sentence], event, self._proposed.get(event.sentence, ()))

    def parse_of(self, sentence: int) -> Parse:
        """Return a sentence's parse."""
        return self._parse[sentence]

    def named_in(self, sentence: int) -> Sequence[Mention]:
        """Return the mentions in a sentence."""
        return self._in.get(sentence, ())

    def at(self, sentence: int, word: int) -> list[Mention]:
        """Return who is named at a word: the mentions that it heads, else the shortest name around it."""
        found = [m for m in self._in.get(sentence, ()) if m.head == word]
        if found:
            return found
        place = self._parse[sentence].tokens[word].start
        around = [m for m in self._in.get(sentence, ()) if m.span.start <= place < m.span.end]
        return [min(around, key=lambda m: len(m.span))] if around else []

    def named(self, sentence: int, country: str) -> Sequence[Mention]:
        """Return the mentions of a state and its people in a sentence."""
        return self._named.get((sentence, country), ())

    def state(self, country: str) -> Participant:
        """Return a state as the document names it first; one that it never names, by its code."""
        named = [m for m in self.mentions if m.participant.country == country and m.kind != "pronoun"]
        for mention in (*filter(names_state, named), *named):
            return mention.participant
        return Participant(country, country)

    def _chances(
        self, event: EventMention, proposal: Proposal | None
    ) -> tuple[dict[str, float], dict[str, float]]:
        """Return the model's best chance for each state's words to be actor, and to be recipient."""
        told: tuple[dict[str, float], dict[str, float]] = ({}, {})
        for chance in proposal.roles if proposal is not None else ():
            for mention in self.at(event.sentence, chance.word):
                country = mention.participant.country
                if country is not None:
                    for side, value in zip(told, (chance.actor, chance.recipient), strict=True):
                        side[country] = max(side.get(country, 0.0), value)
        return told

    def _candidates(self, ground: _Ground) -> list[str]:
        event = ground.event
        near = [
            m.participant.country
            for number in (event.sentence, event.sentence - 1)
            for m in self._in.get(number, ())
        ]
        held = [m.participant.country for m in (*event.actors, *event.recipients)]
        leading = self._ranked[:LEADING]
        return list(dict.fromkeys(c for c in (*held, *near, *leading, ground.voice) if c is not None))

    def _voice(self, event: EventMention) -> str | None:
        """Return the state of whoever speaks the words around a trigger, the innermost first."""
        place = event.trigger.start
        around = [
            (len(span), a.source.participant.country)
            for a in self.attributions
            for span in a.content
            if a.source is not None and span.start <= place < span.end
        ]
        return min(around, key=lambda pair: pair[0])[1] if around else None

    def _values(self, ground: _Ground, country: str) -> tuple[float, ...]:
        return (
            *ground.same,
            *self._of_side(ground, country, 0),
            *self._of_side(ground, country, 1),
            *self._of_naming(ground, country),
        )

    def _of_trigger(self, event: EventMention) -> Iterable[float]:
        parse = self._parse[event.sentence]
        token = parse.tokens[event.head]
        yield float(event.type in RECIPROCAL)
        yield float(token.pos != "VERB")
        yield float(bool(parse.children(event.head, "auxpass")))
        yield float(not parse.children(event.head, "dobj", "prep", "ccomp", "xcomp"))
        yield float(not parse.children(event.head, "nsubj", "nsubjpass", "poss", "compound", "amod"))

    def _of_side(self, ground: _Ground, country: str, side: int) -> Iterable[float]:
        event, name = ground.event, SIDES[side]
        held: tuple[Mention, ...] = getattr(event, name)
        states = countries_of(held)
        rules = [e for e in event.evidence if e.of == name]
        is_held = country in states
        implied = any(m.kind == "implied" and m.participant.country == country for m in held)
        by_model = any(e.stage == "encode" for e in rules)
        chances = ground.chances[side]
        others = [v for c, v in chances.items() if c != country]
        yield float(is_held and not implied and not by_model)
        yield float(is_held and not implied and by_model)
        yield float(is_held and implied)
        yield _odds(chances.get(country, 0.0))
        yield float(len(states - {country}) > 0)
        yield _odds(max(others, default=0.0))
        yield float(not held)
        yield float(any(m.participant.country is None for m in held))
        yield float(is_held and len(states) == 1)
        yield from self._elsewhere.shares(ground.others, country, side)

    def _of_naming(self, ground: _Ground, country: str) -> Iterable[float]:
        event, voice, ranked = ground.event, ground.voice, self._ranked
        here = self.named(event.sentence, country)
        parse = self._parse[event.sentence]
        kinds = {m.kind for m in here}
        distances = [m.head - event.head for m in here]
        nearest = min(map(abs, distances), default=99)
        states = countries_of(self._in.get(event.sentence, ()))
        sectors = {s for m in here for s in m.participant.sectors}
        yield float(bool(here))
        yield from _kinds(kinds)
        yield float(any(d < 0 for d in distances))
        yield float(any(d > 0 for d in distances))
        yield float(nearest <= 8)
        yield float(nearest <= 3)
        yield float(bool(self.named(event.sentence - 1, country)))
        yield float(bool(self.named(event.sentence + 1, country)))
        yield float(any(parse.tokens[m.head].dep in {"nsubj", "nsubjpass"} for m in here))
        yield float(self._is_subject(event.sentence - 1, country))
        yield float(any(_follows_in(parse, m.head) for m in here))
        yield self._story[country] / max(1, self._total)
        yield float(ranked[:1] == [country])
        yield float(ranked[1:2] == [country])
        yield float(bool(self.named(min(self._parse), country)))
        yield float(voice == country)
        yield float(country in self.publishers)
        yield float(voice is not None and voice != country)
        yield float(voice is None)
        yield float(country in NOT_STATES)
        yield float(states == {country})
        yield min(len(states), 5) / 5
        yield min(len(ranked), 10) / 10
        yield float(any(parse.tokens[m.head].dep == "conj" or parse.children(m.head, "conj") for m in here))
        yield float(event.type in _SPEECH and voice == country)
        yield float(event.type in _SPEECH and voice is None)
        yield ground.proposal.score if ground.proposal is not None else 0.0
        yield float(any(m.person for m in here))
        yield float("GOV" in sectors)
        yield float(bool(sectors & {"MIL", "REB", "UAF", "COP"}))
        yield float("CVL" in sectors)
        yield 1.0  # our own labels, which fill more sides, have 0 here where the net learns

    def _is_subject(self, sentence: int, country: str) -> bool:
        parse = self._parse.get(sentence)
        if parse is None:
            return False
        return any(parse.tokens[m.head].dep == "nsubj" for m in self.named(sentence, country))


def _follows_in(parse: Parse, word: int) -> bool:
    token = parse.tokens[word]
    return token.dep == "pobj" and parse.tokens[token.head].lemma in {"in", "near", "across", "at"}
