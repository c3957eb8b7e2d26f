"""Whom a speaker of a transcript speaks to: "you", "Mr. President", "the Prime Minister" of the other label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.coref.offices import is_short_for
from detente.coref.words import ADDRESSED_WORDS, ADDRESSEE
from detente.records import SPEAKER_LABEL, Attribution, Mention, Parse, Participant, Span

_HOSTS = frozenset({"moderator", "operator", "host", "voice"})
"""Who opens a call speaks to the reporters."""
_TITLES = ("Mr.", "Mr", "Madam", "Madame", "Mister", "Your")
_ALL = frozenset({"all", "guy", "folk"})
_SOME = frozenset({"all", "each", "some", "many", "most", "one", "any", "none", "several", "few"})
_EVERYONE = frozenset({"everyone", "everybody", "folks", "ladies", "gentlemen", "colleagues"})


def addressed(parse: Parse) -> list[Mention]:
    """Return mentions of "you" and "your"; "all of you" and "thank you, everyone" are the whole room."""
    if any(t.text.lower() in _EVERYONE for t in parse.tokens):
        return []
    return [
        Mention(token.span, parse.sentence, index, Participant(token.text), "pronoun", (), None, ADDRESSEE)
        for index, token in enumerate(parse.tokens)
        if token.text.lower() in ADDRESSED_WORDS and not _is_of_many(parse, index)
    ]


def _is_of_many(parse: Parse, index: int) -> bool:
    after = parse.tokens[index + 1 : index + 2]
    before = [t.lemma.lower() for t in parse.tokens[max(0, index - 2) : index]]
    return any(t.lemma.lower() in _ALL for t in after) or (before[1:] == ["of"] and before[0] in _SOME)


@dataclass(frozen=True, slots=True)
class _Turn:
    speaker: Mention
    span: Span

    @property
    def country(self) -> str | None:
        return self.speaker.participant.country


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a transcript, in text order; those who ask are of no state."""

    turns: tuple[_Turn, ...]

    @classmethod
    def of(cls, attributions: Sequence[Attribution]) -> Turns:
        """Return the turns that speakers' labels open."""
        turns: list[_Turn] = []
        for attribution in attributions:
            source = attribution.source
            if source is None or not any(e.rule == SPEAKER_LABEL for e in attribution.evidence):
                continue
            span = Span(attribution.content[0].start, attribution.content[-1].end)
            if turns and turns[-1].speaker.participant == source.participant:
                turns[-1] = _Turn(turns[-1].speaker, Span(turns[-1].span.start, span.end))
            else:
                turns.append(_Turn(source, span))
        return cls(tuple(turns))

    def met_in(self, mention: Mention) -> Mention | None:
        """Return whom a mention in a turn means: whoever is addressed, or holds the office that is named."""
        at = next((i for i, t in enumerate(self.turns) if t.span.holds(mention.span)), None)
        if at is None:
            return None
        if mention.role == ADDRESSEE:
            return self._addressee(at)
        others = self._others(at)
        if mention.participant.name.split()[0] in _TITLES:
            of_office = [m for m in others if is_short_for(mention.role, m.role)]
            return self._asked(at) or _only(of_office) or _only(others)
        return _only([m for m in others if is_short_for(mention.role, m.role)])

    def facing(self, mention: Mention) -> Mention | None:
        """Return the one speaker of another state than that of a turn around a mention; none before reporters."""
        at = next((i for i, t in enumerate(self.turns) if t.span.holds(mention.span)), None)
        if at is None or (at and self.turns[at - 1].country is None):
            return None
        return _only(self._others(at))

    def _addressee(self, at: int) -> Mention | None:
        """Return who is addressed; the answer to a reporter has no addressee of a state."""
        if self.turns[at].country is None:
            return self._asked(at)
        if at and self.turns[at - 1].country is None:
            return None
        return _only(self._others(at))

    def _asked(self, at: int) -> Mention | None:
        """Return who answers whoever is of no state."""
        speaker = self.turns[at].speaker.participant
        if speaker.country is not None or speaker.name.lower() in _HOSTS:
            return None
        around = [*self.turns[at + 1 : at + 2], *reversed(self.turns[:at])]
        return next((t.speaker for t in around if t.country is not None), None)

    def _others(self, at: int) -> list[Mention]:
        """Return one speaker of each other state than that of a turn's speaker."""
        own = self.turns[at].country
        speakers = {t.country: t.speaker for t in reversed(self.turns) if t.country not in {None, own}}
        return list(speakers.values()) if own is not None else []


def _only(mentions: Sequence[Mention]) -> Mention | None:
    return mentions[0] if len(mentions) == 1 else None
