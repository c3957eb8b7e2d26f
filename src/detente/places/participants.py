"""Towns and regions as participants: "shipped doses to Kingston" names Jamaica."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.places.finder import PlaceFinder
from detente.places.locative import head_of
from detente.records import Document, Evidence, Mention, MentionKind, Parse, Participant, Place

_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
_FROM = frozenset({"from", "of", "at"})
_OWNING = _BEFORE_NOUN | {"poss"}

TOWN = "place"
"""The role of a town before a noun, as for the towns of names.tsv: the "Kharkiv bombing" happens there."""


@dataclass(frozen=True, slots=True)
class TownNames:
    """Names the states of places that the lexicons of names do not have, by the gazetteer.

    A place is taken only where the place finder would be sure enough of it to code an event there.
    """

    finder: PlaceFinder

    def __call__(
        self, document: Document, parses: Sequence[Parse], mentions: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """Return all mentions in text order, those of such places added or given their country."""
        found: list[Mention] = list(mentions)
        known = [m for m in mentions if not _is_bare_name(m)]
        for sentence in self.finder.sentences(document, parses, known):
            for place in sentence.anywhere():
                if self._is_school(sentence.names.parse, place):
                    continue
                found = _with_place(sentence.names.parse, found, place)
        return tuple(sorted(found, key=lambda m: (m.sentence, m.span.start, -m.span.end)))

    def _is_school(self, parse: Parse, place: Place) -> bool:
        """Return whether a name is that of a school: "a degree from Georgetown", "taught at Georgetown"."""
        head = head_of(parse, place.span)
        if head is None or parse.tokens[head].dep != "pobj":
            return False
        before = parse.tokens[parse.tokens[head].head]
        above = parse.tokens[before.head].lemma.lower()
        return (before.lemma in _FROM and self.finder.words.has("graduating", above)) or (
            before.lemma == "at" and self.finder.words.has("teaching", above)
        )


def _with_place(parse: Parse, mentions: Sequence[Mention], place: Place) -> list[Mention]:
    head = head_of(parse, place.span)
    if head is None or place.country is None:
        return list(mentions)
    here = [m for m in mentions if m.sentence == place.sentence]
    why = tuple(Evidence("participant", "places", e.rule, e.span) for e in place.evidence)
    participant = Participant(place.name, place.country)
    bare = [m for m in here if m.span == place.span and _is_bare_name(m)]
    if bare:
        return [replace(m, participant=participant, evidence=why) if m in bare else m for m in mentions]
    if parse.tokens[head].entity == "ORG":
        return list(mentions)
    if any(m.head == head or (m.kind == "name" and m.span.holds(place.span)) for m in here):
        return list(mentions)
    token = parse.tokens[head]
    modifies = token.dep in _BEFORE_NOUN and token.head > head
    kind: MentionKind = "nationality" if modifies else "name"
    role = TOWN if modifies else ""
    town = Mention(place.span, place.sentence, head, participant, kind, why, role=role)
    owned = token.head if token.dep in _OWNING else None
    return [*(_owned(m, place, why) if m in here and m.head == owned else m for m in mentions), town]


def _is_bare_name(mention: Mention) -> bool:
    """Return whether of a name nothing is known: no person, no office, no state."""
    who = mention.participant
    return mention.kind == "name" and not (mention.person or mention.role or who.country or who.sectors)


def _owned(mention: Mention, place: Place, why: tuple[Evidence, ...]) -> Mention:
    """Return "the Kharkiv police" with the country of its town where nothing else told one."""
    if mention.kind != "noun" or mention.participant.country is not None:
        return mention
    participant = replace(mention.participant, country=place.country)
    return replace(mention, participant=participant, evidence=(*mention.evidence, *why))
