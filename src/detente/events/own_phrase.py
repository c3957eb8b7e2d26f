"""Nobody acts on himself by being named twice in one phrase, and "nobody" is nobody's name.

"Eleven Chadian fishermen were freed": "Chadian" tells whose fishermen they are, not who freed them. "Chad's government
apologised": not to Chad. "The pilot Issa Abakar was shot down" names one man, "the deal was signed" no party. "They
kidnapped nobody": nobody is no victim, nor is who is only heard: "according to the mayor". Only the words go: the state
may have come there by what the whole story tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from detente.events.implied import implied
from detente.events.learned import countries_of
from detente.events.side_evidence import is_of_open_sides, is_worded, with_sides
from detente.events.status import NOBODY
from detente.records import EventMention, Mention, Parse, Participant

_MODIFIES = frozenset({"compound", "amod", "poss", "nmod"})
_OF_SEVERAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "REQUEST"})
"""Types that a state's own people do with or to each other: "the minister's request to his adviser"."""


def without_own_phrase(parses: Mapping[int, Parse], events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, sides on which somebody's own phrase or "nobody" stands without those words."""
    return [_without(parses[e.sentence], e) for e in events]


def _without(parse: Parse, event: EventMention) -> EventMention:
    here = [m for m in (*event.actors, *event.recipients) if is_worded(event, m)]
    heard = [m for m in here if m in event.recipients and _is_only_heard(parse, m)]
    if heard:
        own = countries_of(event.actors)
        kept = [m for m in event.recipients if m not in heard or m.participant.country in own]
        event = with_sides(event, event.actors, kept)
    nobody = [m for m in here if _is_nobody(parse, m.head)]
    out = {(side, m.span) for side in ("actors", "recipients") for m in nobody}
    out |= {("recipients", m.span) for m in heard if m in event.recipients}
    for actor in event.actors:
        for recipient in event.recipients:
            if is_worded(event, actor) and is_worded(event, recipient):
                side = _wrong_side(parse, event, actor, recipient)
                if side is not None:
                    out.add((side, (actor if side == "actors" else recipient).span))
    if not out:
        return event
    left = {
        side: [m for m in getattr(event, side) if (side, m.span) in out] for side in ("actors", "recipients")
    }
    actors, recipients = (
        [*(m for m in getattr(event, side) if m not in left[side]), *_states(event, side, left[side])]
        for side in ("actors", "recipients")
    )
    return with_sides(event, actors, recipients, "context.state_without_words")


def _states(event: EventMention, side: str, left: Sequence[Mention]) -> list[Mention]:
    """Return the states of a side on which the words are wrong; where nobody does it, no state does."""
    told = [m for m in left if side == "recipients" or m.participant.name.lower() not in NOBODY]
    standing = countries_of([m for m in getattr(event, side) if m not in left])
    return [implied(event, Participant(c, c)) for c in sorted(countries_of(told) - standing)]


def _is_only_heard(parse: Parse, mention: Mention) -> bool:
    """Return whether a report is only somebody's: "according to the mayor, Ada Lund"."""
    token = parse.tokens[parse.above(mention.head, "conj", "appos", "compound", "nmod")]
    before = parse.tokens[token.head]
    return token.dep == "pobj" and before.lemma == "to" and parse.tokens[before.head].lemma == "accord"


def _is_nobody(parse: Parse, word: int) -> bool:
    """Return whether a word names nobody; "none of the deputies" names the deputies."""
    return parse.tokens[word].lemma.lower() in NOBODY and not parse.children(word, "prep")


def _is_by_net(event: EventMention, side: str, mention: Mention) -> bool:
    return any(e.of == side and e.span == mention.span and is_of_open_sides(e.rule) for e in event.evidence)


def _wrong_side(parse: Parse, event: EventMention, actor: Mention, recipient: Mention) -> str | None:
    """Return the side on which one of two mentions of one phrase stands wrongly, `None` where both may stand."""
    if actor.participant.country != recipient.participant.country:
        return None
    trigger = parse.covering(event.trigger)
    if _is_in_phrase(parse, actor.head, recipient.head):
        if recipient.head in {*trigger, *parse.children(event.head, "nsubj")}:
            return "recipients"  # "the Chadian deal was signed", "Chad's police arrested"
        return None if event.type in _OF_SEVERAL else "actors"
    if _is_in_phrase(parse, recipient.head, actor.head):
        if actor.head in trigger:
            return "actors"
        return "recipients" if parse.tokens[event.head].pos == "VERB" else None
    if _is_apposed(parse, actor, recipient) or _is_apposed(parse, recipient, actor):
        return "actors" if parse.tokens[event.head].tag == "VBN" else "recipients"
    if _words(parse, actor) == _words(parse, recipient) and actor.kind != "pronoun":
        return "actors" if _is_by_net(event, "actors", actor) else "recipients"
    return None


def _is_in_phrase(parse: Parse, word: int, head: int) -> bool:
    """Return whether a word only modifies another one: "Chadian" of "fishermen"."""
    if word == head or head not in parse.ancestors(word):
        return False
    way = takewhile(lambda i: i != head, (word, *parse.ancestors(word)))
    return all(parse.tokens[i].dep in _MODIFIES for i in way)


def _is_apposed(parse: Parse, one: Mention, other: Mention) -> bool:
    token = parse.tokens[one.head]
    above = parse.tokens[token.head]
    if token.dep == "attr" and above.dep == "relcl" and above.lemma == "be":
        return above.head == other.head  # "Lund, who is the foreign minister"
    return token.dep == "appos" and token.head == other.head


def _words(parse: Parse, mention: Mention) -> list[str]:
    return [parse.tokens[i].text.lower() for i in parse.covering(mention.span)]
