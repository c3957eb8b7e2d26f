"""Sides on which the trained model and the rules disagree: which of the two is to be believed."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.learned import countries_of
from detente.records import EventMention, Mention, Parse

TOGETHER = frozenset({"CONSULT", "MOBILIZE", "RETREAT"})
"""Types that two do together, one of them named as subject, or that need no other state."""

SURE = {
    "actors": frozenset(
        {
            "roles.subject",
            "roles.agent",
            "roles.by",
            "roles.subject_of_relative",
            "roles.answers_with",
            "roles.received_from",
        }
    ),
    "recipients": frozenset({"roles.object", "roles.indirect_object", "roles.object_of_relative"}),
}
"""Rules that see who does it to whom in subject, object and agent of the verb itself."""


GUESSED = {
    "actors": frozenset(
        f"roles.{r}"
        for r in ("accused", "light_verb", "subject_above", "subject_inside", "subject_of_noun", "in")
    ),
    "recipients": frozenset(
        f"roles.{r}" for r in ("at", "aimed_at", "inside_for", "inside_on", "into", "object_of_infinitive")
    ),
}
"""Rules that read a side from afar: not believed where the model, which saw the same words, saw nobody."""


def is_guessed(event: EventMention, side: str) -> bool:
    """Return whether the rules read a side (`actors` or `recipients`) from afar."""
    rules = {e.rule for e in event.evidence if e.of == side}
    is_promise = event.type == "AGREE"  # to whom: "agreed to admit Bolivian lorries"
    return bool(rules) and not is_promise and rules <= GUESSED[side]


def crosses(
    parse: Parse, event: EventMention, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Return whether the model gives somebody the other side than subject and object of the verb do."""
    rules = {e.of: e.rule for e in event.evidence}
    if rules.get("actors") == "roles.subject" and _is_bare_participle(parse, event.head):
        return False
    told, doing = countries_of(event.recipients), countries_of(actors)
    is_sure = rules.get("actors") in SURE["actors"] and _has_own_doer(parse, event)
    if is_sure and len(told) == 1 and doing == told != countries_of(event.actors):
        return True
    seen = {"actors": {m.participant for m in recipients}, "recipients": {m.participant for m in actors}}
    return any(
        rules.get(side) in sure and {m.participant for m in getattr(event, side)} & seen[side]
        for side, sure in SURE.items()
    )


def _is_bare_participle(parse: Parse, verb: int) -> bool:
    """Return whether a verb may be a participle taken for a past tense: "the Moroccans detained there are freed"."""
    token = parse.tokens[verb]
    return (
        token.tag in {"VBD", "VBN"}
        and token.dep != "relcl"
        and not parse.children(verb, "dobj", "aux", "ccomp", "xcomp", "prt")
    )


def _has_own_doer(parse: Parse, event: EventMention) -> bool:
    """Return whether a verb has its subject or agent beside itself or the verb it is joined to; a noun has."""
    verb = event.head
    if parse.tokens[verb].pos != "VERB":
        return True
    while parse.tokens[verb].dep == "conj" and not parse.children(verb, "nsubj", "nsubjpass", "agent"):
        verb = parse.tokens[verb].head
    token = parse.tokens[verb]
    is_means = token.dep == "pcomp" and parse.tokens[token.head].lemma == "by"
    return is_means or bool(parse.children(verb, "nsubj", "nsubjpass", "agent"))


def turns_on_itself(
    parse: Parse, event: EventMention, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Return whether the model has one state act on itself where the rules see two states."""
    states, told = countries_of(actors), (countries_of(event.actors), countries_of(event.recipients))
    if len(states) != 1 or countries_of(recipients) != states or not _has_own_doer(parse, event):
        return False
    return all(len(side) == 1 for side in told) and told[0] != told[1] and states <= told[0] | told[1]


_DOERS = frozenset(
    {
        "roles.subject",
        "roles.agent",
        "roles.subj",
        "roles.by",
        "roles.possessor",
        "roles.poss",
        "roles.subject_of_relative",
    }
)
"""Rules that see the one who does it beside the word itself."""


def parted(
    parse: Parse, event: EventMention, actors: list[Mention], recipients: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Return the sides with the one of two states on the same side moved who is not the doer by the rules.

    "Ethiopia's offer" that Eritrea answers is Ethiopia's alone, and goes to Eritrea.
    """
    sides = (actors, recipients)
    full = [s for s in sides if s]
    rules = {e.rule for e in event.evidence if e.of == "actors"}
    doers = countries_of(event.actors)
    if len(full) != 1 or event.type in TOGETHER or not rules or not rules <= _DOERS or len(doers) != 1:
        return sides
    (both,) = full
    if len(countries_of(both)) != 2 or not doers < countries_of(both):
        return sides
    if are_joined(parse, both):
        return sides
    doing = [m for m in both if m.participant.country in doers]
    return doing, [m for m in both if m not in doing]


def are_joined(parse: Parse, mentions: Sequence[Mention]) -> bool:
    """Return whether any of them stands in a list ("Chad and Niger")."""
    return any(parse.tokens[m.head].dep == "conj" or parse.children(m.head, "conj") for m in mentions)
