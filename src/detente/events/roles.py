"""Who did it, to whom: from the frame of a trigger to participants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.events.frames import Frame, Frames
from detente.events.patterns import Match
from detente.records import Mention, Parse

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which several subjects are all actors, and a party named with "with" is the recipient."""

_NOUN_RECIPIENT = ("of", "against", "on", "upon", "at", "to", "toward", "towards", "for", "over", "with", "into", "in", "from")
_VERB_RECIPIENT = ("against", "on", "upon", "with", "to", "at", "from", "toward", "towards", "for", "over", "in", "into", "of")
_INSIDE = ("of", "with", "against", "on", "to", "from", "in", "at", "by", "between", "among", "for", "toward", "towards")
_OBJECT_RULES = frozenset({"roles.object", "roles.obj", "roles.inside_object", "roles.into", "roles.in", "roles.to"})
_LEAVING = frozenset({"RETREAT", "SANCTION", "MOBILIZE"})
"""Types whose noun takes "from" for what is left; with others it is the doer ("threats from Iran")."""

_UNDERGONE = frozenset({"COERCE", "RETREAT", "SANCTION", "ASSAULT"})
_DEALING = frozenset({"operation", "strike", "attack", "raid", "airstrike", "shelling", "bombing", "crackdown", "assault"})
_OWNERS = ("of", "by", "from")
_BY_SUBJECT = frozenset({"CONSULT", "AGREE", "AID", "COOPERATE", "SUPPORT", "CONCEDE", "RETREAT", "REQUEST", "MOBILIZE"})
"""Types whose noun is done by the subject of the verb that it is the object of ("organises an evacuation")."""

_BLAMING = frozenset("accuse blame charge suspect convict criticise criticize sentence indict try arrest jail denounce "
                     "prosecute extradite detain want condemn sanction".split())  # fmt: skip
_OF_OTHERS = frozenset("expect demand want request urge seek welcome condemn reject praise discuss see call describe "
                       "criticise criticize denounce oppose support cite report note mention require need await "
                       "receive get obtain negotiate back applaud block prevent doubt fear".split())  # fmt: skip
"""Verbs whose object somebody else does: "expects apologies"."""

_LIGHT = frozenset("carry conduct launch make begin start continue resume perform commit wage open stage extend give "
                   "issue hold stop end halt suspend cease express voice offer announce propose repeat deliver mount "
                   "unleash execute undertake pursue order plan".split())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and recipients of one event, each with the rule that found them."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    actor_rule: str
    recipient_rule: str


