"""Find the names of the lexicons in running text, all in one pass."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from detente.actors.facts import (
    Organisation,
    Other,
    People,
    Person,
    StateName,
    read_given_names,
    read_organisations,
    read_other_names,
    read_people,
    read_peoples,
    read_state_names,
)
from detente.lexicon import SHIPPED, Lexicons, NameScanner

FAMILY_NAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "KHM"})
"""States whose people write the family name first."""

Named = StateName | Organisation | Other | People | tuple[Person, ...]
"""What a name can stand for: a state, an organisation, people of that name, or nobody who acts."""

_PLAIN = str.maketrans(
    dict.fromkeys("’´`‘", "'")
    | {
        chr(c): n[0]
        for c in range(0xC0, 0x250)
        if len(n := unicodedata.normalize("NFKD", chr(c))) == 2 and n[1] > "\u02ff"
    }
    | {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}
)
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_INITIAL = re.compile(r"[A-Z]\.?")
_AFTER_NAME = frozenset({"Jr.", "Jr", "Sr.", "Sr"})
_NUMERAL = re.compile(r"[IVX]+")
"""What ends the name of a king or of a man called like his father: the "II" of "World War II" is nobody."""
_RANK = {"name": 0, "adjective": 1, "people": 1, "seat": 2, "capital": 3, "region": 4, "city": 6}


def plain(words: str) -> str:
    """Return words of the same length with straight apostrophes and without accents.

    >>> plain("Erdoğan’s")
    "Erdogan's"
    """
    return words.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found from character `start` to `end` of a sentence."""

    start: int
    end: int
    words: str
    readings: tuple[Named, ...]


@dataclass(slots=True)
class NameIndex:
    """All names of the lexicons, compiled; `surnames` maps a last name to the people who bear it."""

    readings: Mapping[str, tuple[Named, ...]]
    surnames: Mapping[str, tuple[Person, ...]]
    states: Mapping[str, str] = field(default_factory=dict)
    given_names: frozenset[str] = frozenset()
    _scanner: NameScanner = field(init=False)

    def __post_init__(self) -> None:
        self._scanner = NameScanner(list(self.readings))

    def is_named(self, code: str, text: str) -> bool:
        """Return whether a state's usual name stands in a text."""
        return self.states.get(code, code) in text

    def called(self, surname: str) -> tuple[Person, ...]:
        """Return the people of a surname in any spelling of its article: "Al-Sisi" begins a sentence."""
        words = plain(surname)
        return self.surnames.get(words) or self.surnames.get(words[:1].lower() + words[1:], ())

    def written_out(self, name: str) -> tuple[Person, ...]:
        """Return those whom the lexicons know without the initial that a text gives: "Viktor F. Yanukovych"."""
        parts = [p for p in plain(name).split() if p not in _AFTER_NAME]
        shorter = [p for i, p in enumerate(parts) if i == 0 or not _INITIAL.fullmatch(p)]
        if len(shorter) < 2 or shorter == name.split():
            return ()
        readings = self.readings.get(" ".join(shorter), ())
        return next((r for r in readings if isinstance(r, tuple)), ())

    def is_called(self, person: str, first: str) -> bool:
        """Return whether somebody is known under another first name: "Tony" of Antony Blinken."""
        called = self.readings.get(f"{plain(first)} {plain(person).split()[-1]}", ())
        return any(isinstance(r, tuple) and any(p.name == person for p in r) for r in called)

    def find(self, sentence: str) -> list[NameMatch]:
        """Return the longest names in a sentence, left to right, never inside a word."""
        sentence = _CAPITALS.sub(self._capitalised, plain(sentence))
        return [
            NameMatch(start, end, words, self.readings[words])
            for words, start, end in self._scanner.scan(
                sentence, refuse=lambda words, end: self._is_half_of_a_name(words, sentence, end)
            )
        ]

    def _capitalised(self, match: re.Match[str]) -> str:
        """Return a word of a headline or dateline ("TEHRAN") as names are written."""
        word = match.group()
        return word if word in self.readings else word.title()

    def _is_half_of_a_name(self, words: str, sentence: str, end: int) -> bool:
        """Return whether "the South" goes on as in "the South Korean president"."""
        reading = self.readings[words][0]
        if not isinstance(reading, StateName) or reading.kind != "half":
            return False
        if " " not in reading.words:
            return not sentence.startswith((" and South Korea", " and North Korea"), end)
        return sentence[end + 1 : end + 2].isupper()


def default_name_index(lexicons: Lexicons = SHIPPED) -> NameIndex:
    """Return the index over the lexicons."""
    states, state_names = read_state_names(lexicons)
    people = _plain_people(lexicons)
    readings: dict[str, list[Named]] = {}
    for name in sorted(state_names, key=lambda n: _RANK.get(n.kind, 5)):
        readings.setdefault(plain(name.words), []).append(name)
    for words, organisation in read_organisations(lexicons):
        same = readings.setdefault(plain(_without_article(words)), [])
        if organisation not in same:
            same.append(organisation)
    for words, other in read_other_names(lexicons):
        readings.setdefault(plain(words), []).append(other)
    for words, folk in read_peoples(lexicons):
        readings.setdefault(plain(words), []).append(folk)
    for words, bearers in people.items():
        readings.setdefault(words, []).append(bearers)
    for found in readings.values():
        found.sort(key=lambda r: isinstance(r, StateName) and r.kind in {"region", "city"})
    given_names = read_given_names(lexicons)
    return NameIndex(
        {w: tuple(r) for w, r in readings.items()}, _by_surname(people, given_names), states, given_names
    )


def _plain_people(lexicons: Lexicons) -> dict[str, tuple[Person, ...]]:
    people: dict[str, dict[Person, None]] = {}
    for words, bearers in read_people(lexicons).items():
        people.setdefault(plain(words), {}).update(dict.fromkeys(bearers))
    return {words: tuple(bearers) for words, bearers in people.items()}


def reading_on(readings: Iterable[Named], day: date | None) -> Named | None:
    """Return the first reading that holds on `day`, else the first of all.

    With no day known, those count that hold to this day.
    """
    readings = tuple(readings)
    for reading in readings:
        if isinstance(reading, (tuple, Other, People)):
            return reading
        if reading.term.last is None if day is None else reading.term.covers(day):
            return reading
    return readings[0] if readings else None


def _by_surname(
    people: Mapping[str, tuple[Person, ...]], given_names: frozenset[str]
) -> dict[str, tuple[Person, ...]]:
    surnames: dict[str, dict[Person, None]] = {}
    for words, bearers in people.items():
        parts = words.split()
        if parts[-1] in _AFTER_NAME:
            parts.pop()
        if len(parts) < 2 or _NUMERAL.fullmatch(parts[-1]):
            continue
        # "Xi Jinping", "Kim Jong-un": the family name stands first in Chinese, Korean and Vietnamese names.
        first_is_family = parts[0] not in given_names and all(
            b.offices[0].country in FAMILY_NAME_FIRST for b in bearers
        )
        family = parts[0] if first_is_family else parts[-1]
        particles = {"bin", "al", "van", "von", "de", "der", "den", "da", "dos", "ben", "le", "la", "del"}
        forms = {family}
        for start in range(len(parts) - 1, 0, -1):
            if parts[start - 1].lower() in particles:
                forms.add(" ".join(parts[start - 1 :]))
        for form in forms:
            for bearer in bearers:
                surnames.setdefault(form, {})[bearer] = None
    return {form: tuple(bearers) for form, bearers in surnames.items()}


def _without_article(words: str) -> str:
    return words.removeprefix("the ").removeprefix("The ")
