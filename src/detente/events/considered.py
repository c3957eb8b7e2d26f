"""What may be an event of a sentence, in rows of numbers.

A row, named in `NAMES`, says how sure rules and model are of an event and of a type, who stands on its sides, and what
else the sentence has. `worth` decides from these rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.events.candidates import Clues
from detente.events.contested_sides import GUESSED, SURE
from detente.events.frame import is_negated
from detente.events.learned import countries_of, proposal_for
from detente.events.row_values import all_of, log_odds, one_of
from detente.events.scene import SIDES, TYPES
from detente.records import EventMention, Mention, Proposal

POSSIBLE = 0.1
"""A type that the model gives this much chance is considered beside the event's."""

_odds = log_odds(0.003)
_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "NNP", "JJ")
_ARCS = (
    "ROOT", "nsubj", "nsubjpass", "dobj", "pobj", "pcomp", "poss", "compound", "amod", "nmod", "conj", "appos", "attr",
    "advcl", "relcl", "acl", "ccomp", "xcomp",
)  # fmt: skip
_BELOW = (
    "auxpass",
    "nsubj",
    "nsubjpass",
    "dobj",
    "agent",
    "prep",
    "poss",
    "amod",
    "compound",
    "conj",
    "advcl",
    "acl",
)
_STATUSES = ("asserted", "planned", "hypothetical", "demanded", "denied")
_ARTICLES = ("the", "a", "this")
_KINDS = ("name", "noun", "nationality", "pronoun", "implied")
_SECTORS = ("GOV", "MIL", "REB", "COP", "CVL")

_type, _tag, _arc = one_of(TYPES), one_of(_TAGS), one_of(_ARCS)
_below, _articles, _kinds, _sectors = all_of(_BELOW), all_of(_ARTICLES), all_of(_KINDS), all_of(_SECTORS)

NAMES: tuple[str, ...] = (
    "is the type decided", *(f"type {t}" for t in TYPES),
    *(f"trigger's tag {t}" for t in _TAGS), *(f"trigger's arc {a}" for a in _ARCS),
    *(f"below trigger: {a}" for a in _BELOW), *(f"article {a}" for a in _ARTICLES),
    "infinitive", "modal", "negated", "words of trigger", "place in sentence",
    "a pattern has it", "a pattern has it with its type",
    "trigger chance", "type chance", "best other type's chance", "chance of both",
    *(f"status {s}" for s in _STATUSES), "voiced", "is in somebody's words", "is the cue of somebody's words",
    *(
        f"{what} {side}"
        for side in SIDES
        for what in (
            "best chance,", "nobody in", "one in", "more in", "a state in", "chance of one in", "by the model in",
            "sure in", "guessed in", *(f"a {k} in" for k in _KINDS), "a person in",
            *(f"sector {s} in" for s in _SECTORS),
        )
    ),
    "a state on both sides",
    "events", "proposals", "states of sentence", "length of sentence",
    "best other event", "best other event of type", "under an event", "under an event of type", "over an event",
    "over an event of type", "under a surer one", "sides of another event", "first of type",
    "read as the gold is",
)  # fmt: skip


def considered(clues: Clues, events: Sequence[EventMention]) -> list[list[tuple[str, tuple[float, ...]]]]:
    """Return for each event of a sentence the types that it may have, its own first, each with its row of `NAMES`."""
    ground = _Ground(clues, events)
    return [ground.rows(number) for number in range(len(events))]


