"""Who did it, to whom: from the frame of a trigger to participants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from detente.events.doers import actors_of_noun, actors_of_verb
from detente.events.frame import Frame
from detente.events.participants import Participants
from detente.events.patterns import Match
from detente.events.recipients import recipients_of_noun, recipients_of_verb
from detente.records import RECIPROCAL, EventMention, Evidence, Mention

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
        return _distinct(self._settled(match, frame, is_noun, found), is_noun)

    def _actors(self, match: Match, frame: Frame, is_noun: bool) -> tuple[str, list[Mention]]:
        slots = match.pattern.actor
        rule, actors = self._first(frame, slots, match.used, places=match.pattern.type != "ASSAULT")
        if actors or "-" in slots:
            return rule, actors
        if is_noun:
            return actors_of_noun(self.who, frame, match.pattern.type)
        rule, actors = actors_of_verb(self.who, frame)
        done_by_owner = not actors and match.pattern.type in {"AGREE", "REQUEST", "AID"}
        return self._owners_of_used(frame, match.used) if done_by_owner else (rule, actors)

    def _owners_of_used(self, frame: Frame, used: Sequence[int]) -> tuple[str, list[Mention]]:
        """Return whose noun it is that a passive or intransitive verb needed: "an American offer was made"."""
        for noun in used:
            is_participle = frame.passive and self.who.parse.tokens[frame.head].head == noun
            if is_participle or self.who.parse.tokens[noun].dep in {"nsubj", "nsubjpass"}:
                inner = self.who.frames.of(noun)
                for tokens in (inner.prepositions.get("by", []), inner.possessors, inner.modifiers):
                    if found := self.who.whose(tokens):
                        return "roles.owner_of_the_deed", found
        return "roles.none", []

    def _recipients(
        self, match: Match, frame: Frame, is_noun: bool, actors: list[Mention]
    ) -> tuple[str, list[Mention]]:
        slots = match.pattern.recipient
        rule, recipients = self._first(frame, slots, match.used, actors)
        if not recipients and not is_noun and match.pattern.type not in RECIPROCAL:
            rule, recipients = self._first_inside(frame, slots, match.used, actors)
        if recipients or "-" in slots or (slots and match.pattern.type in {"CONSULT", "COOPERATE"}):
            return rule, recipients
        if is_noun:
            return recipients_of_noun(self.who, frame, actors, match.pattern.type)
        return recipients_of_verb(self.who, frame, actors, match.pattern.type)

    def _settled(self, match: Match, frame: Frame, is_noun: bool, found: Roles) -> Roles:
        """Return the roles as the type wants them."""
        type_ = match.pattern.type
        if type_ in RECIPROCAL and is_noun and "between" not in match.pattern.recipient:
            parties = self.who.whose(
                [*frame.prepositions.get("between", []), *frame.prepositions.get("among", [])]
            )
            if len(parties) > 1:
                return Roles(tuple(parties), (), "roles.between", "roles.none")
        if type_ in RECIPROCAL and frame.passive and not found.actors:
            actors = tuple(self.who.whose(frame.objects))
            return Roles(actors, found.recipients, "roles.object", found.recipient_rule)
        pointed_at = found.recipient_rule.removeprefix("roles.") in match.pattern.recipient
        if type_ == "MOBILIZE" and found.recipient_rule in _OBJECT_RULES and not pointed_at:
            # Who is put on alert or sent is the one who mobilises, not the one against whom.
            return Roles(found.actors or found.recipients, (), found.actor_rule, "roles.none")
        if type_ == "MOBILIZE" and _countries(found.recipients) <= _countries(found.actors):
            return Roles(found.actors, (), found.actor_rule, "roles.none")
        undergone = is_noun and type_ in _UNDERGONE and not found.recipients
        if undergone and found.actor_rule == "roles.possessor" and all(m.person for m in found.actors):
            return Roles((), found.actors, "roles.none", "roles.possessor")
        return found

    def _first(
        self,
        frame: Frame,
        slots: Sequence[str],
        used: Sequence[int],
        others: Sequence[Mention] = (),
        *,
        places: bool = True,
    ) -> tuple[str, list[Mention]]:
        """Return who stands in the first slot that is filled; without `places` "in" is only for a deed's owner.

        In "killed in a Syrian attack in Lahore" the attack is Syrian, and Lahore did nothing; who is arrested in Chile
        is in Chile's hands.
        """
        taken = {m.participant for m in others}
        for slot in slots:
            tokens = [] if slot == "-" else self._tokens_in(frame, slot, used)
            if slot == "in" and not places:
                tokens = [t for t in tokens if t in used]
            if found := [m for m in self.who.whose(tokens) if m.participant not in taken]:
                return f"roles.{slot}", found
        return "", []

    def _first_inside(
        self, frame: Frame, slots: Sequence[str], used: Sequence[int], others: Sequence[Mention]
    ) -> tuple[str, list[Mention]]:
        """Return who is named inside a phrase that the pattern points at: "along the border with Syria"."""
        taken = {m.participant for m in others}
        for slot in slots:
            if slot not in {"-", "subj", "obj", "iobj", "poss", "mod", "inf"}:
                for noun in self._tokens_in(frame, slot, used):
                    if any(m.participant in taken for m in self.who.at(noun)):
                        continue
                    if found := self.who.inside(noun, taken=taken):
                        return f"roles.inside_{slot}", found
        return "", []

    def _tokens_in(self, frame: Frame, slot: str, used: Sequence[int]) -> list[int]:
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
        # The noun that the pattern asked for may carry the phrase: "in talks with", "talks between A and B resumed".
        nouns = dict.fromkeys(
            (*frame.objects, *(u for u in used if self.who.parse.tokens[u].pos in {"NOUN", "PROPN"}))
        )
        inner = [n for o in nouns for n in self.who.frames.of(o).prepositions.get(slot, [])]
        return [*frame.prepositions.get(slot, []), *inner]


def with_rules(who: Participants, event: EventMention) -> EventMention:
    """Return a verb's event with the sides that the rules alone see."""
    frame = who.frames.of(event.head)
    actor_rule, actors = actors_of_verb(who, frame)
    recipient_rule, recipients = recipients_of_verb(who, frame, actors, event.type)
    found = _distinct(Roles(tuple(actors), tuple(recipients), actor_rule, recipient_rule), is_noun=False)
    why = (
        *(e for e in event.evidence if e.of not in {"actors", "recipients"}),
        *(Evidence("actors", "events", found.actor_rule, m.span) for m in found.actors),
        *(Evidence("recipients", "events", found.recipient_rule, m.span) for m in found.recipients),
    )
    return replace(event, actors=found.actors, recipients=found.recipients, evidence=why)


def _distinct(found: Roles, is_noun: bool) -> Roles:
    """Return the roles with nobody named twice, and nobody on both sides."""
    actors = _once(found.actors)
    taken = {m.participant for m in actors}
    recipients = [m for m in _once(found.recipients) if m.participant not in taken]
    inside = is_noun and found.recipient_rule.startswith("roles.inside")
    if inside and _countries(recipients) <= _countries(actors):
        recipients = []  # "the departure of French troops": the same again, read from inside the phrase
    return Roles(tuple(actors), tuple(recipients), found.actor_rule, found.recipient_rule)


def _countries(mentions: Iterable[Mention]) -> frozenset[str | None]:
    return frozenset(m.participant.country for m in mentions)


def _once(mentions: Iterable[Mention]) -> list[Mention]:
    seen: dict[tuple[object, object], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.span, mention.participant), mention)
    return list(seen.values())
