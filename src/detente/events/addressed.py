"""Who is only spoken to or shown, and papers: "President Herzog, it is an honor to be here", "a statue of Jackson".

Whoever is called by name before somebody speaks in the first person does not do what the speaker does; of whom a
statue is, he has nothing done to him; nor is a treaty a party.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.bystanders import is_paper
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse

_SPEAKING = frozenset({"i", "we", "it", "this", "that", "there", "thank", "thanks", "let"})
"""What the speaker goes on with after he has called somebody by name."""

_SUBJECTS = frozenset({"i", "we", "it", "this", "that", "there"})
_LABEL = ":"


def without_addressed(parse: Parse, words: RoleWords, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a sentence, nobody acting who is spoken to, nobody on a side of whom there is a likeness."""
    return [_looked_over(parse, words, e) for e in events]


def _looked_over(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    actors = [
        m for m in event.actors if not _is_called(parse, event, m) and not _is_thing(parse, words, event, m)
    ]
    recipients = [m for m in event.recipients if not _is_thing(parse, words, event, m)]
    return with_sides(event, actors, recipients)


def _is_called(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody is called by name at the head of a sentence in which another one goes on speaking."""
    if not mention.person or mention.kind not in {"name", "noun"} or mention.sentence != parse.sentence:
        return False
    inside = parse.covering(mention.span)
    opener = inside[-1] + 1
    while opener < len(parse.tokens) and _is_of_names(parse, opener):
        opener += 1
    if opener == len(parse.tokens) or parse.tokens[opener - 1].text != ",":
        return False
    word = parse.tokens[opener].text.lower()
    begun = [i for i in range(inside[0]) if not _is_of_names(parse, i)]
    is_first = not begun or parse.tokens[begun[-1]].text == _LABEL
    if not is_first or word not in _SPEAKING:
        return False
    verb = parse.tokens[opener].head if word in _SUBJECTS else opener
    return event.head >= min(opener, verb)


def _is_of_names(parse: Parse, index: int) -> bool:
    """Return whether a word stands in names one after the other: "President Herzog, Mr. Lapid, it is"."""
    return parse.tokens[index].pos == "PROPN" or parse.tokens[index].text == ","


def _is_thing(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    return is_paper(parse, words, mention) or _is_shown(parse, words, event, mention)


def _is_shown(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody stands in the phrase of a likeness: "a statue of Andrew Jackson"."""
    if mention.kind == "implied" or mention.sentence != parse.sentence:
        return False
    if parse.tokens[mention.head].lemma.lower() in words.likeness:
        shown = [n for p in parse.children(mention.head, "prep") for n in parse.children(p, "pobj")]
        return any(parse.tokens[n].entity == "PERSON" for n in shown)
    if not mention.person:
        return False
    below = mention.head
    for above in parse.ancestors(mention.head):
        token = parse.tokens[above]
        if above == event.head or (token.pos in {"VERB", "AUX"} and token.dep not in {"acl", "relcl"}):
            return False
        if token.pos in {"NOUN", "PROPN"} and token.lemma.lower() in words.likeness:
            return parse.tokens[below].dep not in {"poss", "amod"}
        below = above
    return False
