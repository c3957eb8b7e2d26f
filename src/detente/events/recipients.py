"""To whom: the recipients of a verb or a noun."""

from __future__ import annotations

from detente.events.doers import LEAVING, agents_of_participles, makings
from detente.events.frame import Frame
from detente.events.learned import countries_of
from detente.events.participants import Participants
from detente.records import RECIPROCAL, Mention

_NOUN = (
    "of",
    "against",
    "on",
    "upon",
    "at",
    "to",
    "toward",
    "towards",
    "for",
    "over",
    "with",
    "into",
    "in",
    "from",
)
_VERB = ("against", "on", "upon", "with", "to", "from", "toward", "towards", "for", "into", "of")
_OF_ITS_OWN = frozenset({"RETREAT", "MOBILIZE", "CONCEDE"})
"""Types whose "its" and "their" are the doer's own: "halted its drilling"."""

_ANSWERING = frozenset({"AGREE", "ACCUSE", "REJECT", "SUPPORT"})
"""Types that answer what somebody made: "accepted the offer put forward by the United States"."""

_MEDDLING = frozenset({"COERCE", "AID", "MOBILIZE", "CONSULT"})
"""Types whose noun takes "in" for whom it concerns ("interference in Iraq"); with others it is the place."""

_LIGHT = ("against", "on", "at", "to", "into", "with", "from")


def recipients_of_verb(
    who: Participants, frame: Frame, actors: list[Mention], type_: str
) -> tuple[str, list[Mention]]:
    """Return the rule and the recipients of a verb: object, whose thing the object is, prepositional phrases."""
    where, found = who.known(frame.objects, actors)
    own = where and type_ in _OF_ITS_OWN and all(m.kind == "pronoun" for m in found)
    if found and not own and not (where and type_ in RECIPROCAL):
        return f"roles.{where}object", found
    if found := who.whose(frame.indirect):
        return "roles.indirect_object", found
    for noun in frame.objects:
        if aimed := _aimed_at(who, noun):
            return "roles.aimed_at", aimed
        if type_ in _ANSWERING and (made := who.whose(agents_of_participles(who, noun))):
            return "roles.maker_of_the_object", made
    by_complement = _of_complements(who, frame, actors)
    if by_complement[1] and type_ != "REQUEST":
        return by_complement
    for preposition in _VERB:
        where, found = who.known(frame.prepositions.get(preposition, []), actors)
        if found and (where or preposition != "for") and not (where and type_ in RECIPROCAL):
            return f"roles.{where}{preposition}", found
    return by_complement


def _of_complements(who: Participants, frame: Frame, actors: list[Mention]) -> tuple[str, list[Mention]]:
    for verb in (*frame.infinitives, *frame.gerunds):
        if found := _of_infinitive(who, verb, actors):
            return "roles.object_of_infinitive", found
    return "roles.none", []


def recipients_of_noun(
    who: Participants, frame: Frame, actors: list[Mention], type_: str
) -> tuple[str, list[Mention]]:
    """Return the rule and the recipients of a noun: its prepositional phrases, those of its light verb, the rest."""
    for preposition in _NOUN:
        if (preposition == "from" and type_ not in LEAVING) or (
            preposition == "in" and type_ not in _MEDDLING
        ):
            continue
        where, found = who.known(frame.prepositions.get(preposition, []), actors)
        if found and not (where and type_ in RECIPROCAL):
            return f"roles.{where}{preposition}", found
    for verb in makings(who, frame.head):
        inner = who.frames.of(verb)
        for tokens in (inner.indirect, inner.objects, *(inner.prepositions.get(p, []) for p in _LIGHT)):
            if found := [m for m in who.whose(tokens) if m not in actors]:
                return "roles.object_of_relative", found
    light = who.light_verb(frame.head)
    if light is not None:
        of_verb = who.frames.of(light).prepositions
        for preposition in _LIGHT:
            if found := who.whose(of_verb.get(preposition, [])):
                return f"roles.light_verb_{preposition}", found
    for verb in frame.infinitives:
        if found := _of_infinitive(who, verb, actors):
            return "roles.object_of_infinitive", found
    if type_ == "REQUEST" and (found := _asked(who, frame.head)):
        return "roles.asked", found
    if len(who.states()) == 2 and (
        found := [m for m in who.whose(_answering(who, frame.head)) if m not in actors]
    ):
        return "roles.who_answers_it", found
    if found := [m for m in who.whose(_receiving(who, frame.head)) if m not in actors]:
        return "roles.who_receives_it", found
    return _modifying(who, frame, actors, type_)


