"""Read the names of one sentence as places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from detente.places.candidates import Candidate, candidates
from detente.places.choice import choose_site
from detente.places.gazetteer import Site
from detente.places.names import KnownName, NameMatch, State
from detente.places.naming import SentenceNames
from detente.records import Place, Span

_LONGEST = 4
"""Words of a gazetteer name."""
_NO_PLACE_ENTITIES = frozenset(
    {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"}
)
_DOUBTFUL_ENTITIES = frozenset({"PERSON", "ORG", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "ORG"})
_SURE_SIZE = 100_000
"""People; the recogniser may take the name of so big a town for a person or an organisation."""


@dataclass(slots=True)
class SentencePlaces:
    """The places of one sentence.

    `named` says how often the document names each state; `divisions` are the names of states that stand for a
    part of another one in the document.
    """

    names: SentenceNames
    named: Mapping[str, int]
    states: Mapping[str, State]
    divisions: Mapping[str, Site] = field(default_factory=dict)

    def find(self) -> list[Place]:
        """Return the places in text order; none overlaps another."""
        found: list[Place] = []
        reached = -1
        for name in candidates(self.names.parse, self.names.matches):
            if name.first <= reached:
                continue
            place, last = self._place(name)
            if place is not None:
                found.append(place)
                reached = last
        return found

    def anywhere(self) -> list[Place]:
        """Return the places that only the gazetteer knows, wherever they stand: in "sent rice to Kingston", too."""
        tokens = self.names.parse.tokens
        found = []
        for name in candidates(self.names.parse, self.names.matches):
            entities = {t.entity for t in tokens[name.first : name.last + 1]}
            if (
                name.match is not None
                or not entities <= _PLACE_ENTITIES
                or self.names.is_taken(name.first, name.last)
            ):
                continue
            place = self._capital(name.first, name.last) or self._spelled(name.first, name.last)
            if place is not None:
                span = Span(tokens[name.first].start, tokens[name.last].end)
                found.append(replace(place, span=span))
        return found

    def _capital(self, first: int, last: int) -> Place | None:
        """Return the largest town so named if it is a capital: Kingston is Jamaica's, whatever else is named."""
        words = self.names.spelling(first, last)
        towns = [s for s in self.names.gazetteer.find(words) if s.precision == "town" and s.main_name]
        site = max(towns, key=lambda s: s.population, default=None)
        state = self.states.get(site.country) if site is not None else None
        if site is None or state is None or state.capital != words or self.names.areas_behind(last)[0]:
            return None
        return self.names.at_site(first, last, site)

    def _place(self, name: Candidate) -> tuple[Place | None, int]:
        if name.match is not None:
            return self._known_place(name, name.match)
        return self._gazetteer_place(name)

    def _known_place(self, name: Candidate, match: NameMatch) -> tuple[Place | None, int]:
        if self.names.is_taken(name.first, name.last):
            return None, name.last
        if self._grows(name):
            return None, name.last
        if (division := self.divisions.get(self.names.spelling(name.first, name.last))) is not None:
            if not self.names.is_governed(name):
                return None, name.last
            return self.names.at_site(name.first, name.last, division), name.last
        landmark = match.of_kind("landmark")
        state = match.of_kind("name")
        town = match.of_kind("capital", "city")
        region = match.of_kind("region")
        adjective = match.of_kind("adjective")
        if landmark is not None and self.names.is_governed(name):
            return self._landmark(name, landmark), name.last
        if town is not None and not (region is not None and self.names.next_is_division(name.last)):
            return self._town(
                name, tuple({r.code: r for r in match.readings if r.kind in {"capital", "city"}}.values())
            )
        if state is not None and state.code in self.states:
            return self._state(name, state)
        if region is not None:
            return self._region(name, region)
        if adjective is not None and adjective.code in self.states:
            return self._by_adjective(name, adjective)
        if match.of_kind("seat") is not None:  # "Brussels" is a town too, "the White House" is none
            return self._town(name, ())
        return None, name.last

    def _grows(self, name: Candidate) -> bool:
        """Return whether the name is the beginning or end of a longer proper name that is no place."""
        tokens = self.names.parse.tokens
        entity = tokens[name.first].entity
        if entity not in {"PERSON", "ORG", "WORK_OF_ART"}:
            return False
        after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
        before = tokens[name.first - 1] if name.first else None
        return any(
            t is not None
            and t.pos == "PROPN"
            and t.entity == entity
            and not self.names.is_place_noun(t.lemma)
            for t in (before, after)
        )

    def _landmark(self, name: Candidate, known: KnownName) -> Place:
        return self.names.made(
            name.first,
            name.last,
            known.name,
            known.code,
            (known.latitude, known.longitude),
            known.precision,
            None,
            known.where,
        )

    def _state(self, name: Candidate, known: KnownName) -> tuple[Place | None, int]:
        if known.code is None or not self.names.is_governed(name, state=True):
            return None, name.last
        state = self.states[known.code]
        first = self.names.with_directions(name.first)
        words = (
            f"{self.names.spelling(first, name.first - 1)} {state.name}" if first < name.first else state.name
        )
        at = (state.latitude, state.longitude)
        return self.names.made(
            first, name.last, words, known.code, at, "country", None, known.where
        ), name.last

    def _by_adjective(self, name: Candidate, known: KnownName) -> tuple[Place | None, int]:
        """Read "in Iraqi bases", "off the Libyan coast": the state of the adjective, no place of its own."""
        tokens = self.names.parse.tokens
        noun = tokens[name.last].head
        if (
            known.code is None
            or tokens[name.last].dep not in {"amod", "compound", "nmod"}
            or noun <= name.last
        ):
            return None, name.last
        if self.names.words.has("mission", tokens[noun].lemma.lower()):  # an embassy stands in another state
            return None, name.last
        if noun - name.last > 3 or not self.names.is_place_noun(tokens[noun].lemma):
            return None, name.last
        if self.names.words.governor(self.names.parse, noun) is None:
            return None, name.last
        state = self.states[known.code]
        words = self.names.spelling(name.first, noun)
        at = (state.latitude, state.longitude)
        return self.names.made(name.first, noun, words, known.code, at, "country", None, known.where), noun

    def _region(self, name: Candidate, known: KnownName) -> tuple[Place | None, int]:
        division = name.last + 1 if self.names.next_is_division(name.last) else name.last
        areas, last = self.names.areas_behind(division)
        if not self.names.is_governed(name, last):
            return None, name.last
        words = self.names.spelling(name.first, name.last)
        plain = " ".join(w for w in words.split() if not self.names.is_place_noun(w))
        sites = [
            s
            for w in dict.fromkeys((words, plain))
            for s in self.names.gazetteer.find(w)
            if s.country == known.code and s.precision == "region"
        ]
        if (known.code, None) not in areas:
            last = division
        if sites:
            site = max(sites, key=lambda s: s.population)
            return replace(self.names.at_site(name.first, last, site, known.where), name=known.words), last
        return self.names.made(
            name.first, last, words, known.code, (None, None), "region", None, known.where
        ), last

    def _town(self, name: Candidate, known: Sequence[KnownName]) -> tuple[Place | None, int]:
        areas, last = self.names.areas_behind(name.last)
        if not self.names.is_governed(name, last):
            return None, name.last
        words = self.names.spelling(name.first, name.last)
        codes = [k.code for k in known if k.code is not None]
        sites = [
            s for s in self.names.gazetteer.find(words) if s.precision == "town" and (known or s.main_name)
        ]
        site = choose_site(sites, known=codes, named=self.named, within=areas)
        if site is None:
            site, last = choose_site(sites, known=codes, named=self.named), name.last
        if site is None:
            if not known:
                return None, name.last
            return self._without_site(name, known[0]), last
        ours = [k for k in known if k.code == site.country]
        place = self.names.at_site(name.first, last, site, *(k.where for k in ours))
        return (replace(place, name=ours[0].words) if ours else place), last

    def _without_site(self, name: Candidate, known: KnownName) -> Place:
        """Return a town that the gazetteer does not have; a capital is where its state's line says."""
        state = self.states.get(known.code or "") if known.kind == "capital" else None
        at = (state.latitude, state.longitude) if state is not None else (None, None)
        return self.names.made(name.first, name.last, known.words, known.code, at, "town", None, known.where)

    def _gazetteer_place(self, name: Candidate) -> tuple[Place | None, int]:
        """Look for the longest spelling of the gazetteer in a run of proper names."""
        tokens = self.names.parse.tokens
        first = name.first
        while first <= name.last:
            for last in range(min(name.last, first + 2 * _LONGEST), first - 1, -1):
                if tokens[last].text in {"-", "–"} or self.names.is_taken(first, last):
                    continue
                if not self.names.is_governed(Candidate(first, last, None)):
                    continue
                place = self._spelled(first, last)
                if place is not None:
                    return place, self.names.parse.covering(place.span)[-1]
            first += 1
        return None, name.last

    def _spelled(self, first: int, last: int) -> Place | None:
        tokens = self.names.parse.tokens
        entities = {t.entity for t in tokens[first : last + 1]}
        if entities & _NO_PLACE_ENTITIES:
            return None
        words = self.names.spelling(first, last)
        if self.names.is_place_noun(words) or self.names.words.has("direction", words.lower()):
            return None
        areas, after = self.names.areas_behind(last)
        sites = self.names.gazetteer.find(words)
        towns = [] if self.names.next_is_division(last) else [s for s in sites if s.precision == "town"]
        site = choose_site(towns, named=self.named, within=areas) or choose_site(
            sites, named=self.named, within=areas
        )
        if site is None and areas:
            site, after = choose_site(sites, named=self.named), last
        if site is None:
            return None
        alone = not any(
            0 <= i < len(tokens) and tokens[i].pos == "PROPN" and tokens[i].entity in _DOUBTFUL_ENTITIES
            for i in (first - 1, last + 1)
        )
        if (
            entities & _DOUBTFUL_ENTITIES
            and not areas
            and not (alone and (site.population >= _SURE_SIZE or site.country in self.named))
        ):
            return None
        return self.names.at_site(first, after, site)
