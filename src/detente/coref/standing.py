"""Who stands in the story so far: what "both sides" and "the three ministers" are drawn from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from detente.coref.lists import joined_to, listed
from detente.coref.words import LOCATIVE, SUBJECTS
from detente.records import NOT_STATES, Mention, Parse

_WEIGHTS = {"name": 1.0, "noun": 0.8, "nationality": 0.7, "pronoun": 0.6, "implied": 0.0}
_FADING = 0.8
"""What a mention still counts one sentence later."""
_OPENING = 0.5
"""What a mention of the first two sentences keeps all along: they say whom the story is about."""
_JOINED = 2.0
"""How much more those count who were named together ("Greece and Turkey") in this sentence or the one before."""
_ORGANISATION = 0.5
DIVIDED = 0.15
"""Below this share of the first, the second is no side of its own: the quarrel is one at home."""
_DIVIDED_CLEARLY = 0.4
"""Share of the foremost that the second must have, and the third must not have, to be a pair."""
_PLACING = LOCATIVE | {"from", "into", "through", "via"}
_PLACE = "place"


@dataclass(frozen=True, slots=True)
class _Named:
    mention: Mention
    weight: float


@dataclass(slots=True)
class Standing:
    """The mentions of a document so far with what each counts, and who was named together.

    What is called by a word of `assemblies` is nobody: "the Leaders' Summit".
    """

    assemblies: frozenset[str] = frozenset()
    _named: list[_Named] = field(default_factory=list)
    _joined: list[tuple[int, tuple[Mention, ...]]] = field(default_factory=list)
    lists: tuple[tuple[int, tuple[Mention, ...]], ...] = ()
    """The lists of states in the whole document, each with the number of its sentence."""

    def keep(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        """Remember a sentence's mentions; where something is does not count ("in Geneva")."""
        self._named.extend(self._weighed(parse, mentions))
        self._joined.extend((parse.sentence, group) for group in _together(parse, mentions))

    @classmethod
    def over(
        cls,
        parses: Sequence[Parse],
        by_sentence: Mapping[int, Sequence[Mention]],
        assemblies: frozenset[str] = frozenset(),
    ) -> Standing:
        """Return the story before its first sentence, with the lists of states that it will come to."""
        return cls(
            assemblies,
            lists=tuple(
                (p.sentence, group) for p in parses for group in listed(p, by_sentence.get(p.sentence, ()))
            ),
        )

    def with_sentence(self, parse: Parse, before: int, mentions: Sequence[Mention]) -> Standing:
        """Return what stands at token `before` of a sentence that is being read."""
        here = [m for m in mentions if m.head < before]
        named = [*self._named, *self._weighed(parse, here)]
        now = Standing(self.assemblies, named, list(self._joined), self.lists)
        now._joined.extend((parse.sentence, group) for group in _together(parse, here))
        return now

    def first(
        self,
        count: int,
        sentence: int,
        absent: Collection[str],
        fits: Callable[[Mention], bool] = lambda _: True,
        near: int = 99,
        least: float = 0.0,
    ) -> list[Mention]:
        """Return one mention of each of the `count` states that stand foremost; [] if there are not so many.

        Those named together come first. `absent` are states that are not meant, `near` is how many sentences
        back a mention counts, `least` what share of the foremost the others must have.
        """
        scores, last = self._scores(sentence, absent, fits, near)
        best = self._best(count, sentence, scores)
        if best and min(scores[c] for c in best) < least * max(scores[c] for c in best):
            return []
        return sorted((last[c] for c in best), key=lambda m: m.span.start)

    def all(
        self, sentence: int, absent: Collection[str], fits: Callable[[Mention], bool], near: int
    ) -> list[Mention]:
        """Return one mention of each state of which somebody fits; [] if there is only one."""
        _, last = self._scores(sentence, absent, fits, near)
        return sorted(last.values(), key=lambda m: m.span.start) if len(last) > 1 else []

    def called(self, word: str) -> list[Mention]:
        """Return the last mention of each state of which somebody was called by a noun."""
        named = (n.mention for n in self._named)
        same = [m for m in named if m.kind == "noun" and m.role.split()[-1:] == [word]]
        return list({m.participant.country: m for m in same if m.participant.country is not None}.values())

    def listed(self, sentence: int, near: int) -> list[Mention]:
        """Return the states last named together, at most `near` sentences back."""
        return next((list(g) for number, g in reversed(self._joined) if sentence - number <= near), [])

    def listed_as(self, count: int, sentence: int) -> list[Mention]:
        """Return just so many states that one list names: the last list up to a sentence, else the next one."""
        fit = [(number, group) for number, group in self.lists if len(group) == count]
        before = [group for number, group in fit if number <= sentence]
        return list((before[-1:] or [group for _, group in fit[:1]] or [()])[0])

    def opening_list(self) -> list[Mention]:
        """Return the states that the first two sentences list, if they list three or more."""
        return next((list(group) for number, group in self.lists if number < 2), [])

    def pair(self, sentence: int, absent: Collection[str], *, in_opening: bool = False) -> list[Mention]:
        """Return the two states that stand foremost if no third one comes near, or that were named together.

        With `in_opening` both must be told of in the first sentence.
        """
        found = self.first(2, sentence, absent, least=_DIVIDED_CLEARLY)
        third = self.first(3, sentence, absent, least=_DIVIDED_CLEARLY)
        opening = {n.mention.participant.country for n in self._named if n.mention.sentence == 0}
        is_of_opening = all(m.participant.country in opening for m in found)
        return found if not third and (is_of_opening or not in_opening) else []

    def foremost(self, sentence: int, absent: Collection[str]) -> list[Mention]:
        """Return a mention of the state that no other comes near; [] if there is none, or if it is absent."""
        scores, last = self._scores(sentence, (), lambda _: True, 99)
        ranked = sorted(scores, key=lambda c: -scores[c])
        if (
            not ranked
            or ranked[0] in absent
            or (len(ranked) > 1 and scores[ranked[1]] > DIVIDED * scores[ranked[0]])
        ):
            return []
        return [last[ranked[0]]]

    def _scores(
        self, sentence: int, absent: Collection[str], fits: Callable[[Mention], bool], near: int
    ) -> tuple[dict[str, float], dict[str, Mention]]:
        """Return what each state counts, and the last mention that names it best."""
        scores: dict[str, float] = {}
        last: dict[str, Mention] = {}
        for named in self._named:
            mention, country = named.mention, named.mention.participant.country
            back = sentence - mention.sentence
            if country is None or country in absent or back > near or not fits(mention):
                continue
            opening = _OPENING if mention.sentence < 2 else 0.0
            scores[country] = scores.get(country, 0.0) + named.weight * max(_FADING**back, opening)
            if country not in last or _standing_of(mention) >= _standing_of(last[country]):
                last[country] = mention
        return scores, last

    def _best(self, count: int, sentence: int, scores: dict[str, float]) -> list[str]:
        """Return the states that stand foremost together, the foremost first; [] if there are not so many."""
        joined = {
            frozenset(m.participant.country or "" for m in group)
            for number, group in self._joined
            if sentence - number <= 1
        }
        ranked = sorted(scores, key=lambda c: -scores[c])
        sets = [frozenset(c) for c in combinations(ranked[:5], count)] if count < 4 else []
        sets.extend(g for g in joined if len(g) == count and g <= scores.keys())
        if not sets:
            return []
        # A set has another order in every run; what follows from it must not.
        best = max(
            sets,
            key=lambda g: (sum(scores[c] for c in sorted(g)) * (_JOINED if g in joined else 1.0), sorted(g)),
        )
        return [c for c in ranked if c in best]

    def _weighed(self, parse: Parse, mentions: Sequence[Mention]) -> Iterator[_Named]:
        several: dict[tuple[int, int], int] = {}
        for m in mentions:
            several[m.span.start, m.span.end] = several.get((m.span.start, m.span.end), 0) + 1
        for mention in mentions:
            if is_where(parse, mention) or self._is_meeting(parse, mention):
                continue
            weight = _WEIGHTS[mention.kind]
            if mention.participant.country in NOT_STATES:
                weight *= _ORGANISATION
            if any(e.rule == "coref.group" for e in mention.evidence):
                weight *= 0.5
            yield _Named(mention, weight)

    def _is_meeting(self, parse: Parse, mention: Mention) -> bool:
        """Return whether what is called a person is a meeting: "the Leaders' Summit"."""
        return mention.person and parse.tokens[mention.head].lemma.lower() in self.assemblies


