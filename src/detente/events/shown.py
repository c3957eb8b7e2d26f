"""Promises that a thing only shows, and talks with nobody: "this step reflects our commitment to reform".

Nobody promises anything by them: "the visit demonstrates ...", "as part of our commitment". An envoy recalled "for
consultations" consults with the own government.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.role_words import RoleWords
from detente.records import EventMention, Mention, Parse

_PROMISES = frozenset({"AGREE", "SUPPORT"})
_SUBJECTS = ("nsubj", "csubj")


def without_shown(
    parse: Parse, words: RoleWords, events: Sequence[EventMention], mentions: Sequence[Mention]
) -> list[EventMention]:
    """Return the events of a sentence without the promises that things only show, and consultations at home."""
    return [
        e
        for e in events
        if not (e.type in _PROMISES and _is_shown(parse, words, e, mentions))
        and not (e.type == "CONSULT" and _is_recalled_for(parse, words, e.head))
    ]


def _is_shown(parse: Parse, words: RoleWords, event: EventMention, mentions: Sequence[Mention]) -> bool:
    token = parse.tokens[event.head]
    if token.lemma in words.pledging:
        return _is_part_of_proof(parse, words, event.head) or (
            token.dep == "dobj" and _is_shown_by(parse, words, token.head, mentions)
        )
    pledged = (o for o in parse.children(event.head, "dobj") if parse.tokens[o].lemma in words.pledging)
    return any(_is_shown_by(parse, words, event.head, mentions) for _ in pledged)


def _is_part_of_proof(parse: Parse, words: RoleWords, noun: int) -> bool:
    """Return whether something is called part or proof of a promise: "as part of our commitment"."""
    token = parse.tokens[noun]
    before = parse.tokens[token.head]
    is_under = token.dep == "pobj" and before.lemma in {"of", "to"}
    return is_under and parse.tokens[before.head].lemma in words.proof


def _is_shown_by(parse: Parse, words: RoleWords, verb: int, mentions: Sequence[Mention]) -> bool:
    """Return whether the subject of a verb that shows something is a thing: "these actions underscore"."""
    if parse.tokens[verb].lemma not in words.showing:
        return False
    subjects = next((s for v in (verb, *parse.ancestors(verb)) if (s := parse.children(v, *_SUBJECTS))), ())
    parties = {m.head for m in mentions if m.participant.country is not None or m.person}
    return bool(subjects) and all(
        s not in parties and parse.tokens[s].pos in {"NOUN", "VERB"} and parse.tokens[s].lemma not in words.calls
        for s in subjects
    )


def _is_recalled_for(parse: Parse, words: RoleWords, noun: int) -> bool:
    """Return whether somebody is called home to consult: "recalled its ambassador for consultations"."""
    token = parse.tokens[noun]
    before = parse.tokens[token.head]
    if token.lemma != "consultation" or token.dep != "pobj" or before.lemma != "for":
        return False
    return any(parse.tokens[i].lemma in words.recalling for i in parse.ancestors(token.head))
