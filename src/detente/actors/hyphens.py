"""Two states in one word: "the U.S.-Japan alliance" is of both, whatever the parser takes for a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.actors.facts import Organisation, StateName
from detente.actors.names import NameIndex, reading_on
from detente.actors.sentence import Sentence
from detente.actors.who import Who, mention_of
from detente.records import Mention, Participant, Span, Token

_JOINTS = re.compile("[-–—/]")
_STATES = frozenset({"name", "adjective"})


def with_halves(sentence: Sentence, mentions: Sequence[Mention], names: NameIndex) -> list[Mention]:
    """Return the mentions with each state in a word of several, and what stands behind it once for each."""
    found = list(mentions)
    for index, token in enumerate(sentence.parse.tokens):
        if _JOINTS.search(token.text) is None:
            continue
        halves = list(_halves(sentence, token, names))
        if len(halves) < 2:
            continue
        countries = [who.participant.country for _, who in halves]
        found = [
            replace(m, participant=replace(m.participant, country=c))
            for m in found
            for c in (countries if _is_of_all(m, token, countries) else [m.participant.country])
        ]
        for span, who in halves[1:]:
            found.append(mention_of(sentence.parse, index, span, who, "nationality"))
    return found


def _is_of_all(mention: Mention, word: Token, countries: Sequence[str | None]) -> bool:
    """Return whether a phrase around a word of several states has the first of them, or none."""
    around = mention.span.holds(word.span) and mention.span != word.span
    return around and mention.kind in {"noun", "name"} and mention.participant.country in {None, countries[0]}


def _parts(token: Token) -> Iterator[Span]:
    start = token.start
    for part in _JOINTS.split(token.text):
        yield Span(start, start + len(part))
        start += len(part) + 1


def _halves(sentence: Sentence, token: Token, names: NameIndex) -> Iterator[tuple[Span, Who]]:
    """Yield each state or body of states named in a word with its place; nothing if a part is no such."""
    found: list[tuple[Span, Who]] = []
    for span in _parts(token):
        reading = reading_on(names.readings.get(span.of(sentence.text), ()), sentence.day)
        if isinstance(reading, StateName) and reading.kind in _STATES:
            found.append((span, Who(Participant(reading.state, reading.code, ("GOV",)), reading.where)))
        elif isinstance(reading, Organisation) and reading.country is not None:
            found.append(
                (span, Who(Participant(reading.name, reading.country, reading.sectors), reading.where))
            )
        else:
            return
    yield from found
