"""Sentences told of other states: so that the net learns who does it from the words around, not from who is who."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from train.event_model.examples import LabelledEvent, LabelledSentence

RESOURCES = Path(__file__).parents[2] / "src/detente/resources"
LEAST_STATES = 2
"""Sentences with fewer states are not told again: nothing can be mistaken in them."""

SHARE_OF_WEIGHT = 0.6
"""A sentence told of other states counts less for triggers than what somebody wrote."""


def told_of_others(sentences: Iterable[LabelledSentence], seed: int = 3) -> Iterator[LabelledSentence]:
    """Yield sentences that have an event with both sides and name two states or more, with other states in their place.

    Names, adjectives and capitals change together ("Russian" with "Moscow"); everything else stays as it is.
    """
    chance = random.Random(seed)
    for sentence in sentences:
        if not any(e.actors and e.recipients for e in sentence.events):
            continue
        found = sorted(
            {code for m in _pattern().finditer(sentence.text) for code in [_words()[m.group()][0]]}
        )
        if len(found) < LEAST_STATES:
            continue
        others = chance.sample([c for c in sorted(_forms()) if c not in found], len(found))
        other_of = dict(zip(found, others, strict=True))
        yield replace(
            sentence,
            id=f"{sentence.id}:of others",
            kind="renamed",
            text=_renamed(sentence.text, other_of),
            events=tuple(_event(e, other_of) for e in sentence.events),
            weight=sentence.weight * SHARE_OF_WEIGHT,
        )


def _event(event: LabelledEvent, other_of: Mapping[str, str]) -> LabelledEvent:
    return LabelledEvent(
        event.type,
        _renamed(event.trigger, other_of),
        tuple(_renamed(name, other_of) for name in event.actors),
        tuple(_renamed(name, other_of) for name in event.recipients),
        event.status,
        None if event.by is None else _renamed(event.by, other_of),
    )


def _renamed(text: str, other_of: Mapping[str, str]) -> str:
    def other(match: re.Match[str]) -> str:
        code, kind = _words()[match.group()]
        return _forms()[other_of[code]][kind]

    return _pattern().sub(other, text)


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return name, adjective and capital of the states that have each as one word, from the shipped lexicons."""
    forms: dict[str, dict[str, str]] = {}
    for row in _rows("states.tsv"):
        if not row["until"] and " " not in row["name"] and row["capital"] and " " not in row["capital"]:
            forms[row["code"]] = {"name": row["name"], "capital": row["capital"]}
    for row in _rows("names.tsv"):
        if row["kind"] == "adjective" and row["code"] in forms and " " not in row["words"]:
            forms[row["code"]].setdefault("adjective", row["words"])
    return {
        code: form
        for code, form in forms.items()
        if len(form) == 3 and len(set(form.values())) == 3 and all(w.isalpha() for w in form.values())
    }


@cache
def _words() -> dict[str, tuple[str, str]]:
    return {word: (code, kind) for code, form in _forms().items() for kind, word in form.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _words()), key=len, reverse=True))})\b")


def _rows(name: str) -> list[dict[str, str]]:
    with (RESOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
