"""Rewordings of a text as wire copies show them: other headline, dateline, cuts, additions, house style."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from detente.records import Document

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|(?<=[.!?][\"”’])\s+(?=[A-Z“\"])|\n+")
_CITIES = "PARIS|LONDON|GENEVA|NAIROBI|CAIRO|SEOUL|BRUSSELS|NEW DELHI|ANKARA|VIENNA".split("|")
_AGENCIES = "Wire Service|Press Agency|News Desk|Correspondents".split("|")
_PAIRS = (
    ("said", "told reporters"), ("says", "states"), ("announced", "made known"), ("percent", "per cent"),
    ("approximately", "about"), ("about", "around"), ("however", "but"), ("Additionally", "In addition"),
    ("because of", "owing to"), ("after", "following"), ("before", "ahead of"), ("more than", "over"),
    ("killed", "left dead"), ("attack", "assault"), ("attacks", "assaults"), ("talks", "negotiations"),
    ("began", "started"), ("ended", "finished"), ("country", "nation"), ("countries", "nations"),
    ("officials", "authorities"), ("reported", "related"), ("according to", "as told by"), ("support", "backing"),
    ("important", "significant"), ("help", "assist"), ("program", "programme"), ("defense", "defence"),
    ("organization", "organisation"), ("labor", "labour"), ("center", "centre"), ("toward", "towards"),
    ("U.S.", "US"), ("United States", "U.S."), ("President", "President"), ("yesterday", "the day before"),
    ("several", "a number of"), ("many", "numerous"), ("also", "as well"), ("during", "in the course of"),
    ("stated", "said"), ("continue", "go on"), ("meeting", "encounter"), ("agreement", "accord"),
    ("at least", "no fewer than"), ("police", "police officers"), ("government", "authorities"),
)  # fmt: skip
_HEADLINES = (
    "What we know so far", "World in brief: {}", "Update: {}", "{}: officials react", "In focus: {}", "LIVE - {}",
)  # fmt: skip
_FOOTERS = (
    "Reporting by our staff; editing by the news desk.",
    "This story was first sent by a news agency.",
    "Additional reporting by our correspondents. Read the full story on our site.",
)

SHORTEST = 25
"""Words of the shortest brief that is still sent as a story."""

Rewording = Callable[[list[str], random.Random], list[str]]


def rewordings(
    document: Document, others: Sequence[Document], count: int, dice: random.Random
) -> list[Document]:
    """Return `count` wire copies of a document, each with another headline and two to four changes of its text.

    Some take a sentence or two of background from one of the `others`, which should be long texts.
    """
    return [_copy(document, dice.choice(others), number, dice) for number in range(1, count + 1)]


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, roughly."""
    return [sentence for sentence in _END.split(text) if sentence and sentence.strip()]


def _copy(document: Document, other: Document, number: int, dice: random.Random) -> Document:
    sentences = sentences_of(document.text)
    for change in dice.sample(_CHANGES, dice.randint(2, 4)):
        sentences = change(sentences, dice)
    if dice.random() < 0.3:
        background = sentences_of(other.text)[: dice.randint(1, 2)]
        sentences += [sentence[:300] for sentence in background]
    text = (" " if dice.random() < 0.5 else "\n").join(sentences)
    topic = (document.title or sentences_of(document.text)[0])[:40]
    headline = dice.choice(_HEADLINES).format(topic)
    if dice.random() < 0.5:
        text = f"{headline}\n{text}"
    if dice.random() < 0.5:
        text = f"{text}\n{dice.choice(_FOOTERS)}"
    day = document.published + timedelta(days=dice.randint(0, 2)) if document.published else None
    return replace(document, id=f"{document.id}/{number}", text=text, title=headline, published=day)


def _dateline(sentences: list[str], dice: random.Random) -> list[str]:
    line = f"{dice.choice(_CITIES)} ({dice.choice(_AGENCIES)}) - "
    return [line + sentences[0], *sentences[1:]]


def _cut(sentences: list[str], dice: random.Random) -> list[str]:
    """Keep the beginning, as an editor who is short of space does."""
    kept = max(1, round(len(sentences) * dice.uniform(0.4, 0.8)))
    while kept < len(sentences) and len(" ".join(sentences[:kept]).split()) < SHORTEST:
        kept += 1
    return sentences[:kept]


def _dropped(sentences: list[str], dice: random.Random) -> list[str]:
    if len(sentences) < 4:
        return sentences
    gone = set(dice.sample(range(1, len(sentences)), max(1, len(sentences) // 8)))
    return [sentence for n, sentence in enumerate(sentences) if n not in gone]


def _moved(sentences: list[str], dice: random.Random) -> list[str]:
    if len(sentences) < 3:
        return sentences
    moved = list(sentences)
    at = dice.randrange(1, len(moved))
    moved.insert(dice.randrange(1, len(moved)), moved.pop(at))
    return moved


def _house_words(sentences: list[str], dice: random.Random) -> list[str]:
    """Change words as a house style asks for: half of the known ones, wherever they stand."""
    chosen = dict(dice.sample(_PAIRS, len(_PAIRS) // 2))
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, chosen)) + r")(?!\w)")
    return [pattern.sub(lambda found: chosen[found[0]], sentence) for sentence in sentences]


def _house_marks(sentences: list[str], dice: random.Random) -> list[str]:
    straight = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-", "–": "-"})
    return [sentence.translate(straight) for sentence in sentences]


def _shouted(sentences: list[str], dice: random.Random) -> list[str]:
    first = sentences[0].split(" ")
    return [" ".join([*(word.upper() for word in first[:4]), *first[4:]]), *sentences[1:]]


_CHANGES: tuple[Rewording, ...] = (_dateline, _cut, _dropped, _moved, _house_words, _house_marks, _shouted)
