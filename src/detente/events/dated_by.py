"""Events that only say when: in "when the invasion began, they crossed into Chad" neither they nor Chad are at war."""

from __future__ import annotations

from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse


def without_those_dated(parse: Parse, event: EventMention) -> EventMention:
    """Return an attack told by the noun of a clause of time, without "they" and "into Chad" of the clause around it."""
    token = parse.tokens[event.head]
    clause = token.head
    if event.type != "ASSAULT" or token.dep != "nsubj" or parse.tokens[clause].dep != "advcl":
        return event

    def stays(mention: Mention) -> bool:
        if mention.kind == "implied" or mention.sentence != parse.sentence:
            return True
        above = list(parse.ancestors(mention.head))
        is_far = clause not in above and mention.head != clause
        is_goal = any(parse.tokens[i].lemma == "into" for i in above)
        return not (is_far and (mention.kind == "pronoun" or is_goal))

    return with_sides(event, [m for m in event.actors if stays(m)], [m for m in event.recipients if stays(m)])
