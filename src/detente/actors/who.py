"""Who a phrase names, before it is a mention."""

from __future__ import annotations

from dataclasses import dataclass

from detente.records import Evidence, Mention, MentionKind, Parse, Participant, Span


@dataclass(frozen=True, slots=True)
class Who:
    """A participant with the lexicon line that tells, its role and whether it is one person."""

    participant: Participant
    where: str
    role: str = ""
    person: bool = False


def mention_of(parse: Parse, head: int, span: Span, who: Who, kind: MentionKind) -> Mention:
    """Return the mention of a participant by the words of `span`."""
    why = (Evidence("participant", "actors", who.where, span),)
    return Mention(span, parse.sentence, head, who.participant, kind, why, role=who.role, person=who.person)
