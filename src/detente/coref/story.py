"""The state of "police", "protesters" and "the army" that have none of their own, by all that their story tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from detente.coref.coref_words import CorefWords
from detente.coref.missions import hosts
from detente.coref.opening_places import is_brought_in, opening_place
from detente.coref.reader import Reader
from detente.coref.state_choice import ChooseState
from detente.coref.state_signs import Told, is_place, signs
from detente.coref.sufferers import harming, silenced, struck
from detente.coref.unknown_states import UNKNOWN_STATE, has_name_of_its_own, is_of_unknown_state
from detente.records import (
    NOT_STATES,
    STATE_OF_SENTENCE,
    STATE_OF_STORY,
    Evidence,
    Mention,
    Parse,
    Participant,
)

STATE_TOLD_OF = "coref.state_told_of"
"""The rule of whoever the sentence says is from a state, or acts where it is."""

_DEPARTMENTS = re.compile("^([Dd]epartments|[Mm]inistries)$")
_TOWARDS = frozenset({"to", "with", "against", "on", "towards", "toward"})
_ALL_OVER = frozenset({"across", "around", "over", "throughout"})
_OF_ORGANISATIONS = frozenset({"GOV", "IGO", "MIL", "LEG", "JUD", "COP", "SPY", "NGO", "JRN", "BUS"})
"""Sectors of those whom an organisation of states may have."""

_HOME_SHARE = 0.65
"""From this share on a story is at home in one state, and so are those whom it names without a word more."""


@dataclass(slots=True)
class Story:
    """What a document tells of states, and who in it belongs to one that no lexicon knows."""

    told: Told
    choose: ChooseState
    words: CorefWords
    is_of_unknown_states: bool = False
    """Whether states that no lexicon knows are told of more than any other, so that a noun may well be theirs."""
    _stateless: set[str] = field(default_factory=set)
    """Names of those who belong to a state that no lexicon knows."""

    @classmethod
    def of(
        cls,
        parses: Sequence[Parse],
        mentions: Sequence[Mention],
        reader: Reader,
        choose: ChooseState,
        words: CorefWords,
    ) -> Story:
        """Return the story of these mentions."""
        told = Told.by(mentions, reader)
        by_number = {p.sentence: p for p in parses}
        unknown = sum(
            m.participant.country is None and is_of_unknown_state(by_number[m.sentence], m, words)
            for m in mentions
        )
        most = max(told.counts.values(), default=0)
        return cls(told, choose, words, unknown > most)

    def placed(
        self, parse: Parse, mention: Mention, here: Sequence[Mention], earlier: Sequence[Mention]
    ) -> Mention:
        """Return a mention without a state with the one that most speaks for, if it is likely enough."""
        attackers = harming(parse, mention, here, self.words)
        if mention.participant.country in attackers:
            mention = replace(mention, participant=replace(mention.participant, country=None))
        who = mention.participant
        if mention.kind not in {"noun", "name"} or who.country is not None or _is_of_no_state(mention):
            return mention
        if any(e.rule == UNKNOWN_STATE for e in mention.evidence):
            return mention
        if has_name_of_its_own(parse, mention, self.words) or who.name in self._stateless:
            self._stateless.add(who.name)
            return _because(mention, UNKNOWN_STATE)
        if (
            self.is_of_unknown_states
            or _is_from_abroad(parse, mention, self.words)
            or (mention.kind == "name" and self.words.kin & set(mention.role.split()[-1:]))
        ):
            return mention
        hosted = hosts(parse, mention, here, self.words)
        told = _where_clause(parse, mention, here)
        if mention.kind == "noun":
            whose = _of_department(parse, mention, here) or _origin(parse, mention, here)
            told = (
                whose
                or struck(parse, mention, here, self.words)
                or silenced(parse, mention, here, self.words)
                or told
                or _where_brought_in(parse, mention, here)
            )
        if told is not None and told not in hosted:
            return _because(
                replace(mention, participant=Participant(who.name, told, who.sectors)), STATE_TOLD_OF
            )
        if mention.kind == "noun" and _may_be_anyone(parse, mention, self.words):
            return mention
        if self._is_named_at_home(mention):
            at_home = replace(who, country=self._home())
            return _because(replace(mention, participant=at_home), STATE_OF_STORY)
        known = signs(parse, mention, here, earlier, self.told)
        abroad = _abroad(parse, mention, here) | _facing(parse, mention, here) | attackers | hosted
        country = self.choose(mention, {c: of for c, of in known.items() if c not in abroad})
        if country is None or _is_elsewhere(mention, country):
            return mention
        is_here = any(m.participant.country == country for m in here)
        rule = STATE_OF_SENTENCE if is_here else STATE_OF_STORY
        return _because(replace(mention, participant=Participant(who.name, country, who.sectors)), rule)

    def _is_named_at_home(self, mention: Mention) -> bool:
        """Return whether a text of one state names a person or a body without a word more."""
        if mention.kind != "name" or mention.role:
            return False
        if not mention.person and mention.evidence[0].rule != "actors.unknown_name":
            return False
        return self._home() is not None

    def _home(self) -> str | None:
        """Return the state of a text that is about one; a state's own release is mostly about others."""
        others = {c: n for c, n in self.told.counts.items() if c not in self.told.publisher}
        home = max(others, key=others.__getitem__, default=None)
        return home if home is not None and others[home] >= _HOME_SHARE * sum(others.values()) else None


