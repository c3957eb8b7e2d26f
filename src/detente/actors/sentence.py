"""A sentence with the names of the lexicons in it, by token."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from detente.actors.facts import Organisation, Other, People, StateName
from detente.actors.names import Named, NameIndex, NameMatch, reading_on
from detente.records import NOT_STATES, Parse, Span

_BESIDE = frozenset({
    "backed", "brokered", "mediated", "based", "born", "trained", "made", "sponsored", "supported",
    "aligned", "allied", "style", "speaking", "language", "funded", "supplied", "built", "registered",
    "imposed", "sanctioned", "occupied", "controlled", "held", "administered", "linked", "friendly",
    "claimed", "flagged", "bound", "educated", "designed", "drafted"
})  # fmt: skip
"""What after a hyphen takes a nationality away from the noun: "US-backed rebels" are not American."""


_NATIONAL = frozenset({"National", "Supreme"})
_WHERE = frozenset({"in", "near", "around", "outside", "across", "through"})
_SPOKEN = frozenset({"speak", "learn", "teach", "study"})
_TOWNS = frozenset({"city", "capital", "region"})
_NO_PERSONS = frozenset({"ORG", "FAC", "LOC", "EVENT", "PRODUCT"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence, the day that it tells of, and the names in it by token."""

    parse: Parse
    day: date | None
    names: dict[int, NameMatch]
    tops: dict[int, NameMatch]
    """Each name by the token that governs its others: "House" of "House of Commons"."""
    beside: frozenset[int]
    text: str = ""
    """The whole document's: it tells which of a people's states is meant."""

    def reading(self, index: int) -> Named | None:
        """Return what the name over a token stands for on the day; `None` where there is none."""
        match = self.names.get(index)
        if match is None or index in self.beside:
            return None
        if len(match.readings) > 1 and self._is_where(index):
            # "Brussels" decides for the Union; what happens in Brussels happens in Belgium.
            towns = (r for r in match.readings if isinstance(r, StateName) and r.kind in _TOWNS)
            if (town := reading_on(towns, self.day)) is not None:
                return town
        return reading_on(match.readings, self.day)

    def _is_where(self, index: int) -> bool:
        """Return whether a name stands behind "in" or "near" and is otherwise that of a seat of government."""
        first = self.names[index].readings[0]
        if not isinstance(first, StateName) or first.kind != "seat":
            return False
        token = self.parse.tokens[index]
        return token.dep == "pobj" and self.parse.tokens[token.head].lemma in _WHERE

    def adjective(self, index: int) -> bool:
        """Return whether a token is part of a nationality ("Greek", "South Korean")."""
        reading = self.reading(index)
        return isinstance(reading, StateName) and reading.kind == "adjective"

    def span_of(self, match: NameMatch) -> Span:
        """Return a name's place in the document."""
        return Span(match.start + self.parse.span.start, match.end + self.parse.span.start)


def read_names(index: NameIndex, text: str, parse: Parse, day: date | None) -> Sentence:
    """Return the sentence with its names; words that only look like one are left out."""
    starts = {t.start - parse.span.start: i for i, t in enumerate(parse.tokens)}
    named: dict[int, NameMatch] = {}
    tops: dict[int, NameMatch] = {}
    beside: set[int] = set()
    for match in index.find(parse.span.of(text)):
        tokens = _tokens(parse, starts, match)
        if (
            not tokens
            or _is_of_person(parse, tokens, match)
            or not _is_name(parse, tokens, match)
            or _is_no_half(parse, tokens.stop, match, text)
            or _is_of_one_nation(parse, tokens.start, match)
        ):
            continue
        named.update(dict.fromkeys(tokens, match))
        tops[_top(parse, tokens)] = match
        last = tokens[-1]
        is_beside = _stands_beside(parse, last, match.end + parse.span.start)
        if is_beside or _is_only_for(parse, tokens[0]) or _is_language(parse, last, match):
            beside.update(tokens)
    return Sentence(parse, day, named, tops, frozenset(beside), text)


def _tokens(parse: Parse, starts: dict[int, int], match: NameMatch) -> range:
    first = starts.get(match.start)
    if first is None:
        return range(0)
    last = first
    while last < len(parse.tokens) and parse.tokens[last].start - parse.span.start < match.end:
        last += 1
    return range(first, last)


def _top(parse: Parse, tokens: range) -> int:
    """Return the token that the others of a name hang on, the last where the parse tears it apart."""
    outer = [i for i in tokens if parse.tokens[i].head not in tokens or parse.tokens[i].head == i]
    return next((i for i in outer if all(j in parse.subtree(i) for j in tokens)), tokens[-1])


def _is_name(parse: Parse, tokens: range, match: NameMatch) -> bool:
    """Return whether words that are a name in a lexicon are one here: "Independent media" names no newspaper.

    A name that is written small is one anywhere: "the peshmerga".
    """
    if any(parse.tokens[i].pos == "PROPN" for i in tokens):
        return True
    is_sure = isinstance(match.readings[0], (StateName, Other, People)) or len(tokens) > 1
    return is_sure or match.words.isupper() or match.words.islower()


