"""Find where things are said to happen: place names that a locative word governs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from detente.places.choice import choose_site
from detente.places.gazetteer import Gazetteer, Site
from detente.places.locative import LocativeWords, head_of, locative_words
from detente.places.names import KnownName, NameMatch, PlaceNames, default_place_names
from detente.records import Document, Evidence, Mention, Parse, Place, Precision, Span

_LONGEST = 4
"""Words of a gazetteer name."""
_NO_PLACE_ENTITIES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})
_DOUBTFUL_ENTITIES = frozenset({"PERSON", "ORG", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_SURE_SIZE = 100_000
"""People; the recogniser may take the name of so big a town for a person or an organisation."""
_HYPHENS = re.compile(r"[-–‑]")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a sentence before its place is chosen: tokens `first` to `last` and what the lexicons know."""

    first: int
    last: int
    match: NameMatch | None


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
        text = document.text
        known = [(p, self.names.find(p.span.of(text), document.published)) for p in parses]
        named = Counter(code for _, matches in known for m in matches for code in m.told())
        taken: dict[int, list[Span]] = {}
        for mention in mentions:
            if mention.kind == "name" and not _names_state(mention):
                taken.setdefault(mention.sentence, []).append(mention.span)
        found = []
        for parse, matches in known:
            sentence = _Sentence(self, text, parse, matches, named, taken.get(parse.sentence, ()))
            found.extend(sentence.places())
        return tuple(found)


def default_place_finder() -> PlaceFinder:
    """Return the finder over the shipped names and gazetteer."""
    return PlaceFinder(default_place_names(), Gazetteer(), locative_words())


