"""Participants that are clear from the text around an event without standing beside its trigger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from detente.events.implied import filled, implied, with_partners
from detente.events.learned import countries_of, names_state
from detente.events.resumed import aimed_back, resumed
from detente.events.role_words import RoleWords
from detente.records import NOT_STATES, PUBLISHER, EventMention, Mention, Parse, Participant

HOME_STATE = "context.home_state"
"""The rule of a deed that nobody is said to do, as one of the state in which a domestic story plays."""

_DIRECTED = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "ASSAULT"})
"""Types that officials of a state do to another one, the only other one of the story if nobody is named."""
_SAID = frozenset({"REQUEST", "ACCUSE", "SUPPORT"})
"""Types that whoever writes a statement does by writing it: "Iran must ..."."""
_DEEDS = frozenset({"ASSAULT", "COERCE"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "IGO", "COP"})
_AT_HOME = frozenset({"LEG", "JUD", "COP"})
"""Officials whose charges and inquiries are against people of their own state as often as not."""
_OWN = frozenset({"COERCE"})
"""Types that a state does at home when nobody else is named: arrests, bans."""
_RENAMED = frozenset({"ASSAULT"})
"""Types whose retellings take other nouns: "the invasion" is "the operation" in the next sentence."""

_NAMELESS = frozenset({"ASSAULT", "PROTEST", "CONSULT"})
"""Types whose noun tells an event even where nobody is named: "the violence", "talks"."""

_REACH = 12
"""Sentences back in which a first telling is looked for."""

_LEAST_SHARE = 0.7
_LEAST_SECOND = 0.2
_SHORTEST = 4
"""Sentences that make a story; fewer leave open what it is about."""


@dataclass(frozen=True, slots=True)
class Story:
    """The states that a document's named participants belong to, most named first, with their counts."""

    countries: tuple[tuple[str, int], ...]
    names: Mapping[str, Participant]
    places: Mapping[tuple[int, int], str]

    @classmethod
    def of(cls, mentions: Sequence[Mention]) -> Story:
        """Return the story of a document's mentions."""
        counts: Counter[str] = Counter()
        names: dict[str, Participant] = {}
        places: dict[tuple[int, int], str] = {}
        publishers: set[str | None] = set()
        for mention in mentions:
            country = mention.participant.country
            if mention.kind == "pronoun" and any(e.rule == PUBLISHER for e in mention.evidence):
                publishers.add(country)
            if country is None or mention.kind == "pronoun":
                continue
            counts[country] += 3 if mention.sentence == 0 else 1
            if mention.kind == "name" and not mention.person and country not in NOT_STATES:
                places.setdefault((mention.sentence, mention.head), country)
            if names_state(mention):
                names.setdefault(country, mention.participant)
        others = tuple((c, n) for c, n in counts.most_common() if c not in publishers)
        return cls(others, names, places)

    def other_party(self, country: str, victims: Collection[str | None]) -> Participant | None:
        """Return the other state that a story is about, victims of the deed in question left out."""
        others = [(c, n) for c, n in self.countries if c != country and c not in victims]
        if not others or others[0][0] in NOT_STATES:
            return None
        other, n = others[0]
        own = sum(m for c, m in self.countries if c == country)
        counted = sum(m for c, m in self.countries if c not in victims)
        if n < _LEAST_SECOND * counted or n + own < _LEAST_SHARE * counted:
            return None
        return self.names.get(other)

    def home(self) -> Participant | None:
        """Return the state in which a domestic story plays."""
        if not self.countries:
            return None
        country, n = self.countries[0]
        if n < _LEAST_SHARE * sum(m for _, m in self.countries) or country in NOT_STATES:
            return None
        return self.names.get(country)


def with_context(
    parses: Sequence[Parse], words: RoleWords, events: Sequence[EventMention], mentions: Sequence[Mention]
) -> list[EventMention]:
    """Return the events with roles that the story itself makes clear."""
    story = Story.of(mentions) if len(parses) >= _SHORTEST else Story((), {}, {})
    by_number = {p.sentence: p for p in parses}
    told: list[EventMention] = []
    for event in events:
        if event.actors or event.recipients:
            told.append(event)
        elif (retold := _retelling(by_number, event, told)) is not None:
            told.append(retold)
        elif _is_nameless(by_number[event.sentence], event):
            told.append(event)
    told = [_by_publisher(by_number[e.sentence], e, mentions) for e in told]
    told = resumed(by_number, words, told)
    told = [aimed_back(by_number, words, e, told) for e in told]
    victims: dict[int, set[str | None]] = {}
    for event in told:
        if event.type in _DEEDS:
            victims.setdefault(event.sentence, set()).update(m.participant.country for m in event.recipients)
    placed = [_from_story(by_number[e.sentence], e, story, victims.get(e.sentence, set())) for e in told]
    return [_charged_at_home(by_number[e.sentence], words, e, story) for e in placed]


def _is_nameless(parse: Parse, event: EventMention) -> bool:
    """Return whether a noun that the trained model sees too tells an event without anybody."""
    is_noun = parse.tokens[event.head].pos in {"NOUN", "PROPN"}
    return is_noun and event.type in _NAMELESS and any(e.stage == "encode" for e in event.evidence)


