"""What a state's own report of talks says of both: "they discussed", "our shared work", "we work together"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coref.coref_words import CorefWords
from detente.coref.reader import Reader
from detente.coref.standing import Standing
from detente.coref.together import is_of_both, is_with_others
from detente.coref.words import SUBJECTS
from detente.records import Mention, Parse


def both_who_confer(
    parse: Parse,
    index: int,
    here: Sequence[Mention],
    standing: Standing,
    reader: Reader,
    words: CorefWords,
) -> list[Mention]:
    """Return the two whose talks a release tells of, for a "they" that confers; [] if somebody is named before it."""
    token = parse.tokens[index]
    if token.dep not in SUBJECTS or parse.tokens[token.head].lemma not in words.conferring:
        return []
    if any(m.head < index for m in here):
        return []
    return _of_story(parse, standing, reader)


def both_of_ours(
    parse: Parse,
    index: int,
    here: Sequence[Mention],
    standing: Standing,
    reader: Reader,
    words: CorefWords,
) -> list[Mention]:
    """Return the states that a release's "our" and "we" take in besides its own; [] if they are its own alone."""
    if reader.country is None:
        return []
    token = parse.tokens[index]
    if token.dep in SUBJECTS:
        if not is_of_both(parse, index):
            return []
        return _with_own(standing.with_sentence(parse, index, here).listed(parse.sentence, 1), reader)
    if token.dep != "poss" or is_with_others(parse, token.head):
        return []
    beside = {parse.tokens[c].text.lower() for c in parse.children(token.head, "amod")}
    if parse.tokens[token.head].lemma.lower() not in words.undertakings and not beside & words.shared:
        return []
    if both := _with_own(_doers_above(parse, index, here), reader):
        return both
    return _of_story(parse, standing, reader) if beside & words.shared else []


def _of_story(parse: Parse, standing: Standing, reader: Reader) -> list[Mention]:
    return _with_own(standing.pair(parse.sentence, (), in_opening=True), reader)


def _with_own(mentions: Sequence[Mention], reader: Reader) -> list[Mention]:
    states = {m.participant.country: m for m in mentions}
    return list(states.values()) if len(states) > 1 and reader.country in states else []


def _doers_above(parse: Parse, index: int, here: Sequence[Mention]) -> list[Mention]:
    """Return the states that are subjects of the nearest verb above a word that has any."""
    for above in parse.ancestors(index):
        heads = parse.children(above, *SUBJECTS)
        if heads:
            return [
                m
                for m in here
                if m.kind != "nationality"
                and m.participant.country is not None
                and parse.above(m.head, "conj") in heads
            ]
    return []