def _modifying(
    who: Participants, frame: Frame, actors: list[Mention], type_: str
) -> tuple[str, list[Mention]]:
    """Return the nationality or town before a noun that is not its doer: "the Kabul bombing"."""
    taken = {m.head for m in actors}
    modifying = [m for i in frame.modifiers for m in who.modifying(i) if m.head not in taken]
    at_place = [m for m in modifying if m.role == "place"] if type_ == "ASSAULT" else []
    if at_place:
        return "roles.place_of_the_attack", at_place
    return ("roles.modifier", modifying) if modifying and actors else ("roles.none", [])


def _aimed_at(who: Participants, noun: int) -> list[Mention]:
    """Return at whom something is aimed: "fired shells aimed at a post in X", "missiles targeting X"."""
    for participle in who.parse.children(noun, "acl"):
        frame = who.frames.of(participle)
        targets = [*frame.prepositions.get("at", []), *frame.prepositions.get("against", [])]
        if who.parse.tokens[participle].tag == "VBG":
            targets.extend(frame.objects)
        for target in targets:
            if found := who.whose([target]) or who.inside(target):
                return found
    return []


def _of_infinitive(who: Participants, verb: int, actors: list[Mention]) -> list[Mention]:
    """Return to whom it is that somebody threatens, refuses or offers to do something."""
    inner = who.frames.of(verb)
    taken = {m.participant for m in actors}
    homes = countries_of(actors)
    slots = (
        inner.objects,
        inner.indirect,
        *(inner.prepositions.get(p, []) for p in ("against", "on", "to", "from", "with")),
    )
    for tokens in slots:
        # A plain noun of the actor's own state is what is sent: "agreed to send Ukraine jets".
        found = [m for m in who.whose(tokens) if m.participant not in taken]
        if found := [m for m in found if m.kind != "noun" or m.participant.country not in homes]:
            return found
    for noun in inner.objects:
        if found := who.inside(noun, taken=taken):
            return found
    return []


def _asked(who: Participants, noun: int) -> list[Mention]:
    """Return who acts "at the request of" somebody."""
    token = who.parse.tokens[noun]
    above = who.parse.tokens[token.head].head
    if token.dep == "pobj" and who.parse.tokens[above].pos == "VERB":
        verb = who.frames.of(above)
        return who.whose(verb.subjects)
    return []


def _answering(who: Participants, noun: int) -> list[int]:
    """Return who answers a deed: "Kenya's reply to the raid", "in response to the raid Kenya ...", "retaliated for"."""
    tokens = who.parse.tokens
    if tokens[noun].dep != "pobj" or tokens[tokens[noun].head].lemma not in {"to", "for", "with"}:
        return []
    above = tokens[tokens[noun].head].head
    if tokens[above].pos == "VERB":
        return who.frames.of(above).subjects if tokens[above].lemma in who.words.answering else []
    if tokens[above].lemma not in who.words.answers:
        return []
    if owners := who.frames.of(above).possessors:
        return owners
    if tokens[above].dep == "pobj":
        verb = tokens[tokens[above].head].head
        if tokens[verb].pos in {"VERB", "AUX"} and tokens[tokens[above].head].lemma == "in":
            frame = who.frames.of(verb)
            return [n for n in frame.subjects if n != noun]
    return []


def _receiving(who: Participants, noun: int) -> list[int]:
    """Return who receives what another one sends: "received an ultimatum from Eritrea"."""
    token = who.parse.tokens[noun]
    verb = who.parse.tokens[token.head]
    if token.dep != "dobj" or verb.lemma not in who.words.getting:
        return []
    return who.frames.of(token.head).subjects
