"""The place names that the lexicons know by heart: states, their parts and towns, landmarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from detente.lexicon import SHIPPED, Lexicons, NameScanner, Term
from detente.lexicon.columns import NAME_COLUMNS, OTHER_COLUMNS, STATE_COLUMNS
from detente.records import Precision

LANDMARK_COLUMNS = ("name", "aliases", "country", "latitude", "longitude", "precision", "citation")

_TELLING = frozenset({"name", "adjective", "people", "region"})
"""Kinds of names.tsv that tell which states a text is about; towns are what is to be told apart."""


_ALWAYS = Term()


@dataclass(frozen=True, slots=True)
class State:
    """A state; its coordinates are those of the capital."""

    code: str
    name: str
    latitude: float
    longitude: float
    capital: str = ""


@dataclass(frozen=True, slots=True)
class KnownName:
    """One line of names.tsv, landmarks.tsv or not_states.tsv.

    `kind` is names.tsv's, or "landmark", or "other" for a name that is no place. `name`, coordinates and
    precision are set for landmarks only.
    """

    words: str
    kind: str
    code: str | None
    where: str
    term: Term = _ALWAYS
    name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = "region"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name from character `start` to `end` of a sentence."""

    start: int
    end: int
    readings: tuple[KnownName, ...]

    def of_kind(self, *kinds: str) -> KnownName | None:
        """Return the reading of the first of `kinds` that there is."""
        for kind in kinds:
            for reading in self.readings:
                if reading.kind == kind:
                    return reading
        return None

    def told(self) -> set[str]:
        """Return the states that the name shows the text to be about."""
        if any(r.kind == "other" for r in self.readings):
            return set()
        return {r.code for r in self.readings if r.code and r.kind in _TELLING}


@dataclass(slots=True)
class PlaceNames:
    """All known names, found in one pass over a sentence."""

    readings: Mapping[str, tuple[KnownName, ...]]
    states: Mapping[str, State]
    _scanner: NameScanner = field(init=False)

    def __post_init__(self) -> None:
        self._scanner = NameScanner(list(self.readings))

    def find(self, sentence: str, day: date | None) -> list[NameMatch]:
        """Return the longest names that hold on `day`, left to right, never inside a word."""
        return [
            NameMatch(start, end, _on(self.readings[words], day))
            for words, start, end in self._scanner.scan(sentence)
        ]


def default_place_names(lexicons: Lexicons = SHIPPED) -> PlaceNames:
    """Return the names of the lexicons."""
    states = {
        r["code"]: State(r["code"], r["name"], float(r["latitude"]), float(r["longitude"]), r["capital"])
        for r in lexicons.table("states.tsv", STATE_COLUMNS)
        if r["latitude"] and r["longitude"]
    }
    readings: dict[str, list[KnownName]] = {}
    for found in (*_landmarks(lexicons), *_names(lexicons), *_others(lexicons)):
        readings.setdefault(found.words, []).append(found)
    return PlaceNames({words: tuple(found) for words, found in readings.items()}, states)


def _landmarks(lexicons: Lexicons) -> Iterable[KnownName]:
    for r in lexicons.table("landmarks.tsv", LANDMARK_COLUMNS):
        for words in (r["name"], *r.list("aliases")):
            yield KnownName(
                words,
                "landmark",
                r["country"] or None,
                r.where,
                name=r["name"],
                latitude=float(r["latitude"]),
                longitude=float(r["longitude"]),
                precision=_precision(r["precision"]),
            )


def _names(lexicons: Lexicons) -> Iterable[KnownName]:
    for r in lexicons.table("names.tsv", NAME_COLUMNS):
        if (
            r["kind"] == "city" and ", " in r["words"]
        ):  # "Tripoli, Lebanon": the finder reads the state behind a name
            continue
        words = r["words"].removeprefix("The ").removeprefix("the ")
        yield KnownName(words, r["kind"], r["code"], r.where, Term.of(r["from"], r["until"]))


def _others(lexicons: Lexicons) -> Iterable[KnownName]:
    for r in lexicons.table("not_states.tsv", OTHER_COLUMNS):
        yield KnownName(r["words"], "other", None, r.where)


def _on(readings: tuple[KnownName, ...], day: date | None) -> tuple[KnownName, ...]:
    if day is None:
        return readings
    return tuple(r for r in readings if r.term.covers(day)) or readings


def _precision(word: str) -> Precision:
    return "point" if word == "point" else "town" if word == "town" else "region"
