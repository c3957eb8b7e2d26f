"""How much speaks for it that a telling tells what others of its document told already."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.lexicon import SHIPPED, LexiconError, Lexicons
from detente.records import RECIPROCAL
from detente.resolve.across import LASTING
from detente.resolve.sides import other_number, same_number
from detente.resolve.traits import Traits
from detente.resolve.wording import stems

COLUMNS = ("sign", "weight", "citation")
THRESHOLD = "threshold"
"""The line of the table above whose weight a sum must be for a telling to be a retelling."""

_OF_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
"""Deeds done with words: a second one of the same parties is often another."""

_TOLD = frozenset({"asserted", "denied", "disputed"})
_COMPARED = 6
"""How many of the first and of the last tellings of a happening a new one is compared with."""

_ALL = 0.999
"""The part of tellings above which a sign holds for all of them, whatever the rounding."""

_AS_LONG = frozenset({"invasion", "war", "ban"})
"""Kinds of deeds that can stand for one that goes on for weeks; what else is told of it is a deed in it."""

_IN_IT = "in a lasting one"
_SOME = "some: "
"""Before a sign of two tellings: it holds for at least one of those told before."""


@dataclass(frozen=True, slots=True)
class Retellings:
    """Knows retellings inside a document by weighted signs (logistic regression; `make train-retellings`)."""

    weights: Mapping[str, float]

    def likeness(self, told: Sequence[Traits], new: Traits, before: Sequence[Sequence[Traits]]) -> float:
        """Return how much speaks for `new` telling the happening of `told`; above 0 it is taken for it.

        `before` are all happenings of the type told before, `told` among them.
        """
        found = signs(told, new, before)
        if are_two(found):
            return -math.inf
        return (
            sum(self.weights.get(sign, 0.0) * much for sign, much in found.items()) - self.weights[THRESHOLD]
        )


def default_retellings(lexicons: Lexicons = SHIPPED) -> Retellings:
    """Return what knows retellings, with the weights of the lexicons.

    Raises:
        LexiconError: if a weight is no number, or there is no threshold.
    """
    weights: dict[str, float] = {}
    for row in reversed(lexicons.table("retellings.tsv", COLUMNS)):
        try:
            weights[row["sign"]] = float(row["weight"])
        except ValueError:
            raise LexiconError(f"{row.where}: {row['weight']!r} is no number; write one like -0.35") from None
    if THRESHOLD not in weights:
        raise LexiconError(f"retellings.tsv: no line for {THRESHOLD}; add one, or make it anew")
    return Retellings(weights)


def signs(told: Sequence[Traits], new: Traits, before: Sequence[Sequence[Traits]]) -> dict[str, float]:
    """Return what speaks for and against it, and how much each counts.

    A sign of two tellings counts as the part of those told for which it holds; once more, whole, if it holds
    for any of them.
    """
    compared = [*told[:_COMPARED], *told[_COMPARED:][-_COMPARED:]]
    found: defaultdict[str, float] = defaultdict(float)
    for one in compared:
        for sign in (*_parties(one, new), *_wording(one, new), *_circumstances(one, new)):
            found[sign] += 1 / len(compared)
            found[_SOME + sign] = 1
        found["sentences away"] += math.log(max(1, _sentences_away(one, new))) / len(compared)
        if _sentences_away(one, new):
            found["shared words"] += min(3, len(one.words & new.words)) / 3 / len(compared)
    return {**found, **dict.fromkeys(_of_new(new), 1.0), **_of_all(told, new, before)}


def are_two(found: Mapping[str, float]) -> bool:
    """Return whether the signs rule out one happening, however much else speaks for it.

    Of some 230 such in the labelled documents three were retellings, all of days that the coder mistook.
    """
    by_days = found.get("days differ", 0.0) > _ALL
    turned = found.get("turned round", 0.0) > _ALL
    strangers = min(found.get(f"{side}: other country", 0.0) for side in ("actor", "recipient")) > _ALL
    return by_days or turned or strangers or found.get(_SOME + _IN_IT, 0.0) > 0


def _of_new(new: Traits) -> Iterator[str]:
    """Yield what the new telling alone tells."""
    event = new.telling.event
    yield f"type {event.type}"
    if new.definite:
        yield "definite"
        if event.type in _OF_WORDS:
            yield "definite, of words"
    if new.another:
        yield "another"
    if not event.parties:
        yield "no party"


def _of_all(told: Sequence[Traits], new: Traits, before: Sequence[Sequence[Traits]]) -> dict[str, float]:
    """Return how the happening stands among those of its type."""
    often = math.log(len(told))
    found = {"often told": often}
    if len(told) == 1:
        found["told once"] = 1.0
    if new.definite:
        found["often told, definite"] = often
    if any(told[0] is of[0] for of in before[:1]):
        found["the first of its type"] = 1.0
    if told[-1] is max((of[-1] for of in before), key=_place):
        found["the last told"] = 1.0
    if len(told) == max(map(len, before)):
        found["the most told"] = 1.0
        if new.definite:
            found["the most told, definite"] = 1.0
    return found


def _place(traits: Traits) -> tuple[int, int]:
    return traits.telling.event.sentence or 0, traits.telling.event.trigger_start or 0


def _sentences_away(one: Traits, new: Traits) -> int:
    return abs((one.telling.event.sentence or 0) - (new.telling.event.sentence or 0))


def _wording(one: Traits, new: Traits) -> Iterator[str]:
    type_ = new.telling.event.type
    if one.trigger & new.trigger:
        yield "same word"
    elif type_ in _OF_WORDS:
        yield "other word, of words"
    if one.trigger & LASTING and not new.trigger & LASTING and new.kind not in _AS_LONG:
        yield _IN_IT
    if (one.telling.event.trigger or "").lower() == (new.telling.event.trigger or "").lower():
        yield "same trigger"
    if one.another:
        yield "after another"
    if one.definite:
        yield "after a definite"
    if one.kind and new.kind:
        yield "same kind" if one.kind == new.kind else "other kind"
        yield f"{type_} {' and '.join(sorted((one.kind, new.kind)))}"


def _circumstances(one: Traits, new: Traits) -> Iterator[str]:
    told, event = one.telling.event, new.telling.event
    if told.first and told.last and event.first and event.last:
        overlap = told.first <= event.last and event.first <= told.last
        yield "days overlap" if overlap else "days differ"
        if (told.first, told.last) == (event.first, event.last):
            yield "same days"
    elif told.first or event.first:
        yield "one without days"
    if told.mode and event.mode:
        yield "same mode" if told.mode == event.mode else "other mode"
    if told.place and event.place:
        yield "same place" if stems(told.place) & stems(event.place) else "other place"
    if (told.status in _TOLD) != (event.status in _TOLD):
        yield "told or planned"
    if told.status == event.status:
        yield "same status"
    if (told.attribution is None) != (event.attribution is None):
        yield "one by a voice"
    if (away := _sentences_away(one, new)) <= 1:
        yield "next sentence" if away else "same sentence"


def _parties(one: Traits, new: Traits) -> Iterator[str]:
    if new.telling.event.type in RECIPROCAL:
        yield f"parties: {_side(_both(one), _both(new))}"
        if len(one.countries & new.countries) > 1:
            yield "two countries"
        yield from _own_countries(one.countries, new.countries)
    else:
        yield f"actor: {_side(_of_actor(one), _of_actor(new))}"
        yield f"recipient: {_side(_of_recipient(one), _of_recipient(new))}"
        yield from _own_countries(one.recipient_countries, new.recipient_countries)
        turned = (
            one.actor_countries & new.recipient_countries and one.recipient_countries & new.actor_countries
        )
        if turned and not one.actor_countries & new.actor_countries:
            yield "turned round"
    if any(one.sides) and one.sides == new.sides:
        yield "same countries"
    parties = (*one.actors, *one.recipients), (*new.actors, *new.recipients)
    if same_number(*parties):
        yield "same number"
    elif other_number(*parties):
        yield "other number"


def _own_countries(one: frozenset[str], new: frozenset[str]) -> Iterator[str]:
    if one - new and new - one:
        yield "each with own countries"
    elif one and new and one != new:
        yield "one with more countries"


_Side = tuple[frozenset[str], frozenset[str], frozenset[str], bool]
"""Names, persons' names and countries of one side, and whether it has any party."""


def _of_actor(traits: Traits) -> _Side:
    parties = bool(traits.telling.event.actors)
    return traits.actor_names, traits.actor_persons, traits.actor_countries, parties


def _of_recipient(traits: Traits) -> _Side:
    parties = bool(traits.telling.event.recipients)
    return traits.recipient_names, traits.recipient_persons, traits.recipient_countries, parties


def _both(traits: Traits) -> _Side:
    persons = traits.actor_persons | traits.recipient_persons
    return traits.names, persons, traits.countries, bool(traits.telling.event.parties)


def _side(one: _Side, new: _Side) -> str:
    if not one[3] and not new[3]:
        return "neither"
    if not one[3] or not new[3]:
        return "only one"
    if one[0] & new[0]:
        return "same name"
    if one[1] and new[1]:
        return "other person"
    if one[2] & new[2]:
        return "same country"
    return "other country" if one[2] and new[2] else "unknown"
