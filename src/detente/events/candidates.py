"""Who of a sentence may stand on the sides of an event, and what rules, model and grammar say of each.

A row of numbers, named in `NAMES`, says how somebody stands to an event. `chooser` decides from these rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.events.candidate_sides import OfPeople, SideOfEvent, chances_elsewhere
from detente.events.learned import countries_of, mentions_at, proposal_for
from detente.events.participants import Participants
from detente.events.row_values import all_of, one_of
from detente.events.scene import SIDES, TYPES
from detente.events.side_evidence import is_worded
from detente.records import NOT_STATES, Attribution, EventMention, Mention, Parse, Proposal

LEAST = 0.1
"""A word of nobody known is a candidate if the model gives it a side this likely."""

_NONE = "none"
_ARCS = (
    "nsubj", "nsubjpass", "dobj", "dative", "agent", "prep", "pobj", "pcomp", "poss", "compound", "amod", "nmod",
    "conj", "appos", "attr", "advcl", "relcl", "acl", "ccomp", "xcomp",
)  # fmt: skip
_PREPOSITIONS = (
    "by", "with", "to", "against", "in", "on", "of", "from", "for", "at", "between", "over", "into", "after", "as",
    "toward", "about", "among",
)  # fmt: skip
_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "conj", "acl", "parataxis"})
_KINDS = ("name", "noun", "nationality", "pronoun")
_SECTORS = ("GOV", "MIL", "REB", "COP", "CVL", "LEG", "BUS")
_ENTITIES = ("GPE", "NORP", "PERSON", "ORG", "LOC")

_type, _arc, _arc_of_trigger = one_of(TYPES), one_of(_ARCS), one_of(("ROOT", *_ARCS))
_preposition = one_of((_NONE, *_PREPOSITIONS))
_number_up, _number_down = one_of("0123"), one_of("01234")
_kind, _entity, _sectors = one_of(_KINDS), one_of(_ENTITIES), all_of(_SECTORS)

NAMES: tuple[str, ...] = (
    *(f"type {t}" for t in TYPES),
    "trigger is a verb", "trigger is a noun", "trigger is passive", "trigger has a subject", "trigger has an object",
    "trigger has an agent", "trigger is an infinitive", *(f"trigger's arc {a}" for a in ("ROOT", *_ARCS)),
    "a pattern has it", "trigger chance", "states", "candidates", "events", "is in somebody's words",
    *(
        f"{what}, {side}"
        for side in SIDES
        for what in (
            "nobody held", "best chance", "held", "held without a state", "chance", "chance in odds", "ahead of others",
            "likeliest", "chance for another event", "is held", "its state is held", "is held alone",
            "is held by the model", "in the pattern", "others in the pattern", "sure in the pattern",
            "guessed in the pattern", "joined with one held", "inside one held", "around one held",
        )
    ),
    *(f"arc {a}" for a in _ARCS), *(f"after {p}" for p in (_NONE, *_PREPOSITIONS)),
    *(f"{n} arcs up" for n in range(4)), *(f"{n} arcs down" for n in range(5)),
    *(f"way up ends with {a}" for a in _ARCS), *(f"way down begins with {a}" for a in _ARCS),
    "clauses up", "clauses down", "before trigger", "distance", "near", "first", "nearest", "candidates between",
    *(f"kind {k}" for k in _KINDS), "person", "with a role", "state", "no state but an organisation",
    *(f"sector {s}" for s in _SECTORS), *(f"entity {e}" for e in _ENTITIES), "source", "voice", "somebody else's voice",
    "subject of sentence", "inside the trigger", "only mention of its state",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the sentence: the word that heads the phrase, who is named there, and the row of `NAMES`."""

    word: int
    mentions: tuple[Mention, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of a sentence before its sides are chosen; `patterns` are the events as the patterns have them."""

    parse: Parse
    who: Participants
    mentions: Sequence[Mention]
    proposals: Sequence[Proposal]
    attributions: Sequence[Attribution]
    patterns: Sequence[EventMention]
    events: Sequence[EventMention]


def candidates(clues: Clues, event: EventMention) -> list[Candidate]:
    """Return everybody who may stand on a side of an event, in text order."""
    proposal = proposal_for(clues.parse, event, clues.proposals)
    people = _people(clues, event, proposal)
    ground = _Ground(clues, event, proposal, people)
    return [Candidate(word, tuple(people[word]), ground.row(word)) for word in sorted(people)]


def _people(clues: Clues, event: EventMention, proposal: Proposal | None) -> dict[int, list[Mention]]:
    """Return who is named at each word, those who are held as they are held."""
    parse, found = clues.parse, dict[int, list[Mention]]()
    held = [m for m in (*event.actors, *event.recipients) if is_worded(event, m)]
    for mention in held:
        found.setdefault(mention.head, []).append(mention)
    words = set(found)
    for mention in clues.mentions:
        if mention.kind != "implied" and mention.head not in words and mention.head != event.head:
            found.setdefault(mention.head, []).append(mention)
    for chance in proposal.roles if proposal is not None else ():
        if max(chance.actor, chance.recipient) >= LEAST and chance.word not in {event.head, *found}:
            for mention in mentions_at(parse, chance.word, clues.who):
                if mention.head != event.head:
                    found.setdefault(mention.head, [mention])
    return found


class _Ground:
    """What holds of one event for all of its candidates."""

    def __init__(
        self,
        clues: Clues,
        event: EventMention,
        proposal: Proposal | None,
        people: Mapping[int, Sequence[Mention]],
    ) -> None:
        self.clues, self.event, self.people = clues, event, people
        self.parse, self.proposal = clues.parse, proposal
        told = {c.word: (c.actor, c.recipient) for c in (proposal.roles if proposal is not None else ())}
        chances = {word: told.get(word, (0.0, 0.0)) for word in people}
        elsewhere = chances_elsewhere(clues.proposals, proposal)
        pattern = next((p for p in clues.patterns if p.head == event.head), None)
        here = event.trigger.start
        around = [a for a in clues.attributions if any(s.start <= here < s.end for s in a.content)]
        self.is_told = bool(around)
        sentence = self.parse.sentence
        self.voice = next((a.source.head for a in around if a.source and a.source.sentence == sentence), None)
        self.sources = {
            a.source.head for a in clues.attributions if a.source and a.source.sentence == sentence
        }
        self.states = {word: countries_of(mentions) for word, mentions in people.items()}
        of_people = OfPeople(people, self.states, chances, elsewhere)
        self.sides = [SideOfEvent(self.parse, event, pattern, of_people, side) for side in (0, 1)]
        self.has_pattern = pattern is not None
        self.first = min(people, default=0)
        self.up = [event.head, *self.parse.ancestors(event.head)]
        self.steps_up = {word: steps for steps, word in enumerate(self.up)}
        self.same = (*self._of_event(), *self.sides[0].same)

    def row(self, word: int) -> tuple[float, ...]:
        """Return the numbers of a candidate, as `NAMES`."""
        actors, recipients = self.sides
        # The word whose place "Iran and Iraq" and "Iran, its neighbour" take.
        first = self.parse.above(word, "conj", "appos")
        return (
            *self.same,
            *actors.row(word),
            *recipients.same,
            *recipients.row(word),
            *self._of_way(word, first),
            *self._of_naming(word, first),
        )

    def _of_event(self) -> Iterator[float]:
        parse, event, head = self.parse, self.event, self.event.head
        token = parse.tokens[head]
        yield from _type(event.type)
        yield float(token.pos == "VERB")
        yield float(token.pos == "NOUN")
        for arcs in (("auxpass",), ("nsubj", "nsubjpass"), ("dobj",), ("agent",)):
            yield float(bool(parse.children(head, *arcs)))
        yield float(any(parse.tokens[c].tag == "TO" for c in parse.children(head, "aux")))
        yield from _arc_of_trigger(token.dep)
        yield float(self.has_pattern)
        yield self.proposal.score if self.proposal is not None else 0.0
        yield min(len(set[str]().union(*self.states.values())), 4) / 4
        yield min(len(self.people), 10) / 10
        yield min(len(self.clues.events), 5) / 5
        yield float(self.is_told)

    def _of_way(self, word: int, first: int) -> tuple[float, ...]:
        tokens, head = self.parse.tokens, self.event.head
        up, down = self._way(word)
        before = tokens[tokens[first].head].lemma.lower() if tokens[first].dep == "pobj" else _NONE
        left, right = min(word, head), max(word, head)
        between = sum(left < w < right for w in self.people)
        return (
            *_arc(tokens[word].dep),
            *_preposition(before.replace("towards", "toward")),
            *_number_up(str(min(len(up), 3))),
            *_number_down(str(min(len(down), 4))),
            *_arc(tokens[up[-1]].dep if up else ""),
            *_arc(tokens[down[-1]].dep if down else ""),
            sum(tokens[i].dep in _CLAUSES for i in up) / 2,
            sum(tokens[i].dep in _CLAUSES and tokens[i].pos in {"VERB", "AUX"} for i in down) / 2,
            float(word < head),
            min(abs(word - head), 20) / 20,
            float(abs(word - head) <= 3),
            float(word == self.first),
            float(not between),
            min(between, 4) / 4,
        )

    def _way(self, word: int) -> tuple[list[int], list[int]]:
        """Return the words from the trigger up to the one above both, and from a candidate up to it, without it."""
        tokens, down = self.parse.tokens, list[int]()
        while word not in self.steps_up:
            down.append(word)
            above = tokens[word].head
            if above == word:
                return self.up, down
            word = above
        return self.up[: self.steps_up[word]], down

    def _of_naming(self, word: int, first: int) -> tuple[float, ...]:
        people, tokens = self.people[word], self.parse.tokens
        token, top = tokens[word], tokens[first]
        states = self.states[word]
        trigger = self.event.trigger
        same = sum(not states.isdisjoint(others) for others in self.states.values()) if states else 0
        return (
            *_kind(people[0].kind),
            float(people[0].person),
            float(bool(people[0].role)),
            float(bool(states)),
            float(not states.isdisjoint(NOT_STATES)),
            *_sectors({s for m in people for s in m.participant.sectors}),
            *_entity(token.entity),
            float(word in self.sources),
            float(word == self.voice),
            float(self.voice is not None and word != self.voice),
            float(top.dep in {"nsubj", "nsubjpass"} and tokens[top.head].dep == "ROOT"),
            float(trigger.start <= token.start < trigger.end),
            float(same == 1),
        )
