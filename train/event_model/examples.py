"""Labelled sentences as training examples: words found again, heads and categories computed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from detente.encode.categories import (
    DEP_NUMBER,
    POS_NUMBER,
    STATUS_NUMBER,
    TYPE_NUMBER,
    is_candidate,
    path_between,
)
from detente.encode.decode import LOOSE, head_of
from detente.records import Parse, Span


@dataclass(frozen=True, slots=True)
class LabelledEvent:
    """An event of a sentence in words, as annotators write it."""

    type: str
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    by: str | None


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with its events; `group` keeps sentences of one document in one fold."""

    id: str
    text: str
    events: tuple[LabelledEvent, ...]
    group: str
    kind: str  # "sentences", "documents", "own", "template"
    weight: float = 1.0


@dataclass(slots=True)
class EventTarget:
    """A trigger's words and head, and what is to be learned of it; roles by candidate word."""

    words: list[int]
    head: int
    type: int
    status: int
    voiced: bool
    roles: dict[int, int]
    event: LabelledEvent | None = None
    paths: list[list[str]] = field(default_factory=list)  # from the head to each candidate


@dataclass(slots=True)
class Example:
    """A parsed sentence with its targets."""

    sentence: LabelledSentence
    parse: Parse
    pos: list[int]
    dep: list[int]
    labels: list[int]
    candidates: list[int]
    events: list[EventTarget] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)


def example_of(sentence: LabelledSentence, parse: Parse) -> Example:
    """Return the example of a sentence; words that are not found are left out."""
    tokens = parse.tokens
    labels = [0] * len(tokens)
    example = Example(
        sentence,
        parse,
        [POS_NUMBER.get(t.pos, 0) for t in tokens],
        [DEP_NUMBER.get(t.dep, 0) for t in tokens],
        labels,
        [i for i in range(len(tokens)) if is_candidate(parse, i)],
    )
    used: set[int] = set()
    for event in sentence.events:
        words = _trigger_words(parse, sentence.text, event, used)
        if not words:
            continue
        used.update(words)
        number = TYPE_NUMBER[event.type]
        for w in words:
            labels[w] = number
        head = head_of(parse, words)
        roles: dict[int, int] = {}
        for role, names in ((1, event.actors), (2, event.recipients)):
            for name in names:
                for word in _participant_words(parse, sentence.text, name, head, example.candidates):
                    roles.setdefault(word, role)
        paths = [path_between(parse, head, w) for w in example.candidates]
        status = STATUS_NUMBER[event.status]
        example.events.append(
            EventTarget(words, head, number, status, event.by is not None, roles, event, paths)
        )
    return example


def _trigger_words(parse: Parse, text: str, event: LabelledEvent, used: set[int]) -> list[int]:
    best: list[int] = []
    best_score = -1e9
    near = [p for n in (*event.actors, *event.recipients) for p in _places(text, n)]
    for place in _places(text, event.trigger):
        span = Span(parse.span.start + place, parse.span.start + place + len(event.trigger))
        words = list(parse.covering(span))
        content = [i for i in words if parse.tokens[i].pos not in LOOSE] or words
        fresh = [i for i in content if i not in used]
        if not fresh:
            continue
        score = -min((abs(place - p) for p in near), default=0) / 100 + 10 * (len(fresh) == len(content))
        if score > best_score:
            best, best_score = fresh, score
    return best


def _participant_words(parse: Parse, text: str, name: str, head: int, candidates: Sequence[int]) -> list[int]:
    """Return the candidate word that heads a participant's words nearest to the trigger."""
    allowed = set(candidates)
    anchor = parse.tokens[head].start - parse.span.start
    for place in sorted(_places(text, name), key=lambda p: abs(p - anchor)):
        span = Span(parse.span.start + place, parse.span.start + place + len(name))
        words = list(parse.covering(span))
        if not words:
            continue
        top = head_of(parse, words)
        if top in allowed:
            return [top]
        inner = [w for w in words if w in allowed]
        if inner:
            return [inner[-1]]
    return []


def _places(text: str, words: str) -> list[int]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if words else r"(?!)"
    found = [m.start() for m in re.finditer(pattern, text)]
    return found or [m.start() for m in re.finditer(re.escape(words), text)] if words else []


def missing(examples: Iterable[Example]) -> tuple[int, int, int, int]:
    """Return how many triggers and participants of the labels were found: (found, all, found, all)."""
    triggers = triggers_all = parts = parts_all = 0
    for e in examples:
        triggers += len(e.events)
        triggers_all += len(e.sentence.events)
        for target in e.events:
            assert target.event is not None
            parts += len(target.roles)
            parts_all += len(target.event.actors) + len(target.event.recipients)
    return triggers, triggers_all, parts, parts_all