def _retelling(
    parses: Mapping[int, Parse], event: EventMention, told: Sequence[EventMention]
) -> EventMention | None:
    """Return "the invasion" with the sides of its first telling; `None` where nothing was told before."""
    token = parses[event.sentence].tokens[event.head]
    if token.pos not in {"NOUN", "PROPN"}:
        return None
    for before in reversed(told):
        if event.sentence - before.sentence > _REACH:
            return None
        if not before.actors and not before.recipients:
            continue
        earlier = parses[before.sentence].tokens[before.head]
        if before.type == event.type and (earlier.lemma == token.lemma or event.type in _RENAMED):
            if _is_another(parses[event.sentence], event.head):
                return event
            completed = filled(event, "actors", before.actors, "context.earlier_telling")
            return filled(completed, "recipients", before.recipients, "context.earlier_telling")
    return None


def _is_another(parse: Parse, noun: int) -> bool:
    """Return whether a noun brings in something new: "a bombing", "three bombings", not "the bombing"."""
    if parse.children(noun, "nummod"):
        return True
    new = {"a", "an", "another", "some", "any", "no"}
    return any(parse.tokens[c].lemma in new for c in parse.children(noun, "det"))


def _by_publisher(parse: Parse, event: EventMention, mentions: Sequence[Mention]) -> EventMention:
    """Return what a state's own statement says without naming who says it, as said by that state: "Iran must"."""
    words = parse.covering(event.trigger)
    is_said = event.type in _SAID and any(parse.tokens[i].pos in {"VERB", "AUX"} for i in words)
    if not is_said or event.actors or any(parse.children(i, "auxpass") for i in words):
        return event
    spoken = [m for m in mentions if any(e.rule == PUBLISHER for e in m.evidence)]
    ours = {m.participant.country: m for m in reversed(spoken)}
    states = set(ours)
    if states & {m.participant.country for m in event.recipients}:
        return event
    named = [m for m in mentions if m.participant.country in states and m.kind != "pronoun"]
    if event.type == "SUPPORT" and any(_is_praised(parse, event, m) for m in named):
        return event
    return filled(event, "actors", tuple(ours.values()), "context.publisher")


def _is_praised(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody did what is praised: "thank you for the help that Norway has given"."""
    if mention.sentence != event.sentence or event.head not in parse.ancestors(mention.head):
        return False
    token = parse.tokens[mention.head]
    is_agent = token.dep == "pobj" and parse.tokens[token.head].lemma == "by"
    return mention.head > event.head and (is_agent or (token.dep == "nsubj" and token.head != event.head))


def _from_story(
    parse: Parse, event: EventMention, story: Story, victims: Collection[str | None]
) -> EventMention:
    # The conflict of two states is not against a third: they are each other's victims.
    is_joint = event.type == "ASSAULT" and len(countries_of(event.actors)) > 1
    speaks_abroad = _OFFICIAL - _AT_HOME if event.type == "ACCUSE" else _OFFICIAL
    official = event.actors and not is_joint and set(event.actors[0].participant.sectors) & speaks_abroad
    if event.type in _DIRECTED and official and not event.recipients:
        country = event.actors[0].participant.country
        other = story.other_party(country, victims) if country is not None else None
        if other is not None:
            return filled(event, "recipients", (implied(event, other),), "context.other_party")
    event = _with_partner(event, story)
    is_own = event.type in _OWN or (event.type == "RETREAT" and event.mode == "release")
    if is_own and event.recipients and not event.actors and _is_agentless(parse, event.head):
        place = _state_of_place(parse, event, story)
        if place is not None:
            return filled(event, "actors", (implied(event, place),), "context.state_of_the_place")
        home = story.home()
        if home is not None and event.recipients[0].participant.country in {home.country, None}:
            return filled(event, "actors", (implied(event, home),), HOME_STATE)
    return event


def _charged_at_home(parse: Parse, words: RoleWords, event: EventMention, story: Story) -> EventMention:
    """Return a charge that nobody brings, in a domestic story, as brought by the state whose story it is."""
    token, home = parse.tokens[event.head], story.home()
    is_charge = event.type == "ACCUSE" and token.pos == "VERB" and token.lemma in words.charging
    if home is None or not is_charge or event.actors or not _is_agentless(parse, event.head):
        return event
    if countries_of(event.recipients) != {home.country}:
        return event
    return filled(event, "actors", (implied(event, home),), HOME_STATE)


def _with_partner(event: EventMention, story: Story) -> EventMention:
    """Return what "we" of a state's statement do together as done with the only other state that it is about."""
    here = (*event.actors, *event.recipients)
    is_ours = all(any(e.rule == PUBLISHER for e in m.evidence) for m in here)
    states = countries_of(here)
    if event.type != "COOPERATE" or not is_ours or len(states) != 1:
        return event
    (ours,) = states
    other = story.other_party(ours, ())
    return with_partners(event, (implied(event, other),), "context.partner") if other is not None else event


def _is_agentless(parse: Parse, head: int) -> bool:
    return (
        parse.tokens[head].pos != "VERB"
        or bool(parse.children(head, "auxpass"))
        or parse.tokens[head].tag == "VBN"
    )


def _state_of_place(parse: Parse, event: EventMention, story: Story) -> Participant | None:
    """Return the state in which somebody "is banned in Turkey"; so is "the arrest of an editor in Turkey"."""
    token = parse.tokens[event.head]
    heads = (event.head, token.head) if token.dep == "conj" else (event.head,)
    for head in (*heads, *(n for h in heads for n in _under(parse, h, "of"))):
        for noun in _under(parse, head, "in"):
            country = story.places.get((parse.sentence, noun))
            if country is not None:
                return story.names.get(country)
    return None


def _under(parse: Parse, head: int, preposition: str) -> list[int]:
    preps = (p for p in parse.children(head, "prep") if parse.tokens[p].lemma == preposition)
    return [n for p in preps for n in parse.children(p, "pobj")]