def _is_of_person(parse: Parse, tokens: range, match: NameMatch) -> bool:
    """Return whether a single name is part of a person's longer one: "Feliciano Valencia", "Jordan Bardella"."""
    if len(tokens) > 1 or not isinstance(match.readings[0], (StateName, Organisation, tuple)):
        return False
    index = tokens[0]
    if parse.tokens[index].entity != "PERSON":
        return _is_surname(parse, index, match)
    before = parse.tokens[index - 1] if index else None
    if before is not None and before.entity == "PERSON" and before.head == index:
        return True
    after = parse.tokens[index + 1] if index + 1 < len(parse.tokens) else None
    goes_on = after is not None and after.entity == "PERSON" and parse.tokens[index].head == index + 1
    return goes_on and not isinstance(match.readings[0], Organisation)


def _is_surname(parse: Parse, index: int, match: NameMatch) -> bool:
    """Return whether a town's name ends that of somebody whom the words behind it describe: "Ana Paris, a nurse"."""
    town = match.readings[0]
    if not isinstance(town, StateName) or town.kind not in _TOWNS:
        return False
    names = [i for i in parse.children(index, "compound") if parse.tokens[i].pos == "PROPN"]
    is_run = names == list(range(index - len(names), index)) and bool(names)
    if not is_run or any(parse.tokens[i].entity in _NO_PERSONS for i in (*names, index)):
        return False
    if len(names) > 1 and town.kind == "city":
        return True
    return any(_describes_one(parse, apposed) for apposed in parse.children(index, "appos"))


def _describes_one(parse: Parse, apposed: int) -> bool:
    """Return whether an apposition tells a nationality or an age, as of people: "an Australian woman", "36"."""
    token = parse.tokens[apposed]
    if token.tag == "CD":
        return True
    is_one = any(parse.tokens[c].lemma in {"a", "an"} for c in parse.children(apposed, "det"))
    return is_one and any(parse.tokens[c].entity == "NORP" for c in parse.children(apposed, "amod"))


def _is_no_half(parse: Parse, following: int, match: NameMatch, text: str) -> bool:
    """Return whether "the North" or "the South" is a point of the compass here, not half of a divided country."""
    reading = match.readings[0]
    if not isinstance(reading, StateName) or reading.kind != "half":
        return False
    after = text[parse.tokens[following - 1].end :]
    if after.startswith((" and South ", " and North ")):
        return False
    goes_on = following < len(parse.tokens) and parse.tokens[following].text[:1].isupper()
    told = [reading.state]
    if match.words.lower().startswith("the ") and match.words.title().endswith(match.words[4:]):
        told = [f"{half} {reading.state.split()[-1]}" for half in ("North", "South")]
    return goes_on or not any(half in text for half in told)


def _is_of_one_nation(parse: Parse, first: int, match: NameMatch) -> bool:
    """Return whether a body of many states is none of them here: "the National Security Council"."""
    body = match.readings[0]
    is_of_many = isinstance(body, Organisation) and body.country in NOT_STATES
    return is_of_many and first > 0 and parse.tokens[first - 1].text in _NATIONAL


def _is_language(parse: Parse, word: int, match: NameMatch) -> bool:
    """Return whether the name of a state's people is that of a tongue: "said it in English", "speaks Russian"."""
    name, token = match.readings[0], parse.tokens[word]
    if not isinstance(name, StateName) or name.kind != "adjective" or token.text.endswith("s"):
        return False
    above = parse.tokens[token.head].lemma
    if any(parse.tokens[c].dep in {"det", "conj"} for c in parse.children(word)):
        return False
    return (token.dep == "pobj" and above in {"in", "into"}) or (token.dep == "dobj" and above in _SPOKEN)


def _stands_beside(parse: Parse, last: int, end: int) -> bool:
    """Return whether a name is the first part of "US-backed" and the like."""
    token = parse.tokens[last]
    if token.end > end:
        return token.text[end - token.start :].lstrip("-–").lower() in _BESIDE
    following = parse.tokens[last + 1 : last + 3]
    return (
        len(following) == 2
        and following[0].text in {"-", "–"}
        and following[1].lemma in _BESIDE | {"back", "claim"}
    )


def _is_only_for(parse: Parse, first: int) -> bool:
    """Return whether a name says whom somebody is for or against: "pro-Russian separatists" are not Russian."""
    before = parse.tokens[max(0, first - 2) : first]
    return len(before) == 2 and before[1].text in {"-", "–"} and before[0].lemma in {"pro", "anti", "non"}


def organisations_of(sentence: Sentence, tokens: Iterator[int]) -> Iterator[Organisation]:
    """Yield the organisations that these tokens name."""
    for index in tokens:
        if isinstance(reading := sentence.reading(index), Organisation):
            yield reading
