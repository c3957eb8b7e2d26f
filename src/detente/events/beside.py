"""Recipients that are none by the grammar of their phrase, whoever put them there.

"Police clash with rioters": both fight. "The two hailed the Ruritanian-Freedonian alliance": it is their own. "They
discussed Freedonia's invasion": it is what they talked about. "Calls for the release of the pilot": somebody else is
to do it. The rules read the finished sides, after the trained nets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from detente.events.bystanders import is_host
from detente.events.hyphened import HYPHENS
from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse

_PLURAL = frozenset({"they", "we", "both", "two", "all"})
_DENIED = frozenset({"ccomp", "acl"})
_WHERE = frozenset({"in", "at", "during"})
_STATES = frozenset({"GPE", "NORP"})


def without_those_beside(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    """Return an event without those recipients; who fights with the actors is one of them."""
    if event.type == "ASSAULT":
        event = _fought_together(parse, words, event)
    kept = [m for m in event.recipients if not _is_beside(parse, words, event, m)]
    return with_sides(event, event.actors, kept)


def _is_beside(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    if mention.kind == "implied" or mention.sentence != event.sentence:
        return False
    if event.type == "SUPPORT":
        return _is_of_a_pair(parse, event, mention) and _are_many(parse, event)
    if event.type == "CONSULT":
        return _is_topic(parse, words, event, mention)
    if event.type == "REQUEST":
        return _is_to_be_freed(parse, words, event, mention) or _is_destination(parse, words, event, mention)
    if event.type == "REJECT":
        return _is_defended(parse, event, mention) or _is_only_about(parse, event, mention)
    if event.type == "ASSAULT":
        return _is_fought_for(parse, event, mention)
    is_pointed_at = not any(e.stage == "encode" for e in event.evidence)  # by a pattern, which stands alone
    return event.type == "MOBILIZE" and not is_pointed_at and is_host(parse, event, mention)


def _fought_together(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    """Return "police clash with rioters" with both as actors."""
    trigger = parse.covering(event.trigger)
    if not event.actors or not any(parse.tokens[i].lemma.lower() in words.clashing for i in trigger):
        return event
    fighting = [m for m in event.recipients if m.kind != "implied" and _is_with(parse, trigger, m)]
    if not fighting or len(fighting) < len(event.recipients):
        return event
    return with_sides(event, (*event.actors, *fighting), (), "roles.clashes_with")


def _is_with(parse: Parse, trigger: Sequence[int], mention: Mention) -> bool:
    """Return whether somebody stands behind the "with" of a trigger: "clash with hundreds of rioters"."""
    for index in _way_up(parse, mention.head):
        token = parse.tokens[index]
        if token.dep == "prep" and token.lemma == "with":
            return token.head in trigger
        if token.dep not in {"pobj", "conj", "appos", "compound", "amod", "nmod"} and token.lemma != "of":
            return False
    return False


def _is_of_a_pair(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether a mention is one of two in the object: "relations between A and B", "the A-B alliance"."""
    if not _is_in_object(parse, event.head, mention.head):
        return False
    for index in takewhile(lambda i: i != event.head, _way_up(parse, mention.head)):
        token = parse.tokens[index]
        if token.dep == "prep" and token.lemma == "between":
            return True
    inside = ("compound", "amod", "nmod", "poss", "npadvmod")
    words = [mention.head] if parse.tokens[mention.head].dep in inside else []
    if mention.kind == "noun":
        parts = parse.children(mention.head, *inside)
        words.extend(i for i in parts if parse.tokens[i].entity in _STATES)
    return any(_is_hyphened(parse, i) for i in words)


def _is_hyphened(parse: Parse, word: int) -> bool:
    beside = [parse.tokens[i].text for i in (word - 1, word + 1) if 0 <= i < len(parse.tokens)]
    return bool(HYPHENS & {*beside, *parse.tokens[word].text})


def _are_many(parse: Parse, event: EventMention) -> bool:
    """Return whether several do it: a list, a plural, "they"."""
    if len(countries_of(event.actors)) > 1:
        return True
    for subject in parse.children(event.head, "nsubj"):
        token = parse.tokens[subject]
        if token.tag in {"NNS", "NNPS"} or token.lemma.lower() in _PLURAL or parse.children(subject, "conj"):
            return True
    return False


def _is_topic(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    """Return whether two parties are known, and a third is only what they talk about."""
    if parse.tokens[event.head].lemma not in words.discussing or len(countries_of(event.actors)) < 2:
        return False
    return _is_in_object(parse, event.head, mention.head)


def _is_to_be_freed(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody is whom others are asked to free: "demanded the release of the pilot"."""
    if not (mention.person or mention.kind == "noun"):
        return False
    head = parse.above(mention.head, "conj", "appos")
    for index in takewhile(lambda i: i != event.head, _way_up(parse, head)):
        token = parse.tokens[index]
        if token.pos == "NOUN" and token.lemma in words.freeing:
            return index != head
        if token.dep not in {"pobj", "prep", "conj", "appos"}:
            return False
    return False


def _is_destination(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    """Return whether others are told not to go to somebody: "advises against travel to Mali"."""
    head = parse.above(mention.head, "conj", "appos")
    before = parse.tokens[parse.tokens[head].head]
    going = parse.tokens[before.head]
    is_going = before.lemma == "to" and going.lemma in words.travelling
    return parse.tokens[head].dep == "pobj" and is_going and before.head != event.head


def _is_defended(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether a denial is about one's own people: "Cuba denied that its president would resign"."""
    own = {m.participant.country for m in event.actors}
    if parse.tokens[event.head].lemma != "deny" or mention.participant.country not in own:
        return False
    return any(
        parse.tokens[i].dep in {"nsubj", "nsubjpass"} and parse.tokens[parse.tokens[i].head].dep in _DENIED
        for i in takewhile(lambda i: i != event.head, _way_up(parse, mention.head))
    )


def _is_only_about(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody is only in what is turned down: "rejects any part in Chad's raids"."""
    if event.head not in parse.ancestors(mention.head):
        return False
    way = list(takewhile(lambda i: i != event.head, _way_up(parse, mention.head)))
    if len(way) < 2 or parse.tokens[way[-1]].dep not in {"dobj", "nsubjpass"}:
        return False
    inside = parse.tokens[way[-2]]
    return inside.dep == "prep" and inside.lemma in _WHERE


def _is_fought_for(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody is the one for whom others fight."""
    head = parse.above(mention.head, "conj", "appos")
    token = parse.tokens[head]
    before = parse.tokens[token.head]
    is_for = token.dep == "pobj" and before.lemma == "for" and before.head == event.head
    return is_for and parse.tokens[event.head].lemma == "fight"


def _is_in_object(parse: Parse, verb: int, word: int) -> bool:
    """Return whether a word stands in the phrase of a verb's object."""
    return any(parse.tokens[i].dep == "dobj" and parse.tokens[i].head == verb for i in _way_up(parse, word))


def _way_up(parse: Parse, word: int) -> Iterator[int]:
    yield word
    yield from parse.ancestors(word)
