"""Short mentions: "the ministry" after "the Russian Foreign Ministry", "the president" after "President Macron"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.coref.coref_words import CorefWords
from detente.coref.groups import members
from detente.coref.offices import is_short_for, office_of
from detente.coref.opening_places import opening_place
from detente.coref.possessors import is_owned
from detente.coref.publishers import Publishers
from detente.coref.reader import Reader
from detente.coref.standing import Standing
from detente.coref.unions import union_of
from detente.coref.unknown_states import UNKNOWN_STATE
from detente.records import PUBLISHER, Evidence, Mention, Parse, Participant

_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})


_FADING = 0.9
"""What a mention still counts one sentence later."""


@dataclass(frozen=True, slots=True)
class ShortMentions:
    """Finds the earlier, fuller mention of a definite noun without a country of its own."""

    publishers: Publishers
    words: CorefWords

    def __call__(
        self,
        parse: Parse,
        mention: Mention,
        earlier: Sequence[Mention],
        here: Sequence[Mention],
        text: str,
        standing: Standing,
        reader: Reader,
    ) -> list[Mention]:
        """Return the mention with its antecedent's participant (one each for a group), or as it was."""
        if mention.kind != "noun" or mention.participant.country is not None:
            return [mention]
        group = members(parse, mention.head, standing, here, self.words)
        if group:
            return [_resolved(mention, m, m.participant, "coref.group") for m in group]
        if is_owned(parse, mention):
            return [mention]
        if (labelled := self._labelled(parse, mention, reader)) is not None:
            return [labelled]
        lemma = parse.tokens[mention.head].lemma
        several = parse.tokens[mention.head].tag == "NNS"
        if not _is_definite(parse, mention) or (
            several and (not mention.role or lemma in self.words.state_nouns)
        ):
            return [mention]  # "the countries" are no single one of those named
        own = None if several else self._own(parse, mention, [*earlier, *here], reader)
        if own is not None:
            return [own]
        if (union := union_of(parse, mention, [*earlier, *here], self.words)) is not None:
            return [_resolved(mention, union, union.participant, "coref.short_mention")]
        there = opening_place(parse, mention, here) if lemma.lower() in self.words.in_power else None
        if there is not None:
            who = replace(mention.participant, country=there.participant.country)
            return [_resolved(mention, there, who, "coref.opening_place")]
        is_last = lemma in self.words.state_nouns and _is_pointed_at(parse, mention)
        known = [*earlier, *here] if is_last else earlier
        before = next(
            (
                (_last(fitting) if is_last else _foremost(fitting, parse.sentence))
                for of_deputies in (False, True)
                if (
                    fitting := [
                        m for m in known if self._fits(mention, lemma, m, text, of_deputies=of_deputies)
                    ]
                )
            ),
            None,
        )
        if before is None:
            return [mention]
        participant = before.participant
        if not before.person and before.kind == "noun" and mention.participant.sectors:
            participant = Participant(participant.name, participant.country, mention.participant.sectors)
        return [_resolved(mention, before, participant, "coref.short_mention")]

    def _labelled(self, parse: Parse, mention: Mention, reader: Reader) -> Mention | None:
        """Return the unnamed official whose label opens a turn in a state's own transcript as that state's."""
        after = parse.tokens[mention.head + 1 : mention.head + 2]
        is_label = parse.tokens[mention.head].text.isupper() and bool(after) and after[0].text == ":"
        if reader.country is None or not is_label or "GOV" not in mention.participant.sectors:
            return None
        if office_of(mention.role) in self.words.highest and not self.publishers.has_office(
            mention.role, reader.country
        ):
            return None
        who = replace(mention.participant, country=reader.country)
        return _resolved(mention, mention, who, PUBLISHER)

    def _own(
        self, parse: Parse, mention: Mention, before: Sequence[Mention], reader: Reader
    ) -> Mention | None:
        """Return "the Minister", "the Ministry" and "the Kingdom" of a state's own release as that state's.

        Of what only another state was said to have so far, the highest offices alone are the publisher's.
        """
        word, state = parse.tokens[mention.head].text, reader.country
        if state is None or not word[:1].isupper():
            return None
        if word.lower() in self.words.state_nouns and mention.role in {"", word.lower()}:
            is_own = self.publishers.is_called(word.lower(), state)
            return _resolved(mention, mention, reader.ours[0], PUBLISHER) if is_own else None
        same = [m for m in before if is_short_for(mention.role, m.role)]
        ours = [m for m in same if m.participant.country == state]
        office = office_of(mention.role)
        is_known = office in self.words.bodies or (
            mention.person and self.publishers.has_office(mention.role, state)
        )
        if not ours and not (is_known and (office in self.words.highest or not same)):
            return None
        who = ours[-1].participant if ours else replace(mention.participant, country=state)
        return _resolved(mention, ours[-1] if ours else mention, who, PUBLISHER)

    def _fits(self, mention: Mention, lemma: str, before: Mention, text: str, *, of_deputies: bool) -> bool:
        if before.kind in {"pronoun", "nationality"}:
            return False
        if before.participant.country is None and not any(e.rule == UNKNOWN_STATE for e in before.evidence):
            return False
        if lemma in self.words.state_nouns and mention.role in {"", lemma}:
            return (
                before.kind == "name"
                and not before.role
                and not before.person
                and "GOV" in before.participant.sectors
            )
        if before.role and mention.role and is_short_for(mention.role, before.role, of_deputies=of_deputies):
            return True
        return not before.person and lemma in before.span.of(text).lower().split()


