"""Who did it, to whom: from the frame of a trigger to participants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.events.doers import actors_of_noun, actors_of_verb
from detente.events.frames import Frame
from detente.events.participants import Participants
from detente.events.patterns import Match
from detente.events.recipients import recipients_of_noun, recipients_of_verb
from detente.records import Mention

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which several subjects are all actors, and a party named with "with" is the recipient."""

_UNDERGONE = frozenset({"COERCE", "RETREAT", "SANCTION", "ASSAULT"})
"""Types that a person undergoes when named as owner ("his release"); a state does them."""

_OBJECT_RULES = frozenset(
    {
        "roles.object",
        "roles.obj",
        "roles.inside_object",
        "roles.into",
        "roles.inside_into",
        "roles.in",
        "roles.to",
        "roles.inside_to",
    }
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and recipients of one event, each with the rule that found them."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    actor_rule: str
    recipient_rule: str


class RoleFinder:
    """Finds the roles of the triggers of one sentence."""

    def __init__(self, who: Participants) -> None:
        self.who = who

    def of(self, match: Match) -> Roles:
        """Return the participants of a trigger: by the pattern's own slots, else by the rules of its part of speech."""
        frame = self.who.frames.of(match.head)
        is_noun = self.who.parse.tokens[match.head].pos in {"NOUN", "PROPN"}
        actor_rule, actors = self._actors(match, frame, is_noun)
        recipient_rule, recipients = self._recipients(match, frame, is_noun, actors)
        found = Roles(tuple(actors), tuple(recipients), actor_rule, recipient_rule)
        return _distinct(self._settled(match, frame, is_noun, found))

    def _actors(self, match: Match, frame: Frame, is_noun: bool) -> tuple[str, list[Mention]]:
        slots = match.pattern.actor
        rule, actors = self._first(frame, slots)
        if actors or "-" in slots:
            return rule, actors
        return (
            actors_of_noun(self.who, frame, match.pattern.type)
            if is_noun
            else actors_of_verb(self.who, frame)
        )

    def _recipients(
        self, match: Match, frame: Frame, is_noun: bool, actors: list[Mention]
    ) -> tuple[str, list[Mention]]:
        slots = match.pattern.recipient
        rule, recipients = self._first(frame, slots)
        if recipients or "-" in slots or (slots and match.pattern.type in RECIPROCAL):
            return rule, recipients
        if is_noun:
            return recipients_of_noun(self.who, frame, actors, match.pattern.type)
        return recipients_of_verb(self.who, frame, actors, match.pattern.type)

    def _settled(self, match: Match, frame: Frame, is_noun: bool, found: Roles) -> Roles:
        """Return the roles as the type wants them."""
        type_ = match.pattern.type
        if type_ in RECIPROCAL and is_noun:
            parties = self.who.whose(
                [*frame.prepositions.get("between", []), *frame.prepositions.get("among", [])]
            )
            if len(parties) > 1:
                return Roles(tuple(parties), (), "roles.between", "roles.none")
        if type_ in RECIPROCAL and frame.passive and not found.actors:
            actors = tuple(self.who.whose(frame.objects))
            return Roles(actors, found.recipients, "roles.object", found.recipient_rule)
        if type_ == "MOBILIZE" and found.recipient_rule in _OBJECT_RULES:
            # Who is put on alert or sent is the one who mobilises, not the one against whom.
            return Roles(found.actors or found.recipients, (), found.actor_rule, "roles.none")
        undergone = is_noun and type_ in _UNDERGONE and not found.recipients
        if undergone and found.actor_rule == "roles.possessor" and all(m.person for m in found.actors):
            return Roles((), found.actors, "roles.none", "roles.possessor")
        return found

    def _first(self, frame: Frame, slots: Sequence[str]) -> tuple[str, list[Mention]]:
        for slot in slots:
            if slot != "-" and (found := self.who.whose(self._tokens_in(frame, slot))):
                return f"roles.{slot}", found
        return "", []

    def _tokens_in(self, frame: Frame, slot: str) -> list[int]:
        if slot in {"subj", "obj", "iobj", "poss", "mod"}:
            return {
                "subj": frame.subjects,
                "obj": frame.objects,
                "iobj": frame.indirect,
                "poss": frame.possessors
                or [p for o in frame.objects for p in self.who.frames.of(o).possessors],
                "mod": frame.modifiers,
            }[slot]
        if slot == "inf":
            return [s for i in (*frame.infinitives, *frame.clauses) for s in self.who.frames.of(i).subjects]
        own = frame.prepositions.get(slot, [])
        if own:
            return own
        return [n for o in frame.objects for n in self.who.frames.of(o).prepositions.get(slot, [])]


def _distinct(found: Roles) -> Roles:
    """Return the roles with nobody named twice, and nobody on both sides."""
    actors = _once(found.actors)
    taken = {m.participant for m in actors}
    recipients = [m for m in _once(found.recipients) if m.participant not in taken]
    return Roles(tuple(actors), tuple(recipients), found.actor_rule, found.recipient_rule)


def _once(mentions: Iterable[Mention]) -> list[Mention]:
    seen: dict[tuple[object, object], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.span, mention.participant), mention)
    return list(seen.values())
