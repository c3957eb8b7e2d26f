"""The event patterns: a head word with what must stand around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from detente.events.frame import Frame
from detente.lexicon import SHIPPED, Lexicons, Row, vocabulary
from detente.lexicon.pattern_words import PLAIN_SLOTS, faults_of_pattern
from detente.records import EventMention, Parse

COLUMNS = ("pattern", "type", "mode", "contexts", "actor", "recipient", "example", "expects", "citation")
NO_EVENT = vocabulary.NO_EVENT
POS_OF = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """One `slot:lemma|lemma` of a pattern; `lemmas` is `None` for `*`."""

    slot: str
    lemmas: frozenset[str] | None


@dataclass(frozen=True)
class Pattern:
    """One line of a pattern lexicon."""

    lemma: str
    pos: str
    constraints: tuple[Constraint, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    example: str
    expects: str
    where: str
    of_user: bool = False

    @cached_property
    def specificity(self) -> tuple[int, int]:
        """How much the pattern asks for: constraints with words first, then any."""
        worded = sum(c.lemmas is not None for c in self.constraints)
        return worded, len(self.constraints)


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at a head, with the tokens that its constraints used."""

    pattern: Pattern
    head: int
    used: tuple[int, ...]


class PatternIndex:
    """The patterns by head word."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        self.patterns = patterns
        self._of_user = frozenset(p.where for p in patterns if p.of_user)
        by_head: dict[tuple[str, str], list[Pattern]] = {}
        for pattern in patterns:
            by_head.setdefault((pattern.lemma, pattern.pos), []).append(pattern)
        for bucket in by_head.values():
            bucket.sort(key=lambda p: (p.of_user, p.specificity, p.type == NO_EVENT), reverse=True)
        self._by_head: Mapping[tuple[str, str], list[Pattern]] = by_head

    def is_of_user(self, event: EventMention) -> bool:
        """Return whether a pattern line of the user's own found an event: no model or later rule overrules it."""
        return bool(event.evidence) and event.evidence[0].rule in self._of_user

    def knows(self, lemma: str, pos: str) -> bool:
        """Return whether any pattern has this head."""
        return (lemma, pos) in self._by_head

    def mode_of(self, lemma: str, pos: str, type_: str) -> str | None:
        """Return the mode that all patterns of a type with this head have; `None` if they differ."""
        modes = {p.mode for p in self._by_head.get((lemma, pos), ()) if p.type == type_}
        return modes.pop() if len(modes) == 1 else None

    def is_done_by_subject(self, lemma: str, type_: str) -> bool:
        """Return whether the subject of a verb does it by the patterns of a type: "send", not "receive"."""
        slots = [p.actor for p in self._by_head.get((lemma, "v"), ()) if p.type == type_]
        return bool(slots) and not any(s and s[0] not in {"subj", "by", "poss"} for s in slots)

    def best(self, parse: Parse, frame: Frame, lemma: str, pos: str) -> Match | None:
        """Return the most specific pattern that a head and its surroundings meet, the user's before all shipped."""
        for pattern in self._by_head.get((lemma, pos), ()):
            used = _meets(pattern, parse, frame)
            if used is not None:
                return Match(pattern, frame.head, used)
        return None


def default_patterns(lexicons: Lexicons = SHIPPED) -> PatternIndex:
    """Return the patterns.

    Raises:
        LexiconError: naming all faulty lines.
    """
    rows = lexicons.tables("patterns", COLUMNS, check=faults_of)
    return PatternIndex(tuple(_pattern(row) for row in rows))


def faults_of(row: Row) -> Iterator[str]:
    """Yield what is wrong with a pattern line."""
    for reason, _ in faults_of_pattern(row["pattern"]):
        yield reason
    if not row["type"]:
        yield "no type"


def _pattern(row: Row) -> Pattern:
    head, *constraints = row["pattern"].split(" ")
    lemma, _, pos = head.rpartition("/")
    return Pattern(
        lemma,
        pos,
        tuple(_constraint(c) for c in constraints),
        row["type"],
        row["mode"] or None,
        row.list("contexts"),
        row.list("actor"),
        row.list("recipient"),
        row["example"],
        row["expects"],
        row.where,
        row.of_user,
    )


def _constraint(words: str) -> Constraint:
    slot, _, lemmas = words.partition(":")
    return Constraint(slot, None if lemmas == "*" else frozenset(lemmas.split("|")))


def _meets(pattern: Pattern, parse: Parse, frame: Frame) -> tuple[int, ...] | None:
    used: list[int] = []
    for constraint in pattern.constraints:
        if constraint.slot == "neg":
            if not frame.negated:
                return None
            continue
        if constraint.slot == "voice":
            if frame.passive != ("passive" in (constraint.lemmas or ())):
                return None
            continue
        tokens = _in_slot(frame, constraint.slot)
        fitting = [t for t in tokens if constraint.lemmas is None or _is_one_of(parse, t, constraint.lemmas)]
        if not fitting:
            return None
        if constraint.lemmas is not None:
            used.append(fitting[0])
    return tuple(used)


def _is_one_of(parse: Parse, index: int, lemmas: frozenset[str]) -> bool:
    token = parse.tokens[index]
    return token.lemma in lemmas or token.text.lower() in lemmas


def _in_slot(frame: Frame, slot: str) -> list[int]:
    if slot not in PLAIN_SLOTS:
        return frame.prepositions.get(slot, [])
    return {
        "subj": frame.subjects,
        "obj": frame.objects,
        "iobj": frame.indirect,
        "prt": frame.particles,
        "inf": frame.infinitives,
        "ing": frame.gerunds,
        "clause": frame.clauses,
        "mod": frame.modifiers,
        "poss": frame.possessors,
    }[slot]
