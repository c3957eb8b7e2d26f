"""What the trained model proposes, as event mentions: its words for who and to whom become participants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.events.participants import Participants
from detente.events.patterns import POS_OF, PatternIndex
from detente.records import (
    OF_ANOTHER_STATE,
    EventMention,
    Evidence,
    Mention,
    MentionKind,
    Parse,
    Participant,
    Proposal,
    RoleChance,
    Span,
)

LEAST_ROLE = 0.5
"""A word is given a role if the model thinks that it has one rather than none."""

LEAST_ALONE = 0.3
"""The likeliest word of a side that has none else."""

SHARE_OF_BEST = 0.8
"""Words nearly as likely as that one stand beside it."""

LONGEST_TRIGGER = 6
"""Words between the first and the last word of a trigger."""

_BEFORE = ("compound", "amod", "nummod", "poss", "nmod")

_OF_STATES = frozenset({"our", "its", "their"})
"""Pronouns by which states and those who speak for them have others: "our friends"; "his friends" are at home."""


def event_of(
    parse: Parse, proposal: Proposal, who: Participants, patterns: PatternIndex, model: str
) -> EventMention:
    """Return a proposal as an event mention; its mode is that of the patterns with its head word, if they agree."""
    span = trigger_span(parse, proposal)
    head = parse.tokens[proposal.head]
    actors, recipients = sides_of(parse, proposal, who)
    mode = patterns.mode_of(head.lemma, POS_OF.get(head.pos, ""), proposal.type)
    return EventMention(
        proposal.type,
        mode,
        (),
        parse.sentence,
        proposal.head,
        span,
        tuple(actors),
        tuple(recipients),
        (
            Evidence(
                "type",
                "encode",
                f"{model}: {proposal.type} {proposal.score * proposal.types[0][1]:.2f}",
                span,
            ),
            *role_evidence(proposal, actors, recipients, model),
        ),
        statuses=proposal.statuses,
    )


def role_evidence(
    proposal: Proposal, actors: Sequence[Mention], recipients: Sequence[Mention], model: str
) -> tuple[Evidence, ...]:
    """Return the model's name and score for each participant."""
    chances = {c.word: c for c in proposal.roles}

    def why(side: str, mention: Mention) -> Evidence:
        chance = chances.get(mention.head)
        score = f" {chance.actor if side == 'actors' else chance.recipient:.2f}" if chance is not None else ""
        return Evidence(side, "encode", f"{model}: {side[:-1]}{score}", mention.span)

    return (*(why("actors", m) for m in actors), *(why("recipients", m) for m in recipients))


def trigger_span(parse: Parse, proposal: Proposal) -> Span:
    """Return the words of a proposal's trigger, from the first to the last; of a long one the head alone."""
    if proposal.words[-1] - proposal.words[0] > LONGEST_TRIGGER:
        return parse.tokens[proposal.head].span
    return Span(parse.tokens[proposal.words[0]].start, parse.tokens[proposal.words[-1]].end)


def sides_of(parse: Parse, proposal: Proposal, who: Participants) -> tuple[list[Mention], list[Mention]]:
    """Return the model's actors and recipients; nobody stands on both sides.

    A side that no word has for sure is the likeliest word's, if that is likely at all, with those as likely.
    """
    sides: tuple[list[Mention], list[Mention]] = ([], [])
    taken: set[Participant] = set()
    for chance in sorted(_held(proposal.roles), key=lambda c: -max(c.actor, c.recipient)):
        for mention in mentions_at(parse, chance.word, who):
            if mention.participant not in taken:
                taken.add(mention.participant)
                sides[chance.actor < chance.recipient].append(mention)
    actors, recipients = apart(*sides)
    return sorted(actors, key=_place), sorted(recipients, key=_place)


