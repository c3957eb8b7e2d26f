"""Whose organ put a text out: a government's own release says "we" and "the Minister" of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.coref.offices import is_short_for
from detente.lexicon import SHIPPED, Lexicons, NameScanner
from detente.lexicon.columns import HOLDER_COLUMNS, NAME_COLUMNS, ORGANISATION_COLUMNS, STATE_COLUMNS
from detente.records import Document, Participant

_ORGAN = (
    r"(?:ministry|ministries|(?:\w+ )?department|government|council of ministers|cabinet|presidency|embassy"
    r"|mission|(?:foreign|prime minister's|president's) office|office of the (?:president|prime minister))"
)
_IS_ORGAN = re.compile(rf"\b{_ORGAN}\b", re.IGNORECASE)
_KIND = (
    r"(?:press (?:release|statement|note)|statement|communiqu[eé]|declaration|remarks|note verbale|readout)"
)
_ISSUED = re.compile(
    rf"(?:^|: ){_KIND} (?:of|by|from|issued by) (?:the )?(?P<organ>{_ORGAN}\b.*)", re.IGNORECASE
)
_HEADED = re.compile(rf"^(?:the )?(?P<organ>{_ORGAN}\b[^:]*):", re.IGNORECASE)
_JOINT = re.compile(
    r"^joint (?:press )?(?:statement|communiqu[eé]|declaration)\b(?P<parties>.*)", re.IGNORECASE
)
_SUBJECT = re.compile(r" (?:on|regarding|about|concerning|following|after) |[:;]| [–—-] ")
_PERSONS_OF_TITLE = re.compile(
    r",| and | with |[:;–—]| (?:at|in|on|before|after|during|following) |['’]s? (?=Meeting|Call|Visit|Travel)"
    r"| (?:travels?|visits?|trip|returns?|heads?) (?:to )?",
    re.IGNORECASE,
)
_OFFICE_OF_TWO = re.compile(r"\b(?:for|of) \w+ (?:and|&) (?=\w+ \w)")
"""One office, not two people: "State Secretary for Foreign and Global Affairs Rivera"."""
_ORGANS = frozenset({"seat", "agency"})
_DATELINE = re.compile(r"\s*(?P<town>[A-Z][\w'’. ]{1,24}?)(?:, \d{1,2} \w+)? ?[–—]")


@dataclass(frozen=True, slots=True)
class Publishers:
    """Reads whose text it is off its publisher, its title and its dateline."""

    scanner: NameScanner
    codes: Mapping[str, tuple[str, str]]
    """Each name's state and kind, as in names.tsv; that of a government's agency is "agency"."""
    states: Mapping[str, str]
    offices: Mapping[str, frozenset[str]]
    """The titles that somebody bears or bore in each state."""

    def of(self, document: Document) -> tuple[Participant, ...]:
        """Return the governments whose words a text is, several for a joint statement; () for a newspaper's."""
        title = document.title or ""
        known = self._publisher(document.publisher or "")
        if (joint := _JOINT.match(title)) is not None:
            parties = self._named(_SUBJECT.split(joint["parties"])[0])
            if len(parties) > 1:
                return self._governments(parties)
        if known:
            return self._governments(known)
        issued = _ISSUED.search(title) or _HEADED.match(title)
        if issued is not None:
            named = self._named(_SUBJECT.split(issued["organ"])[0]) or self._dateline(document)
        else:
            named = self._agency(title)
        return self._governments(named) if len(named) == 1 else ()

    def state_beside(self, surname: str, title: str) -> str | None:
        """Return the one state that a title names beside a person: "Albanian Prime Minister Edi Rama"."""
        is_named = re.compile(rf"\b{re.escape(surname)}\b", re.IGNORECASE)
        for part in _PERSONS_OF_TITLE.split(_OFFICE_OF_TWO.sub("of ", title)):
            if is_named.search(part):
                states = {c for c, kind in self._found(part) if kind in {"name", "adjective"}}
                return states.pop() if len(states) == 1 else None
        return None

    def is_called(self, word: str, code: str) -> bool:
        """Return whether a state's full name has a word: Jordan is a kingdom, France a republic."""
        return any(c == code and word in words.lower().split() for words, (c, _) in self.codes.items())

    def has_office(self, title: str, code: str) -> bool:
        """Return whether a state has an office of this title: the United States have no prime minister."""
        return any(is_short_for(title, office) for office in self.offices.get(code, ()))

    def _publisher(self, publisher: str) -> list[str]:
        named = self._named(publisher)
        is_organ = any(kind in _ORGANS for _, kind in self._found(publisher)) or _IS_ORGAN.search(publisher)
        return named if is_organ and len(named) == 1 else []

    def _agency(self, title: str) -> list[str]:
        """Return the state whose agency heads a title: "Treasury Department: new sanctions"."""
        head, colon, _ = title.partition(":")
        found = self.codes.get(head.removeprefix("The ").strip())
        return [found[0]] if colon and found is not None and found[1] in _ORGANS else []

    def _named(self, words: str) -> list[str]:
        return list(dict.fromkeys(c for c, kind in self._found(words) if kind != "capital"))

    def _dateline(self, document: Document) -> list[str]:
        """Return the state in whose capital a text is dated: "New Delhi, 22 April – "."""
        text = document.text.removeprefix(document.title or "")
        dated = _DATELINE.match(text)
        if dated is None:
            return []
        return list(dict.fromkeys(c for c, _ in self._found(dated["town"].strip().title())))

    def _found(self, words: str) -> Iterator[tuple[str, str]]:
        for name, _, _ in self.scanner.scan(words):
            yield self.codes[name]

    def _governments(self, codes: list[str]) -> tuple[Participant, ...]:
        return tuple(Participant(self.states.get(c, c), c, ("GOV",)) for c in codes)


def default_publishers(lexicons: Lexicons = SHIPPED) -> Publishers:
    """Return the reader over the names of states, of their capitals and of their seats of government."""
    names = [
        (r["words"], r["code"], r["kind"])
        for r in lexicons.table("names.tsv", NAME_COLUMNS)
        if r["kind"] in {"name", "adjective", "capital", "seat"} and not r["until"]
    ]
    agencies = [
        (words, r["country"], "agency")
        for r in lexicons.table("organisations.tsv", ORGANISATION_COLUMNS)
        if r["kind"] == "agency" and r["country"] and "GOV" in r.list("sectors")
        for words in (r["name"], *r.list("aliases"))
    ]
    codes = {words: (code, kind) for words, code, kind in reversed([*names, *agencies])}
    states = {r["code"]: r["name"] for r in lexicons.table("states.tsv", STATE_COLUMNS)}
    offices: dict[str, set[str]] = {}
    for r in lexicons.tables("office_holders", HOLDER_COLUMNS):
        offices.setdefault(r["country"], set()).add(r["office"])
    borne = {state: frozenset(titles) for state, titles in offices.items()}
    return Publishers(NameScanner(list(codes)), codes, states, borne)
