"""The words of one sentence that may name places: spellings, divisions behind a name, locative words before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.places.candidates import HYPHENS, Candidate
from detente.places.gazetteer import Gazetteer, Site
from detente.places.locative import LocativeWords, head_of
from detente.places.names import NameMatch
from detente.records import Evidence, Parse, Place, Precision, Span

GAZETTEER = "gazetteer:"
"""How evidence begins that names a line of the gazetteer."""

_DIVISIONS = frozenset(
    {"province", "region", "oblast", "governorate", "state", "county", "district", "prefecture"}
)


@dataclass(frozen=True, slots=True)
class SentenceNames:
    """The names of one sentence: the known ones (`matches`), and those of people and organisations (`taken`).

    Stretches of words are told by their first and last token.
    """

    text: str
    parse: Parse
    matches: Sequence[NameMatch]
    taken: Sequence[Span]
    gazetteer: Gazetteer
    words: LocativeWords

    def areas_behind(self, last: int) -> tuple[list[tuple[str, str | None]], int]:
        """Return the states and divisions written behind a name ("X, Iraq"), and the last token of it all."""
        tokens = self.parse.tokens
        if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
            return [], last
        offset = self.parse.span.start
        for match in self.matches:
            inside = self.parse.covering(Span(offset + match.start, offset + match.end))
            if not inside or inside[0] != last + 2:
                continue
            areas: list[tuple[str, str | None]] = [
                (r.code, None) for r in match.readings if r.code and r.kind == "name"
            ]
            words = self.spelling(inside[0], inside[-1])
            if any(r.kind in {"name", "region", "landmark"} for r in match.readings):
                areas += [
                    (s.country, s.admin1) for s in self.gazetteer.find(words) if s.precision == "region"
                ]
            return areas, inside[-1]
        return [], last

    def at_site(self, first: int, last: int, site: Site, *why: str) -> Place:
        """Return the place of a stretch of tokens at a line of the gazetteer."""
        at = (site.latitude, site.longitude)
        rule = f"{GAZETTEER}{site.id}"
        return self.made(first, last, site.name, site.country, at, site.precision, site.admin1, rule, *why)

    def made(
        self,
        first: int,
        last: int,
        name: str,
        country: str | None,
        at: tuple[float | None, float | None],
        precision: Precision,
        admin1: str | None,
        *rules: str,
    ) -> Place:
        """Return the place of a stretch of tokens, with the rules that say so."""
        tokens = self.parse.tokens
        span = Span(tokens[first].start, tokens[last].end)
        why = tuple(Evidence("place", "places", rule, span) for rule in rules)
        return Place(span, self.parse.sentence, name, country, at[0], at[1], precision, admin1, why)

    def is_governed(self, name: Candidate, last: int | None = None, *, state: bool = False) -> bool:
        """Return whether a locative word governs the name; `last` is the end of "X, Iraq"."""
        tokens = self.parse.tokens
        end = name.last if last is None else last
        head = head_of(self.parse, Span(tokens[name.first].start, tokens[end].end))
        words = self.words
        return head is not None and (
            words.governor(self.parse, head, state=state) is not None
            or any(words.clause_there(self.parse, i) is not None for i in range(name.first, end + 1))
        )

    def is_taken(self, first: int, last: int) -> bool:
        """Return whether a stretch of tokens lies within the name of a person or an organisation."""
        tokens = self.parse.tokens
        span = Span(tokens[first].start, tokens[last].end)
        return any(t.holds(span) for t in self.taken)

    def with_directions(self, first: int) -> int:
        """Return the first of the directions before a name: "northern", "south-west"."""
        tokens = self.parse.tokens
        while first > 0 and (
            self.words.has("direction", tokens[first - 1].text.lower())
            or (HYPHENS.fullmatch(tokens[first - 1].text) and tokens[first].text.lower().endswith("ern"))
        ):
            first -= 1
        return first

    def next_is_division(self, last: int) -> bool:
        """Return whether a word such as "province" comes next."""
        tokens = self.parse.tokens
        return last + 1 < len(tokens) and tokens[last + 1].text.lower() in _DIVISIONS

    def is_place_noun(self, word: str) -> bool:
        """Return whether a noun names a kind of place."""
        return self.words.has("place", word.lower())

    def spelling(self, first: int, last: int) -> str:
        """Return the words of a stretch of tokens as they are written."""
        tokens = self.parse.tokens
        return self.text[tokens[first].start : tokens[last].end]