def apart(actors: list[Mention], recipients: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return both sides without those of a side who are of the state that stands alone on the other one.

    "Chile, whose consul had been arrested by Peruvian police": who arrests Chile's consul is Peru, not Chile too.
    """
    mine, theirs = countries_of(actors), countries_of(recipients)
    if len(mine) > 1 and len(theirs) == 1:
        actors = [m for m in actors if m.participant.country not in theirs]
    elif len(theirs) > 1 and len(mine) == 1:
        recipients = [m for m in recipients if m.participant.country not in mine]
    return actors, recipients


def countries_of(mentions: Iterable[Mention]) -> set[str]:
    """Return the states of some mentions; those without one are left out."""
    return {m.participant.country for m in mentions if m.participant.country is not None}


def names_state(mention: Mention) -> bool:
    """Return whether a mention is a state's name or nationality alone: nobody of it, no body or office."""
    return not mention.person and not mention.role and mention.kind in {"name", "nationality"}


def proposal_for(parse: Parse, event: EventMention, proposals: Iterable[Proposal]) -> Proposal | None:
    """Return the proposal for an event's words: that of the head, else the likeliest that shares a word."""
    proposals = tuple(proposals)
    for proposal in proposals:
        if event.head in proposal.words:
            return proposal
    inside = set(parse.covering(event.trigger))
    sharing = [p for p in proposals if inside & set(p.words)]
    return max(sharing, key=lambda p: p.score, default=None)


def _held(roles: Sequence[RoleChance]) -> list[RoleChance]:
    sure = [c for c in roles if c.actor + c.recipient >= LEAST_ROLE]
    for is_actor in (True, False):
        if any((c.actor >= c.recipient) == is_actor for c in sure):
            continue
        left = [c for c in roles if c not in sure and (c.actor >= c.recipient) == is_actor]
        best = max((max(c.actor, c.recipient) for c in left), default=0.0)
        if best >= LEAST_ALONE:
            sure.extend(c for c in left if max(c.actor, c.recipient) >= SHARE_OF_BEST * best)
    return sure


def mentions_at(parse: Parse, word: int, who: Participants) -> list[Mention]:
    """Return who is named at a word: the mentions that it heads or stands in, a new one of its phrase else."""
    found = who.at(word) or who.modifying(word) or who.around(word)
    is_name = bool(found) and found[0].kind != "noun" and parse.tokens[word].text[:1].isupper()
    if found and (any(m.participant.country for m in found) or is_name or found[0].kind == "pronoun"):
        return found
    owners = _owners(parse, word, who)
    if found:
        return [_owned(m, owners) for m in found]
    before = [c for c in parse.children(word, *_BEFORE) if c < word]
    first = min((parse.subtree(c).start for c in before), default=word)
    tokens = parse.tokens
    span = Span(tokens[first].start, tokens[word].end)
    name = " ".join(t.text for t in tokens[first : word + 1])
    if tokens[word].pos == "PRON" and not who.parts_of(word):
        return [Mention(span, parse.sentence, word, Participant(tokens[word].text), "pronoun")]
    kind: MentionKind = "name" if tokens[word].pos == "PROPN" else "noun"
    return [_owned(Mention(span, parse.sentence, word, Participant(name), kind), owners)]


def _owners(parse: Parse, word: int, who: Participants) -> list[Mention]:
    """Return those to whom a noun belongs; "our friends" are of another state, if none is named behind them."""
    whose = {parse.tokens[c].lemma.lower() for c in parse.children(word, "poss")}
    if parse.tokens[word].lemma not in who.words.others or whose.isdisjoint(_OF_STATES):
        return who.inside(word, ("of", "in"))
    behind = who.frames.of(word).prepositions
    return who.whose(i for p in ("of", "in") for i in behind.get(p, ()))


def _owned(mention: Mention, owners: Sequence[Mention]) -> Mention:
    """Return "Croatian assets", "a village in Ukraine" with the country of the one they belong to."""
    if is_of_another_state(mention):
        return mention
    countries = countries_of(owners)
    if len(countries) != 1:
        return mention
    participant = replace(mention.participant, country=countries.pop())
    return replace(mention, participant=participant)


def is_of_another_state(mention: Mention) -> bool:
    """Return whether somebody is known not to be of the state to whom he belongs: "our allies"."""
    return any(e.rule == OF_ANOTHER_STATE for e in mention.evidence)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end