class _Ground:
    """What holds of the events of one sentence."""

    def __init__(self, clues: Clues, events: Sequence[EventMention]) -> None:
        self.clues, self.events, self.parse = clues, events, clues.parse
        self.proposals = [proposal_for(clues.parse, e, clues.proposals) for e in events]
        self.scores = [p.score if p is not None else 0.0 for p in self.proposals]
        self.above = [set(clues.parse.ancestors(e.head)) for e in events]
        self.sentence = (
            min(len(events), 6) / 6,
            min(len(clues.proposals), 10) / 10,
            min(len(countries_of(clues.mentions)), 4) / 4,
            min(len(clues.parse.tokens), 60) / 60,
        )

    def types(self, number: int) -> list[str]:
        """Return the types that an event may have: its own, its pattern's, those that the model holds for possible.

        A type that a rule gave ("we will bomb them": a threat) stays.
        """
        event, proposal = self.events[number], self.proposals[number]
        patterns = [p for p in self.clues.patterns if p.head == event.head]
        told = {e.rule for e in event.evidence if e.of == "type" and e.stage != "encode"}
        if told - {e.rule for p in patterns for e in p.evidence}:
            return [event.type]
        types = [event.type, *(p.type for p in patterns)]
        if proposal is not None:
            types.extend(type_ for type_, chance in proposal.types if chance >= POSSIBLE)
        return list(dict.fromkeys(types))

    def rows(self, number: int) -> list[tuple[str, tuple[float, ...]]]:
        """Return the types that an event may have, each with its numbers."""
        event, proposal = self.events[number], self.proposals[number]
        of_patterns = {p.type for p in self.clues.patterns if p.head == event.head}
        trigger = (*self._of_trigger(event), float(bool(of_patterns)))
        sides = (
            *self._of_voice(event),
            *self._of_side(event, proposal, 0),
            *self._of_side(event, proposal, 1),
            float(not countries_of(event.actors).isdisjoint(countries_of(event.recipients))),
            *self.sentence,
        )
        return [
            (
                type_,
                (
                    float(type_ == event.type),
                    *_type(type_),
                    *trigger,
                    float(type_ in of_patterns),
                    *self._of_proposal(type_, proposal),
                    *sides,
                    *self._of_others(number, type_),
                    1.0,
                ),
            )
            for type_ in self.types(number)
        ]

    def _of_trigger(self, event: EventMention) -> Iterator[float]:
        parse, head = self.parse, event.head
        token = parse.tokens[head]
        yield from _tag(token.tag)
        yield from _arc(token.dep)
        yield from _below({parse.tokens[c].dep for c in parse.children(head)})
        yield from _articles({parse.tokens[c].lemma.lower() for c in parse.children(head, "det")})
        tags = {parse.tokens[c].tag for c in parse.children(head, "aux")}
        yield float("TO" in tags)
        yield float("MD" in tags)
        yield float(is_negated(parse, head))
        yield min(len(parse.covering(event.trigger)), 5) / 5
        yield head / len(parse.tokens)

    def _of_proposal(self, type_: str, proposal: Proposal | None) -> Iterator[float]:
        if proposal is None:
            yield from (_odds(0.0),) * 4
            yield from (0.0,) * (len(_STATUSES) + 1)
            return
        of_type = proposal.chance_of(type_)
        yield _odds(proposal.score)
        yield _odds(of_type)
        yield _odds(max((chance for other, chance in proposal.types if other != type_), default=0.0))
        yield proposal.score * of_type
        statuses = dict(proposal.statuses)
        yield from (statuses.get(s, 0.0) for s in _STATUSES)  # type: ignore[call-overload]
        yield proposal.voiced

    def _of_voice(self, event: EventMention) -> Iterator[float]:
        here = event.trigger.start
        said = self.clues.attributions
        yield float(any(s.start <= here < s.end for a in said for s in a.content))
        yield float(any(a.cue is not None and a.cue.overlaps(event.trigger) for a in said))

    def _of_side(self, event: EventMention, proposal: Proposal | None, side: int) -> Iterator[float]:
        name = SIDES[side]
        held: tuple[Mention, ...] = getattr(event, name)
        chances = {
            c.word: (c.actor, c.recipient)[side] for c in (proposal.roles if proposal is not None else ())
        }
        yield _odds(max(chances.values(), default=0.0))
        yield float(not held)
        yield float(len(held) == 1)
        yield float(len(held) > 1)
        yield float(bool(countries_of(held)))
        yield _odds(max((chances.get(m.head, 0.0) for m in held), default=0.0))
        told = [e for e in event.evidence if e.of == name]
        yield float(any(e.stage == "encode" for e in told))
        yield float(any(e.rule in SURE[name] for e in told))
        yield float(any(e.rule in GUESSED[name] for e in told))
        yield from _kinds({m.kind for m in held})
        yield float(any(m.person for m in held))
        yield from _sectors({s for m in held for s in m.participant.sectors})

    def _of_others(self, number: int, type_: str) -> Iterator[float]:
        event, head = self.events[number], self.events[number].head
        others = [i for i in range(len(self.events)) if i != number]
        same = [i for i in others if self.events[i].type == type_]
        under = [i for i in others if self.events[i].head in self.above[number]]
        over = [i for i in others if head in self.above[i]]
        yield _odds(max((self.scores[i] for i in others), default=0.0))
        yield _odds(max((self.scores[i] for i in same), default=0.0))
        yield float(bool(under))
        yield float(any(i in same for i in under))
        yield float(bool(over))
        yield float(any(i in same for i in over))
        yield float(any(self.scores[i] > self.scores[number] for i in under))
        yield float(
            any(
                set(event.actors) == set(self.events[i].actors)
                and set(event.recipients) == set(self.events[i].recipients)
                for i in same
            )
        )
        yield float(all(self.events[i].head > head for i in same))
