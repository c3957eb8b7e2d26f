"""What a side of an event says of those who may stand on it: the numbers of a candidate's row that differ by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from detente.events.contested_sides import GUESSED, SURE
from detente.events.learned import countries_of
from detente.events.row_values import log_odds
from detente.events.scene import SIDES
from detente.events.side_evidence import words_held
from detente.records import EventMention, Mention, Parse, Proposal

Chances = Mapping[int, tuple[float, float]]
"""The model's chances of words to be actor and recipient."""

_odds = log_odds(0.004)
_WITH_NOBODY = (0.0, 0.0, 0.0)


class OfPeople(NamedTuple):
    """Who is named at each word, their states, and the word's chances for the event and for another one."""

    mentions: Mapping[int, Sequence[Mention]]
    states: Mapping[int, set[str]]
    chances: Chances
    elsewhere: Chances


class SideOfEvent:
    """What holds of one side of an event for all candidates; `same` are the numbers that all of them have."""

    def __init__(
        self, parse: Parse, event: EventMention, pattern: EventMention | None, people: OfPeople, side: int
    ) -> None:
        self.parse, self.people, self.side, name = parse, people, side, SIDES[side]
        standing: tuple[Mention, ...] = getattr(event, name)
        chances = sorted((c[side] for c in people.chances.values()), reverse=True)
        self.best, self.second = (*chances, 0.0, 0.0)[:2]
        self.held = words_held(event, name)
        self.states = countries_of(standing)
        self.by_model = {e.span for e in event.evidence if e.of == name and e.stage == "encode"}
        self.seen = {m.head for m in getattr(pattern, name)} if pattern is not None else set[int]()
        rules = {e.rule for e in pattern.evidence if e.of == name} if pattern is not None else set[str]()
        self.sure, self.guessed = rules <= SURE[name], rules <= GUESSED[name]
        self.same = (
            float(not standing),
            _odds(self.best),
            min(len(standing), 3) / 3,
            float(bool(standing) and not self.states),
        )

    def row(self, word: int) -> tuple[float, ...]:
        """Return the numbers of a candidate for this side."""
        people, held = self.people, self.held
        chance = people.chances[word][self.side]
        others = self.best if chance < self.best else self.second
        is_held, is_in = word in held, word in self.seen
        odds = _odds(chance)
        return (
            chance,
            odds,
            odds - _odds(others),
            float(chance > others),
            _odds(people.elsewhere.get(word, (0.0, 0.0))[self.side]),
            float(is_held),
            float(not is_held and not people.states[word].isdisjoint(self.states)),
            float(is_held and len(held) == 1),
            float(is_held and any(m.span in self.by_model for m in people.mentions[word])),
            float(is_in),
            float(bool(self.seen) and not is_in),
            float(is_in and self.sure),
            float(is_in and self.guessed),
            *(self._of_those_held(word) if held else _WITH_NOBODY),
        )

    def _of_those_held(self, word: int) -> tuple[float, ...]:
        """Return whether a candidate is joined with somebody held, inside one or around one."""
        parse, tokens = self.parse, self.parse.tokens
        token, others = tokens[word], [h for h in self.held if h != word]
        joined = any(
            (token.dep == "conj" and token.head == h) or (tokens[h].dep == "conj" and tokens[h].head == word)
            for h in self.held
        )
        below = parse.subtree(word)
        inside = any(word in parse.subtree(h) for h in others)
        return float(joined), float(inside), float(any(h in below for h in others))


def chances_elsewhere(proposals: Sequence[Proposal], mine: Proposal | None) -> dict[int, tuple[float, float]]:
    """Return the best chances that each word has for the sides of another event than that of a proposal."""
    best: dict[int, tuple[float, float]] = {}
    for other in proposals:
        if other is not mine:
            for c in other.roles:
                actor, recipient = best.get(c.word, (0.0, 0.0))
                best[c.word] = max(actor, c.actor * other.score), max(recipient, c.recipient * other.score)
    return best
