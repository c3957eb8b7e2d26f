"""Doers of verbs that stand further off in the sentence than the words which a net took for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.events.learned import countries_of
from detente.events.participants import Participants
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.events.understood import form_of, has_to
from detente.records import RECIPROCAL, EventMention, Mention, Parse

_BELOW = frozenset({"dobj", "prep", "dative"})
_VERBS = frozenset({"VERB", "AUX"})
_WHEN = frozenset({"when", "after", "as"})
_SAID = frozenset({"ACCUSE", "REQUEST"})
"""Types of deeds that are words: whoever tells of them may be the one who says them."""


def with_far_doers(parse: Parse, who: Participants, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, the actors put right of verbs whose doer the sentence tells elsewhere."""
    return [_with_far(parse, who, e) for e in events]


def _with_far(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    if parse.tokens[event.head].pos != "VERB":
        return event
    if not event.actors:
        if found := _refusing_entry(parse, who, event):
            return with_sides(event, found, event.recipients, "roles.refuses_entry")
        if found := _summoning(parse, who, event):
            left = [m for m in event.recipients if m not in found]
            return with_sides(event, found, left, "roles.summons")
        if found := _hitting(parse, who, event):
            return with_sides(event, found, event.recipients, "roles.hits_meanwhile")
        return event
    if _is_only_told(parse, who, event):
        return with_sides(event, (), event.recipients)
    if found := _accused(parse, who, event):
        return with_sides(event, found, event.recipients, "roles.accused_by_another")
    if found := _asked(parse, who, event):
        return with_sides(event, found, event.recipients, "roles.asked_by_another")
    if found := _subjects_of_joined(parse, who, event):
        return with_sides(event, found, event.recipients, "roles.subject_of_joined")
    if found := _beside_companion(parse, who, event):
        return with_sides(event, found, event.recipients, "roles.with_companion")
    return event


def _held(parse: Parse, event: EventMention) -> set[int]:
    """Return the words that the actors stand on; none where one of them has no words in the sentence."""
    is_open = any(m.kind == "implied" or m.sentence != parse.sentence for m in event.actors)
    return set() if is_open else {m.head for m in event.actors}


def _accused(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return the one accused where the accuser is held to have done it: "rebels are accused by Chad of looting"."""
    verb = parse.above(event.head, "conj")
    link = parse.tokens[verb].head
    if parse.tokens[verb].dep != "pcomp" or parse.tokens[link].lemma not in {"of", "for"}:
        return []
    above = next((v for v in parse.ancestors(link) if parse.tokens[v].pos in _VERBS), verb)
    frame = who.frames.of(above)
    is_accuser = bool(_held(parse, event) & set(frame.subjects))
    return who.whose(frame.objects) if parse.tokens[above].lemma in who.words.blaming and is_accuser else []


def _asked(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return who is to act where the one who asks is held to: "after a request from Chad to send troops"."""
    verb = parse.above(event.head, "conj")
    noun = parse.tokens[verb].head
    if parse.tokens[verb].dep not in {"acl", "relcl"} or not has_to(parse, verb):
        return []
    inner = who.frames.of(noun)
    askers = {
        *inner.possessors,
        *inner.modifiers,
        *(n for p in ("from", "by") for n in inner.prepositions.get(p, [])),
    }
    held = _held(parse, event)
    if parse.tokens[noun].lemma not in who.words.plea or not held or not held <= askers:
        return []
    found = who.whose(n for p in ("to", "on", "upon") for n in inner.prepositions.get(p, []))
    return [m for m in found or who.whose(_answering(parse, who, noun)) if m.head not in held]


def _answering(parse: Parse, who: Participants, noun: int) -> Iterable[int]:
    """Return who hears a request: the subject of the verb whose object it is, or that it stands behind."""
    token = parse.tokens[parse.above(noun, "conj")]
    if token.dep not in {"dobj", "pobj"}:
        return []
    verb = next(
        (v for v in (token.head, *parse.ancestors(token.head)) if parse.tokens[v].pos in _VERBS), None
    )
    return who.frames.of(verb).subjects if verb is not None else []


def _subjects_of_joined(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return the subject that a verb shares where somebody inside the object of the first verb is held to act.

    "They hailed the pact between Chad and Togo and stressed ...": they stressed it, not Togo.
    """
    token, first = parse.tokens[event.head], parse.above(event.head, "conj")
    if token.dep != "conj" or parse.tokens[first].pos not in _VERBS or parse.children(event.head, "nsubj"):
        return []
    frame = who.frames.of(event.head)
    is_other = form_of(parse, event.head) != form_of(parse, token.head)
    is_passive = frame.passive or (
        who.frames.of(first).passive and not parse.children(event.head, "dobj", "aux", "xcomp", "ccomp")
    )
    held = _held(parse, event)
    if is_other or is_passive or not held or not all(_is_below(parse, event.head, first, h) for h in held):
        return []
    found = who.whose(frame.subjects)
    return [] if any(m.head in held or first < m.head < event.head for m in found) else found


def _is_below(parse: Parse, verb: int, first: int, word: int) -> bool:
    """Return whether a word stands in the object of an earlier verb of a chain, and "and" or a comma behind it."""
    if word <= first or word in parse.subtree(verb):
        return False
    is_parted = any(t.dep == "cc" or t.text == "," for t in parse.tokens[word:verb])
    for index in (word, *parse.ancestors(word)):
        token = parse.tokens[index]
        is_of_chain = parse.tokens[token.head].pos in _VERBS and parse.above(token.head, "conj") == first
        if token.dep in _BELOW and token.head != verb and is_of_chain:
            return is_parted
    return False


def _beside_companion(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return the subject, for a joint deed also him with whom: "spoke with Chad's envoy to continue their work".

    Of a deed of one side only an unnamed companion gives way: "stands united with its allies in imposing costs".
    """
    held = _held(parse, event)
    if not held or parse.children(event.head, "nsubj", "agent") or who.frames.of(event.head).passive:
        return []
    verb = next((_over_companion(parse, event.head, h) for h in held), None)
    if verb is None:
        return []
    subjects = [m for m in who.whose(who.frames.of(verb).subjects) if m.head not in held]
    if event.type in RECIPROCAL:
        return [*subjects, *event.actors] if subjects else []
    return subjects if all(m.participant.country is None for m in event.actors) else []


def _over_companion(parse: Parse, verb: int, word: int) -> int | None:
    """Return the verb over a deed that somebody behind "with" goes along with."""
    head = parse.above(word, "conj", "appos")
    link = parse.tokens[head].head
    if parse.tokens[head].dep != "pobj" or parse.tokens[link].lemma not in {"with", "alongside"}:
        return None
    above = parse.tokens[link].head
    if above not in parse.ancestors(verb):
        return None
    return next((v for v in (above, *parse.ancestors(above)) if parse.tokens[v].pos in _VERBS), None)


def _refusing_entry(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return the state that somebody may not enter: "were denied visas to enter Kenya"."""
    frame = who.frames.of(event.head)
    if parse.tokens[event.head].lemma not in who.words.refusing or not frame.passive:
        return []
    objects = [*frame.indirect, *parse.children(event.head, "dobj")]
    refused = [o for o in objects if parse.tokens[o].lemma in who.words.entry]
    places = [n for o in (*refused, event.head) for n in _led_into(parse, who, o)]
    return [m for m in who.whose(places) if m.participant.country is not None] if refused else []


def _led_into(parse: Parse, who: Participants, word: int) -> list[int]:
    """Return the places that a word leads into: "entry to Kenya", "visas to visit Kenya", "denied to go to Kenya"."""
    found = [n for p in ("to", "into") for n in who.frames.of(word).prepositions.get(p, [])]
    for verb in parse.children(word, "acl", "relcl", "xcomp", "advcl"):
        if parse.tokens[verb].lemma in who.words.entering:
            found.extend(parse.children(verb, "dobj"))
        elif parse.tokens[verb].lemma in who.words.moving:
            found.extend(who.frames.of(verb).prepositions.get("to", []))
    return found


def _summoning(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return to whom somebody is summoned: "the envoy was summoned to the foreign ministry"."""
    frame = who.frames.of(event.head)
    if parse.tokens[event.head].lemma not in who.words.summoning or not frame.passive:
        return []
    found = who.whose(frame.prepositions.get("to", []))
    return [m for m in found if m.participant.country is not None and "GOV" in m.participant.sectors]


def _hitting(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return whose weapons the clause behind a passive tells of: "two were killed when Chadian rockets hit a bus"."""
    if event.type != "ASSAULT" or not who.frames.of(event.head).passive:
        return []
    first = parse.above(event.head, "conj")
    chain = [v for v in parse.subtree(first) if v == first or _joins(parse, v, first)]
    clauses = [c for v in chain for c in parse.children(v, "advcl") if c > event.head]
    for clause in clauses:
        links = {parse.tokens[c].lemma for c in parse.children(clause, "mark", "advmod")}
        is_hit = parse.tokens[clause].lemma in who.words.hitting and not who.frames.of(clause).passive
        if not is_hit or not links & _WHEN:
            continue
        for subject in parse.children(clause, "nsubj"):
            named = who.whose([subject]) or [m for i in parse.subtree(subject) for m in who.modifying(i)]
            others = countries_of(event.recipients) | {None}
            if found := [m for m in named if m.participant.country not in others]:
                return found
    return []


def _joins(parse: Parse, verb: int, first: int) -> bool:
    return parse.tokens[verb].dep == "conj" and parse.above(verb, "conj") == first


def _is_only_told(parse: Parse, who: Participants, event: EventMention) -> bool:
    """Return whether the actors of a passive are those who tell of it: "Chad says that sanctions were imposed"."""
    frame, held = who.frames.of(event.head), _held(parse, event)
    if event.type in _SAID or not frame.passive or frame.subjects or not held:
        return False
    return all(_tells(parse, who.words, event.head, word) for word in held)


def _tells(parse: Parse, words: RoleWords, verb: int, word: int) -> bool:
    head = parse.above(word, "conj", "appos")
    above = parse.tokens[head].head
    is_telling = parse.tokens[head].dep == "nsubj" and parse.tokens[above].lemma in words.telling
    return is_telling and above in parse.ancestors(verb) and verb not in parse.subtree(head)
