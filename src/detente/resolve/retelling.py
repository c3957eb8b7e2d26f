"""How much speaks for it that two tellings of a document are of one happening."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from detente.lexicon import SHIPPED, LexiconError, Lexicons, weights_in
from detente.records import RECIPROCAL
from detente.resolve.across import LASTING
from detente.resolve.parties import party_signs
from detente.resolve.traits import Traits
from detente.resolve.wording import stems

CONSTANT = "constant"
"""The line of retellings.tsv whose weight each two tellings have."""

THRESHOLD = "threshold"
"""The line whose weight is no weight: the chance above which it is worth more to join two tellings than it costs.

It lies below even chances, because what is left apart costs pairs as what is joined wrongly does.
"""

_OF_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
"""Deeds done with words: a second one of the same parties is often another."""

_TOLD = frozenset({"asserted", "denied", "disputed"})
_FAMILY = {
    **dict.fromkeys(_OF_WORDS, "words"),
    **dict.fromkeys(RECIPROCAL, "meetings"),
    **dict.fromkeys(("COERCE", "MOBILIZE", "PROTEST", "SANCTION"), "force"),
    "ASSAULT": "assaults",
}
"""What types are alike in how they are told again; the others are of "help"."""

_LONG_AGO = timedelta(days=21)
"""Before publication: what ended by then is mostly background, not the news."""

_AS_LONG = frozenset({"invasion", "war", "ban"})
"""Kinds of deeds that can stand for one that goes on for weeks; what else is told of it is a deed in it."""

_IN_IT = "in a lasting one"
_FOR_SURE = frozenset({_IN_IT, "days differ", "turned round"})
"""Signs of which each rules out one happening."""

_APART = -2.0
"""What joining two of which one happening is ruled out costs: more than one telling between them makes good."""


@dataclass(frozen=True, slots=True)
class Retellings:
    """Knows retellings inside a document by weighted signs (logistic regression; `make train-retellings`)."""

    weights: Mapping[str, float]

    def gain(self, one: Traits, new: Traits, at: tuple[int, int]) -> float:
        """Return what is gained by taking two tellings of a type for one happening: their chance over the threshold.

        `at` are their places among the tellings of that type in the document.
        """
        found = signs(one, new, at)
        return _APART if are_two(found) else self._chance(found) - self.weights[THRESHOLD]

    def _chance(self, found: Mapping[str, float]) -> float:
        weighed = sum(self.weights.get(sign, 0.0) * much for sign, much in found.items())
        # The logistic function, in the form that no weight of a user's own can make overflow.
        return (1 + math.tanh((weighed + self.weights[CONSTANT]) / 2)) / 2


def default_retellings(lexicons: Lexicons = SHIPPED) -> Retellings:
    """Return what knows retellings, with the weights of the lexicons.

    Raises:
        LexiconError: if a weight is no number, or there is no constant or threshold.
    """
    weights = weights_in(lexicons, "retellings.tsv")
    for needed in (CONSTANT, THRESHOLD):
        if needed not in weights:
            raise LexiconError(f"retellings.tsv: no line for {needed}; add one, or make it anew")
    return Retellings(weights)


def signs(one: Traits, new: Traits, at: tuple[int, int]) -> dict[str, float]:
    """Return what speaks for and against one happening, and how much each counts."""
    found = dict.fromkeys(
        (
            *party_signs(one, new),
            *_wording(one, new),
            *_circumstances(one, new),
            *_times(one, new),
            *_of_each(one, new),
            *_of_new(new),
            *_standing(one, new, at),
        ),
        1.0,
    )
    away = _sentences_away(one, new)
    if away:
        found["sentences away"] = math.log(away)
        found["shared words"] = min(3, len(one.words & new.words)) / 3
    found["tellings away"] = math.log(at[1] - at[0])
    return found


def are_two(found: Mapping[str, float]) -> bool:
    """Return whether the signs rule out one happening, however much else speaks for it.

    Of some 230 pairs of other days in the labelled documents three were retellings, all of days that the coder mistook.
    """
    strangers = "actor: other country" in found and "recipient: other country" in found
    return strangers or not _FOR_SURE.isdisjoint(found)


def _of_each(one: Traits, new: Traits) -> Iterator[str]:
    """Yield what kind of deed each tells: "responsibility" and "deaths" tell again, "war" mostly does not."""
    type_ = new.telling.event.type
    if one.kind:
        yield f"first {type_} {one.kind}"
    if new.kind:
        yield f"then {type_} {new.kind}"
    if one.plural:
        yield "first plural"
    yield "statuses " + " and ".join(sorted((one.telling.event.status, new.telling.event.status)))


def _of_new(new: Traits) -> Iterator[str]:
    """Yield what the new telling alone tells."""
    event = new.telling.event
    yield f"type {event.type}"
    if new.plural:
        yield "then plural"
    if new.definite:
        yield "definite"
        if event.type in _OF_WORDS:
            yield "definite, of words"
    if new.another:
        yield "another"
    elif not event.place and not event.first:
        if new.definite:
            yield "definite, without place and day"
        if not event.parties:
            yield "no party, place or day"
    if not event.parties:
        yield "no party"
    if not event.actors:
        yield "no actor"
        yield f"no actor, {_family(new)}"
    if not event.recipients:
        yield "no recipient"


def _standing(one: Traits, new: Traits, at: tuple[int, int]) -> Iterator[str]:
    """Yield where the two stand among those of their type, weighed for types that are alike.

    The first is often what the news is; of attacks one is told again and again, of words few are.
    """
    family = _family(new)
    for sign, holds in (
        ("the first of its type", at[0] == 0),
        ("one after the other", at[1] - at[0] == 1),
        ("first in the lead", (one.telling.event.sentence or 0) <= 1),
    ):
        if holds:
            yield sign
            yield f"{sign}, {family}"
    if (new.telling.event.sentence or 0) <= 1:
        yield "both in the lead"


def _family(traits: Traits) -> str:
    return _FAMILY.get(traits.telling.event.type, "help")


def _sentences_away(one: Traits, new: Traits) -> int:
    return abs((one.telling.event.sentence or 0) - (new.telling.event.sentence or 0))


def _wording(one: Traits, new: Traits) -> Iterator[str]:
    type_ = new.telling.event.type
    if one.trigger & new.trigger:
        yield "same word"
    elif type_ in _OF_WORDS:
        yield "other word, of words"
    if _goes_on_beyond(one, new) or _goes_on_beyond(new, one):
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


def _goes_on_beyond(lasting: Traits, deed: Traits) -> bool:
    return bool(lasting.trigger & LASTING) and not deed.trigger & LASTING and deed.kind not in _AS_LONG


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