def _standing_of(mention: Mention) -> int:
    """Return how well a mention names its state: by the state's name, by a person's or a body's, by other words."""
    if mention.kind == "name":
        return 1 if mention.person or mention.role else 2
    return 0


def is_where(parse: Parse, mention: Mention) -> bool:
    """Return whether a mention says where something is: "in Geneva", "the Geneva talks"."""
    if mention.role == _PLACE:
        return True
    if mention.person or mention.kind == "pronoun" or (mention.role and mention.kind == "noun"):
        return False
    token = parse.tokens[parse.above(mention.head, "conj")]
    return token.dep == "pobj" and parse.tokens[token.head].lemma.lower() in _PLACING


def _together(parse: Parse, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Yield those joined by "and", and several states in one phrase ("the Greek and Turkish ministers")."""
    by_head: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.kind != "nationality" and mention.participant.country is not None:
            by_head.setdefault(mention.head, []).append(mention)
    for head, group in by_head.items():
        if parse.tokens[head].dep == "conj" and parse.tokens[head].head in by_head:
            continue
        whole = [m for i in (head, *joined_to(parse, head)) for m in by_head.get(i, ())]
        countries = {m.participant.country: m for m in whole}
        if len(countries) > 1 and not any(is_where(parse, m) for m in group):
            yield tuple(countries.values())


def is_subject(parse: Parse, index: int) -> bool:
    """Return whether a token is a subject, or joined to one."""
    return parse.tokens[parse.above(index, "conj")].dep in SUBJECTS