def _is_elsewhere(mention: Mention, country: str) -> bool:
    """Return whether an office of organisations would be a state's, or somebody an organisation's who has no office."""
    if mention.kind != "noun":
        return False
    sectors = set(mention.participant.sectors)
    if sectors == {"IGO"}:
        return country not in NOT_STATES
    return country in NOT_STATES and bool(sectors) and not sectors & _OF_ORGANISATIONS


def _abroad(parse: Parse, mention: Mention, here: Sequence[Mention]) -> set[str | None]:
    """Return the states that have somebody or something where the sentence plays, which is in another state.

    Who attacks "a French base in Mali" is hardly French.
    """
    places = {m.participant.country for m in here if is_place(parse, m)}
    if not places:
        return set()
    things = {
        m.participant.country for m in here if m.kind in {"nationality", "noun"} and m.head != mention.head
    }
    named = {m.participant.country for m in here if m.kind in {"name", "pronoun"}}
    return things - places - named - {None}


def _facing(parse: Parse, mention: Mention, here: Sequence[Mention]) -> set[str | None]:
    """Return the states that what belongs to somebody is directed at: Iran in "the group's ties to Iran"."""
    token = parse.tokens[mention.head]
    if token.dep != "poss":
        return set()
    prepositions = {c for c in parse.children(token.head, "prep") if parse.tokens[c].lemma in _TOWARDS}
    return {m.participant.country for m in here if parse.tokens[m.head].head in prepositions} - {None}


def _because(mention: Mention, rule: str) -> Mention:
    why = Evidence("participant", "coref", rule, mention.span)
    return replace(mention, evidence=(*mention.evidence, why))


def _is_of_no_state(mention: Mention) -> bool:
    """Return whether a lexicon knows somebody by name and gives no state: Osama bin Laden, Greenpeace."""
    return mention.kind == "name" and mention.evidence[0].rule.startswith(
        ("office_holders/", "organisations.tsv")
    )


def _is_from_abroad(parse: Parse, mention: Mention, words: CorefWords) -> bool:
    """Return whether words like "foreign" say that a collective is not of the state where it is."""
    roles = mention.role.split()
    if roles and roles[0] in words.from_abroad:
        return roles[-1].removesuffix("s") in words.visitors
    return any(
        parse.tokens[c].lemma.lower() in words.from_abroad
        for c in parse.children(mention.head, "amod", "compound")
    )


def _may_be_anyone(parse: Parse, mention: Mention, words: CorefWords) -> bool:
    """Return whether those whom a noun names may be from anywhere: "critics", "activists around the world"."""
    if words.unplaced & {mention.role, *mention.role.split()[-1:]}:
        return True
    if any(parse.tokens[c].lemma.lower() in words.everywhere for c in parse.children(mention.head, "advmod")):
        return True
    return any(
        parse.tokens[prep].lemma.lower() in _ALL_OVER
        and any(parse.tokens[c].lemma.lower() in words.everywhere for c in parse.children(prep, "pobj"))
        for prep in parse.children(mention.head, "prep")
    )


def _origin(parse: Parse, mention: Mention, here: Sequence[Mention]) -> str | None:
    """Return the state somebody is from: "an executive from Shanghai", "the nurse whom they expelled is from Italy"."""
    token = parse.tokens[mention.head]
    owning = {"be": "from", "come": "from", "hail": "from", "belong": "to"}
    from_ = owning.get(parse.tokens[token.head].lemma, "") if token.dep == "nsubj" else ""
    for other in here:
        prep = parse.tokens[parse.tokens[other.head].head]
        is_name = other.kind == "name" and not other.person and parse.tokens[other.head].dep == "pobj"
        is_of = (prep.lemma == "from" and prep.head == mention.head) or (
            prep.lemma == from_ and prep.head == token.head
        )
        if is_name and is_of and other.participant.country not in NOT_STATES:
            return other.participant.country
    return None


def _of_department(parse: Parse, mention: Mention, here: Sequence[Mention]) -> str | None:
    """Return the state of the departments that a noun names one of: "the Departments of State and the Treasury"."""
    first = parse.above(mention.head, "conj")
    prep = parse.tokens[parse.tokens[first].head]
    department = prep.head if prep.lemma == "of" else first
    if department == mention.head or not _DEPARTMENTS.search(parse.tokens[department].text):
        return None
    return next((m.participant.country for m in here if m.head == department and m.kind == "noun"), None)


def _where_brought_in(parse: Parse, mention: Mention, here: Sequence[Mention]) -> str | None:
    place = opening_place(parse, mention, here) if is_brought_in(parse, mention) else None
    return place.participant.country if place is not None else None


def _where_clause(parse: Parse, mention: Mention, here: Sequence[Mention]) -> str | None:
    """Return the state of "Kenya, where nurses rallied": that in which a relative clause around a noun plays."""
    for index in parse.ancestors(mention.head):
        if parse.tokens[index].dep != "relcl":
            continue
        if any(parse.tokens[c].lemma == "where" for c in parse.children(index)):
            named = parse.tokens[index].head
            return next((m.participant.country for m in here if m.head == named and m.kind == "name"), None)
        return None
    return None
