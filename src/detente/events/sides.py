"""Which states stand on each side of an event, once the document around it is heard.

"The four denounced ...", "talks were held", "the couple was freed": that a side is empty often means that the reader
knows. So each state of the sentence, of the one before and of the story is judged for every open side, by a small net
over what `scene` says of event and state, and the side takes whoever is likely. A side that has a state is left alone:
letting the net change those, too, was measured and lost as much as it won. See docs/explanation/model-and-patterns.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from detente.events.between import is_round_a_thing
from detente.events.bystanders import is_host
from detente.events.implied import implied
from detente.events.judge import JudgeRows
from detente.events.learned import countries_of, is_of_another_state, names_state
from detente.events.patterns import PatternIndex
from detente.events.role_words import RoleWords
from detente.events.scene import SIDES, Row, Scene
from detente.events.side_evidence import on_side
from detente.events.targets import ANSWERED
from detente.events.unaddressed import is_asked_of_nobody
from detente.records import EventMention, Evidence, Mention

LEAST = 0.6
"""A state this likely on an open side stands there; measured by cross-validation."""

LEAST_OF_TWO = 0.3
"""So likely the likeliest state of a story is understood on the open side of a deed of two whose other side is told."""

LEAST_OF_WHOM = 0.35
"""So likely it is to whom a verb's deed is done, in any text of several sentences and whoever does it."""

_OF_TWO = frozenset({"ACCUSE", "AID", "COERCE", "REQUEST", "SANCTION", "THREATEN"})
"""Types that are hardly told of one alone: who is arrested is so by somebody, who sends aid sends it to somebody."""

_TO_SOMEBODY = _OF_TWO | {"AGREE", "ASSAULT", "REJECT"}
"""Types whose verbs hardly stand without a recipient; a visit and a riot need nobody."""

LEAST_OF_WORDS = 0.1
"""So likely by the model of events words stand for the state that the net found; a state's own name always may."""

LEAST_OF_ATTACKER = 0.5
"""A state this likely is whose attack a verb tells of that names none: somebody killed them. Measured likewise."""

_NEVER = frozenset({("SUPPORT", "actors")})
"""Sides on which the net puts nobody: where a text says only who is supported, it was wrong about by whom."""

_GIVEN = frozenset({"AID", "SANCTION"})
"""Types that a state's own statement tells of what it does to others, not of what they do at home."""

_STORY = 4
"""Sentences from which on a document tells enough of those whom it leaves to be understood."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Puts states on the open sides of events; the judge's chances are to be an actor, and to be a recipient."""

    judge: JudgeRows
    patterns: PatternIndex
    words: RoleWords

    def __call__(self, scene: Scene) -> list[EventMention]:
        """Return the events of a document, open sides filled; those of a user's own patterns stay as they are."""
        rows = scene.rows(self._has_open_side)
        if not rows:
            return list(scene.events)
        chances = self.judge([row.values for row in rows])
        of_event: dict[int, list[tuple[Row, Sequence[float]]]] = {}
        for row, chance in zip(rows, chances, strict=True):
            of_event.setdefault(row.event, []).append((row, chance))
        return [
            self._settled(scene, event, of_event[number]) if number in of_event else event
            for number, event in enumerate(scene.events)
        ]

    def _has_open_side(self, event: EventMention) -> bool:
        return not self.patterns.is_of_user(event) and not all(
            countries_of(getattr(event, side)) for side in SIDES
        )

    def _settled(
        self, scene: Scene, event: EventMention, judged: Sequence[tuple[Row, Sequence[float]]]
    ) -> EventMention:
        settled = event
        for side, name in enumerate(SIDES):
            if (event.type, name) in _NEVER or any(is_of_another_state(m) for m in getattr(event, name)):
                continue
            if name == "recipients" and self._is_without(scene, event):
                continue
            chances = {row.country: chance[side] for row, chance in judged}
            if name == "actors":
                no_doers = {*_accused_themselves(event), *_round_a_thing(scene, event)}
                if event.type in _GIVEN and scene.publishers - (helped := countries_of(event.recipients)):
                    no_doers |= helped
                chances = {c: chance for c, chance in chances.items() if c not in no_doers}
            held = countries_of(getattr(event, name))
            new = states_standing(held, chances, _least(scene, event, name)) - held
            if new:
                likely = {country: chance for country, chance in chances.items() if country in new}
                settled = self._filled(scene, settled, name, likely)
        return settled

    def _is_without(self, scene: Scene, event: EventMention) -> bool:
        """Return whether nobody of a state is to be understood as recipient."""
        if any(_only_modifies(scene, event, m) for m in event.recipients):
            return True
        return is_asked_of_nobody(scene.parse_of(event.sentence), self.words, event)

    def _filled(
        self, scene: Scene, event: EventMention, side: str, likely: Mapping[str, float]
    ) -> EventMention:
        held: list[Mention] = list(getattr(event, side))
        why = list(event.evidence)
        for country, chance in likely.items():
            unknown = _unknown(held, len(likely))
            if unknown is not None:
                new = replace(unknown, participant=replace(unknown.participant, country=country))
                held = [new]
            else:
                new = (
                    named_or_implied(scene, event, country, side)
                    if chance >= LEAST
                    else implied(event, scene.state(country))
                )
                if side == "recipients" and _is_host(scene, event, new):
                    continue
                held.append(new)
            why.append(
                Evidence(side, "encode", f"{self.judge.name}: {side[:-1]} {country} {chance:.2f}", new.span)
            )
        held.sort(key=lambda m: (m.kind == "implied", m.span.start))
        return on_side(event, side, held, why)


