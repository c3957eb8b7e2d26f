"""What is talked about, and who is to suffer what somebody calls for: no recipients.

"The two leaders discussed Chad's elections", "talked about Chad's offer": Chad is not talked to. "Called for the rebels
to be tried": the rebels are not asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.events.side_evidence import is_worded, with_sides
from detente.records import EventMention, Mention, Parse

_ABOUT = frozenset({"about", "regarding", "concerning"})
_TALKS = "roles.talks"
_PAIRS = frozenset({"they", "we", "both", "two"})


def without_topics(
    parse: Parse, words: RoleWords, event: EventMention, mentions: Sequence[Mention]
) -> EventMention:
    """Return an event without those as recipients; whoever was taken for one and is among the talkers talks."""
    here = [m for m in event.recipients if is_worded(event, m)]
    if event.type == "REQUEST":
        struck = [m for m in here if _is_to_suffer(parse, event, m)]
    elif event.type == "CONSULT":
        several = parse.tokens[event.head].lemma in words.discussing and _are_several(parse, event, mentions)
        struck = [
            m for m in here if _is_about(parse, event, m) or (several and _is_discussed(parse, event, m))
        ]
    else:
        struck = []
    kept = [m for m in event.recipients if m not in struck]
    if event.type != "CONSULT" or not struck:
        return with_sides(event, event.actors, kept)
    known = countries_of((*event.actors, *kept))
    talkers = [m for m in mentions if _talks(parse, event, m) and m.participant.country not in known]
    return with_sides(event, (*event.actors, *talkers), kept, _TALKS)


def _are_several(parse: Parse, event: EventMention, mentions: Sequence[Mention]) -> bool:
    """Return whether more than one discuss it: a list, "they", a plural that means several states."""
    for subject in parse.children(event.head, "nsubj"):
        spans = {m.span for m in event.actors if m.sentence == parse.sentence and m.head == subject}
        meant = countries_of([m for m in mentions if m.span in spans])
        is_pair = parse.tokens[subject].lemma.lower() in _PAIRS
        if is_pair or parse.children(subject, "conj") or len(meant) > 1:
            return True
    return False


def _talks(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether a mention is in the list of subjects of an event, or means by an actor's words another one."""
    if mention.sentence != parse.sentence or mention.participant.country is None:
        return False
    spans = {m.span for m in event.actors}
    if mention.span in spans:
        return True
    top = parse.above(mention.head, "conj")
    acting = {parse.above(m.head, "conj") for m in event.actors if m.sentence == parse.sentence}
    return mention.head != top and top in acting and mention.kind in {"name", "noun"}


def _is_about(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody stands in what is talked about: "talked about Chad's offer".

    Not with a noun: "talks about Iran's reactors" are held with Iran.
    """
    if parse.tokens[event.head].pos != "VERB":
        return False
    trigger = parse.covering(event.trigger)
    return any(
        parse.tokens[i].lemma in _ABOUT and parse.tokens[i].dep == "prep" and parse.tokens[i].head in trigger
        for i in takewhile(lambda i: i not in trigger, (mention.head, *parse.ancestors(mention.head)))
    )


def _is_discussed(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody stands in the object of what is discussed: not with whom "the issue with Chad" is."""
    way = list(takewhile(lambda i: i != event.head, (mention.head, *parse.ancestors(mention.head))))
    is_with = any(parse.tokens[i].lemma == "with" for i in way)
    return not is_with and parse.tokens[way[-1]].dep == "dobj" and event.head in parse.ancestors(way[-1])


def _is_to_suffer(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether something is to be done to somebody: "called for him to be tried", "demanded that he be freed"."""
    head = parse.above(mention.head, "conj", "appos")
    token = parse.tokens[head]
    verb = token.head
    return (
        token.dep == "nsubjpass"
        and parse.tokens[verb].tag == "VBN"
        and event.head in parse.ancestors(verb)
        and head not in parse.covering(event.trigger)
    )
