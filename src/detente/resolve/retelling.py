"""How much speaks for it that a telling tells what others of its document told already."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from detente.lexicon import SHIPPED, LexiconError, Lexicons, weights_in
from detente.records import RECIPROCAL
from detente.resolve.across import LASTING
from detente.resolve.parties import party_signs
from detente.resolve.traits import Traits
from detente.resolve.wording import stems

THRESHOLD = "threshold"
"""The line of retellings.tsv whose weight a sum must be for a telling to be a retelling."""

_OF_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
"""Deeds done with words: a second one of the same parties is often another."""

_TOLD = frozenset({"asserted", "denied", "disputed"})
_FAMILY = {
    **dict.fromkeys(_OF_WORDS, "words"),
    **dict.fromkeys(RECIPROCAL, "meetings"),
    **dict.fromkeys(("COERCE", "MOBILIZE", "PROTEST", "SANCTION"), "force"),
    "ASSAULT": "assaults",
}
"""What types are alike in how often they are told again; the others are of "help"."""

_LONG_AGO = timedelta(days=21)
"""Before publication: what ended by then is mostly background, not the news."""

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
    weights = weights_in(lexicons, "retellings.tsv")
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
        for sign in (
            *party_signs(one, new),
            *_wording(one, new),
            *_circumstances(one, new),
            *_times(one, new),
        ):
            found[sign] += 1 / len(compared)
            found[_SOME + sign] = 1
        found["sentences away"] += math.log(max(1, _sentences_away(one, new))) / len(compared)
        if _sentences_away(one, new):
            found["shared words"] += min(3, len(one.words & new.words)) / 3 / len(compared)
    of_new = dict.fromkeys(_of_new(new), 1.0)
    return {**found, **of_new, **_of_all(told, new, before), **_of_family(told, new, before)}


def are_two(found: Mapping[str, float]) -> bool:
    """Return whether the signs rule out one happening, however much else speaks for it.

    One telling of other days is enough, if none is of the same: what was told without a day links no two days. Of
    some 230 such in the labelled documents three were retellings, all of days that the coder mistook.
    """
    by_days = found.get(_SOME + "days differ", 0.0) > 0 and _SOME + "days overlap" not in found
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
    if told[-1] is _last(before):
        found["the last told"] = 1.0
    if len(told) == max(map(len, before)):
        found["the most told"] = 1.0
        if new.definite:
            found["the most told, definite"] = 1.0
    return found


def _of_family(told: Sequence[Traits], new: Traits, before: Sequence[Sequence[Traits]]) -> dict[str, float]:
    """Return how the happening stands, weighed for types that are alike: of attacks one is told most, of words few."""
    family = _FAMILY.get(new.telling.event.type, "help")
    found = {"happenings before": math.log(len(before)), f"often told, {family}": math.log(len(told))}
    if told[-1] is _last(before):
        found[f"the last told, {family}"] = 1.0
    if len(before) == 1:
        found["the only one"] = found[f"the only one, {family}"] = 1.0
    return found


def _last(before: Sequence[Sequence[Traits]]) -> Traits:
    return max((of[-1] for of in before), key=_place)


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


def _times(one: Traits, new: Traits) -> Iterator[str]:
    """Yield what tells background from news, and several deeds from one."""
    before, now = _is_long_ago(one), _is_long_ago(new)
    if before != now:
        yield "one long ago"
    elif now:
        yield "both long ago"
    if _sentences_away(one, new):
        if new.times - one.times:
            yield "to other times"
        if one.times - new.times:
            yield "from other times"
    if one.plural != new.plural and one.trigger & new.trigger:
        yield "one or several"


def _is_long_ago(traits: Traits) -> bool:
    event = traits.telling.event
    if event.published is None or event.last is None:
        return False
    return event.published - event.last > _LONG_AGO