@dataclass(slots=True)
class _Sentence:
    finder: PlaceFinder
    text: str
    parse: Parse
    matches: Sequence[NameMatch]
    named: Mapping[str, int]
    taken: Sequence[Span]

    def places(self) -> list[Place]:
        found: list[Place] = []
        reached = -1
        for name in self._names():
            if name.first <= reached:
                continue
            place, last = self._place(name)
            if place is not None:
                found.append(place)
                reached = last
        return found

    def _names(self) -> list[_Named]:
        """Return the known names and, beside them, the proper names that the gazetteer may have."""
        tokens = self.parse.tokens
        offset = self.parse.span.start
        names = []
        covered: set[int] = set()
        for match in self.matches:
            inside = self.parse.covering(Span(offset + match.start, offset + match.end))
            if inside:
                names.append(_Named(inside[0], inside[-1], match))
                covered.update(inside)
        index = 0
        while index < len(tokens):
            if index in covered or not _may_begin(tokens[index].text, tokens[index].pos):
                index += 1
                continue
            last = index
            while last + 1 < len(tokens) and last + 1 not in covered and self._goes_on(last + 1):
                last += 1
            names.append(_Named(index, last, None))
            index = last + 1
        return sorted(names, key=lambda n: n.first)

    def _goes_on(self, index: int) -> bool:
        token = self.parse.tokens[index]
        if token.pos == "PROPN" or _HYPHENS.fullmatch(token.text):
            return True
        return self.parse.tokens[index - 1].text in {"-", "–"} and token.text[:1].isalpha()

    def _place(self, name: _Named) -> tuple[Place | None, int]:
        if name.match is not None:
            return self._known_place(name, name.match)
        return self._gazetteer_place(name)

    def _known_place(self, name: _Named, match: NameMatch) -> tuple[Place | None, int]:
        if self._is_taken(name.first, name.last):
            return None, name.last
        if self._grows(name):
            return None, name.last
        landmark = match.of_kind("landmark")
        state = match.of_kind("name")
        town = match.of_kind("capital", "city")
        region = match.of_kind("region")
        adjective = match.of_kind("adjective")
        if landmark is not None and self._is_governed(name):
            return self._landmark(name, landmark), name.last
        if town is not None and not (region is not None and self._next_is_division(name.last)):
            return self._town(name, tuple({r.code: r for r in match.readings if r.kind in {"capital", "city"}}.values()))
        if state is not None and state.code in self.finder.names.states:
            return self._state(name, state)
        if region is not None and self._is_governed(name):
            return self._region(name, region), name.last
        if adjective is not None and adjective.code in self.finder.names.states:
            return self._by_adjective(name, adjective)
        if match.of_kind("seat") is not None:
            return self._town(name, ())
        return None, name.last

    def _grows(self, name: _Named) -> bool:
        """Return whether the name is the beginning or end of a longer proper name that is no place."""
        tokens = self.parse.tokens
        entity = tokens[name.first].entity
        if entity not in {"PERSON", "ORG", "WORK_OF_ART"}:
            return False
        after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
        before = tokens[name.first - 1] if name.first else None
        return any(
            t is not None and t.pos == "PROPN" and t.entity == entity and not self._is_place_noun(t.lemma)
            for t in (before, after)
        )

    def _landmark(self, name: _Named, known: KnownName) -> Place:
        return self._made(
            name.first, name.last, known.name, known.code, (known.latitude, known.longitude), known.precision,
            None, known.where,
        )

    def _state(self, name: _Named, known: KnownName) -> tuple[Place | None, int]:
        if known.code is None or not self._is_governed(name, state=True):
            return None, name.last
        state = self.finder.names.states[known.code]
        first = self._with_directions(name.first)
        words = f"{self._words(first, name.first - 1)} {state.name}" if first < name.first else state.name
        at = (state.latitude, state.longitude)
        return self._made(first, name.last, words, known.code, at, "country", None, known.where), name.last

    def _by_adjective(self, name: _Named, known: KnownName) -> tuple[Place | None, int]:
        """Read "in Iraqi bases", "off the Libyan coast": the state of the adjective, no place of its own."""
        tokens = self.parse.tokens
        noun = tokens[name.last].head
        if known.code is None or tokens[name.last].dep not in {"amod", "compound", "nmod"} or noun <= name.last:
            return None, name.last
        if noun - name.last > 3 or not self._is_place_noun(tokens[noun].lemma):
            return None, name.last
        if self.finder.words.governor(self.parse, noun) is None:
            return None, name.last
        state = self.finder.names.states[known.code]
        words = self._words(name.first, noun)
        at = (state.latitude, state.longitude)
        return self._made(name.first, noun, words, known.code, at, "country", None, known.where), noun

    def _region(self, name: _Named, known: KnownName) -> Place:
        words = self._words(name.first, name.last)
        plain = " ".join(w for w in words.split() if not self._is_place_noun(w))
        sites = [
            s
            for w in dict.fromkeys((words, plain))
            for s in self.finder.gazetteer.find(w)
            if s.country == known.code and s.precision == "region"
        ]
        last = name.last + 1 if self._next_is_division(name.last) else name.last
        if sites:
            site = max(sites, key=lambda s: s.population)
            at = (site.latitude, site.longitude)
            return self._made(
                name.first, last, words, site.country, at, "region", site.admin1, f"gazetteer:{site.id}", known.where
            )
        return self._made(name.first, last, words, known.code, (None, None), "region", None, known.where)

    def _town(self, name: _Named, known: Sequence[KnownName]) -> tuple[Place | None, int]:
        if not self._is_governed(name):
            return None, name.last
        words = self._words(name.first, name.last)
        areas, last = self._areas_behind(name.last)
        codes = [k.code for k in known if k.code is not None]
        sites = [s for s in self.finder.gazetteer.find(words) if s.precision == "town"]
        site = choose_site(sites, known=codes, named=self.named, within=areas)
        if site is None:
            site, last = choose_site(sites, known=codes, named=self.named), name.last
        if site is None:
            if not known:
                return None, name.last
            return self._made(name.first, name.last, words, codes[0], (None, None), "town", None, known[0].where), last
        ours = [k for k in known if k.code == site.country]
        place = self._at_site(name.first, last, site, *(k.where for k in ours))
        return (replace(place, name=ours[0].words) if ours else place), last

    def _gazetteer_place(self, name: _Named) -> tuple[Place | None, int]:
        """Look for the longest spelling of the gazetteer in a run of proper names."""
        tokens = self.parse.tokens
        first = name.first
        while first <= name.last:
            for last in range(min(name.last, first + 2 * _LONGEST), first - 1, -1):
                if tokens[last].text in {"-", "–"} or self._is_taken(first, last):
                    continue
                if not self._is_governed(_Named(first, last, None)):
                    continue
                place = self._spelled(first, last)
                if place is not None:
                    return place, self.parse.covering(place.span)[-1]
            first += 1
        return None, name.last

    def _spelled(self, first: int, last: int) -> Place | None:
        tokens = self.parse.tokens
        entities = {t.entity for t in tokens[first : last + 1]}
        if entities & _NO_PLACE_ENTITIES:
            return None
        words = self._words(first, last)
        if self._is_place_noun(words) or self.finder.words.has("direction", words.lower()):
            return None
        areas, after = self._areas_behind(last)
        sites = self.finder.gazetteer.find(words)
        site = choose_site(sites, named=self.named, within=areas)
        if site is None and areas:
            site, after = choose_site(sites, named=self.named), last
        if site is None:
            return None
        alone = not any(
            0 <= i < len(tokens) and tokens[i].pos == "PROPN" and tokens[i].entity in _DOUBTFUL_ENTITIES
            for i in (first - 1, last + 1)
        )
        if entities & _DOUBTFUL_ENTITIES and not areas and not (
            alone and (site.population >= _SURE_SIZE or site.country in self.named)
        ):
            return None
        return self._at_site(first, after, site)

    def _areas_behind(self, last: int) -> tuple[list[tuple[str, str | None]], int]:
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
            words = self._words(inside[0], inside[-1])
            if any(r.kind in {"name", "region", "landmark"} for r in match.readings):
                areas += [
                    (s.country, s.admin1) for s in self.finder.gazetteer.find(words) if s.precision == "region"
                ]
            return areas, inside[-1]
        return [], last

    def _at_site(self, first: int, last: int, site: Site, *why: str) -> Place:
        at = (site.latitude, site.longitude)
        rule = f"gazetteer:{site.id}"
        return self._made(first, last, site.name, site.country, at, site.precision, site.admin1, rule, *why)

    def _made(
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
        tokens = self.parse.tokens
        span = Span(tokens[first].start, tokens[last].end)
        why = tuple(Evidence("place", "places", rule, span) for rule in rules)
        return Place(span, self.parse.sentence, name, country, at[0], at[1], precision, admin1, why)

    def _is_governed(self, name: _Named, *, state: bool = False) -> bool:
        head = self._head(name.first, name.last)
        if head is None:
            return False
        return (
            self.finder.words.governor(self.parse, head, state=state) is not None
            or self.finder.words.clause_there(self.parse, head) is not None
        )

    def _head(self, first: int, last: int) -> int | None:
        tokens = self.parse.tokens
        return head_of(self.parse, Span(tokens[first].start, tokens[last].end))

    def _is_taken(self, first: int, last: int) -> bool:
        tokens = self.parse.tokens
        span = Span(tokens[first].start, tokens[last].end)
        return any(t.holds(span) for t in self.taken)

    def _with_directions(self, first: int) -> int:
        tokens = self.parse.tokens
        while first > 0 and (
            self.finder.words.has("direction", tokens[first - 1].text.lower())
            or (_HYPHENS.fullmatch(tokens[first - 1].text) and tokens[first].text.lower().endswith("ern"))
        ):
            first -= 1
        return first

    def _next_is_division(self, last: int) -> bool:
        tokens = self.parse.tokens
        return last + 1 < len(tokens) and tokens[last + 1].text.lower() in _DIVISIONS

    def _is_place_noun(self, word: str) -> bool:
        return self.finder.words.has("place", word.lower())

    def _words(self, first: int, last: int) -> str:
        tokens = self.parse.tokens
        return self.text[tokens[first].start : tokens[last].end]


_DIVISIONS = frozenset({"province", "region", "oblast", "governorate", "state", "county", "district", "prefecture"})


def _may_begin(text: str, pos: str) -> bool:
    return pos == "PROPN" and text[:1].isalpha() and (text[:1].isupper() or text.startswith(("al-", "el-", "al")))


def _names_state(mention: Mention) -> bool:
    return bool(mention.evidence) and mention.evidence[-1].rule.startswith("names.tsv")
