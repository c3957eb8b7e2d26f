"""Marked pairs: PLV's sentences and those that the labelled sentences give."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence

from tokenizers import Tokenizer

from detente.encode.categories import TYPE_NUMBER, TYPES
from train.event_model.examples import LabelledSentence
from train.event_model.fit import MarkedPair

MARKS = (1, 2, 3, 4)
"""Wordpiece ids of [unused0] to [unused3]: before and after the actor, before and after the recipient."""

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def marked(
    tokenizer: Tokenizer, text: str, actor: tuple[int, int], recipient: tuple[int, int]
) -> tuple[tuple[int, ...], tuple[int, int]]:
    """Return the pieces with marks put in, and the places of the two opening marks."""
    encoding = tokenizer.encode(text)
    opens = {"a": -1, "r": -1}
    pieces: list[int] = []
    ends: dict[str, bool] = {"a": False, "r": False}
    for piece, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
        for name, (first, last), marks in (("a", actor, MARKS[:2]), ("r", recipient, MARKS[2:])):
            if opens[name] >= 0 and not ends[name] and (start >= last or start == end):
                pieces.append(marks[1])
                ends[name] = True
            if opens[name] < 0 and end > first and start < last and start < end:
                opens[name] = len(pieces)
                pieces.append(marks[0])
        pieces.append(piece)
    return tuple(pieces[:320]), (max(opens["a"], 0) % 320, max(opens["r"], 0) % 320)


def plv_pairs(tokenizer: Tokenizer, rows: Iterable[tuple[str, str]]) -> list[MarkedPair]:
    """Return the pairs of PLV's rows (marked sentence, label); YIELD stands for CONCEDE or RETREAT."""
    pairs = []
    for text, label in rows:
        plain, actor, recipient = unmarked(text)
        pieces, marks = marked(tokenizer, plain, actor, recipient)
        is_yield = label == "YIELD"
        pairs.append(
            MarkedPair(pieces, marks, TYPE_NUMBER["CONCEDE" if is_yield else label], yields=is_yield)
        )
    return pairs


def unmarked(text: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Return the sentence without <s> </s> <t> </t>, and the places of actor and recipient."""
    places: dict[str, int] = {}
    plain = ""
    reached = 0
    for m in re.finditer(r"</?[st]>", text):
        plain += text[reached : m.start()]
        places[m.group()] = len(plain)
        reached = m.end()
    plain += text[reached:]
    return plain, (places["<s>"], places["</s>"]), (places["<t>"], places["</t>"])


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
        loose = [(a, b) for a in set(names) for b in set(names) if a != b and (a, b) not in told and (b, a) not in told]
        for a, b in chance.sample(sorted(loose), min(1, len(loose))):
            pairs.extend(_pair(tokenizer, sentence.text, a, b, "NONE"))
    return pairs


def _pair(tokenizer: Tokenizer, text: str, actor: str, recipient: str, type_: str) -> list[MarkedPair]:
    a, r = text.find(actor), text.find(recipient)
    if a < 0 or r < 0 or a == r or (a < r < a + len(actor)) or (r < a < r + len(recipient)):
        return []
    pieces, marks = marked(tokenizer, text, (a, a + len(actor)), (r, r + len(recipient)))
    return [MarkedPair(pieces, marks, TYPES.index(type_))]
