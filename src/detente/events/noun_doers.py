"""Who does what a noun names, where the words around it tell it better than the nearest name.

Who conveys the president's support gives it together with him; who demands a release or denies an accusation neither
releases nor accuses; an attack that is blamed on somebody is his. Rules and model have both spoken by then.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.frame import is_noun_alone
from detente.events.hyphened import HYPHENS
from detente.events.learned import countries_of
from detente.events.participants import Participants
from detente.events.side_evidence import with_sides
from detente.records import RECIPROCAL, EventMention, Parse

_OWN_DEED = frozenset({"PROTEST", "MOBILIZE", "ASSAULT"})
"""Types that somebody can call for and do himself: "called a strike"."""

_SAID = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
"""Types that are words, which he to whom they are said can deny or decline."""

_FOR = frozenset({"for", "on"})


def with_doers_of_nouns(
    parse: Parse, who: Participants, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return a sentence's events, the actors of its nouns put right."""
    kept = list(events)
    for rule in (
        _conveyed,
        _blamed,
        _parted_from_asking,
        _parted_from_answering,
        _chained,
        _together,
    ):
        kept = [rule(parse, who, e) for e in kept]
    return kept


def _conveyed(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    """Return "conveyed the president's support" as the president's, too, not as given to him."""
    inside = parse.covering(event.trigger)
    for noun in inside:
        verb = parse.tokens[noun].head
        is_its_object = parse.tokens[noun].dep == "dobj" and (verb in inside or noun == event.head)
        if not is_its_object or parse.tokens[verb].lemma not in who.words.conveying:
            continue
        owners = [m for m in who.whose(who.frames.of(noun).possessors) if m.kind != "pronoun"]
        if not owners:
            continue
        speakers = {m.head for m in who.whose(who.frames.of(verb).subjects)}
        held = [m for m in event.actors if m.head in speakers and m.head != noun]
        places = {noun, *(m.head for m in owners)}
        recipients = [m for m in event.recipients if m.head not in places]
        return with_sides(
            event, [*held, *(m for m in owners if m not in held)], recipients, "roles.conveyed_of"
        )
    return event


def _blamed(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    """Return "an attack blamed on Iran" as Iran's, and what "those responsible for" did as theirs.

    A deed "at the hands of" somebody is his, and he behind its "by" does not suffer it.
    """
    if event.type in RECIPROCAL or not is_noun_alone(parse, event):
        return event
    noun = _first_of_list(parse, event.head)
    doers: list[int] = []
    for verb in parse.children(noun, "acl", "relcl"):
        if parse.tokens[verb].lemma in who.words.attributing and who.frames.of(verb).passive:
            for preposition in ("on", "to"):
                doers.extend(who.frames.of(verb).prepositions.get(preposition, []))
    above = parse.tokens[parse.tokens[noun].head]
    if parse.tokens[noun].dep == "pobj" and above.lemma == "for":
        adjective = parse.tokens[above.head]
        if adjective.lemma == "responsible" and adjective.dep in {"amod", "acl", "relcl"}:
            doers.append(adjective.head)
    frame = who.frames.of(noun)
    # "Access by inspectors" is theirs.
    suffering = {m.head for m in event.recipients} if event.type == "ASSAULT" else set[int]()
    doers.extend(i for i in frame.prepositions.get("by", []) if i in suffering)
    doers.extend(_in_whose_hands(parse, who, noun))
    found = [m for m in who.whose(doers) if m.head != event.head]
    if not found:
        return event
    heads = {m.head for m in found}
    return with_sides(event, found, [m for m in event.recipients if m.head not in heads], "roles.blamed")


def _in_whose_hands(parse: Parse, who: Participants, noun: int) -> list[int]:
    """Return those at whose hands it happened, whatever verb the parser hangs "at" on."""
    behind = noun + 1
    if behind == len(parse.tokens) or parse.tokens[behind].text != "at":
        return []
    hands = [i for i in parse.children(behind, "pobj") if parse.tokens[i].lemma == "hand"]
    return [n for i in hands for n in who.frames.of(i).prepositions.get("of", [])]


def _parted_from_asking(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    """Return "demanded the release of her sailors" without whoever demands as the one who releases."""
    if event.type in RECIPROCAL | _OWN_DEED or not is_noun_alone(parse, event):
        return event
    noun = _first_of_list(parse, event.head)
    governor = _governor(parse, noun, _FOR)
    if governor is None or parse.tokens[governor].lemma not in who.words.asking:
        return event
    frame = who.frames.of(governor)
    if parse.tokens[governor].pos == "VERB":
        asking = frame.subjects
    else:
        asking = [*frame.possessors, *frame.modifiers, *who.frames.subjects_over(governor)]
    heads = {m.head for m in who.whose(asking)}
    actors = [m for m in event.actors if m.head not in heads]
    return with_sides(event, actors, event.recipients, "roles.not_who_asks")


def _parted_from_answering(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    """Return "denied the accusation" and "drew criticism" as done to the subject, not by him."""
    if not is_noun_alone(parse, event):
        return event
    noun = parse.above(_first_of_list(parse, event.head), "compound")
    verb = _governor(parse, noun, frozenset())
    if verb is None or parse.tokens[verb].pos != "VERB":
        return event
    lemma, words = parse.tokens[verb].lemma, who.words
    is_denied = lemma in words.denying and (
        event.type in _SAID or (event.type == "AGREE" and len(event.actors) > 1)
    )
    if not is_denied and lemma not in words.undergoing | words.judging:
        return event
    frame = who.frames.of(noun)
    own = {
        m.head for m in who.whose([*frame.possessors, *frame.modifiers, *frame.prepositions.get("by", [])])
    }
    answering = {m.head for m in who.whose(who.frames.of(verb).subjects)} - own
    if lemma in words.judging:
        within = parse.subtree(verb)
        answering |= {m.head for m in event.actors if m.head not in within and m.kind != "implied"} - own
    gone = [m for m in event.actors if m.head in answering]
    if not gone:
        return event
    actors = [m for m in event.actors if m not in gone]
    meets = lemma not in words.judging and not countries_of(event.recipients) and event.type not in RECIPROCAL
    recipients = [*event.recipients, *gone] if meets else event.recipients
    return with_sides(event, actors, recipients, "roles.answers_it")


def _chained(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    """Return "NATO-EU talks" and "Chad-Niger cooperation" as those of all who are named in the chain."""
    if event.type not in RECIPROCAL:
        return event
    for held in event.actors:
        chain = [m for i in _chain(parse, held.head) for m in who.modifying(i)]
        if held in chain and len(chain) > 1:
            heads = {m.head for m in chain}
            actors = [*(m for m in event.actors if m.head not in heads), *chain]
            recipients = [m for m in event.recipients if m.head not in heads]
            return with_sides(event, actors, recipients, "roles.in_the_chain")
    return event


def _together(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    """Return "coordination with our allies" as ours and theirs."""
    if event.type not in RECIPROCAL:
        return event
    nouns = [i for i in parse.covering(event.trigger) if parse.tokens[i].pos == "NOUN"]
    others = {n for i in nouns for n in who.frames.of(i).prepositions.get("with", [])}
    owners = [m for n in others for m in who.whose(who.frames.of(n).possessors) if m.kind == "pronoun"]
    held = (*event.actors, *event.recipients)
    if not countries_of(owners) or not held or not all(m.head in others for m in held):
        return event
    return with_sides(event, [*owners[:1], *event.actors], event.recipients, "roles.owner_of_the_partner")


def _first_of_list(parse: Parse, noun: int) -> int:
    while parse.tokens[noun].dep == "conj" and parse.tokens[parse.tokens[noun].head].pos == "NOUN":
        noun = parse.tokens[noun].head
    return noun


def _governor(parse: Parse, noun: int, prepositions: frozenset[str]) -> int | None:
    """Return the word whose object a noun is, behind one of some prepositions too."""
    token = parse.tokens[noun]
    if token.dep == "dobj":
        return token.head
    if token.dep == "pobj" and parse.tokens[token.head].lemma in prepositions:
        return parse.tokens[token.head].head
    return None


def _chain(parse: Parse, word: int) -> list[int]:
    """Return the words that hyphens join with a word: "NATO" and "EU" of "NATO-EU"."""
    first = last = word
    while first >= 2 and parse.tokens[first - 1].text in HYPHENS:
        first -= 2
    while last + 2 < len(parse.tokens) and parse.tokens[last + 1].text in HYPHENS:
        last += 2
    return list(range(first, last + 1))
