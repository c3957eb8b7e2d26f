"""To whom a verb's deed is done where somebody else stands nearer to it: whom a town was taken from, who is met there.

These rules come after the net that chooses the sides: the grammar alone tells what they see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from detente.events.hyphened import with_pairs
from detente.events.learned import countries_of
from detente.events.lists import with_listed
from detente.events.participants import Participants
from detente.events.side_evidence import with_sides
from detente.events.understood import has_to
from detente.records import NOT_STATES, EventMention, Mention, Parse

_HOSTILE = frozenset({"REQUEST", "ACCUSE", "ASSAULT", "COERCE", "SANCTION", "REJECT", "THREATEN"})
"""Types whose object is whom they are done to; what is offered or given is not."""

_OVER = frozenset({"about", "over", "at", "regarding"})
_ARGUMENTS = ("dobj", "nsubjpass", "dative", "prep", "agent", "conj")


@dataclass(frozen=True, slots=True)
class _Sentence:
    who: Participants
    mentions: Sequence[Mention]
    events: Sequence[EventMention]

    @property
    def parse(self) -> Parse:
        return self.who.parse


Rule = Callable[[_Sentence, EventMention], Sequence[Mention]]


def with_whom(
    who: Participants, mentions: Sequence[Mention], events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events of a sentence; those of verbs with the recipients that the rules of this module see."""
    sentence = _Sentence(who, mentions, events)
    return [
        with_pairs(who.parse, mentions, _ruled(sentence, e)) if who.parse.tokens[e.head].pos == "VERB" else e
        for e in events
    ]


def _ruled(sentence: _Sentence, event: EventMention) -> EventMention:
    for name, rule in _RULES:
        event = _with(event, rule(sentence, event), name)
    return event


def _with(event: EventMention, found: Sequence[Mention], rule: str) -> EventMention:
    """Return an event with the recipients found, nobody who acts among them; as it was where nobody was found."""
    acting = {m.head for m in event.actors if m.kind != "implied"}
    recipients = tuple(dict.fromkeys(m for m in found if m.head not in acting))
    return with_sides(event, event.actors, recipients or event.recipients, rule)


