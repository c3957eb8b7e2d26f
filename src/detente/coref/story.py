"""The state in which a story plays, for "police", "protesters" and "the army" without one of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from detente.coref.reader import Reader
from detente.records import NOT_STATES, Document, Evidence, Mention, Parse, Participant

UNKNOWN_STATE = "coref.unknown_state"
"""The rule of whoever belongs to a state that no lexicon knows; the story's state is not theirs."""

_DOMESTIC = frozenset({
    "GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "SPY", "CVL", "JRN", "EDU", "MED", "LAB", "AGR",
    "REB", "UAF", "ELI"
})  # fmt: skip
_NEVER = (
    ["state"],
    ["side"],
    ["nation"],
    ["ally"],
    ["partner"],
    ["neighbour"],
    ["neighbor"],
    ["counterpart"],
)
_SEVERAL_STATES = frozenset({
    "country", "government", "foreign minister", "defence minister", "defense minister", "prime minister", "president",
    "head of state", "head of government", "world leader", "ambassador", "delegation"
})  # fmt: skip
"""Of these a state has one: "the foreign ministers" are of several."""
_KIN = frozenset({
    "son", "daughter", "brother", "sister", "wife", "husband", "father", "mother", "cousin", "widow", "nephew", "niece",
    "uncle", "relative", "member", "founder", "friend", "associate"
})  # fmt: skip
"""What somebody with a name is to others tells no state: "Hamza bin Laden, son of"."""
_ABROAD = frozenset({"foreign", "international", "multinational", "allied", "global", "world", "overseas"})
_VISITORS = frozenset({
    "force", "troop", "soldier", "fighter", "coalition", "observer", "monitor", "journalist", "worker",
    "national", "citizen", "tourist", "mercenary", "peacekeeper", "peacekeeping force"
})  # fmt: skip
_AMERICAN = frozenset({"administration", "congress"})
"""What world news calls so without a country is that of the United States where the story names them."""
_LOCATIVE = frozenset({"in", "at", "near", "across", "inside", "throughout", "outside", "around"})
_DEMONYM = re.compile(r"(?:[a-z]ian|[a-z]ean|[a-z]ese)$")
_LEAST_SHARE = 0.5
_UNKNOWN_SHARE = 0.5


@dataclass(slots=True)
class Story:
    """The state that most of a document's mentions belong to; `None` if none has half of them."""

    country: str | None
    names_america: bool = False
    _stateless: set[str] = field(default_factory=set)
    """Names of those who belong to a state that no lexicon knows."""

    @classmethod
    def of(cls, document: Document, parses: Sequence[Parse], mentions: Sequence[Mention]) -> Story:
        """Return the story's state by share of mentions, those in the first sentence counted three times."""
        counts: Counter[str] = Counter()
        places: Counter[str] = Counter()
        unknown = 0
        ours = {p.country for p in Reader.of(document).ours}
        by_number = {p.sentence: p for p in parses}
        nouns = [m for m in mentions if m.kind == "noun" and m.participant.country is not None]
        for mention in mentions:
            if _is_told_by_its_noun(mention, nouns):
                continue
            weight = 3 if mention.sentence == 0 else 1
            country = mention.participant.country
            if country is None:
                unknown += weight * _is_of_unknown_state(by_number[mention.sentence], mention)
            elif (
                country not in ours and country not in NOT_STATES
            ):  # A state's own releases are mostly about others.
                counts[country] += weight
                # A town has no sector. Where two states are named alike, the story plays where the town is.
                places[country] += not mention.participant.sectors
        if not counts:
            return cls(None, names_america="USA" in ours)
        country, most = max(counts.items(), key=lambda c: (c[1], places[c[0]]))
        share = most / counts.total()
        is_known = share >= _LEAST_SHARE and unknown < _UNKNOWN_SHARE * most
        return cls(country if is_known else None, "USA" in counts or "USA" in ours)

    def placed(self, parse: Parse, mention: Mention, here: Sequence[Mention]) -> Mention:
        """Return a domestic collective with the state where its sentence, else the story, plays."""
        who = mention.participant
        if mention.kind not in {"noun", "name"} or who.country is not None or _is_of_no_state(mention):
            return mention
        if any(e.rule == UNKNOWN_STATE for e in mention.evidence):
            return mention
        if has_name_of_its_own(parse, mention) or who.name in self._stateless:
            self._stateless.add(who.name)
            return replace(
                mention,
                evidence=(*mention.evidence, Evidence("participant", "coref", UNKNOWN_STATE, mention.span)),
            )
        country, rule = self._country(parse, mention, here)
        if country is None:
            return mention
        why = Evidence("participant", "coref", rule, mention.span)
        return replace(
            mention,
            participant=Participant(who.name, country, who.sectors),
            evidence=(*mention.evidence, why),
        )

    def _country(self, parse: Parse, mention: Mention, here: Sequence[Mention]) -> tuple[str | None, str]:
        is_label = parse.tokens[mention.head].text.isupper()
        if mention.kind == "name" and (not mention.role or is_label):
            return None, ""  # A name alone tells no state, whatever the story is about.
        if mention.kind == "name" and _KIN & set(mention.role.split()[-1:]):
            return None, ""
        if mention.role in _SEVERAL_STATES and parse.tokens[mention.head].tag == "NNS":
            return None, ""
        if mention.role in _AMERICAN and self.names_america:
            return "USA", "coref.american_by_default"
        if mention.kind == "noun" and (origin := _origin(parse, mention, here)) is not None:
            return origin, "coref.state_told_of"
        domestic = bool(set(mention.participant.sectors) & _DOMESTIC) or mention.person
        if not domestic or mention.role.split()[-1:] in _NEVER or _is_from_abroad(parse, mention):
            return None, ""
        if (told := _where_clause(parse, mention, here)) is not None:
            return told, "coref.state_told_of"
        place = _place(parse, mention, here) or _only_place(parse, here)
        rule = "coref.state_of_the_story" if place is None else "coref.state_of_the_sentence"
        country = place or self.country
        if "MIL" in mention.participant.sectors and country in _acted_on(parse, mention, here):
            return None, ""  # "Troops attacking Yemen" are not Yemen's.
        return country, rule


