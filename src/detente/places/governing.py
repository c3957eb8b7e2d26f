"""The place of an event: the one that hangs on its words."""

from __future__ import annotations

from collections.abc import Sequence

from detente.places.locative import LocativeWords, head_of, locative_words
from detente.records import Parse, Place, Span

_STEPS = 8
_DOWN = frozenset({"pobj", "prep", "dobj", "conj", "appos", "nmod", "compound", "agent", "attr", "oprd", "pcomp", "acl"})
_DOWN_FROM_VERB = _DOWN | {"nsubjpass", "dative", "xcomp", "prt"}
_UP = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "conj", "xcomp", "pcomp", "compound", "agent", "attr"})
_PRECISE = {"point": 0, "town": 1, "region": 2, "country": 3}
_DURING = frozenset({"in", "during", "at", "after", "amid"})


def place_of_event(parse: Parse, head: int, trigger: Span, places: Sequence[Place]) -> Place | None:
    """Return the place of the event whose trigger's head is token `head`, `None` if the sentence does not say.

    Of several places the one that hangs nearest to the trigger is taken, of equally near ones the more precise.
    """
    words = locative_words()
    inside = set(parse.covering(trigger)) | {head}
    ways = []
    for place in places:
        if place.sentence != parse.sentence:
            continue
        way = _way(parse, words, head, inside, place)
        if way is not None:
            ways.append((way, _PRECISE[place.precision], place.span, place))
    return min(ways, key=lambda w: w[:3])[3] if ways else None


def _way(parse: Parse, words: LocativeWords, head: int, inside: set[int], place: Place) -> int | None:
    """Return how many steps lie between the event and what the place hangs on."""
    name = head_of(parse, place.span)
    if name is None:
        return None
    there = words.clause_there(parse, name)
    if there is not None and there in {head, *_few(parse, head)}:
        return 0
    governor = words.governor(parse, name, state=place.precision == "country")
    if governor is None:
        return None
    if governor in inside:
        return 0
    below = _down(parse, words, governor, head, inside)
    return below if below is not None else _up(parse, head, governor, name)


def _down(parse: Parse, words: LocativeWords, governor: int, head: int, inside: set[int]) -> int | None:
    """Return the steps from the event down to the noun that the place hangs on ("killed a guard in X")."""
    tokens = parse.tokens
    index = governor
    during = False
    for step in range(1, _STEPS):
        token = tokens[index]
        if token.head == index:
            return None
        if not _leads_down(parse, words, index):
            return None
        during = during or (token.dep == "prep" and token.text.lower() in _DURING)
        index = token.head
        if index in inside or _shares(parse, index, head):
            return step if during or _carries(parse, words, governor, head) else None
        if tokens[index].pos in {"VERB", "AUX"} and tokens[index].dep not in {"acl", "xcomp", "conj", "pcomp", "relcl"}:
            return None
    return None


def _leads_down(parse: Parse, words: LocativeWords, index: int) -> bool:
    """Return whether a place under token `index` can be that of what stands above it."""
    token = parse.tokens[index]
    above = parse.tokens[token.head]
    match token.dep:
        case "nsubj":  # "a summit in Cairo condemned ..."
            return words.has("gathering", token.lemma)
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


def _carries(parse: Parse, words: LocativeWords, governor: int, head: int) -> bool:
    """Return whether what a noun is in also holds for the event done to it.

    "Killed two guards in X" happened in X; "condemned the raid in X" and "discussed the crisis in X" need not.
    """
    noun, event = parse.tokens[governor], parse.tokens[head]
    if noun.dep == "pobj" and words.has("gathering", parse.tokens[parse.tokens[noun.head].head].lemma):
        return True
    if noun.pos in {"NOUN", "PROPN"} and (words.has("event", noun.lemma) or words.has("abstract", noun.lemma)):
        return False
    return not words.has("verbal", event.lemma)


def _up(parse: Parse, head: int, governor: int, name: int) -> int | None:
    """Return the steps up from an event to the verb that the place hangs on ("the raid killed ten in X").

    A second verb shares the place of the first only if that stands before both ("In X, they met and signed").
    """
    tokens = parse.tokens
    index = head
    for step in range(1, _STEPS):
        token = tokens[index]
        if token.head == index or token.dep not in _UP:
            return None
        if token.dep == "conj" and token.pos == "VERB" and name > governor:
            return None
        index = token.head
        if index == governor:
            return step
    return None


def _few(parse: Parse, head: int) -> tuple[int, ...]:
    token = parse.tokens[head]
    return (token.head,) if token.dep in _UP else ()
