"""Groups: "both countries", "the two leaders", "the foreign ministers", "they" for several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from detente.coref.words import STATE_WORDS
from detente.records import Mention, Parse

_PEOPLE = frozenset(
    {"leader", "minister", "president", "counterpart", "diplomat", "official", "premier", "pair", "man"}
)
_COUNTED = frozenset({"two", "both", "three", "either", "each", "neither"})
_REACH = 4


def members(parse: Parse, head: int, earlier: Sequence[Mention], here: Sequence[Mention]) -> list[Mention]:
    """Return the earlier mentions that a counted or plural noun sums up; [] if it sums up none.

    "Both countries" and "the two sides" take the last two states named, "the two leaders" and "the foreign
    ministers" the last people (of that office) named, one a country.
    """
    token = parse.tokens[head]
    lemma = token.lemma
    if token.tag not in {"NNS", "NNPS"} and lemma not in {"side", "pair"}:
        return []
    counted = {parse.tokens[c].lemma for c in parse.children(head)} & _COUNTED
    if counted <= {"two", "three"} and not _is_definite(parse, head):
        return []
    before = [*earlier, *(m for m in here if m.head < head and not _acts_on(parse, m.head, head))]
    if lemma in STATE_WORDS and counted:
        people = _last_countries(before, lambda m: m.person and m.kind == "name", 2, reach=10)
        if len(people) == len({m.participant.country for m in before if m.person and m.kind == "name"}) == 2:
            return people
        return _last_countries(
            before,
            lambda m: not m.person and m.kind in {"name", "nationality"},
            3 if "three" in counted else 2,
        )
    if lemma in _PEOPLE and (counted or _is_definite(parse, head)):
        of_office = _last_countries(
            before, lambda m: m.person and m.role.split()[-1:] == [lemma], 2 if counted else 9, reach=10
        )
        if len(of_office) > 1:
            return of_office
        named = _last_countries(
            before, lambda m: m.person and m.kind == "name", 2 if counted else 9, reach=10
        )
        if len(named) > 1:
            return named
        return _last_countries(before, lambda m: m.kind == "name", 2) if counted else []
    return []


def joined_people(parse: Parse, earlier: Sequence[Mention]) -> list[Mention]:
    """Return the people of several states named in one of the last two sentences, for "they"."""
    for back in (1, 2):
        before = [m for m in earlier if m.sentence == parse.sentence - back]
        group = [m for m in before if m.person and m.kind == "name"]
        countries = {m.participant.country for m in group}
        if len(group) > 1 and len(countries) > 1:
            return list({m.participant: m for m in group}.values())
    return []


def _last_countries(
    mentions: Sequence[Mention], fits: Callable[[Mention], bool], count: int, reach: int = _REACH
) -> list[Mention]:
    found: dict[str, Mention] = {}
    newest = max((m.sentence for m in mentions), default=0)
    for mention in reversed(mentions):
        country = mention.participant.country
        if mention.sentence < newest - reach or len(found) == count:
            break
        if country is not None and country not in found and fits(mention):
            found[country] = mention
    return list(reversed(found.values())) if len(found) > 1 else []


def _acts_on(parse: Parse, doer: int, head: int) -> bool:
    """Return whether one is the subject, or joined to the subject, of the verb that has the other as its object."""
    verb = parse.tokens[head].head
    while parse.tokens[doer].dep == "conj" and parse.tokens[doer].head != doer:
        doer = parse.tokens[doer].head
    above = {verb, parse.tokens[verb].head}
    return (
        head != doer and parse.tokens[doer].dep in {"nsubj", "nsubjpass"} and parse.tokens[doer].head in above
    )


def _is_definite(parse: Parse, head: int) -> bool:
    return any(
        parse.tokens[c].lemma in {"the", "these", "those", "this", "that"}
        for c in parse.children(head, "det")
    )
