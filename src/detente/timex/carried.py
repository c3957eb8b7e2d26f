"""The day of a happening that is told again: "Troops shelled the town on Monday. The attack ..."."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.records import Parse, TimeMention

FARTHEST = 2
"""Sentences back to which "the attack" may refer."""

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_GENERIC_VERBS = frozenset(
    {
        "join",
        "attend",
        "hold",
        "visit",
        "carry",
        "conduct",
        "launch",
        "make",
        "happen",
        "begin",
        "lead",
        "stage",
    }
)


def refers_back(parse: Parse, head: int) -> bool:
    """Return whether the trigger is, or carries, a definite noun with nothing that sets it apart.

    "the attack", "these strikes", "joined the talks" tell of something known; "the attack on Erbil in
    May" and "the Kabul attack" may be another one.
    """
    token = parse.tokens[head]
    if token.pos == "NOUN":
        return _is_bare_definite(parse, head)
    if token.lemma not in _GENERIC_VERBS:
        return False
    return any(
        parse.tokens[o].pos == "NOUN" and _is_bare_definite(parse, o) for o in parse.children(head, "dobj")
    )


def _is_bare_definite(parse: Parse, noun: int) -> bool:
    determined = any(parse.tokens[d].text.lower() in _DEFINITE for d in parse.children(noun, "det"))
    apart = parse.children(noun, "relcl", "nummod", "poss", "compound")
    in_place = [
        p
        for p in parse.children(noun, "prep")
        if parse.tokens[p].text.lower() in {"of", "in", "between", "against"}
    ]
    return determined and not apart and not in_place


@dataclass(slots=True)
class ToldTimes:
    """What a document told of so far: for each event type the last dated happening. One for each document."""

    _told: dict[str, tuple[int, TimeMention]] = field(default_factory=dict)

    def time_of(self, parse: Parse, head: int, type_: str, time: TimeMention | None) -> TimeMention | None:
        """Return the event's own `time`, or that of what it refers back to; events come in text order."""
        if time is not None:
            self._told[type_] = (parse.sentence, time)
            return time
        if type_ not in self._told or not refers_back(parse, head):
            return None
        sentence, told = self._told[type_]
        if not 0 <= parse.sentence - sentence <= FARTHEST:
            return None
        self._told[type_] = (parse.sentence, told)
        return told
