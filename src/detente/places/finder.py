"""Find where things are said to happen: place names that a locative word governs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons, is_line_of
from detente.places.divisions import divisions_in
from detente.places.gazetteer import Gazetteer
from detente.places.locative import LocativeWords, locative_words, read_locative_words
from detente.places.names import PlaceNames, default_place_names
from detente.places.naming import GAZETTEER, SentenceNames
from detente.places.sentence import SentencePlaces
from detente.records import Document, Mention, Parse, Place, Span


@dataclass(frozen=True, slots=True)
class PlaceFinder:
    """Finds the places of a document."""

    names: PlaceNames
    gazetteer: Gazetteer
    words: LocativeWords

    def __call__(
        self, document: Document, parses: Sequence[Parse], mentions: Sequence[Mention]
    ) -> tuple[Place, ...]:
        """Return the places named as such, in text order; a name that stands for a government is none."""
        return tuple(place for s in self.sentences(document, parses, mentions) for place in s.find())

    def sentences(
        self, document: Document, parses: Sequence[Parse], mentions: Sequence[Mention]
    ) -> Iterator[SentencePlaces]:
        """Yield each sentence with what the document tells of its place names."""
        text = document.text
        known = [(p, self.names.find(p.span.of(text), document.published)) for p in parses]
        divisions = divisions_in(((p.span.of(text), matches) for p, matches in known), self.gazetteer)
        named = Counter(
            code
            for parse, matches in known
            for m in matches
            if text[parse.span.start + m.start : parse.span.start + m.end] not in divisions
            for code in m.told()
        )
        named.update(site.country for site in divisions.values())
        taken: dict[int, list[Span]] = {}
        for mention in mentions:
            if mention.kind == "name" and not _names_state(mention):
                taken.setdefault(mention.sentence, []).append(mention.span)
        for parse, matches in known:
            here = taken.get(parse.sentence, ())
            names = SentenceNames(text, parse, matches, here, self.gazetteer, self.words)
            yield SentencePlaces(names, named, self.names.states, divisions)


def default_place_finder(lexicons: Lexicons = SHIPPED) -> PlaceFinder:
    """Return the finder over the names and the shipped gazetteer."""
    words = locative_words() if lexicons == SHIPPED else read_locative_words(lexicons)
    return PlaceFinder(default_place_names(lexicons), Gazetteer(), words)


def _names_state(mention: Mention) -> bool:
    rule = mention.evidence[-1].rule if mention.evidence else ""
    return is_line_of(rule, "names.tsv") or rule.startswith(GAZETTEER)
