"""The place of an event: the one that hangs on its words."""

from __future__ import annotations

from collections.abc import Sequence

from detente.places.locative import LocativeWords, head_of, locative_words
from detente.records import Parse, Place, Span, Token

_STEPS = 8
_DOWN = frozenset(
    {"pobj", "prep", "dobj", "conj", "appos", "nmod", "compound", "agent", "attr", "oprd", "pcomp", "acl"}
)
_DOWN_FROM_VERB = _DOWN | {"nsubjpass", "dative", "xcomp", "prt"}
_UP = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "prep", "conj", "xcomp", "pcomp", "compound", "agent", "attr"}
)
_PRECISE = {"point": 0, "town": 1, "region": 2, "country": 3}
_INNER_CLAUSES = frozenset({"acl", "xcomp", "conj", "pcomp", "relcl"})


def place_of_event(
    parse: Parse, head: int, trigger: Span, places: Sequence[Place], words: LocativeWords | None = None
) -> Place | None:
    """Return the place of the event whose trigger's head is token `head`, `None` if not said.

    Of several places the one that hangs nearest to the trigger counts; of equally near ones the more precise.
    `words` are the words that say where, the shipped ones if not given.
    """
    words = words or locative_words()
    inside = set(parse.covering(trigger)) | {head}
    ways = []
    for place in places:
        if place.sentence != parse.sentence:
            continue
        way = _way(parse, words, head, inside, place)
        if way is not None:
            ways.append((way, _PRECISE[place.precision], place.span, place))
    if not ways:
        return None
    nearest = min(ways, key=lambda w: w[:3])
    # "attacked a base near Kobani in northern Syria": the town is where in Syria.
    finer = [w for w in ways if w[1] < nearest[1] and w[3].country == nearest[3].country]
    return min(finer, key=lambda w: (w[1], w[0], w[2]))[3] if finer else nearest[3]


def _way(parse: Parse, words: LocativeWords, head: int, inside: set[int], place: Place) -> int | None:
    """Return how many steps lie between the event and what the place hangs on."""
    name = head_of(parse, place.span)
    if name is None:
        return None
    clauses = {head, *_clause_of(parse, head)}
    if any(words.clause_there(parse, i) in clauses for i in parse.covering(place.span)):
        return 0
    governor = words.governor(parse, name, state=place.precision == "country")
    if governor is None:
        return None
    if governor in inside:
        return 0
    below = _down(parse, words, governor, head, inside)
    return below if below is not None else _up(parse, words, head, governor, name)


def _down(parse: Parse, words: LocativeWords, governor: int, head: int, inside: set[int]) -> int | None:
    """Return the steps from the event down to the noun that the place hangs on ("killed a guard in X")."""
    tokens = parse.tokens
    index = governor
    during = False
    for step in range(1, _STEPS):
        token = tokens[index]
        if token.head == index or not _leads_down(parse, words, index):
            return None
        during = during or _is_occasion(parse, words, token)
        index = token.head
        if index in inside or _shares(parse, index, head):
            return step if _carries(parse, words, governor, head, during=during) else None
        if tokens[index].pos in {"VERB", "AUX"} and tokens[index].dep not in _INNER_CLAUSES:
            return None
    return None


def _is_occasion(parse: Parse, words: LocativeWords, token: Token) -> bool:
    """Return whether what the token names went on while the event happened ("killed in a raid in X")."""
    if token.dep == "pobj":
        preposition = parse.tokens[token.head].text.lower()
        return words.has("alongside", token.lemma) or (
            words.has("during", preposition) and words.has("event", token.lemma)
        )
    return token.dep == "nsubj" and words.has("event", token.lemma)


def _leads_down(parse: Parse, words: LocativeWords, index: int) -> bool:
    """Return whether a place under token `index` can be that of what stands above it."""
    token = parse.tokens[index]
    above = parse.tokens[token.head]
    match token.dep:
        case "nsubj":  # "a summit in Cairo condemned ...", "police in Minsk arrested ..."
            kinds = ("gathering", "event", "doer")
            return any(words.has(kind, token.lemma) for kind in kinds)
        case "prep":
            return words.has("passing", token.text.lower())
        case "acl":  # not "claims that troops crossed into X"
            return token.tag in {"VBG", "VBN"}
        case "relcl":  # "the strike that killed ten in Gaza"
            return words.has("event", above.lemma)
        case dep:
            return dep in (_DOWN_FROM_VERB if above.pos == "VERB" else _DOWN)


def _shares(parse: Parse, noun: int, head: int) -> bool:
    """Return whether the event is coordinated with a noun: "the removal and arrest of a man in Minsk"."""
    tokens = parse.tokens
    for _ in range(_STEPS):
        if tokens[head].dep != "conj" or tokens[head].pos != "NOUN":
            return False
        head = tokens[head].head
        if head == noun:
            return True
    return False


def _carries(parse: Parse, words: LocativeWords, governor: int, head: int, *, during: bool) -> bool:
    """Return whether what a noun is in also holds for the event done to it.

    "Killed two guards in X" happened in X; "condemned the raid in X" or "discussed the crisis in X" need not.
    """
    tokens = parse.tokens
    noun = tokens[governor]
    gathering = tokens[tokens[noun.head].head] if noun.dep == "pobj" else noun
    if words.has("gathering", gathering.lemma) and (during or gathering.dep == "nsubj"):
        return True
    if words.has("verbal", tokens[head].lemma):
        return False
    is_other_event = noun.pos in {"NOUN", "PROPN"} and (
        words.has("event", noun.lemma) or words.has("abstract", noun.lemma)
    )
    return during or not is_other_event


def _up(parse: Parse, words: LocativeWords, head: int, governor: int, name: int) -> int | None:
    """Return the steps up from an event to the verb that the place hangs on ("the raid killed ten in X").

    A second verb shares the place of the first only if that stands before both ("In X, they met and signed").
    """
    tokens = parse.tokens
    index = head
    for step in range(1, _STEPS):
        token = tokens[index]
        if token.head == index or token.dep not in _UP:
            return None
        if token.dep == "prep" and not words.has("passing", token.text.lower()):
            return None
        if token.dep == "conj" and token.pos == "VERB" and name > governor:
            return None
        index = token.head
        if index == governor:
            return step
    return None


def _clause_of(parse: Parse, head: int) -> tuple[int, ...]:
    """Return the verb of which the event's noun is subject or object, if it is."""
    token = parse.tokens[head]
    return (token.head,) if token.dep in _UP else ()
