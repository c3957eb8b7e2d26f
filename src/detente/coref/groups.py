"""Groups: "both countries", "the two leaders", "the foreign ministers", "each", "they" for several."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from detente.coref.standing import Standing, is_subject
from detente.coref.words import GROUP, SAYING
from detente.records import Evidence, Mention, Parse, Span

_STATES = frozenset({
    "country", "nation", "side", "government", "capital", "neighbour", "neighbor", "ally", "party", "state",
    "army", "navy", "military", "belligerent", "claimant", "rival", "camp", "delegation", "power", "foe", "enemy",
    "adversary", "republic", "guard", "service", "parliament", "people", "force", "air force", "economy", "ministry",
    "antagonist", "contender", "signatory", "fleet",
})  # fmt: skip
_PEOPLE = frozenset({
    "leader", "minister", "president", "counterpart", "diplomat", "official", "premier", "man", "colonel", "officer",
    "negotiator", "envoy", "chief", "ambassador", "statesman", "chairman", "chancellor", "king", "secretary",
    "woman",
})  # fmt: skip
_PRONOUNS = frozenset({"both", "each", "neither", "either", "pair", "trio", "two", "three", "four", "five", "six"})
_COUNTS = {"two": 2, "both": 2, "either": 2, "each": 2, "neither": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ONE_OF = frozenset({"either", "each", "neither"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "appos"})
_REACH = 10
"""Sentences back in which people are looked for."""


def members(parse: Parse, head: int, standing: Standing, here: Sequence[Mention]) -> list[Mention]:
    """Return the earlier mentions that a counted or plural noun sums up; [] if it sums up none.

    "Both countries" and "the two sides" take the states that stand foremost in the story, "the two leaders" and
    "the foreign ministers" the people (of that office) named last. Who asks both sides for something is
    neither of them, and where they meet is not either.
    """
    token = parse.tokens[head]
    lemma = token.lemma
    counts = {parse.tokens[c].lemma.lower() for c in parse.children(head)} & _COUNTS.keys()
    plural = token.tag in {"NNS", "NNPS"} or lemma in {"side", "pair"}
    if not plural and not counts & _ONE_OF:
        return []
    definite = _is_definite(parse, head)
    if not counts & {"both", *_ONE_OF} and not definite:
        return []
    before = standing.with_sentence(parse, head, here)
    absent = _absent(parse, head, here)
    count = max((_COUNTS[c] for c in counts), default=0)
    if lemma in _STATES and counts:
        return before.first(count, parse.sentence, absent)
    if lemma in _PEOPLE and (counts or definite):
        return _people(before, parse.sentence, absent, lemma, count)
    return []


def counted(parse: Parse, here: Sequence[Mention], standing: Standing) -> list[Mention]:
    """Return mentions of "both", "each", "the pair" and "both capitals", which no lexicon names, one a member."""
    taken = {m.head for m in here if m.kind != "nationality"}
    found: list[Mention] = []
    for index, token in enumerate(parse.tokens):
        if index in taken or token.dep not in _ARGUMENTS:
            continue
        if token.pos == "NOUN" and token.lemma in _STATES:
            whole, start = members(parse, index, standing, here), parse.subtree(index).start
        elif _is_pronoun(parse, index):
            before = standing.with_sentence(parse, index, here)
            count = _COUNTS.get(token.lemma.lower(), 3 if token.lemma == "trio" else 2)
            whole = before.first(count, parse.sentence, _absent(parse, index, here), near=_REACH)
            start = next((c for c in parse.children(index, "det", "predet") if c < index), index)
        else:
            continue
        span = Span(parse.tokens[start].start, token.end)
        found.extend(_member(parse, index, span, m) for m in whole)
    return found


def joined_people(parse: Parse, earlier: Sequence[Mention]) -> list[Mention]:
    """Return the people of several states named in one of the last two sentences, for "they"."""
    for back in (1, 2):
        before = [m for m in earlier if m.sentence == parse.sentence - back]
        group = [m for m in before if m.person and m.kind == "name"]
        countries = {m.participant.country for m in group}
        if len(group) > 1 and len(countries) > 1:
            return list({m.participant: m for m in group}.values())
    return []


def _people(before: Standing, sentence: int, absent: Collection[str], lemma: str, count: int) -> list[Mention]:
    def of_office(m: Mention) -> bool:
        return m.person and m.role.split()[-1:] == [lemma]

    def is_person(m: Mention) -> bool:
        return m.person

    for fits in (of_office, is_person):
        for number in (count,) if count else (3, 2):
            if found := before.first(number, sentence, absent, fits, near=_REACH):
                return found
    return before.first(count, sentence, absent) if count else []


def _member(parse: Parse, index: int, span: Span, of: Mention) -> Mention:
    why = (Evidence("participant", "coref", "coref.group", of.span),)
    return Mention(span, parse.sentence, index, of.participant, "pronoun", why, of.span, GROUP, False)


def _is_pronoun(parse: Parse, index: int) -> bool:
    """Return whether a word stands for a group by itself: "both agreed", "urged each", "the two met"."""
    token = parse.tokens[index]
    lemma = token.lemma.lower()
    if lemma not in _PRONOUNS or parse.children(index, "prep", "appos", "relcl", "acl", "conj", "compound", "nummod"):
        return False
    if lemma in {"both", "each", "neither", "either"}:
        return token.pos in {"PRON", "DET", "NOUN", "ADV"} and not parse.children(index)
    return _is_definite(parse, index)


def _absent(parse: Parse, head: int, here: Sequence[Mention]) -> set[str]:
    """Return the states of whom the sentence says that they do something to the group, or about it."""
    found: set[str] = set()
    for above in _verbs_acting_on(parse, head):
        found.update(
            m.participant.country
            for m in here
            if m.participant.country is not None
            and m.head < head
            and m.kind != "nationality"
            and is_subject(parse, m.head)
            and _top(parse, m.head) == above
        )
    return found


def _verbs_acting_on(parse: Parse, head: int) -> list[int]:
    """Return the verbs whose object, near or far, a token is: "urged" for "urged restraint on both sides"."""
    found: list[int] = []
    index = head
    while parse.tokens[index].dep != "ROOT" and parse.tokens[index].head != index:
        token = parse.tokens[index]
        above = token.head
        is_verb = parse.tokens[above].pos in {"VERB", "AUX"}
        infinitive = any(parse.tokens[c].tag == "TO" for c in parse.children(above, "aux"))
        if token.dep in {"nsubj", "nsubjpass"} and not infinitive:
            return found
        if is_verb and token.dep not in {"nsubj", "nsubjpass"} and parse.tokens[above].lemma not in SAYING:
            found.append(above)
        index = above
    return found


def _top(parse: Parse, index: int) -> int:
    while parse.tokens[index].dep == "conj" and parse.tokens[index].head != index:
        index = parse.tokens[index].head
    return parse.tokens[index].head


def _is_definite(parse: Parse, head: int) -> bool:
    return any(
        parse.tokens[c].lemma.lower() in {"the", "these", "those", "this", "that", "all"}
        for c in parse.children(head, "det", "predet", "quantmod", "advmod")
    )