def _last(mentions: Sequence[Mention]) -> Mention:
    return max(mentions, key=lambda m: m.span.start)


def _is_pointed_at(parse: Parse, mention: Mention) -> bool:
    """Return whether a word points at what was named last: "that country"."""
    return any(parse.tokens[c].text.lower() == "that" for c in parse.children(mention.head, "det"))


def _foremost(mentions: Sequence[Mention], sentence: int) -> Mention:
    """Return the last mention of the participant's state that was named so most, what is long ago counting less."""
    scores: dict[str | None, float] = {}
    for m in mentions:
        scores[m.participant.country] = scores.get(m.participant.country, 0.0) + _FADING ** (
            sentence - m.sentence
        )
    best = max(scores.values())
    return next(m for m in reversed(mentions) if scores[m.participant.country] == best)


def identified(parse: Parse, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with "the state that freed them" as Ethiopia where the sentence says "was Ethiopia"."""
    return [_identified(parse, m, mentions) for m in mentions]


def _identified(parse: Parse, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    token = parse.tokens[mention.head]
    verb = token.head
    is_open = mention.kind == "noun" and mention.participant.country is None and token.dep == "nsubj"
    if not is_open or parse.tokens[verb].lemma != "be" or parse.children(verb, "neg"):
        return mention
    predicates = parse.children(verb, "attr")
    named = [m for m in mentions if m.head in predicates and m.kind == "name" and not m.person]
    if len(named) != 1 or named[0].participant.country is None:
        return mention
    return _resolved(mention, named[0], named[0].participant, "coref.predicate")


def _resolved(mention: Mention, before: Mention, participant: Participant, rule: str) -> Mention:
    rules = (UNKNOWN_STATE, rule) if participant.country is None else (rule,)
    why = (Evidence("participant", "coref", r, before.span) for r in rules)
    return replace(
        mention,
        participant=participant,
        antecedent=before.span,
        person=before.person,
        evidence=(*mention.evidence, *why),
    )


def _is_definite(parse: Parse, mention: Mention) -> bool:
    return any(
        parse.tokens[c].lemma in _DEFINITE or parse.tokens[c].text.lower() in _DEFINITE
        for c in parse.children(mention.head, "det", "poss")
    )
