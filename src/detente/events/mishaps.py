"""Harm that nobody did: who dies in a fire, a flood or a collision is no victim of force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.events.frames import Frames
from detente.lexicon import SHIPPED, Lexicons, words_by_kind
from detente.records import EventMention, Parse

_CAUSES = frozenset(
    {"in", "into", "after", "by", "from", "during", "amid", "following", "due", "of", "to", "as"}
)
"""Prepositions before what did the harm: "killed in a crash", "due to flooding"."""

_CLAUSES = frozenset({"advcl", "conj", "xcomp", "ccomp", "parataxis", "dep", "acl", "relcl"})


@dataclass(frozen=True, slots=True)
class MishapWords:
    """Lemmas of what harms without a doer.

    A `mishap` noun is one ("blaze"), in a name ("Typhoon Haiyan"), too; a `nature` word makes an `outburst` one ("gas
    leak"); a `figure` is one only as a cause ("collapse"); a `beast` harms as doer, and by a `blow`, as lightning does
    ("a shark attack"); a `befalls` verb tells one ("capsize"); a `vehicle` that hits or slams has one; a `harm` verb
    tells what came of it; with a `force` word in the sentence somebody may have done it.
    """

    mishap: frozenset[str]
    nature: frozenset[str]
    outburst: frozenset[str]
    figure: frozenset[str]
    beast: frozenset[str]
    blow: frozenset[str]
    befalls: frozenset[str]
    vehicle: frozenset[str]
    impact: frozenset[str]
    harm: frozenset[str]
    force: frozenset[str]


def default_mishap_words(lexicons: Lexicons = SHIPPED) -> MishapWords:
    """Return the words."""
    return words_by_kind(lexicons, "mishaps.tsv", MishapWords)


def without_mishaps(
    parse: Parse, frames: Frames, words: MishapWords, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events without the harm that an accident, the weather, a beast or a disease did."""
    if not any(e.type == "ASSAULT" for e in events):
        return list(events)
    reader = _Reader(parse, frames, words)
    return [e for e in events if e.type != "ASSAULT" or not reader.is_mishap(e)]


class _Reader:
    def __init__(self, parse: Parse, frames: Frames, words: MishapWords) -> None:
        self.parse, self.frames, self.words = parse, frames, words

    def is_mishap(self, event: EventMention) -> bool:
        token = self.parse.tokens[event.head]
        if token.pos not in {"VERB", "AUX"} or self._has_force():
            return False
        doers = self._doers(event.head)
        if token.lemma in self.words.impact:
            return any(self._is_vehicle(d) or self._is_mishap(d) for d in doers)
        if token.lemma not in self.words.harm:
            return False
        if any(self._is_mishap(d) or self._is_beast(d) for d in doers):
            return True
        objects = self.frames.of(event.head).objects
        if objects and all(self._is_beast(o) for o in objects):
            return True  # who shoots a tiger assaults nobody
        if not all(self._is_thing(m.head) for m in event.actors):
            return False
        return self.has_mishap

    @cached_property
    def has_mishap(self) -> bool:
        """Return whether a mishap is told: whatever its place, or as cause where its name is used in a figure, too."""
        if any(self._is_plain(i) for i in range(len(self.parse.tokens))):
            return True
        harmed = [
            i for i, t in enumerate(self.parse.tokens) if t.pos == "VERB" and t.lemma in self.words.harm
        ]
        return any(self._has_cause(v) or self._leans_on_mishap(v) for v in harmed)

    def _is_plain(self, word: int) -> bool:
        """Return whether a word tells a mishap by itself: "crash", but not "collapse", which talks may do, too."""
        is_figure = self.parse.tokens[word].lemma.lower() in self.words.figure
        return not is_figure and (self._is_mishap(word) or self._befalls(word))

    def _is_thing(self, word: int) -> bool:
        """Return whether a doer is itself a mishap, a vehicle or what met with one: "a boat capsizes"."""
        above = self.parse.tokens[word].head
        is_struck = self.parse.tokens[word].dep in {"nsubj", "nsubjpass"} and self._befalls(above)
        return self._is_mishap(word) or self._is_vehicle(word) or is_struck

    def _has_force(self) -> bool:
        """Return whether the sentence has a weapon or a fight, "lightning strikes" and "shark attacks" apart."""
        return any(
            t.lemma.lower() in self.words.force
            and not self._is_mishap(i)
            and not (t.pos == "VERB" and t.lemma in self.words.impact)
            for i, t in enumerate(self.parse.tokens)
        )

    def _doers(self, verb: int) -> list[int]:
        found = list(self.frames.of(verb).subjects)
        for agent in self.parse.children(verb, "agent", "prep"):
            if self.parse.tokens[agent].lemma == "by":
                found.extend(self.parse.children(agent, "pobj"))
        return found

    def _has_cause(self, verb: int) -> bool:
        """Return whether a mishap stands behind a preposition or in a clause of time under a verb."""
        for prep in self.parse.children(verb, "prep", "agent", "pcomp"):
            if self.parse.tokens[prep].lemma not in _CAUSES:
                continue
            below = [prep, *self.parse.children(prep, "prep", "pcomp")]
            if any(self._is_mishap(n) or self._befalls(n) for p in below for n in self._phrases(p)):
                return True
        return any(self._befalls(v) for v in self.parse.children(verb, "advcl"))

    def _phrases(self, prep: int) -> list[int]:
        found = list(self.parse.children(prep, "pobj"))
        for one in found:
            found.extend(self.parse.children(one, "conj"))
        return found

    def _leans_on_mishap(self, verb: int) -> bool:
        """Return whether the clause above a verb tells a mishap: "the roof collapses, killing nine"."""
        token = self.parse.tokens[verb]
        return token.dep in _CLAUSES and token.head != verb and self._befalls(token.head)

    def _befalls(self, verb: int) -> bool:
        token = self.parse.tokens[verb]
        if token.pos not in {"VERB", "AUX"}:
            return False
        subjects = self.parse.children(verb, "nsubj", "nsubjpass")
        if any(self._is_mishap(s) for s in subjects):
            return True
        if token.lemma in self.words.impact and any(self._is_vehicle(s) for s in subjects):
            return True
        objects = self.parse.children(verb, "dobj")
        if token.lemma == "catch":
            return any(self.parse.tokens[o].lemma == "fire" for o in objects)
        return token.lemma in self.words.befalls and not objects

    def _is_mishap(self, word: int) -> bool:
        token = self.parse.tokens[word]
        if token.pos not in {"NOUN", "PROPN"}:
            return False
        before = [
            self.parse.tokens[c].lemma.lower() for c in self.parse.children(word, "compound", "amod", "nmod")
        ]
        lemma = token.lemma.lower()
        if lemma == "fire":  # without an article it is the work of weapons: "killed by police fire"
            has_article = bool(self._own(word, "det", "nummod")) or token.tag == "NNS"
            return has_article and not set(before) & self.words.force
        if lemma in self.words.mishap or (lemma in self.words.outburst and set(before) & self.words.nature):
            return True
        if lemma in self.words.blow and set(before) & (self.words.beast | {"lightning"}):
            return True
        if lemma in self.words.befalls and set(before) & self.words.vehicle:
            return True  # "after a bus overturns", its verb taken for a noun
        return token.pos == "PROPN" and bool(set(before) & self.words.mishap)

    def _own(self, word: int, *deps: str) -> list[int]:
        """Return the dependents of a word, those of the word it is joined to else: "in an explosion and fire"."""
        token = self.parse.tokens[word]
        above = token.head if token.dep == "conj" else word
        return [
            *self.parse.children(word, *deps),
            *(c for c in self.parse.children(above, *deps) if c < word),
        ]

    def _is_beast(self, word: int) -> bool:
        token = self.parse.tokens[word]
        return token.pos == "NOUN" and token.lemma in self.words.beast

    def _is_vehicle(self, word: int) -> bool:
        token = self.parse.tokens[word]
        return token.pos == "NOUN" and token.lemma in self.words.vehicle
