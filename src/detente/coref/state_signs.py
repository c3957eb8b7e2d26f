"""What a document tells of the state that a noun such as "police" belongs to, sign by sign.

The signs are named in words, for each state that the document names and for the answer that no state is told; what
each is worth stands in state_signs.tsv.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.coref.reader import Reader
from detente.coref.words import SPEAKER, STATE_WORDS
from detente.records import NOT_STATES, Mention, Parse

REACH = 3
"""Sentences back that count as near."""

_REMEMBERED = 400
"""How many of the mentions before are looked at: enough for a news story, a bound on the time for a book."""
_NEAR = {"here", *(f"{back} before" for back in range(REACH + 1))}

Signs = Mapping[str | None, tuple[str, ...]]
"""The signs for each state; under `None` those for no state."""

_LOCATIVE = frozenset({"in", "at", "near", "across", "inside", "throughout", "outside", "around"})
_AMERICAN = frozenset({"administration", "congress", "senate", "supreme court"})
"""What world news calls so without a country is often that of the United States, though others have it."""
_PARTS = {"nsubj": "doer", "agent": "doer", "dobj": "object", "dative": "object", "nsubjpass": "object"}
_SHARES = (0.75, 0.5, 0.3, 0.15)
_KINDS = {
    "GOV": "government", "LEG": "government", "SPY": "government", "MIL": "army", "COP": "police", "JUD": "police",
    "REB": "rebels", "UAF": "rebels", "PRM": "rebels", "CRM": "rebels", "OPP": "party", "PTY": "party",
    "BUS": "business"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells of states by itself, before any noun has got one."""

    counts: Counter[str]
    """Mentions by state."""
    towns: Counter[str]
    """Those of them that are places."""
    first: frozenset[str]
    """The states of the first sentence."""
    publisher: frozenset[str]
    """The state whose organ published the text."""
    called: Mapping[str, frozenset[str]]
    """The states of nouns and titled names by the last word of what they are called ("president")."""

    @classmethod
    def by(cls, mentions: Sequence[Mention], reader: Reader) -> Told:
        """Return what these mentions tell."""
        stated = [m for m in _once(mentions) if m.participant.country is not None]
        called: dict[str, set[str]] = defaultdict(set)
        for mention in stated:
            if mention.role and mention.kind in {"noun", "name"}:
                called[mention.role.split()[-1]].update(_states([mention]))
        return cls(
            Counter(_states(stated)),
            Counter(_states(m for m in stated if not m.participant.sectors)),
            frozenset(_states(m for m in stated if m.sentence == 0)),
            frozenset(p.country for p in reader.ours if p.country is not None),
            {word: frozenset(countries) for word, countries in called.items()},
        )


def signs(
    parse: Parse, mention: Mention, here: Sequence[Mention], earlier: Sequence[Mention], told: Told
) -> Signs:
    """Return what speaks for and against each state, given the mentions of its sentence and of those before."""
    found: dict[str | None, list[str]] = defaultdict(list)
    here = [m for m in _once(here) if m.span != mention.span]
    earlier = earlier[-_REMEMBERED:]
    around = (
        _of_document(parse, told, mention),
        _of_places(parse, mention, here),
        _of_sentence(parse, mention, here),
        _of_sentences_before(mention, earlier),
        _of_nouns(mention, [*earlier, *(m for m in here if m.head < mention.head)], told),
    )
    for state, sign in (pair for pairs in around for pair in pairs):
        found[state].append(sign)
    near = {c for c, pairs in found.items() if _NEAR.intersection(pairs)}
    for country, known in found.items():
        if country not in near:
            known.append("far")
        if country in NOT_STATES:
            known.append("is no state")
    found[None] = list(_of_noun(parse, mention))
    return {country: tuple(dict.fromkeys(known)) for country, known in found.items()}