def has_name_of_its_own(parse: Parse, mention: Mention) -> bool:
    """Return whether the words name a state that no lexicon knows: "the Ruritanian minister", "Novak of Borduria"."""
    if any(i < mention.head and _is_unknown_name(parse, i, mention) for i in _modifiers(parse, mention.head)):
        return True
    return any(
        parse.tokens[prep].lemma in {"of", "from"} and _is_unknown_name(parse, noun, mention)
        for prep in parse.children(mention.head, "prep")
        for noun in parse.children(prep, "pobj")
    )


def _modifiers(parse: Parse, head: int) -> Iterator[int]:
    for index in parse.children(head, "amod", "compound", "nmod", "poss"):
        yield index
        if parse.tokens[index].dep != "poss":
            yield from _modifiers(parse, index)


def _is_unknown_name(parse: Parse, index: int, mention: Mention) -> bool:
    """Return whether a capitalised word beside a head is the name of some state, place or body."""
    token = parse.tokens[index]
    if not token.text[:1].isupper() or token.text.lower() in mention.role.split():
        return False
    if (
        token.entity == "PERSON"
        and not _DEMONYM.search(token.text)
        and (mention.person or parse.children(index))
    ):
        return False  # "Merkel's office" is no state's name, "the army of Borduria" is, whatever the parser calls it.
    if token.pos not in {"PROPN", "ADJ"} or token.lemma.lower() in _TITLE_WORDS:
        return False
    if index < mention.head and mention.person and mention.kind == "name":
        return bool(_DEMONYM.search(token.text)) or token.entity in {"NORP", "GPE"}
    if index == 0:
        return token.pos == "PROPN" or bool(_DEMONYM.search(token.text))
    return True


_TITLE_WORDS = frozenset({
    "foreign", "prime", "defence", "defense", "interior", "finance", "justice", "deputy", "vice",
    "senior", "chief", "national", "state", "former", "affairs", "press", "supreme", "general",
    "federal", "central", "high", "security", "health", "education", "energy", "trade", "mr.", "ms.",
    "mrs.", "dr.", "first", "major", "lieutenant", "air", "navy", "army"
})  # fmt: skip


def _is_of_unknown_state(parse: Parse, mention: Mention) -> bool:
    if mention.kind == "name" and not mention.role:
        return not mention.person and parse.tokens[mention.head].entity in {"GPE", "NORP"}
    return has_name_of_its_own(parse, mention)


def _is_of_no_state(mention: Mention) -> bool:
    """Return whether a lexicon knows somebody by name and gives no state: Osama bin Laden, Greenpeace."""
    return mention.kind == "name" and mention.evidence[0].rule.startswith(
        ("office_holders/", "organisations.tsv")
    )


def _is_from_abroad(parse: Parse, mention: Mention) -> bool:
    """Return whether words like "foreign" say that a collective is not of the state where it is."""
    roles = mention.role.split()
    if roles and roles[0] in _ABROAD:
        return roles[-1].removesuffix("s") in _VISITORS
    return any(
        parse.tokens[c].lemma.lower() in _ABROAD for c in parse.children(mention.head, "amod", "compound")
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


def _place(parse: Parse, mention: Mention, here: Sequence[Mention]) -> str | None:
    """Return the state named by "in ..." at the phrase or at a verb above it, the nearest one."""
    above = {mention.head, *parse.ancestors(mention.head)}
    places = [
        (abs(other.head - mention.head), country)
        for other, country in _located(parse, here)
        if parse.tokens[parse.tokens[other.head].head].head in above
    ]
    return min(places)[1] if places else None


def _acted_on(parse: Parse, mention: Mention, here: Sequence[Mention]) -> set[str | None]:
    """Return the states that are the object of what somebody does, as subject or in a clause behind the noun."""
    token = parse.tokens[mention.head]
    verbs = {*parse.children(mention.head, "acl", "relcl")}
    if token.dep == "nsubj":
        verbs.add(token.head)
    return {
        other.participant.country
        for other in here
        if parse.tokens[other.head].dep == "dobj" and parse.tokens[other.head].head in verbs
    }


def _only_place(parse: Parse, here: Sequence[Mention]) -> str | None:
    """Return the one state in which the sentence's places lie: "Police said a man was stabbed in Berlin"."""
    countries = {country for _, country in _located(parse, here)}
    return countries.pop() if len(countries) == 1 else None


def _is_told_by_its_noun(mention: Mention, nouns: Sequence[Mention]) -> bool:
    """Return whether "Israeli" is already counted with "Israeli warplanes"."""
    if mention.kind != "nationality":
        return False
    return any(
        other.sentence == mention.sentence
        and other.span.start <= mention.span.start
        and mention.span.end <= other.span.end
        and other.participant.country == mention.participant.country
        for other in nouns
    )


def _located(parse: Parse, here: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Yield the states and towns that something is said to be in."""
    for mention in here:
        token = parse.tokens[mention.head]
        country = mention.participant.country
        if country is None or country in NOT_STATES or token.dep != "pobj":
            continue
        if parse.tokens[token.head].lemma in _LOCATIVE:
            yield mention, country
