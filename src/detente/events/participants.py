"""The participants of a sentence, by the words that name them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from detente.events.frames import Frames
from detente.events.role_words import RoleWords
from detente.records import Mention, Parse, Participant

OWNERS = ("of", "by", "from")
UNDER = ("of", "with", "against", "on", "to", "in", "at", "between", "among", "for", "toward", "towards")
_INSIDE = (*UNDER, "from", "by")


class Participants:
    """The mentions of one sentence by head: phrases, and nationalities that only modify."""

    def __init__(self, parse: Parse, frames: Frames, mentions: Iterable[Mention], words: RoleWords) -> None:
        self.parse = parse
        self.frames = frames
        self.words = words
        self._at: dict[int, list[Mention]] = {}
        self._modifying: dict[int, list[Mention]] = {}
        for mention in mentions:
            where = self._modifying if mention.kind == "nationality" else self._at
            where.setdefault(mention.head, []).append(mention)

    def at(self, index: int) -> list[Mention]:
        """Return the participants whose phrase has this head."""
        return self._at.get(index, [])

    def modifying(self, index: int) -> list[Mention]:
        """Return the nationalities that this token names before another noun."""
        return self._modifying.get(index, [])

    def states(self) -> set[str]:
        """Return the states that the sentence names."""
        every = (m for where in (self._at, self._modifying) for at in where.values() for m in at)
        return {m.participant.country for m in every if m.participant.country is not None}

    def around(self, index: int) -> list[Mention]:
        """Return the participant of the shortest phrase in which a token stands without being its head."""
        place = self.parse.tokens[index]
        found = [
            m
            for at in self._at.values()
            for m in at
            if m.kind == "name" and m.span.start <= place.start and place.end <= m.span.end
        ]
        return [min(found, key=lambda m: len(m.span))] if found else []

    def whose(self, tokens: Iterable[int]) -> list[Mention]:
        """Return the participants headed by these tokens; nationalities where no phrase is headed there."""
        return [m for t in tokens for m in (self._at.get(t) or self._modifying.get(t, []))]

    def inside(
        self, noun: int, prepositions: Sequence[str] = _INSIDE, taken: Collection[Participant] = ()
    ) -> list[Mention]:
        """Return those with a country to whom a thing belongs: possessor, nationality, "of" phrase."""
        inner = self.frames.of(noun)
        for tokens in (
            inner.possessors,
            inner.modifiers,
            *(inner.prepositions.get(p, []) for p in prepositions),
        ):
            found = [
                m
                for m in self.whose(tokens)
                if m.participant.country is not None and m.participant not in taken
            ]
            if found:
                return found
        return [m for part in self.parts_of(noun) for m in self.of_whole(part, taken)]

    def parts_of(self, number: int) -> Sequence[int]:
        """Return what "one" and "some" are of: "towns" in "one of its border towns"; () for other words."""
        token = self.parse.tokens[number]
        if token.pos != "NUM" and token.lemma.lower() not in self.words.counting:
            return ()
        return self.frames.of(number).prepositions.get("of", [])

    def of_whole(self, noun: int, taken: Collection[Participant] = ()) -> list[Mention]:
        """Return those with a country who are a thing or to whom it belongs."""
        own = [m for m in self.at(noun) if m.participant.country is not None and m.participant not in taken]
        return own or self.inside(noun, ("of", "in"), taken)

    def known(self, tokens: Sequence[int], others: Sequence[Mention] = ()) -> tuple[str, list[Mention]]:
        """Return the participants headed by these tokens; where none has a country, those they belong to.

        The first value is "" or "inside_" accordingly, for the name of the rule.
        """
        taken = {m.participant for m in others}
        found = [m for m in self.whose(tokens) if m.participant not in taken]
        if any(m.participant.country is not None for m in found):
            return "", found
        for noun in tokens:
            if inside := self.inside(noun, UNDER, taken):
                return "inside_", inside
        return "", found

    def light_verb(self, noun: int) -> int | None:
        """Return the verb of "launched an attack", whose subject is the attacker."""
        token = self.parse.tokens[noun]
        if token.dep not in {"dobj", "nsubjpass", "conj"}:
            return None
        while token.dep == "conj" and self.parse.tokens[token.head].pos == "NOUN":
            token = self.parse.tokens[token.head]
        verb = self.parse.tokens[token.head]
        return token.head if verb.pos == "VERB" and verb.lemma in self.words.light else None


class ParticipantsOfDocument:
    """The participants of each sentence of a document, collected when first asked for."""

    def __init__(self, parses: Mapping[int, Parse], words: RoleWords, mentions: Iterable[Mention]) -> None:
        self._parses = parses
        self._words = words
        self._mentions: dict[int, list[Mention]] = {}
        self._found: dict[int, Participants] = {}
        for mention in mentions:
            self._mentions.setdefault(mention.sentence, []).append(mention)

    def __getitem__(self, sentence: int) -> Participants:
        """Return those of a sentence by its number."""
        if sentence not in self._found:
            parse, here = self._parses[sentence], self._mentions.get(sentence, ())
            self._found[sentence] = Participants(parse, Frames(parse, self._words), here, self._words)
        return self._found[sentence]