def _met_there(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return whom somebody meets in the town that he travels to: "visits Lyon to meet the Swiss minister"."""
    parse, goals = sentence.parse, {m.head for m in event.recipients}
    if event.type != "CONSULT" or not goals or not all(_is_town(parse, m) for m in event.recipients):
        return ()
    aims = [c for c in parse.children(event.head, "advcl", "xcomp") if c > event.head and has_to(parse, c)]
    there = {i for aim in aims for i in parse.subtree(aim)}
    met = [m for e in sentence.events if e.type == "CONSULT" and e.head in there for m in e.recipients]
    for aim in aims if not met else ():
        frame = sentence.who.frames.of(aim)
        with_ = frame.prepositions.get("with", ())
        met = sentence.who.whose(frame.objects if parse.tokens[aim].lemma == "meet" and not with_ else with_)
    return [m for m in met if m.kind != "implied" and m.head not in goals]


def _is_town(parse: Parse, mention: Mention) -> bool:
    """Return whether a name is that of a town, which bears its own name or its state's, not of a state."""
    word, party = parse.tokens[mention.head], mention.participant
    is_state = word.text in party.name or word.text.isupper() or "." in word.text
    is_place = mention.kind == "name" and not mention.person and party.country not in NOT_STATES | {None}
    return is_place and not (party.sectors and is_state)


def _taken_from(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return who held what is taken: "recaptured two villages from the rebels"."""
    who, parse = sentence.who, sentence.parse
    if event.type != "ASSAULT" or parse.tokens[event.head].lemma not in who.words.taking:
        return ()
    for index in parse.subtree(event.head):
        token = parse.tokens[index]
        if index > event.head and token.dep == "prep" and token.lemma == "from":
            own = _clause_of(parse, index) == event.head
            held = [m for m in who.whose(parse.children(index, "pobj")) if own and _is_holder(m, event)]
            if held:
                return held
    return ()


def _is_holder(mention: Mention, event: EventMention) -> bool:
    is_armed = bool({"MIL", "REB", "UAF"} & set(mention.participant.sectors))
    country = mention.participant.country
    return is_armed or (country is not None and country not in countries_of(event.actors))


def _sent_away(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return who is deported, not the state that he is sent to and so is of: "deported Ines Rwabugiri to Rwanda"."""
    if event.type != "COERCE":
        return ()
    frame = sentence.who.frames.of(event.head)
    goals = [m for m in event.recipients if m.head in frame.prepositions.get("to", ())]
    if not goals:
        return ()
    sent = [m for m in sentence.who.whose(frame.objects) if m.kind == "name" or m.participant.sectors]
    return [_of_state(m, goals[0].participant.country) for m in sent]


def _of_state(mention: Mention, country: str | None) -> Mention:
    """Return somebody as of a state, if his own is not known."""
    if mention.participant.country is not None:
        return mention
    return replace(mention, participant=replace(mention.participant, country=country))


def _where_it_was_done(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return the state in which what is denounced was done: "condemned the arrest of two editors in Belarus".

    Only states arrest, censor and ban at home, and a coup is made where it is made; whoever is said to have done it
    goes first.
    """
    who, parse = sentence.who, sentence.parse
    if event.type != "ACCUSE":
        return ()
    accusing = countries_of(event.actors) | {None}
    for noun in _denounced(sentence, event.head):
        joined = {noun, *parse.children(noun, "conj")}
        deeds = [e for e in sentence.events if e.head in joined and _is_at_home(who, e)]
        if any(_is_own_doer(parse, e, m) for e in deeds for m in e.actors):
            continue
        for index in parse.subtree(noun) if deeds else ():
            token = parse.tokens[index]
            if token.dep == "pobj" and parse.tokens[token.head].lemma == "in":
                there = [m for m in who.at(index) if _is_state(m) and m.participant.country not in accusing]
                if there:
                    return there
    return ()


def _denounced(sentence: _Sentence, verb: int) -> list[int]:
    """Return what somebody denounces, or voices "concern about"."""
    parse, objects = sentence.parse, sentence.who.frames.of(verb).objects
    preps = [p for n in (verb, *objects) for p in parse.children(n, "prep") if parse.tokens[p].lemma in _OVER]
    return [*objects, *(n for p in preps for n in parse.children(p, "pobj"))]


def _is_state(mention: Mention) -> bool:
    return mention.kind == "name" and not mention.person


def _is_at_home(who: Participants, deed: EventMention) -> bool:
    return deed.type == "COERCE" or who.parse.tokens[deed.head].lemma in who.words.at_home


def _is_own_doer(parse: Parse, deed: EventMention, mention: Mention) -> bool:
    """Return whether somebody stands right at a deed as its doer: "the Syrian arrests", "arrests by the police"."""
    hangs = parse.tokens[mention.head]
    over = parse.tokens[hangs.head]
    return hangs.head == deed.head or (hangs.dep == "pobj" and over.head == deed.head and over.lemma == "by")


def _object(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return the verb's own object where the recipients stand outside of all that belongs to the verb."""
    parse, head = sentence.parse, event.head
    objects = [i for i in parse.children(head, "dobj", "nsubjpass", "dative") if not _is_bare(parse, i)]
    own = {i for c in parse.children(head, *_ARGUMENTS) for i in parse.subtree(c)}
    if event.type not in _HOSTILE or any(m.kind == "implied" or m.head in own for m in event.recipients):
        return ()
    strange = countries_of(event.actors) | {None}
    found = [m for m in sentence.who.whose(objects) if m.participant.country not in strange]
    return found if event.recipients else ()


def _is_bare(parse: Parse, noun: int) -> bool:
    """Return whether a noun only says how or is no party by itself: "held hostage", "it", "himself"."""
    token = parse.tokens[noun]
    is_bare = token.tag == "NN" and not parse.children(noun)
    return is_bare or token.lemma == "it" or token.text.lower().endswith(("self", "selves"))


def _whose_ground(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return whose land is attacked instead of the land: "accused Chad of raids on its territory"."""
    parse, found = sentence.parse, list[Mention]()
    for m in event.recipients:
        is_ground = m.kind == "noun" and parse.tokens[m.head].lemma in sentence.who.words.ground
        owners = parse.children(m.head, "poss") if is_ground else ()
        found.extend([o for o in sentence.mentions if o.head in owners and o.kind == "pronoun"] or [m])
    return found


def _blamed_on(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return on whom somebody lays the blame: "a raid on Ghana blamed on Togo"."""
    if event.type != "ACCUSE" or sentence.parse.tokens[event.head].lemma != "blame":
        return ()
    return sentence.who.whose(sentence.who.frames.of(event.head).prepositions.get("on", ()))


def _joined(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return the recipients with those of other states who stand in a list with them: "met the Danes and the Dutch"."""
    parse, found = sentence.parse, list[Mention]()
    known = countries_of(event.recipients) | countries_of(event.actors) | {None}
    for m in event.recipients:
        found.append(m)
        is_over = parse.tokens[event.head].head == m.head  # "and three monks jailed there"
        if m.kind in {"name", "noun"} and not is_over:
            others = with_listed(parse, [parse.above(m.head, "conj")])
            found.extend(o for i in others for o in sentence.who.at(i) if o.participant.country not in known)
    return found


def _without_the_way(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return the recipients of a journey without where it begins: "flew from Oman to Chad"."""
    if event.type != "CONSULT" or not any(
        _preposition_of(sentence.parse, m) == "to" for m in event.recipients
    ):
        return ()
    return [m for m in event.recipients if _preposition_of(sentence.parse, m) != "from"]


def _preposition_of(parse: Parse, mention: Mention) -> str:
    """Return the preposition before somebody or the list that he is in."""
    first = parse.tokens[parse.above(mention.head, "conj", "appos")]
    return parse.tokens[first.head].lemma if first.dep == "pobj" else ""


def _without_other_clauses(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return the recipients without those of another event's clause: "welcomed the Swiss plan and called on Togo"."""
    parse = sentence.parse
    own = {m.head for m in event.recipients if _clause_of(parse, m.head) == event.head}
    around = {event.head, *parse.ancestors(event.head)}
    others = {e.head for e in sentence.events} - around
    lists = {parse.above(i, "conj") for i in own}
    return [
        m
        for m in event.recipients
        if not own
        or m.kind == "implied"
        or _clause_of(parse, m.head) not in others
        or parse.above(m.head, "conj") in lists
    ]


def _named(sentence: _Sentence, event: EventMention) -> Sequence[Mention]:
    """Return the recipients, a person's name instead of what he is called beside it: "the soldier, Gil Adler"."""
    found: list[Mention] = []
    for m in event.recipients:
        is_called = m.kind in {"noun", "nationality"}
        names = [n for n in sentence.mentions if is_called and _is_name_of(sentence.parse, n, m)]
        found.extend([_of_state(n, m.participant.country) for n in names] or [m])
    known = {m.span for m in found if m.participant.country is not None}
    return [m for m in found if m.participant.country is not None or m.span not in known]


def _is_name_of(parse: Parse, name: Mention, called: Mention) -> bool:
    tokens, word = parse.tokens, called.head
    if tokens[name.head].entity != "PERSON" or name.kind != "name":
        return False
    if name.participant.country not in {None, called.participant.country}:
        return False
    if tokens[name.head].dep == "appos":
        over = tokens[name.head].head
        return over == word or (tokens[over].dep == "conj" and tokens[over].head == word)
    beside = parse.children(name.head, "appos")
    return word in beside or (called.kind == "nationality" and tokens[word].head in beside)


def _clause_of(parse: Parse, index: int) -> int | None:
    """Return the verb of the clause in which a word stands."""
    return next((i for i in parse.ancestors(index) if parse.tokens[i].pos in {"VERB", "AUX"}), None)


_RULES: tuple[tuple[str, Rule], ...] = (
    ("roles.met_there", _met_there),
    ("roles.taken_from", _taken_from),
    ("roles.sent_away", _sent_away),
    ("roles.where_it_was_done", _where_it_was_done),
    ("roles.object", _object),
    ("roles.whose_ground", _whose_ground),
    ("roles.blamed_on", _blamed_on),
    ("roles.joined", _joined),
    ("roles.where_the_way_ends", _without_the_way),
    ("roles.of_its_own_clause", _without_other_clauses),
    ("roles.named", _named),
)
