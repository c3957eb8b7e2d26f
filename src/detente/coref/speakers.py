"""Who "I", "we" and "the president" are inside somebody's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.coref.possessors import POSSESSOR
from detente.coref.together import TOGETHER
from detente.coref.turns import Turns
from detente.coref.words import ADDRESSEE, SPEAKER
from detente.records import (
    ADDRESSED,
    PUBLISHER,
    QUOTED_SPEAKER,
    STATE_OF_SENTENCE,
    STATE_OF_STORY,
    Attribution,
    Evidence,
    Mention,
    Span,
)

_AT_HOME = frozenset({"president", "administration", "government", "prime minister", "country", "nation", "congress",
                      "senate", "parliament", "army", "military", "police", "constitution", "people"})  # fmt: skip
"""What a speaker who names no state means of the own one."""
_GUESSED = frozenset({"coref.short_mention", STATE_OF_STORY, STATE_OF_SENTENCE})
_NEAR = 2
"""Sentences within which an earlier mention counts more than the speaker's own state."""


def with_speakers(mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> tuple[Mention, ...]:
    """Return the mentions with each "I", "we" and "our" of a direct or mixed quotation as its source.

    "The president" and "this country", as long as no near mention tells whose, are the source's too. The
    innermost quotation counts; a quotation without a known source leaves the mention as it was. In a
    transcript "you" and "Mr. President" are whoever is spoken to; another "you" is nobody's. Whoever is spoken to is
    part of a "we" that talks together.
    """
    quoted = [a for a in attributions if a.kind != "indirect" and a.source is not None]
    turns = Turns.of(quoted)
    read = [(m, _read(m, quoted, turns, mentions)) for m in mentions]
    meant = {(m.span, m.participant.country): said for m, said in read if m.role == SPEAKER}
    return tuple(
        m
        for given, said in read
        if said.role != ADDRESSEE
        for m in _with_partner(given, _of_speaker(said, meant), turns)
    )


def _of_speaker(mention: Mention, meant: Mapping[tuple[Span, str | None], Mention]) -> Mention:
    """Return what somebody calls "our" with the speaker's state: "our troops" in a guest's words are not the host's."""
    why = mention.evidence[-1] if mention.evidence else None
    if mention.kind != "noun" or why is None or why.rule != POSSESSOR or why.span is None:
        return mention
    speaker = meant.get((why.span, mention.participant.country))
    if speaker is None or speaker.participant.country in {None, mention.participant.country}:
        return mention
    participant = replace(mention.participant, country=speaker.participant.country)
    return replace(mention, participant=participant)


def _with_partner(given: Mention, said: Mention, turns: Turns) -> list[Mention]:
    """Return a "we" and, where it takes in whoever is spoken to, them by the same word."""
    if not any(e.rule == TOGETHER for e in given.evidence):
        return [said]
    said = replace(said, evidence=tuple(e for e in said.evidence if e.rule != TOGETHER))
    partner = turns.facing(given)
    if partner is None or partner.participant.country == said.participant.country:
        return [said]
    why = Evidence("participant", "coref", TOGETHER, partner.span)
    return [
        said,
        replace(said, participant=partner.participant, antecedent=partner.span, evidence=(why,)),
    ]


def _read(
    mention: Mention, quoted: Sequence[Attribution], turns: Turns, mentions: Sequence[Mention]
) -> Mention:
    if mention.role == SPEAKER:
        return _spoken(mention, _source(mention, quoted))
    if _may_be_met(mention) and (met := turns.met_in(mention)) is not None:
        return _spoken_to(mention, met)
    if mention.kind == "noun" and mention.role in _AT_HOME and mention.evidence[-1].rule in _GUESSED:
        return _at_home(mention, _source(mention, quoted), mentions)
    return mention


def _may_be_met(mention: Mention) -> bool:
    if mention.role == ADDRESSEE:
        return True
    return (
        mention.kind == "noun"
        and mention.person
        and (mention.participant.country is None or mention.evidence[-1].rule in _GUESSED | {PUBLISHER})
    )


def _spoken_to(mention: Mention, met: Mention) -> Mention:
    why = Evidence("participant", "coref", ADDRESSED, met.span)
    role = SPEAKER if mention.role == ADDRESSEE else mention.role
    return replace(
        mention,
        participant=met.participant,
        antecedent=met.span,
        role=role,
        evidence=(*mention.evidence[:1], why),
    )


def _source(mention: Mention, quoted: Sequence[Attribution]) -> Mention | None:
    """Return whose quotation a mention stands in, the innermost one's."""
    around = [
        (len(span), a)
        for a in quoted
        for span in a.content
        if span.holds(mention.span) and a.source is not None and a.source.span != mention.span
    ]
    return min(around, key=lambda pair: pair[0])[1].source if around else None


def _spoken(mention: Mention, source: Mention | None) -> Mention:
    if source is None or (source.participant.country is None and not source.person):
        return mention
    why = Evidence("participant", "coref", QUOTED_SPEAKER, source.span)
    return replace(mention, participant=source.participant, antecedent=source.span, evidence=(why,))


def _at_home(mention: Mention, source: Mention | None, mentions: Sequence[Mention]) -> Mention:
    country = source.participant.country if source is not None and source.person else None
    if (
        source is None
        or country is None
        or country == mention.participant.country
        or _has_near(mention, mentions)
    ):
        return mention
    before = next(_same_office(mention, country, mentions), None)
    participant = before.participant if before is not None else replace(mention.participant, country=country)
    why = Evidence("participant", "coref", "coref.state_of_the_speaker", source.span)
    antecedent = before.span if before is not None else None
    return replace(
        mention, participant=participant, antecedent=antecedent, evidence=(*mention.evidence[:1], why)
    )


def _has_near(mention: Mention, mentions: Sequence[Mention]) -> bool:
    return any(m.span == mention.antecedent and mention.sentence - m.sentence <= _NEAR for m in mentions)


def _same_office(mention: Mention, country: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the earlier holders of an office of that state, the last first."""
    for other in reversed(mentions):
        is_holder = other.person and other.role == mention.role and other.participant.country == country
        if is_holder and other.span.end <= mention.span.start:
            yield other
