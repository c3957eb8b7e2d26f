"""Marked pairs: PLV's sentences and those that the labelled sentences give."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer

from detente.encode.categories import TYPE_NUMBER, TYPES
from detente.encode.relation import marked_pieces
from train.event_model.examples import LabelledSentence
from train.event_model.fit import MarkedPair

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def plv_pairs(tokenizer: Tokenizer, rows: Iterable[tuple[str, str]]) -> list[MarkedPair]:
    """Return the pairs of PLV's rows (marked sentence, label); YIELD stands for CONCEDE or RETREAT."""
    pairs = []
    for text, label in rows:
        plain, actor, recipient = unmarked(text)
        pieces, marks = marked_pieces(tokenizer, plain, actor, recipient)
        is_yield = label == "YIELD"
        pairs.append(
            MarkedPair(tuple(pieces), marks, TYPE_NUMBER["CONCEDE" if is_yield else label], yields=is_yield)
        )
    return pairs


def unmarked(text: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Return the sentence without <s> </s> <t> </t>, and the places of actor and recipient.

    A party that the sentence does not name has the place (0, 0).
    """
    places: dict[str, int] = {}
    plain = ""
    reached = 0
    for m in re.finditer(r"</?[st]>", text):
        plain += text[reached : m.start()]
        places[m.group()] = len(plain)
        reached = m.end()
    plain += text[reached:]
    actor = places.get("<s>", 0), places.get("</s>", 0)
    return plain, actor, (places.get("<t>", 0), places.get("</t>", 0))


def pairs_of(tokenizer: Tokenizer, sentences: Sequence[LabelledSentence], seed: int = 3) -> list[MarkedPair]:
    """Return pairs out of labelled events, their exchanges, and pairs that nothing joins."""
    chance = random.Random(seed)
    pairs: list[MarkedPair] = []
    for sentence in sentences:
        told: dict[tuple[str, str], str] = {}
        names: list[str] = []
        for event in sentence.events:
            parties = (*event.actors, *event.recipients)
            names.extend(parties)
            both = [(a, r) for a in event.actors for r in event.recipients]
            if event.type in RECIPROCAL and not event.recipients:
                both = [(a, b) for a in event.actors for b in event.actors if a != b]
            for a, r in both:
                told.setdefault((a, r), event.type)
        for (a, r), type_ in told.items():
            pairs.extend(_pair(tokenizer, sentence.text, a, r, type_))
            if (r, a) not in told and chance.random() < 0.5:
                pairs.extend(_pair(tokenizer, sentence.text, r, a, "NONE"))
        loose = [
            (a, b)
            for a in set(names)
            for b in set(names)
            if a != b and (a, b) not in told and (b, a) not in told
        ]
        for a, b in chance.sample(sorted(loose), min(1, len(loose))):
            pairs.extend(_pair(tokenizer, sentence.text, a, b, "NONE"))
    return pairs


def _pair(tokenizer: Tokenizer, text: str, actor: str, recipient: str, type_: str) -> list[MarkedPair]:
    a, r = text.find(actor), text.find(recipient)
    if a < 0 or r < 0 or a == r or (a < r < a + len(actor)) or (r < a < r + len(recipient)):
        return []
    pieces, marks = marked_pieces(tokenizer, text, (a, a + len(actor)), (r, r + len(recipient)))
    return [MarkedPair(tuple(pieces), marks, TYPES.index(type_))]
