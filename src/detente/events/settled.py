"""The rules that come after the nets on who stands on the sides of events, in their order.

In a sentence they follow the net that chooses the sides, and the net of events kept judges what they leave; in the
document they follow the net of open sides and have the last word. Grammar, or the rest of the document, leaves no
doubt about what they see; what a user's own pattern found stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from detente.events.addressed import without_addressed
from detente.events.aims import with_those_aimed_at
from detente.events.answered import with_rebuffed
from detente.events.at_home import with_victims_at_home
from detente.events.backers import with_backers
from detente.events.beside import without_those_beside
from detente.events.between import without_those_between
from detente.events.captors import with_captors
from detente.events.captures import without_place_of_capture
from detente.events.culprits import with_culprits
from detente.events.dated_by import without_those_dated
from detente.events.datelines import without_dateline
from detente.events.directions import with_directions
from detente.events.drawn import with_drawn
from detente.events.far_doers import with_far_doers
from detente.events.feelings import with_those_who_feel
from detente.events.fights import with_fighters
from detente.events.foreigners import with_foreigners
from detente.events.gatherings import with_whose_meeting, without_where_said
from detente.events.got_from import with_those_got_from
from detente.events.homecoming import without_those_at_home
from detente.events.joined_passives import with_joined_passives
from detente.events.judges import with_judged_doers, with_judges_apart, without_judges_beside
from detente.events.makers import with_callers, with_makers
from detente.events.measures import with_takers_of_measures
from detente.events.noun_doers import with_doers_of_nouns
from detente.events.noun_sides import with_sides_of_nouns
from detente.events.outsiders import without_outsiders
from detente.events.own_doers import with_own_doers
from detente.events.own_phrase import without_own_phrase
from detente.events.participants import Participants, ParticipantsOfDocument
from detente.events.partners import with_those_together
from detente.events.protesters import with_protesters
from detente.events.receivers import with_receivers
from detente.events.role_words import RoleWords
from detente.events.told_doers import with_doers_told_elsewhere
from detente.events.told_elsewhere import with_sides_told_elsewhere
from detente.events.topics import without_topics
from detente.events.undergoers import with_undergoers
from detente.events.undergone import without_those_it_befell
from detente.events.whole_lists import with_whole_lists
from detente.events.whom import with_whom
from detente.records import EventMention, Mention, Parse

Stays = Callable[[EventMention], bool]
"""Whether an event is to stay as it is: one of a user's own pattern."""


def settled_in_sentence(
    who: Participants,
    mentions: Sequence[Mention],
    events: Sequence[EventMention],
    stays: Stays,
    *,
    chosen: bool,
) -> list[EventMention]:
    """Return the events of a sentence with the sides that its grammar leaves no doubt about.

    The rules on recipients mend what a net chose; without one (`chosen` is false) the patterns have their own.
    """
    parse = who.parse
    new = _with_recipients(who, mentions, events) if chosen else events
    new = with_far_doers(parse, who, with_own_doers(parse, who, new))
    new = with_doers_of_nouns(parse, who, with_those_who_feel(parse, who, new))
    new = with_foreigners(parse, who.words, without_place_of_capture(parse, who.words, new))
    new = without_addressed(parse, who.words, without_dateline(parse, new))
    new = with_those_aimed_at(parse, who.words, without_those_between(parse, new))
    return _kept(events, with_judges_apart(who, new), stays)


def _with_recipients(
    who: Participants, mentions: Sequence[Mention], events: Sequence[EventMention]
) -> list[EventMention]:
    new = with_undergoers(who, with_whom(who, mentions, events))
    return with_makers(who, with_whose_meeting(who, new))


def settled_in_document(
    parses: Mapping[int, Parse],
    words: RoleWords,
    mentions: Sequence[Mention],
    events: Sequence[EventMention],
    stays: Stays,
) -> list[EventMention]:
    """Return the events of a document, their sides put right by grammar, whatever the net of open sides put there.

    Sides that are still open then are filled from the document's other events.
    """
    new = with_takers_of_measures(parses, words, with_joined_passives(parses, events))
    new = with_callers(parses, words, new)
    new = [_looked_over(parses[e.sentence], words, e) for e in with_protesters(parses, words, new, mentions)]
    new = [without_topics(parses[e.sentence], words, e, mentions) for e in new]
    new = [without_those_dated(parses[e.sentence], e) for e in new]
    new = with_doers_told_elsewhere(parses, _kept(events, with_rebuffed(parses, new), stays))
    new = with_sides_told_elsewhere(parses, words, with_captors(_kept(events, new, stays)), mentions)
    everybody = ParticipantsOfDocument(parses, words, mentions)
    new = with_directions(parses, with_sides_of_nouns(everybody, new))
    new = with_fighters(parses, words, with_receivers(everybody, new))
    new = with_culprits(parses, words, new)
    new = without_those_at_home(with_victims_at_home(parses, words, new, mentions))
    new = without_outsiders(parses, words, with_those_got_from(everybody, new))
    new = with_whole_lists(parses, with_those_together(everybody, new), mentions)
    new = without_judges_beside(parses, with_backers(parses, new, mentions))
    new = with_judged_doers(parses, without_own_phrase(parses, new))
    return _kept(events, new, stays)


def _looked_over(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    (drawn,) = without_place_of_capture(parse, words, with_drawn(parse, words, [event]))
    new = without_where_said(parse, words, without_those_beside(parse, words, drawn))
    (acting,) = without_addressed(parse, words, [new])
    return without_those_it_befell(parse, words, acting)


def _kept(old: Sequence[EventMention], new: Sequence[EventMention], stays: Stays) -> list[EventMention]:
    return [before if stays(before) else after for before, after in zip(old, new, strict=True)]
