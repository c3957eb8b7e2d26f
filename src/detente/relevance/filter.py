"""Pass over, before the parser, what cannot hold an event between political actors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons
from detente.records import Document, Span
from detente.relevance.event_words import EventWords, default_event_words
from detente.relevance.forms import forms_of

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_NAMES = ("words", "code", "kind", "from", "until", "citation")
_ORGANISATIONS = ("name", "aliases", "country", "sectors", "kind", "from", "until", "citation")
_HOLDERS = ("name", "aliases", "country", "office", "sectors", "from", "until", "citation")

_TURN = re.compile(r"[^\W\d_][\w .,'’()-]{1,80}:")
"""How a turn of a transcript begins: "MR. PRICE: We have ..."; the voice of all that follows."""

BEFORE = 1
"""Sentences before one with an event that are parsed with it: who "he" and "the ministry" are, stands there."""

AFTER = 1
"""Sentences after it that are parsed with it if they say who said something."""


@dataclass(frozen=True, slots=True)
class RelevanceFilter:
    """Chooses the sentences that are parsed: those that can tell an event, and their surroundings."""

    events: EventWords
    actors: frozenset[str]
    speech: frozenset[str]

    def __call__(self, document: Document, sentences: Sequence[Span]) -> tuple[int, ...]:
        """Return the numbers of the sentences worth parsing, in order; () for a document without any.

        A document in which nobody is named who can act in politics has none.
        """
        words = [span.of(document.text) for span in sentences]
        if not any(self.names_actor(sentence) for sentence in words):
            return ()
        telling = [n for n, sentence in enumerate(words) if self.events.can_tell_event(sentence)]
        if not telling:
            return ()
        kept = set(telling)
        for number in telling:
            kept.update(range(max(0, number - BEFORE), number))
            after = range(number + 1, min(len(words), number + 1 + AFTER))
            kept.update(n for n in after if self.speech.intersection(_small(words[n])))
        kept.update(n for n, sentence in enumerate(words) if _TURN.match(sentence))
        # The story's state and its headline's actors are read from the first sentence.
        kept.add(0)
        return tuple(sorted(kept))

    def names_actor(self, sentence: str) -> bool:
        """Return whether a sentence holds a word of a state's, body's, people's or office holder's name or role."""
        return not self.actors.isdisjoint(_WORD.findall(sentence))


def default_relevance(lexicons: Lexicons = SHIPPED) -> RelevanceFilter:
    """Return the filter over the lexicons of names, agents, cues and patterns."""
    cues = lexicons.table("cues.tsv", ("words", "kind", "stance", "citation"))
    said = {row["words"].split(" ")[0] for row in cues if row["kind"] == "speech"}
    return RelevanceFilter(
        default_event_words(lexicons),
        frozenset(_actor_words(lexicons)),
        frozenset({form for word in said for form in forms_of(word)} | {"said", "told", "according"}),
    )


def _actor_words(lexicons: Lexicons) -> Iterator[str]:
    """Yield every word with a capital of all names, and the words for those who act, with their plurals."""
    names = [row["words"] for row in lexicons.table("names.tsv", _NAMES)]
    names += [row["words"] for row in lexicons.table("peoples.tsv", ("words", "countries", "citation"))]
    for row in (
        *lexicons.table("organisations.tsv", _ORGANISATIONS),
        *lexicons.tables("office_holders", _HOLDERS),
    ):
        names += [row["name"], *row.list("aliases")]
    for name in names:
        yield from (word for word in _WORD.findall(name) if word[0].isupper())
    for row in lexicons.table("agents.tsv", ("words", "sectors", "kind", "citation")):
        last = row["words"].split(" ")[-1]
        for form in (last, f"{last}s", f"{last}es", f"{last[:-1]}ies"):
            yield form
            yield form[:1].upper() + form[1:]


def _small(sentence: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(sentence)]