class RoleFinder:
    """Finds the roles of the triggers of one sentence."""

    def __init__(self, parse: Parse, frames: Frames, mentions: Iterable[Mention]) -> None:
        self.parse = parse
        self.frames = frames
        self._at: dict[int, list[Mention]] = {}
        self._modifying: dict[int, list[Mention]] = {}
        for mention in mentions:
            where = self._modifying if mention.kind == "nationality" else self._at
            where.setdefault(mention.head, []).append(mention)

    def of(self, match: Match) -> Roles:
        """Return the participants of a trigger."""
        frame = self.frames.of(match.head)
        pattern = match.pattern
        is_noun = self.parse.tokens[match.head].pos in {"NOUN", "PROPN"}
        actor_rule, actors = self._first(frame, pattern.actor, is_noun) if pattern.actor else ("", [])
        if not actors and "-" not in pattern.actor:
            actor_rule, actors = (
                self._noun_actors(frame, pattern.type) if is_noun else self._subject_actors(frame)
            )
        recipient_rule, recipients = self._first(frame, pattern.recipient, is_noun) if pattern.recipient else ("", [])
        if not recipients and "-" not in pattern.recipient:
            recipient_rule, recipients = (
                self._noun_recipients(frame, actors, pattern.type) if is_noun else self._verb_recipients(frame, actors)
            )
        if pattern.type in RECIPROCAL and is_noun:
            actors, recipients = self._between(frame, actors, recipients)
        if is_noun and actor_rule == "roles.possessor" and pattern.type in _UNDERGONE and not recipients:
            # "His release", "Navalny's arrest": a person undergoes these, a state does them.
            if all(m.person for m in actors):
                actors, recipients = [], actors
                actor_rule, recipient_rule = "roles.none", "roles.possessor"
        if pattern.type in RECIPROCAL and frame.passive and not actors:
            actor_rule, actors = "roles.object", self._whose(frame.objects)
            recipients = [m for m in recipients if m not in actors]
        if pattern.type == "MOBILIZE" and recipient_rule in _OBJECT_RULES:
            # Who is put on alert or sent is the one who mobilises, not the one against whom.
            actors, recipients = actors or recipients, []
        actors = _once(actors)
        taken = {m.participant for m in actors}
        recipients = [m for m in _once(recipients) if m.participant not in taken]
        return Roles(tuple(actors), tuple(recipients), actor_rule, recipient_rule)

    def mentions_at(self, index: int) -> list[Mention]:
        """Return the participants whose phrase has this head."""
        return self._at.get(index, [])

    def _first(self, frame: Frame, slots: Sequence[str], is_noun: bool) -> tuple[str, list[Mention]]:
        for slot in slots:
            if slot == "-":
                continue
            found = self._whose(self._tokens_in(frame, slot))
            if found:
                return f"roles.{slot}", found
        return "", []

    def _tokens_in(self, frame: Frame, slot: str) -> list[int]:
        if slot in {"subj", "obj", "iobj", "poss", "mod"}:
            return {
                "subj": frame.subjects,
                "obj": frame.objects,
                "iobj": frame.indirect,
                "poss": frame.possessors or [p for o in frame.objects for p in self.frames.of(o).possessors],
                "mod": frame.modifiers,
            }[slot]
        if slot == "inf":
            return [s for i in (*frame.infinitives, *frame.clauses) for s in self.frames.of(i).subjects]
        own = frame.prepositions.get(slot, [])
        if own:
            return own
        return [n for o in frame.objects for n in self.frames.of(o).prepositions.get(slot, [])]

    def _subject_actors(self, frame: Frame) -> tuple[str, list[Mention]]:
        rule = "roles.agent" if frame.passive else "roles.subject"
        if found := self._whose(frame.subjects):
            return rule, found
        for subject in frame.subjects:
            if inside := self._inside(subject, _OWNERS):
                return f"{rule}_inside", inside
        if frame.passive:
            for preposition in ("in", "during", "by"):
                for noun in frame.prepositions.get(preposition, []):
                    if self.parse.tokens[noun].lemma in _DEALING and (inside := self._inside(noun, _OWNERS)):
                        return "roles.in_operation_of", inside
        if self.parse.tokens[frame.head].dep == "acl" and not frame.passive:
            over = self.frames.subjects_over(self.parse.tokens[frame.head].head)
            return "roles.subject_of_noun", self._whose(over)
        return "roles.none", []

    def _noun_actors(self, frame: Frame, type_: str) -> tuple[str, list[Mention]]:
        for rule, tokens in (
            ("roles.by", frame.prepositions.get("by", [])),
            ("roles.possessor", frame.possessors),
            ("roles.modifier", frame.modifiers),
            ("roles.between", frame.prepositions.get("between", [])),
            ("roles.from", frame.prepositions.get("from", []) if type_ not in _LEAVING else []),
        ):
            found = [m for m in self._whose(tokens) if not (type_ == "ASSAULT" and m.role == "place")]
            if found:
                return rule, found
        for possessor in frame.possessors:
            if inside := self._inside(possessor, _OWNERS):
                return "roles.possessor_inside", inside
        if found := self._whose(self._agents_of_participles(frame)):
            return "roles.agent_of_participle", found
        light = self._light_verb(frame.head)
        if light is not None:
            return "roles.light_verb", self._whose(self.frames.of(light).subjects)
        if "against" in frame.prepositions or "on" in frame.prepositions:
            found = self._whose(frame.prepositions.get("of", []))
            if found:
                return "roles.of", found
        return self._actors_above(frame.head, type_)

    def _agents_of_participles(self, frame: Frame) -> list[int]:
        """Return who did it in "the attack carried out by X" and "a test of a missile conducted by X"."""
        nouns = [frame.head, *frame.prepositions.get("of", [])]
        participles = [c for noun in nouns for c in self.parse.children(noun, "acl", "relcl")]
        agents: list[int] = []
        for verb in participles:
            inner = self.frames.of(verb)
            if inner.passive:
                agents.extend(inner.prepositions.get("by", []))
            elif self.parse.tokens[verb].lemma in {"emanate", "originate", "come"}:
                agents.extend(inner.prepositions.get("from", []))
        return agents

    def _actors_above(self, noun: int, type_: str) -> tuple[str, list[Mention]]:
        """Return the actors that the clause around a noun gives: "during a visit", "accused of murder"."""
        tokens = self.parse.tokens
        while tokens[noun].dep == "conj" and tokens[tokens[noun].head].pos == "NOUN":
            noun = tokens[noun].head
        if tokens[noun].dep == "dobj" and type_ in _BY_SUBJECT and tokens[tokens[noun].head].lemma not in _OF_OTHERS:
            return "roles.subject_above", self._whose(self.frames.of(tokens[noun].head).subjects)
        governor = tokens[noun].head if tokens[noun].dep == "dobj" else -1
        if governor >= 0 and tokens[governor].lemma in _OF_OTHERS:
            return "roles.asked_of", self._whose(self.frames.of(governor).prepositions.get("from", []))
        if tokens[noun].dep == "attr":
            return "roles.subject_above", self._whose(self.frames.of(tokens[noun].head).subjects)
        if tokens[noun].dep != "pobj":
            return "roles.none", []
        above = tokens[tokens[noun].head].head
        if tokens[above].pos in {"VERB", "AUX"}:
            verb = self.frames.of(above)
            if tokens[above].lemma in _BLAMING:
                return "roles.accused", self._whose(verb.objects)
            if type_ == "CONSULT":
                return "roles.subject_above", self._whose(verb.objects if verb.passive else verb.subjects)
        elif tokens[above].lemma == "responsibility":
            return "roles.responsible", self._whose(self.frames.subjects_over(above))
        elif (
            type_ in _BY_SUBJECT
            and tokens[above].dep == "dobj"
            and tokens[tokens[above].head].lemma not in _OF_OTHERS
        ):
            return "roles.subject_above", self._whose(self.frames.subjects_over(above))
        return "roles.none", []

    def _light_verb(self, head: int) -> int | None:
        """Return the verb of "launched an attack", whose subject is the attacker."""
        token = self.parse.tokens[head]
        if token.dep not in {"dobj", "nsubjpass", "conj"}:
            return None
        while token.dep == "conj" and self.parse.tokens[token.head].pos == "NOUN":
            token = self.parse.tokens[token.head]
        verb = self.parse.tokens[token.head]
        if verb.pos == "VERB" and verb.lemma in _LIGHT:
            return token.head
        return None

    def _verb_recipients(self, frame: Frame, actors: list[Mention]) -> tuple[str, list[Mention]]:
        found = self._whose(frame.objects)
        if found:
            return "roles.object", found
        found = self._whose(frame.indirect)
        if found:
            return "roles.indirect_object", found
        for noun in frame.objects:
            inside = self._inside(noun)
            if inside:
                return "roles.inside_object", inside
            if aimed := self._aimed_at(noun):
                return "roles.aimed_at", aimed
        for verb in frame.infinitives:
            if found := self._of_infinitive(verb, actors):
                return "roles.object_of_infinitive", found
        for prep in _VERB_RECIPIENT:
            tokens = frame.prepositions.get(prep, [])
            found = self._whose(tokens)
            if found and prep not in {"in", "at", "for"}:
                return f"roles.{prep}", found
            for noun in tokens:
                if prep not in {"in", "at"} and (inside := self._inside(noun)):
                    return f"roles.inside_{prep}", inside
        return "roles.none", []

    def _aimed_at(self, noun: int) -> list[Mention]:
        """Return at whom something is aimed: "fired shells aimed at a post in X", "missiles targeting X"."""
        for participle in self.parse.children(noun, "acl"):
            frame = self.frames.of(participle)
            targets = [*frame.prepositions.get("at", []), *frame.prepositions.get("against", [])]
            if self.parse.tokens[participle].tag == "VBG":
                targets.extend(frame.objects)
            for target in targets:
                if found := self._whose([target]) or self._inside(target):
                    return found
        return []

    def _of_infinitive(self, verb: int, actors: list[Mention]) -> list[Mention]:
        """Return to whom it is that somebody threatens, refuses or offers to do something."""
        inner = self.frames.of(verb)
        taken = {m.span for m in actors}
        slots = (inner.objects, inner.indirect, *(inner.prepositions.get(p, []) for p in ("against", "on", "to", "from", "with")))
        for tokens in slots:
            if found := [m for m in self._whose(tokens) if m.span not in taken]:
                return found
        for noun in inner.objects:
            if found := [m for m in self._inside(noun) if m.span not in taken]:
                return found
        return []

    def _noun_recipients(self, frame: Frame, actors: list[Mention], type_: str) -> tuple[str, list[Mention]]:
        for prep in _NOUN_RECIPIENT:
            if prep == "from" and type_ not in _LEAVING:
                continue
            tokens = frame.prepositions.get(prep, [])
            found = self._whose(tokens)
            if found:
                return f"roles.{prep}", found
            for noun in tokens:
                if inside := self._inside(noun):
                    return f"roles.inside_{prep}", inside
        light = self._light_verb(frame.head)
        if light is not None:
            verb = self.frames.of(light)
            for prep in ("against", "on", "at", "to", "into", "with", "from"):
                found = self._whose(verb.prepositions.get(prep, []))
                if found:
                    return f"roles.light_verb_{prep}", found
        for verb in frame.infinitives:
            if found := self._of_infinitive(verb, actors):
                return "roles.object_of_infinitive", found
        if type_ == "REQUEST" and (found := self._asked(frame.head)):
            return "roles.asked", found
        taken = {m.head for m in actors}
        modifying = [m for i in frame.modifiers for m in self._modifying.get(i, []) if m.head not in taken]
        at_place = [m for m in modifying if m.role == "place"] if type_ == "ASSAULT" else []
        if at_place:
            return "roles.place_of_the_attack", at_place
        return ("roles.modifier", modifying) if modifying and actors else ("roles.none", [])

    def _asked(self, noun: int) -> list[Mention]:
        """Return who acts "at the request of" somebody."""
        token = self.parse.tokens[noun]
        above = self.parse.tokens[token.head].head
        if token.dep == "pobj" and self.parse.tokens[above].pos == "VERB":
            verb = self.frames.of(above)
            return self._whose(verb.subjects)
        return []

    def _between(
        self, frame: Frame, actors: list[Mention], recipients: list[Mention]
    ) -> tuple[list[Mention], list[Mention]]:
        """All parties named after "between" or joined before the noun are actors."""
        parties = self._whose([*frame.prepositions.get("between", []), *frame.prepositions.get("among", [])])
        if len(parties) > 1:
            return parties, []
        return actors, recipients

    def _whose(self, tokens: Iterable[int]) -> list[Mention]:
        """Return the participants headed by these tokens; nationalities where no phrase is headed there."""
        return [m for t in tokens for m in (self._at.get(t) or self._modifying.get(t, []))]

    def _inside(self, noun: int, prepositions: Sequence[str] = _INSIDE) -> list[Mention]:
        """Return the participants to whom a thing belongs: possessor, nationality, "of" phrase."""
        inner = self.frames.of(noun)
        for tokens in (inner.possessors, inner.modifiers, *(inner.prepositions.get(p, []) for p in prepositions)):
            found = [m for m in self._whose(tokens) if m.participant.country is not None]
            if found:
                return found
        return []


def _once(mentions: Iterable[Mention]) -> list[Mention]:
    seen: dict[tuple[object, object], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.span, mention.participant), mention)
    return list(seen.values())