def _once(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without "Israeli" where "Israeli warplanes" tells the same."""
    nouns = [m for m in mentions if m.kind == "noun" and m.participant.country is not None]
    return [
        m
        for m in mentions
        if m.kind != "nationality"
        or not any(n.participant.country == m.participant.country and n.span.holds(m.span) for n in nouns)
    ]


def _states(mentions: Iterable[Mention]) -> Iterator[str]:
    return (m.participant.country for m in mentions if m.participant.country is not None)


def _kind(mention: Mention) -> str:
    sectors = mention.participant.sectors
    kind = next((_KINDS[s] for s in sectors if s in _KINDS), "people" if sectors else "other")
    return f"{kind}, one" if mention.person else kind


def _of_document(parse: Parse, told: Told, mention: Mention) -> Iterator[tuple[str, str]]:
    """Yield how much of the document each state has."""
    kind = _kind(mention)
    total = told.counts.total()
    ranked = sorted(told.counts.values(), reverse=True)
    for country, count in told.counts.items():
        yield country, f"rank {min(ranked.index(count), 4)}"
        share = next((least for least in _SHARES if count >= least * total), 0)
        yield country, f"share {share:.2f}"
        if len(told.counts) == 1:
            yield country, "only state"
        if country in told.towns:
            yield country, "has a town"
            yield country, f"{kind}: has a town"
    for country in sorted(told.first):
        yield country, "in first sentence"
        if len(told.first) == 1:
            yield country, "alone in first sentence"
    if mention.role in _AMERICAN and "USA" in {*told.counts, *told.publisher}:
        yield "USA", "called so in America"
    for country in sorted(told.publisher):
        yield country, "publisher"
        yield country, f"{_shape(parse, mention)}: publisher"


def _of_places(parse: Parse, mention: Mention, here: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the states where the sentence says that something is."""
    places = [m for m in here if is_place(parse, m)]
    countries = sorted(set(_states(places)))
    for country in countries:
        sign = "place" if len(countries) == 1 else "one of several places"
        yield country, sign
        yield country, f"{_kind(mention)}: {sign}"
    above = {mention.head, *parse.ancestors(mention.head)}
    hung = [m for m in places if parse.tokens[parse.tokens[m.head].head].head in above]
    if hung:
        nearest = min(hung, key=lambda m: abs(m.head - mention.head))
        yield nearest.participant.country or "", "nearest place"


def _of_sentence(parse: Parse, mention: Mention, here: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the states that its sentence names, by what they do to whom the noun names."""
    stated = [m for m in here if m.participant.country is not None]
    countries = sorted(set(_states(stated)))
    for country in countries:
        yield country, "here"
        if len(countries) == 1:
            yield country, "alone here"
    before = [m for m in stated if m.head < mention.head]
    after = [m for m in stated if m.head > mention.head]
    yield from ((c, "nearest before") for c in _states(before[-1:]))
    yield from ((c, "nearest after") for c in _states(after[:1]))
    kind = _kind(mention)
    for other in stated:
        if relation := _relation(parse, mention.head, other.head):
            yield other.participant.country or "", relation
            yield other.participant.country or "", f"{kind}: {relation}"


def is_place(parse: Parse, mention: Mention) -> bool:
    """Return whether a mention says in which state something is: "in Mali"."""
    token = parse.tokens[mention.head]
    is_state = mention.participant.country is not None and mention.participant.country not in NOT_STATES
    return is_state and token.dep == "pobj" and parse.tokens[token.head].lemma.lower() in _LOCATIVE


def _relation(parse: Parse, noun: int, other: int) -> str:
    """Return how another phrase stands to a noun; "" for neither doer to it, nor done to by it, nor hanging on it."""
    verb, part = _clause(parse, noun)
    other_verb, other_part = _clause(parse, other)
    if noun in parse.ancestors(other):
        if other_verb is None or noun not in parse.ancestors(other_verb):
            return "hangs on it"
        return "is done to by it" if other_part == "object" else ""  # "troops attacking Yemen"
    if verb is None or verb != other_verb or part == other_part:
        return ""
    if part == "doer" and other_part == "object":
        return "is done to by it"
    return "does to it" if other_part == "doer" else ""


def _clause(parse: Parse, index: int) -> tuple[int | None, str]:
    """Return the verb that a phrase stands under and what it is there: "doer", "object" or ""."""
    below = index
    for above in parse.ancestors(index):
        if parse.tokens[above].pos in {"VERB", "AUX"}:
            return above, _PARTS.get(parse.tokens[below].dep, "")
        below = above
    return None, ""


def _of_sentences_before(mention: Mention, earlier: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the states named in the sentences before, the last one named marked."""
    stated = [m for m in earlier if m.participant.country is not None and m.role != SPEAKER]
    yield from ((c, "named last") for c in _states(stated[-1:]))
    near = [m for m in stated if mention.sentence - m.sentence <= REACH]
    counts = Counter(_states(near))
    for country, count in counts.items():
        if len(counts) == 1:
            yield country, "alone near"
        elif count == max(counts.values()):
            yield country, "most named near"
        back = min(mention.sentence - m.sentence for m in near if m.participant.country == country)
        yield country, f"{back} before"


def _of_nouns(mention: Mention, before: Sequence[Mention], told: Told) -> Iterator[tuple[str, str]]:
    """Yield the states of those who are called the same, or are of the same kind, elsewhere."""
    word = mention.role.split()[-1:]
    sector = mention.participant.sectors[:1]
    stated = [m for m in before if m.role and m.kind != "pronoun" and m.participant.country is not None]
    same = [m for m in stated if m.role.split()[-1:] == word]
    yield from ((c, f"same {same[-1].kind} last") for c in _states(same[-1:]))
    yield from ((c, "same word before") for c in sorted(set(_states(same[:-1]))))
    alike = [m for m in stated if m.participant.sectors[:1] == sector]
    yield from ((c, "same sector last") for c in _states(alike[-1:]))
    called = told.called.get(word[0], frozenset()) if word else frozenset[str]()
    yield from (
        (c, "only one of the word" if len(called) == 1 else "one of the word") for c in sorted(called)
    )


def _of_noun(parse: Parse, mention: Mention) -> Iterator[str]:
    """Yield what a phrase itself says for having no state that could be told."""
    token = parse.tokens[mention.head]
    yield "noun" if mention.kind == "noun" else "titled name" if mention.role else "bare name"
    yield _kind(mention)
    yield _shape(parse, mention)
    yield token.tag
    determiners = [parse.tokens[i].lemma.lower() for i in parse.children(mention.head, "det")]
    yield from (f"{d} ..." for d in determiners or ["no article"])
    if mention.role:
        yield f"word: {mention.role.split()[-1]}"
        if token.tag in {"NNS", "NNPS"}:
            yield f"several: {mention.role.split()[-1]}"
            if mention.role.split()[-1] in STATE_WORDS:
                yield "several states"


def _shape(parse: Parse, mention: Mention) -> str:
    """Return whether one, several or a body are named, and whether as known."""
    token = parse.tokens[mention.head]
    articles = {parse.tokens[i].lemma.lower() for i in parse.children(mention.head, "det")}
    known = "known" if "the" in articles else "a" if articles else "bare"
    if mention.kind == "name":
        return "a name"
    number = "one" if mention.person else "several" if token.tag in {"NNS", "NNPS"} else "a body"
    return f"{number}, {known}"