def states_standing(held: Set[str], chances: Mapping[str, float], least: float = LEAST) -> Set[str]:
    """Return the states that stand on a side: those `held`, else those whose chances reach LEAST.

    Where none does, the likeliest stands there if its chance reaches `least`.

    >>> states_standing(set(), {"USA": 0.9, "SYR": 0.1})
    {'USA'}
    >>> states_standing(set(), {"USA": 0.2, "SYR": 0.4}, least=0.3)
    {'SYR'}
    """
    likely = {country for country, chance in chances.items() if chance >= LEAST}
    if held or likely or not chances:
        return held or likely
    best = max(chances, key=lambda country: (chances[country], country))
    return {best} if chances[best] >= least else set()


def _least(scene: Scene, event: EventMention, side: str) -> float:
    """Return how likely the likeliest state must be to be understood on an open side: less where the deed needs one."""
    told, open_side = getattr(event, SIDES[side == "actors"]), getattr(event, side)
    if any(_is_speaker(scene, m) for m in open_side):
        return LEAST  # whose "we" it is, is said somewhere, or nobody knows
    needs_two = event.type in _OF_TWO or (
        event.type == "RETREAT" and side == "actors"
    )  # who is freed is so by somebody
    if needs_two and countries_of(told) and len(scene.parses) >= _STORY:
        return LEAST_OF_TWO
    needs_whom = event.type in _TO_SOMEBODY and side == "recipients" and _is_verb(scene, event)
    if needs_whom and len(scene.parses) > 1:
        return LEAST_OF_WHOM
    needs_attacker = (event.type, side) == ("ASSAULT", "actors") and _is_verb(scene, event)
    return LEAST_OF_ATTACKER if needs_attacker else LEAST


def _is_speaker(scene: Scene, mention: Mention) -> bool:
    """Return whether somebody is "we" or "I"."""
    word = scene.parse_of(mention.sentence).tokens[mention.head].text.casefold()
    return mention.kind == "pronoun" and word in {"i", "me", "we", "us"}


def _only_modifies(scene: Scene, event: EventMention, mention: Mention) -> bool:
    """Return whether a noun of no known state only says what sort of thing it is: "a Muslim ban"."""
    token = scene.parse_of(mention.sentence).tokens[mention.head]
    is_inside = token.dep in {"compound", "amod", "nmod"} and token.head == event.head
    return is_inside and mention.kind == "noun" and mention.participant.country is None


def _is_verb(scene: Scene, event: EventMention) -> bool:
    return scene.parse_of(event.sentence).tokens[event.head].pos == "VERB"


def _round_a_thing(scene: Scene, event: EventMention) -> Set[str]:
    """Return the states of those between whom only a thing lies or moves, named nowhere else in the sentence."""
    parse, here = scene.parse_of(event.sentence), scene.named_in(event.sentence)
    round_it = [m for m in here if is_round_a_thing(parse, event, m)]
    return countries_of(round_it) - countries_of(m for m in here if m not in round_it)


def _accused_themselves(event: EventMention) -> Set[str]:
    """Return the states that reject an accusation or demand, who did not make it: "Chad denied the accusation"."""
    if not any(e.rule == ANSWERED for e in event.evidence):
        return frozenset()
    return countries_of(event.recipients)


def _is_host(scene: Scene, event: EventMention, state: Mention) -> bool:
    return is_host(scene.parse_of(event.sentence), event, state)


def _unknown(held: Sequence[Mention], states: int) -> Mention | None:
    """Return the one participant whose one state is now told: "the rebels", "the couple"."""
    return held[0] if states == 1 and len(held) == 1 else None


def _is_state(mention: Mention) -> bool:
    """Return whether words name a state itself, not a town, a person or a body of it."""
    return names_state(mention) and "GOV" in mention.participant.sectors


def named_or_implied(scene: Scene, event: EventMention, country: str, side: str) -> Mention:
    """Return a state's words in the event's sentence, those likeliest for the side first; else it is implied.

    Words that the model gives hardly a chance are only of the same state: who shut the schools is not "businesses".
    """
    taken = {m.span for m in (*event.actors, *event.recipients)}
    here = [m for m in scene.named(event.sentence, country) if m.span not in taken]
    if here:
        proposal = scene.proposal_of(event)
        chances = {
            c.word: c.actor if side == "actors" else c.recipient
            for c in (proposal.roles if proposal is not None else ())
        }
        best = max(here, key=lambda m: (chances.get(m.head, 0.0), -abs(m.head - event.head)))
        if chances.get(best.head, 0.0) >= LEAST_OF_WORDS or _is_state(best):
            return best
    return implied(event, scene.state(country))
