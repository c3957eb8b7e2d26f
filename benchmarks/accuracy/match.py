"""Pair coded events and attributions with the annotated ones, one to one, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benchmarks.accuracy.gold import GoldAttribution, GoldDocument, GoldEvent
from detente.records import Attribution, CodedDocument, Event, Span

UNDIRECTED = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"the", "a", "an", "of", "to", "on", "in", "and", "for", "with", "that"})


def pair_events(gold: GoldDocument, coded: CodedDocument) -> list[tuple[GoldEvent | None, Event | None]]:
    """Return the pairs; an event without partner stands beside `None`.

    Two events of a sentence can be one if their triggers share a word or their types are the same;
    type and trigger weigh most, then the trigger, then the type, then like countries.
    """
    pairs: list[tuple[GoldEvent | None, Event | None]] = []
    for number, span in enumerate(gold.sentences):
        told = [e for e in gold.events if e.sentence == number]
        found = [e for e in coded.events if span[0] <= e.trigger.start < span[1]]
        pairs.extend(_pair(told, found, coded.document.text))
    return pairs


def _pair(
    told: list[GoldEvent], found: list[Event], text: str
) -> list[tuple[GoldEvent | None, Event | None]]:
    scored = sorted(
        ((_alike(g, e, text), i, j) for i, g in enumerate(told) for j, e in enumerate(found)),
        key=lambda s: (-s[0], s[1], s[2]),
    )
    taken_told: set[int] = set()
    taken_found: set[int] = set()
    pairs: list[tuple[GoldEvent | None, Event | None]] = []
    for score, i, j in scored:
        if score <= 0 or i in taken_told or j in taken_found:
            continue
        taken_told.add(i)
        taken_found.add(j)
        pairs.append((told[i], found[j]))
    pairs.extend((g, None) for i, g in enumerate(told) if i not in taken_told)
    pairs.extend((None, e) for j, e in enumerate(found) if j not in taken_found)
    return pairs


def _alike(gold: GoldEvent, event: Event, text: str) -> float:
    words = content_words(gold.trigger) & content_words(event.trigger.of(text))
    same_type = gold.type == event.type
    if not words and not same_type:
        return 0.0
    countries = len(gold.actors & countries_of(event, "actors")) + len(
        gold.recipients & countries_of(event, "recipients")
    )
    return 4.0 * bool(words) + 2.0 * same_type + 0.1 * min(countries, 5)


def countries_of(event: Event, role: str) -> frozenset[str]:
    """Return the countries of an event's actors or recipients."""
    mentions = event.actors if role == "actors" else event.recipients
    return frozenset(m.participant.country for m in mentions if m.participant.country)


def same_participants(gold: GoldEvent, event: Event) -> bool:
    """Return whether actor and recipient countries agree.

    All parties are compared together for meetings, agreements and cooperation of which one side leaves the
    recipients empty.
    """
    actors, recipients = countries_of(event, "actors"), countries_of(event, "recipients")
    if gold.type in UNDIRECTED and (not gold.recipients or not recipients):
        return gold.actors | gold.recipients == actors | recipients
    return gold.actors == actors and gold.recipients == recipients


def pair_attributions(gold: GoldDocument, coded: CodedDocument) -> list[tuple[GoldAttribution, Attribution]]:
    """Return the pairs whose contents share half of their words (intersection over union)."""
    text = coded.document.text
    scored = []
    for i, told in enumerate(gold.attributions):
        said = _content_span(told, gold)
        for j, found in enumerate(coded.attributions):
            share = _shared(said, _word_places(found.content, text))
            if share >= 0.5:
                scored.append((-share - 0.1 * same_source(told, found, text), i, j))
    scored.sort()
    taken_told: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, i, j in scored:
        if i not in taken_told and j not in taken_found:
            taken_told.add(i)
            taken_found.add(j)
            pairs.append((gold.attributions[i], coded.attributions[j]))
    return pairs


def same_source(told: GoldAttribution, found: Attribution, text: str) -> bool:
    """Return whether the sources share a word, or neither has words in the sentence.

    A speaker who goes on from an earlier sentence has no words of his own: in the gold `source` is null there
    beside a `name`, in the record an empty span with an antecedent.
    """
    spoken = found.source is not None and len(found.source.span) > 0
    if told.source is None or not spoken or found.source is None:
        return told.source is None and not spoken
    return bool(content_words(told.source) & content_words(found.source.span.of(text)))


def content_words(words: str) -> frozenset[str]:
    """Return the lower-case words that mean something; all words if none does."""
    every = frozenset(w.lower() for w in _WORD.findall(words))
    return every - _EMPTY or every


def _content_span(told: GoldAttribution, gold: GoldDocument) -> frozenset[int]:
    text = gold.document.text
    places: set[int] = set()
    for words in told.content:
        start = text.find(words, gold.sentences[told.sentence][0])
        if start < 0:
            start = text.find(words)
        if start >= 0:
            places |= _word_places((Span(start, start + len(words)),), text)
    return frozenset(places)


def _word_places(spans: Sequence[Span], text: str) -> frozenset[int]:
    return frozenset(m.start() for s in spans for m in _WORD.finditer(text, s.start, s.end))


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
