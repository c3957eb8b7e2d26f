"""Who of a sentence may stand on the sides of an event, and what rules, model and grammar say of each.

A row of numbers, named in `NAMES`, says how somebody stands to an event. `chooser` decides from these rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from detente.events.contested_sides import GUESSED, SURE
from detente.events.learned import countries_of, mentions_at, proposal_for
from detente.events.participants import Participants
from detente.events.row_values import log_odds, one_of
from detente.events.scene import SIDES, TYPES
from detente.records import NOT_STATES, Attribution, EventMention, Mention, Parse, Proposal

LEAST = 0.1
"""A word of nobody known is a candidate if the model gives it a side this likely."""

_odds = partial(log_odds, least=0.004)
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
    return [Candidate(word, tuple(people[word]), tuple(ground.row(word))) for word in sorted(people)]


def words_held(parse: Parse, event: EventMention, side: str) -> set[int]:
    """Return the words that head those on a side of an event."""
    return {m.head for m in getattr(event, side) if m.kind != "implied" and m.sentence == parse.sentence}


def _people(clues: Clues, event: EventMention, proposal: Proposal | None) -> dict[int, list[Mention]]:
    """Return who is named at each word, those who are held as they are held."""
    parse, found = clues.parse, dict[int, list[Mention]]()
    held = [
        m for m in (*event.actors, *event.recipients) if m.kind != "implied" and m.sentence == parse.sentence
    ]
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
        chances = {c.word: (c.actor, c.recipient) for c in (proposal.roles if proposal is not None else ())}
        self.chances = {word: chances.get(word, (0.0, 0.0)) for word in people}
        self.elsewhere: dict[int, tuple[float, float]] = {}
        for other in clues.proposals:
            if other is not proposal:
                for c in other.roles:
                    actor, recipient = self.elsewhere.get(c.word, (0.0, 0.0))
                    self.elsewhere[c.word] = (
                        max(actor, c.actor * other.score),
                        max(recipient, c.recipient * other.score),
                    )
        self.pattern = next((p for p in clues.patterns if p.head == event.head), None)
        self.held = [words_held(self.parse, event, side) for side in SIDES]
        here = event.trigger.start
        around = [a for a in clues.attributions if any(s.start <= here < s.end for s in a.content)]
        self.is_told = bool(around)
        sentence = self.parse.sentence
        self.voice = next((a.source.head for a in around if a.source and a.source.sentence == sentence), None)
        self.sources = {
            a.source.head for a in clues.attributions if a.source and a.source.sentence == sentence
        }
        self.same = [*self._of_event(), *(v for side in (0, 1) for v in self._of_whole_side(side))]

    def row(self, word: int) -> Iterator[float]:
        """Yield the numbers of a candidate, as `NAMES`."""
        whole = len(self.same) - 2 * _WHOLE
        yield from self.same[:whole]
        for side in (0, 1):
            yield from self.same[whole + side * _WHOLE : whole + (side + 1) * _WHOLE]
            yield from self._of_side(word, side)
        yield from self._of_way(word)
        yield from self._of_naming(word)

    def _of_event(self) -> Iterator[float]:
        parse, event, head = self.parse, self.event, self.event.head
        token = parse.tokens[head]
        yield from one_of(event.type, TYPES)
        yield float(token.pos == "VERB")
        yield float(token.pos == "NOUN")
        for arcs in (("auxpass",), ("nsubj", "nsubjpass"), ("dobj",), ("agent",)):
            yield float(bool(parse.children(head, *arcs)))
        yield float(any(parse.tokens[c].tag == "TO" for c in parse.children(head, "aux")))
        yield from one_of(token.dep, ("ROOT", *_ARCS))
        yield float(self.pattern is not None)
        yield self.proposal.score if self.proposal is not None else 0.0
        yield min(len(countries_of(m for ms in self.people.values() for m in ms)), 4) / 4
        yield min(len(self.people), 10) / 10
        yield min(len(self.clues.events), 5) / 5
        yield float(self.is_told)

    def _of_whole_side(self, side: int) -> Iterator[float]:
        held: tuple[Mention, ...] = getattr(self.event, SIDES[side])
        yield float(not held)
        yield _odds(max((c[side] for c in self.chances.values()), default=0.0))
        yield min(len(held), 3) / 3
        yield float(bool(held) and not countries_of(held))

    def _of_side(self, word: int, side: int) -> Iterator[float]:
        parse, held = self.parse, self.held[side]
        chance = self.chances[word][side]
        others = max((c[side] for w, c in self.chances.items() if w != word), default=0.0)
        spans = {m.span for m in self.people[word]}
        told = [e for e in self.event.evidence if e.of == SIDES[side] and e.span in spans]
        states = countries_of(getattr(self.event, SIDES[side]))
        yield chance
        yield _odds(chance)
        yield _odds(chance) - _odds(others)
        yield float(chance > others)
        yield _odds(self.elsewhere.get(word, (0.0, 0.0))[side])
        yield float(word in held)
        yield float(word not in held and bool(countries_of(self.people[word]) & states))
        yield float(held == {word})
        yield float(word in held and any(e.stage == "encode" for e in told))
        yield from self._of_pattern(word, SIDES[side])
        tokens = parse.tokens
        yield float(
            any(
                tokens[a].dep == "conj" and tokens[a].head == b
                for h in held
                for a, b in ((word, h), (h, word))
            )
        )
        yield float(any(word != h and word in parse.subtree(h) for h in held))
        yield float(any(word != h and h in parse.subtree(word) for h in held))

    def _of_pattern(self, word: int, side: str) -> Iterator[float]:
        pattern = self.pattern
        seen = {m.head for m in getattr(pattern, side)} if pattern is not None else set[int]()
        rules = {e.rule for e in pattern.evidence if e.of == side} if pattern is not None else set[str]()
        is_in = word in seen
        yield float(is_in)
        yield float(bool(seen) and not is_in)
        yield float(is_in and rules <= SURE[side])
        yield float(is_in and rules <= GUESSED[side])

    def _of_way(self, word: int) -> Iterator[float]:
        parse, tokens, head = self.parse, self.parse.tokens, self.event.head
        up, down = [head, *parse.ancestors(head)], [word, *parse.ancestors(word)]
        above = set(up)
        top = next((i for i in down if i in above), None)
        up = up[: up.index(top)] if top is not None else up
        down = down[: down.index(top)] if top is not None else down
        first = _first_of_list(parse, word)
        before = tokens[tokens[first].head].lemma.lower() if tokens[first].dep == "pobj" else _NONE
        yield from one_of(tokens[word].dep, _ARCS)
        yield from one_of(before.replace("towards", "toward"), (_NONE, *_PREPOSITIONS))
        yield from (float(min(len(up), 3) == n) for n in range(4))
        yield from (float(min(len(down), 4) == n) for n in range(5))
        yield from one_of(tokens[up[-1]].dep if up else "", _ARCS)
        yield from one_of(tokens[down[-1]].dep if down else "", _ARCS)
        yield sum(tokens[i].dep in _CLAUSES for i in up) / 2
        yield sum(tokens[i].dep in _CLAUSES and tokens[i].pos in {"VERB", "AUX"} for i in down) / 2
        between = [w for w in self.people if min(word, head) < w < max(word, head)]
        yield float(word < head)
        yield min(abs(word - head), 20) / 20
        yield float(abs(word - head) <= 3)
        yield float(word == min(self.people))
        yield float(not between)
        yield min(len(between), 4) / 4

    def _of_naming(self, word: int) -> Iterator[float]:
        people, token = self.people[word], self.parse.tokens[word]
        states, sectors = countries_of(people), {s for m in people for s in m.participant.sectors}
        first = self.parse.tokens[_first_of_list(self.parse, word)]
        yield from one_of(people[0].kind, _KINDS)
        yield float(people[0].person)
        yield float(bool(people[0].role))
        yield float(bool(states))
        yield float(bool(states & NOT_STATES))
        yield from (float(s in sectors) for s in _SECTORS)
        yield from one_of(token.entity, _ENTITIES)
        yield float(word in self.sources)
        yield float(word == self.voice)
        yield float(self.voice is not None and word != self.voice)
        yield float(first.dep in {"nsubj", "nsubjpass"} and self.parse.tokens[first.head].dep == "ROOT")
        yield float(self.event.trigger.start <= token.start < self.event.trigger.end)
        same = sum(bool(states & countries_of(ms)) for ms in self.people.values())
        yield float(bool(states) and same == 1)


_WHOLE = 4
"""Numbers of a side that are the same for all candidates."""


def _first_of_list(parse: Parse, word: int) -> int:
    """Return the word whose place in the sentence "Iran and Iraq" or "Iran, its neighbour" take."""
    return parse.above(word, "conj", "appos")
