"""The state in which a story plays, for "police", "protesters" and "the army" without one of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.coref.pronouns import Reader
from detente.records import Document, Evidence, Mention, Parse, Participant

_DOMESTIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "SPY", "CVL", "JRN", "EDU", "MED", "LAB", "AGR", "REB"})  # fmt: skip
_STATES_ONLY = frozenset({"UNO", "EUR", "NAT", "IGO", "NGO"})
_LOCATIVE = frozenset({"in", "at", "near", "across", "inside", "throughout", "outside", "around"})
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Story:
    """The state that most of a document's mentions belong to; `None` if none has half of them."""

    country: str | None

    @classmethod
    def of(cls, document: Document, parses: Sequence[Parse], mentions: Sequence[Mention]) -> Story:
        """Return the story's state by share of mentions, those in the first sentence counted three times."""
        counts: Counter[str] = Counter()
        ours = {p.country for p in Reader.of(document, mentions).ours}
        for mention in mentions:
            country = mention.participant.country
            if country in ours:
                continue  # A state's own press releases are mostly about others.
            if country is not None and country not in _STATES_ONLY:
                counts[country] += 3 if mention.sentence == 0 else 1
        if not counts:
            return cls(None)
        ((country, most),) = counts.most_common(1)
        return cls(country if most >= _LEAST_SHARE * counts.total() else None)

    def placed(self, parse: Parse, mention: Mention, here: Sequence[Mention]) -> Mention:
        """Return a domestic collective with the state where its sentence, else the story, plays."""
        who = mention.participant
        domestic = bool(set(who.sectors) & _DOMESTIC) or (mention.person and mention.kind == "name")
        if mention.kind not in {"noun", "name"} or who.country is not None or not domestic:
            return mention
        if _has_name_of_its_own(parse, mention):
            return mention
        country, rule = self._country(parse, mention, here)
        if country is None:
            return mention
        why = Evidence("participant", "coref", rule, mention.span)
        return replace(
            mention, participant=Participant(who.name, country, who.sectors), evidence=(*mention.evidence, why)
        )

    def _country(self, parse: Parse, mention: Mention, here: Sequence[Mention]) -> tuple[str | None, str]:
        for other in here:
            token = parse.tokens[other.head]
            above = parse.tokens[token.head]
            if token.dep == "pobj" and above.lemma in _LOCATIVE and other.participant.country not in _STATES_ONLY:
                if other.participant.country is not None:
                    return other.participant.country, "coref.state_of_the_sentence"
        return self.country, "coref.state_of_the_story"


def _has_name_of_its_own(parse: Parse, mention: Mention) -> bool:
    """Return whether the words name a state that no lexicon knows: "the Ruritanian minister", "Novak of Borduria"."""
    for index in parse.children(mention.head, "amod", "compound", "nmod", "poss", "prep"):
        token = parse.tokens[index]
        if token.dep == "prep":
            if token.lemma in {"of", "from"} and any(parse.tokens[n].pos == "PROPN" for n in parse.children(index)):
                return True
            continue
        unknown = token.text[:1].isupper() and index > 0 and token.entity != "PERSON"
        if unknown and (token.pos == "ADJ" or token.entity in {"NORP", "GPE"} or not mention.person):
            return True
    return False
